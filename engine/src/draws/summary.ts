/** What is reported of a vector of draws: percentiles, mean, shares. */
import type { Summary } from '../estimate.js';
import type { Draws } from './draws.js';
import { valuesAtRanks } from './order-statistics.js';

const noSummary: Summary = { p5: NaN, p50: NaN, p95: NaN, mean: NaN };

/**
 * P5, P50, P95 and mean. A point has all four equal. With draws that are not finite all four are not numbers: count those first
 * with `countNotFinite` to say why.
 */
export function summarize(d: Draws): Summary {
  if (typeof d === 'number') return { p5: d, p50: d, p95: d, mean: d };
  let known = summaries.get(d);
  if (known === undefined) summaries.set(d, (known = summarizeVector(d)));
  return known;
}

/** One vector is often many values: a price read by every phase, a part of a budget. Vectors are never written to once they are made. */
const summaries = new WeakMap<Float64Array, Summary>();

/** The same of a work space that will be written over: nothing is remembered of it. */
export const summarizeWorkspace = (d: Draws): Summary => (typeof d === 'number' ? summarize(d) : summarizeVector(d));

function summarizeVector(d: Float64Array): Summary {
  const mean = share(d);
  // A finite sum has finite parts only; the sum of finite parts may be too large all the same.
  if (!Number.isFinite(mean) && (d.length === 0 || countNotFinite(d) > 0)) return noSummary;
  const [p5, p50, p95] = quantiles(d, [0.05, 0.5, 0.95]);
  return { p5: p5!, p50: p50!, p95: p95!, mean };
}

/**
 * The value below which a share `q` of the draws lies; `q` outside 0..1 counts as the nearer end. Not a number when a draw is not finite.
 */
export function quantile(d: Draws, q: number): number {
  if (typeof d === 'number') return d;
  if (d.length === 0 || Number.isNaN(q) || countNotFinite(d) > 0) return NaN;
  return quantiles(d, [Math.min(1, Math.max(0, q))])[0]!;
}

/**
 * Exact order statistics joined by straight lines, with the draws at the centres of n equal steps (A. Hazen, 1914): the convention
 * that fits draws from the centres of strata. `shares` rise.
 */
function quantiles(values: Float64Array, shares: readonly number[]): number[] {
  const last = values.length - 1;
  const positions = shares.map(share => Math.min(last, Math.max(0, share * values.length - 0.5)));
  const found = valuesAtRanks(
    values,
    positions.flatMap(position => [Math.floor(position), Math.ceil(position)]),
  );
  return positions.map((position, index) => {
    const below = found[2 * index]!;
    const above = found[2 * index + 1]!;
    const weight = position - Math.floor(position);
    return below * (1 - weight) + above * weight;
  });
}

/** The mean of all draws; of a comparison, the share of draws in which it holds. */
export function share(d: Draws): number {
  return typeof d === 'number' ? d : sum(d, 0, d.length) / d.length;
}

/** The smallest and the largest draw; of no draws, infinite ends the wrong way round. */
export function extremes(d: Draws): readonly [low: number, high: number] {
  if (typeof d === 'number') return [d, d];
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < d.length; i++) {
    const draw = d[i]!;
    if (draw < low) low = draw;
    if (draw > high) high = draw;
  }
  return [low, high];
}

/** How many draws are infinite or not numbers; for a point 0 or 1. */
export function countNotFinite(d: Draws): number {
  if (typeof d === 'number') return Number.isFinite(d) ? 0 : 1;
  let count = 0;
  // Infinity minus itself is not a number, and a finite number minus itself is 0.
  for (let i = 0; i < d.length; i++) if (d[i]! - d[i]! !== 0) count++;
  return count;
}

/** Beyond this a sum of draws leaves what a number can hold, so that a mean would be infinite where every draw is finite. */
export const largestDraw = 1e300;

/** How many draws cannot be worked with: not finite, or beyond `largestDraw`. */
export function countUnusable(d: Draws): number {
  if (typeof d === 'number') return Math.abs(d) <= largestDraw ? 0 : 1;
  let count = 0;
  for (let i = firstUnusable(d); i < d.length; i++) if (!(Math.abs(d[i]!) <= largestDraw)) count++;
  return count;
}

/** Where counting has to begin: four at a time are passed over in half the time that counting takes, and nearly always all are usable. */
function firstUnusable(d: Float64Array): number {
  let i = 0;
  while (
    i + 3 < d.length &&
    Math.abs(d[i]!) <= largestDraw &&
    Math.abs(d[i + 1]!) <= largestDraw &&
    Math.abs(d[i + 2]!) <= largestDraw &&
    Math.abs(d[i + 3]!) <= largestDraw
  )
    i += 4;
  return i;
}

/** Halves are summed apart, so that rounding grows with the logarithm of the count; four running sums hide the latency of an addition. */
function sum(values: Float64Array, start: number, end: number): number {
  if (end - start > 256) {
    const middle = start + 4 * ((end - start) >>> 3);
    return sum(values, start, middle) + sum(values, middle, end);
  }
  // One by one: taken out of an array they would be boxed, one box for each value summed.
  let a = 0;
  let b = 0;
  let c = 0;
  let e = 0;
  let i = start;
  for (; i + 3 < end; i += 4) {
    a += values[i]!;
    b += values[i + 1]!;
    c += values[i + 2]!;
    e += values[i + 3]!;
  }
  for (; i < end; i++) a += values[i]!;
  return a + b + (c + e);
}
