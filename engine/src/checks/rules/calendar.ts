/** Dates and durations that no work fits into. */
import { summarize } from '../../draws/summary.js';
import { dayOf } from '../../graph/queries/known.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { formatMedian } from '../../quantity/format.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven, phases, pointAt } from './context.js';

/** Is the deadline given, and not after the start? Then nothing else is to be said of it. */
export function endsBeforeItStarts(block: BlockResult): boolean {
  const [start, deadline] = ['start', 'deadline'].map(path => block.known.get(path)?.number?.draws);
  return start !== undefined && deadline !== undefined && summarize(deadline).p50 <= summarize(start).p50;
}

export function deadlineOrder(block: BlockResult): Problem[] {
  const [start, deadline] = [block.known.get('start')?.number, block.known.get('deadline')?.number];
  if (!phases.has(block.merged.ref.kind) || start === undefined || deadline === undefined || !endsBeforeItStarts(block)) return [];
  const [first, second] = [ownGiven(block, 'start')?.expr, ownGiven(block, 'deadline')?.expr];
  if (first === undefined && second === undefined) return [];
  const isSwapped = first !== undefined && second !== undefined && summarize(deadline.draws).p50 < summarize(start.draws).p50;
  return [
    at(block, second === undefined ? 'start' : 'deadline', {
      kind: 'deadline-order',
      begins: dayOf(start) ?? '',
      deadline: dayOf(deadline) ?? '',
      swap: isSwapped ? { first, second } : null,
    }),
  ];
}

/** Amounts of work that do not come from the days themselves, largest first in meaning. */
const work = ['flop', 'gpu_hours', 'tokens', 'cost'];

/** Where the days are held against hours and accelerators that are given, that comparison tells it. */
export function noTime(block: BlockResult): Problem[] {
  const written = ownGiven(block, 'days');
  if (!phases.has(block.merged.ref.kind) || written === undefined || pointAt(block, 'days') !== 0) return [];
  const isTold = block.problems.some(
    problem => problem.kind === 'contradiction' && (problem.property === 'days' || problem.inputs.includes('days')),
  );
  const amount = work.map(path => block.known.get(path)).find(known => known?.range !== null && known !== undefined && known.range.p50 > 0);
  if (isTold || amount?.range === null || amount === undefined) return [];
  const { path, end } = written.node;
  return [
    at(block, 'days', {
      kind: 'no-time',
      block: block.merged.ref.name,
      amount: formatMedian(amount.range, amount.unit),
      value: { start: path.end, end },
    }),
  ];
}
