/** Degrees of parallelism that must divide heads and accelerators. */
import type { BlockResult } from '../graph/queries/results.js';
import type { Problem } from '../schema/problem.js';
import { at, ownGiven, phases, pointAt, type RuleContext } from './rule-context.js';

export function layout(block: BlockResult, context: RuleContext): Problem[] {
  const isLaidOut = [...block.merged.givens.keys()].some(path => path.startsWith('parallelism.') && ownGiven(block, path) !== undefined);
  return phases.has(block.merged.ref.kind) && isLaidOut ? [...headsOverDevices(block, context), ...product(block)] : [];
}

function headsOverDevices(block: BlockResult, context: RuleContext): Problem[] {
  const degree = pointAt(block, 'parallelism.tp');
  const heads = context.number(block, 'model.heads');
  if (degree === undefined || heads === undefined || degree < 1 || ownGiven(block, 'parallelism.tp') === undefined || Number.isInteger(heads / degree)) return [];
  const divisor = largestDivisor(heads, degree);
  return [at(block, 'parallelism.tp', { kind: 'layout', fault: 'heads', product: degree, of: heads, repair: divisor === undefined ? null : String(divisor) })];
}

/** The largest whole divisor that is not above a degree; `undefined` where the number is not whole. */
function largestDivisor(whole: number, most: number): number | undefined {
  if (!Number.isInteger(whole) || whole < 1 || whole > 1e6) return undefined;
  for (let divisor = Math.floor(Math.min(most, whole)); divisor > 1; divisor--) if (whole % divisor === 0) return divisor;
  return 1;
}

/** What one copy of the model takes, times the copies, is the count. Where all degrees are given the two statements are compared as an identity. */
function product(block: BlockResult): Problem[] {
  const inner = ['tp', 'pp', 'cp'].map(degree => `parallelism.${degree}`);
  const degrees = inner.map(path => pointAt(block, path) ?? 1);
  const copies = block.merged.givens.has('parallelism.dp') ? pointAt(block, 'parallelism.dp') : undefined;
  const count = pointAt(block, 'count');
  const isCompared = copies !== undefined && inner.every(path => block.merged.givens.has(path));
  const taken = degrees.reduce((all, each) => all * each, copies ?? 1);
  if (count === undefined || isCompared || taken <= 0) return [];
  const isEven = copies === undefined ? Number.isInteger(count / taken) : count === taken;
  if (isEven) return [];
  const place = ['parallelism.dp', 'count', ...inner].find(path => ownGiven(block, path) !== undefined) ?? 'count';
  return [at(block, place, { kind: 'layout', fault: 'count', product: taken, of: count, repair: repairOf(place, taken, count, copies) })];
}

function repairOf(place: string, taken: number, count: number, copies: number | undefined): string | null {
  if (place === 'parallelism.dp' && copies !== undefined) {
    const left = count / (taken / copies);
    return Number.isInteger(left) && left > 0 ? String(left) : null;
  }
  if (place !== 'count') return null;
  const nearest = copies === undefined ? Math.max(1, Math.round(count / taken)) * taken : taken;
  return Number.isInteger(nearest) && nearest < 1e15 ? String(nearest) : null;
}
