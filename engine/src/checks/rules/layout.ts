/** Degrees of parallelism that must divide heads and accelerators. */
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven, phases, pointAt, type RuleContext } from './context.js';

export function layout(block: BlockResult, context: RuleContext): Problem[] {
  const isLaidOut = [...block.merged.givens.keys()].some(path => path.startsWith('parallelism.') && ownGiven(block, path) !== undefined);
  if (!phases.has(block.merged.ref.kind) || !isLaidOut) return [];
  // A degree that must change for the heads changes the product: that is judged after it.
  const heads = headsOverDevices(block, context);
  return heads.length > 0 ? heads : product(block, context);
}

function headsOverDevices(block: BlockResult, context: RuleContext): Problem[] {
  const degree = pointAt(block, 'parallelism.tp');
  const heads = context.number(block, 'model.heads');
  if (
    degree === undefined ||
    heads === undefined ||
    degree < 1 ||
    ownGiven(block, 'parallelism.tp') === undefined ||
    Number.isInteger(heads / degree)
  )
    return [];
  // A divisor that leaves the count uneven would trade one finding for another: one that serves both, where there is one.
  const rest = countOverOthers(block, 'parallelism.tp');
  const divisor = largestDivisor(degree, heads, ...rest) ?? largestDivisor(degree, heads);
  return [
    at(block, 'parallelism.tp', {
      kind: 'layout',
      fault: 'heads',
      product: degree,
      of: heads,
      repair: divisor === undefined ? null : String(divisor),
    }),
  ];
}

/** The largest whole divisor of all these numbers that is not above a degree; `undefined` where one of them is not whole. */
function largestDivisor(most: number, ...wholes: readonly number[]): number | undefined {
  if (wholes.some(whole => !Number.isInteger(whole) || whole < 1)) return undefined;
  const least = Math.min(...wholes);
  if (least > 1e6) return undefined;
  for (let divisor = Math.floor(Math.min(most, least)); divisor > 1; divisor--)
    if (wholes.every(whole => whole % divisor === 0)) return divisor;
  return 1;
}

/** What is left of the count for one degree when the others are as they are; empty while the count is not known. */
function countOverOthers(block: BlockResult, degree: string): readonly number[] {
  const count = pointAt(block, 'count');
  const others = [...innerDegrees, ...(block.merged.givens.has('parallelism.dp') ? ['parallelism.dp'] : [])].filter(
    path => path !== degree,
  );
  return count === undefined ? [] : [count / others.reduce((all, path) => all * (pointAt(block, path) ?? 1), 1)];
}

const innerDegrees = ['tp', 'pp', 'cp'].map(degree => `parallelism.${degree}`);

/**
 * What one copy of the model takes, times the copies, is the count. Where all degrees are given the two statements are compared as an
 * identity.
 */
function product(block: BlockResult, context: RuleContext): Problem[] {
  const degrees = innerDegrees.map(path => pointAt(block, path) ?? 1);
  const copies = block.merged.givens.has('parallelism.dp') ? pointAt(block, 'parallelism.dp') : undefined;
  const count = pointAt(block, 'count');
  const isCompared = copies !== undefined && innerDegrees.every(path => block.merged.givens.has(path));
  const taken = degrees.reduce((all, each) => all * each, copies ?? 1);
  if (count === undefined || isCompared || taken <= 0) return [];
  const isEven = copies === undefined ? Number.isInteger(count / taken) : count === taken;
  if (isEven) return [];
  const written = ['parallelism.dp', 'count', ...innerDegrees].filter(path => ownGiven(block, path) !== undefined);
  // Of several degrees the one is at fault that could be mended.
  const place = written.find(path => !innerDegrees.includes(path) || smallerDegree(block, path, context) !== null) ?? written[0] ?? 'count';
  return [
    at(block, place, {
      kind: 'layout',
      fault: 'count',
      product: taken,
      of: count,
      repair: repairOf(block, place, context, { taken, count, copies }),
    }),
  ];
}

interface Product {
  readonly taken: number;
  readonly count: number;
  readonly copies: number | undefined;
}

function repairOf(block: BlockResult, place: string, context: RuleContext, { taken, count, copies }: Product): string | null {
  if (place === 'parallelism.dp' && copies !== undefined) {
    const left = count / (taken / copies);
    return Number.isInteger(left) && left > 0 ? String(left) : null;
  }
  if (place !== 'count') return smallerDegree(block, place, context);
  const nearest = copies === undefined ? Math.max(1, Math.round(count / taken)) * taken : taken;
  return Number.isInteger(nearest) && nearest < 1e15 ? String(nearest) : null;
}

/** The largest degree below the one written that divides what is left of the count, and the heads where it cuts those. */
function smallerDegree(block: BlockResult, place: string, context: RuleContext): string | null {
  const heads = place === 'parallelism.tp' ? context.number(block, 'model.heads') : undefined;
  const divisor = largestDivisor(pointAt(block, place) ?? 1, ...countOverOthers(block, place), ...(heads === undefined ? [] : [heads]));
  return divisor === undefined ? null : String(divisor);
}
