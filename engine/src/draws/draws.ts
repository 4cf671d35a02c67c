/** A value is a point or a vector of draws; all vectors of one analysis have the same length. */
export type Draws = number | Float64Array;

/** Whether the value is certain: one number instead of a vector of draws. */
export function isPoint(value: Draws): value is number {
  return typeof value === 'number';
}

/** A point as a vector of one: with its index masked to 0 it meets a vector in the same loop. */
export function vectorOf(value: Draws): Float64Array {
  return typeof value === 'number' ? Float64Array.of(value) : value;
}

/** What to mask the index of a draw with: nothing for a vector, everything for a point. */
export function maskOf(value: Draws): number {
  return typeof value === 'number' ? 0 : -1;
}

/** A new vector as long as the vector among the two. */
export function resultFor(a: Draws, b: Draws): Float64Array {
  return new Float64Array(Math.max(typeof a === 'number' ? 0 : a.length, typeof b === 'number' ? 0 : b.length));
}
