import { ranksOf } from './ranks.js';

export { ranksOf } from './ranks.js';

/**
 * Spearman's rank correlation, -1 to 1; equal values share the mean of their ranks. 0 where nothing can be seen: a constant, draws that
 * are not numbers, vectors of different length.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  return a.length === b.length && isComparable(a) && isComparable(b) ? correlationOfRanks(ranksOf(a), ranksOf(b)) : 0;
}

function isComparable(values: Float64Array): boolean {
  return !values.some(Number.isNaN);
}

/** The same from ranks, for callers that compare one vector with many and keep its ranks. */
export function correlationOfRanks(a: Float64Array, b: Float64Array): number {
  // Ranks from 0 have this mean, ties or not.
  const mean = (a.length - 1) / 2;
  let together = 0;
  let alone = 0;
  let other = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]! - mean;
    const y = b[i]! - mean;
    together += x * y;
    alone += x * x;
    other += y * y;
  }
  return alone === 0 || other === 0 ? 0 : together / Math.sqrt(alone * other);
}
