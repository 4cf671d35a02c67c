/** What lasts at the same time, against counting at every moment. */
import assert from 'node:assert/strict';
import { largestSum, type Lasting } from '../../../engine/src/draws/largest-sum.js';

const lasting = (amount: Lasting['amount'], start: Lasting['start'], end: Lasting['end']): Lasting => ({ amount, start, end });

describe('the largest sum of what lasts', () => {
  it('of points is a point', () => {
    assert.equal(largestSum([]), 0);
    assert.equal(largestSum([lasting(1, 0, 10), lasting(2, 5, 6), lasting(4, 7, 8)]), 5);
    assert.equal(largestSum([lasting(1, 0, 10), lasting(2, 10, 20)]), 2);
    assert.equal(largestSum([lasting(1, 0, 10), lasting(2, 5, 5)]), 1);
    assert.equal(largestSum([lasting(3, 4, 2)]), 0);
  });

  it('is decided in each draw', () => {
    const ends = Float64Array.of(5, 15, NaN);
    assert.deepEqual([...(largestSum([lasting(1, 0, ends), lasting(Float64Array.of(2, 3, 4), 10, 20)]) as Float64Array)], [2, 4, NaN]);
    assert.deepEqual([...(largestSum([lasting(Float64Array.of(1, NaN), 0, 10), lasting(2, 5, 20)]) as Float64Array)], [3, NaN]);
  });

  it('is the largest at any beginning', () => {
    const pseudo = (seed: number): number => (seed * 7919) % 101;
    const all = Array.from({ length: 60 }, (_, index) => ({
      amount: 1 + pseudo(index + 1),
      start: pseudo(3 * index + 2),
      end: pseudo(3 * index + 2) + pseudo(5 * index + 7),
    }));
    const runningAt = (moment: number): number =>
      all.reduce((sum, { amount, start, end }) => sum + (start <= moment && moment < end ? amount : 0), 0);
    assert.equal(largestSum(all), Math.max(...all.map(({ start }) => runningAt(start))));
  });
});
