/** Derivative models of everybody beside the budget of one organisation: two totals, which shares must not mix. */
import { add, divide } from '../../draws/arithmetic.js';
import { summarize } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven } from './context.js';

/** A budget of pre-training alone has no shares that one could mistake. */
const nearlyAll = 0.999;

export function twoTotals(block: BlockResult): Problem[] {
  const written = block.merged.ref.kind === 'budget' ? ownGiven(block, 'derivatives') : undefined;
  const [total, others, times] = ['gpu_hours', 'ecosystem.gpu_hours', 'derivatives'].map(path => block.known.get(path)?.number?.draws);
  if (written === undefined || total === undefined || others === undefined || times === undefined) return [];
  const ratio = summarize(divide(others, total));
  if (!(ratio.p5 > 1)) return [];
  // Derivatives are multiples of the pre-training: what they multiply is the pre-training.
  const pretraining = divide(others, times);
  const alone = summarize(divide(pretraining, total)).p50;
  if (!(alone < nearlyAll)) return [];
  return [
    at(block, 'derivatives', {
      kind: 'two-totals',
      ecosystem: block.known.get('ecosystem.gpu_hours')!.range!.p50,
      low: ratio.p5,
      high: ratio.p95,
      share: summarize(divide(pretraining, add(total, others))).p50,
      alone,
    }),
  ];
}
