/** Numbers of a plan against numbers of a paper. */
import assert from 'node:assert/strict';

/**
 * Fails when `actual` lies further from `expected` than this part of it. Without a tolerance only rounding of the arithmetic is forgiven.
 */
export function near(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(Math.abs(actual / expected - 1) <= tolerance, `${actual} is not ${expected}`);
}
