import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lognormalRange, normal } from '../../../engine/src/draws/distributions.js';
import { valuesAtRanks } from '../../../engine/src/draws/order-statistics.js';
import { uniforms } from '../../../engine/src/draws/sobol.js';
import { countNotFinite, countUnusable, largestDraw, quantile, share, summarize } from '../../../engine/src/draws/summary.js';

/** By the definition: sorted, position q·n − 1/2, straight lines between. */
function sortedQuantile(values: Float64Array, q: number): number {
  const sorted = values.slice().sort();
  const position = Math.min(values.length - 1, Math.max(0, q * values.length - 0.5));
  const weight = position - Math.floor(position);
  return sorted[Math.floor(position)]! * (1 - weight) + sorted[Math.ceil(position)]! * weight;
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const tied = fc.integer({ min: -2, max: 2 });
const outlying = fc.integer({ min: -300, max: 300 }).map(exponent => 10 ** exponent);
const vector = fc
  .oneof(finite, tied, outlying, fc.double({ min: 0, max: 1, noNaN: true }))
  .chain(first => fc.array(fc.oneof(finite, tied, outlying, fc.constant(first)), { minLength: 1, maxLength: 400 }))
  .map(values => Float64Array.from(values));

describe('summary of draws', () => {
  it('has the percentiles of the sorted draws, exactly', () => {
    fc.assert(
      fc.property(vector, values => {
        const before = values.slice();
        const { p5, p50, p95 } = summarize(values);
        assert.deepEqual(
          [p5, p50, p95],
          [0.05, 0.5, 0.95].map(q => sortedQuantile(values, q)),
        );
        assert.deepEqual(values, before);
      }),
      { numRuns: 400 },
    );
  });

  it('has them for many draws of every shape', () => {
    const u = uniforms('x', 1, 4096);
    const shapes = [
      normal(u, 0, 1),
      lognormalRange(u, 1e-4, 1e4),
      lognormalRange(u, 1e-40, 1e40),
      u.map(x => (x < 0.5 ? 0 : 1)),
      u.map(x => (x < 0.999 ? 0 : x)),
      u.map((_, i) => 10 ** (300 - i)),
      u.map(() => 3),
      u.map(x => x * Number.MIN_VALUE * 1000),
      u.map(x => (2 * x - 1) * 1.7e308),
      u.map((x, i) => (i % 64 === 0 ? 5 : x)),
    ];
    for (const shape of shapes) {
      const { p5, p50, p95 } = summarize(shape);
      assert.deepEqual(
        [p5, p50, p95],
        [0.05, 0.5, 0.95].map(q => sortedQuantile(shape, q)),
      );
    }
  });

  it('owes nothing to the summary before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(vector, fc.integer({ min: 1, max: 30 })), { minLength: 2, maxLength: 6 }), pieces => {
        // Lengths and shapes in turn: a long one, a short one, one whose values crowd into a bin.
        for (const [values, times] of pieces) {
          const long = Float64Array.from({ length: values.length * times }, (_, i) => values[i % values.length]! + (i % 3 === 0 ? i : 0));
          const { p5, p50, p95 } = summarize(long);
          if (countNotFinite(long) === 0)
            assert.deepEqual(
              [p5, p50, p95],
              [0.05, 0.5, 0.95].map(q => sortedQuantile(long, q)),
            );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes -0 to lie below 0, as sorting does', () => {
    const values = Float64Array.from({ length: 300 }, (_, i) => (i % 5 === 0 ? -1 - i : i % 2 === 0 ? 0 : -0));
    const sorted = values.slice().sort();
    const ranks = Array.from({ length: 300 }, (_, rank) => rank);
    assert.deepEqual(valuesAtRanks(values, ranks), [...sorted]);
  });

  it('has the mean, stable where naive summing is not', () => {
    assert.deepEqual(summarize(Float64Array.of(1, 2, 3, 6)), { p5: 1, p50: 2.5, p95: 6, mean: 3 });
    const tenths = new Float64Array(1_000_000).fill(0.1);
    assert.ok(Math.abs(share(tenths) - 0.1) < 1e-15);
    const naive = tenths.reduce((sum, x) => sum + x, 0) / tenths.length;
    assert.ok(Math.abs(naive - 0.1) > 1e-13);
    for (let length = 1; length < 1100; length += 13) {
      const values = Float64Array.from({ length }, (_, i) => i);
      assert.equal(share(values), (length - 1) / 2);
    }
  });

  it('of a point is the point four times', () => {
    assert.deepEqual(summarize(7), { p5: 7, p50: 7, p95: 7, mean: 7 });
    assert.equal(quantile(7, 0.9), 7);
    assert.equal(share(1), 1);
  });

  it('is no number when a draw is not finite', () => {
    for (const draw of [NaN, Infinity, -Infinity]) {
      const values = uniforms('x', 1, 300);
      values[17] = draw;
      assert.deepEqual(summarize(values), { p5: NaN, p50: NaN, p95: NaN, mean: NaN });
      assert.equal(quantile(values, 0.5), NaN);
      assert.equal(countNotFinite(values), 1);
    }
    assert.equal(countNotFinite(Float64Array.of(1, Infinity, NaN, -Infinity, 1e308)), 3);
    assert.deepEqual([countNotFinite(3), countNotFinite(NaN)], [0, 1]);
    assert.deepEqual(summarize(new Float64Array(0)), { p5: NaN, p50: NaN, p95: NaN, mean: NaN });
  });
});

it('unusable draws are counted wherever they stand', () => {
  const draw = fc.oneof(
    { weight: 6, arbitrary: fc.double({ noNaN: true, min: -1e3, max: 1e3 }) },
    { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1e301, -1e301, largestDraw) },
  );
  fc.assert(
    fc.property(fc.array(draw, { maxLength: 40 }), draws => {
      assert.equal(countUnusable(Float64Array.from(draws)), draws.filter(each => !(Math.abs(each) <= largestDraw)).length);
    }),
  );
});

describe('quantile', () => {
  it('agrees with the sorted draws at any share', () => {
    fc.assert(
      fc.property(vector, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        assert.equal(quantile(values, q), sortedQuantile(values, q));
      }),
      { numRuns: 300 },
    );
  });

  it('stops at the ends', () => {
    const values = Float64Array.of(3, 1, 2);
    assert.deepEqual([quantile(values, -1), quantile(values, 2), quantile(values, NaN)], [1, 3, NaN]);
  });
});

it('values at several ranks are those of the sorted vector', () => {
  const values = lognormalRange(uniforms('y', 2, 5000), 1, 1e6);
  const sorted = values.slice().sort();
  const ranks = [0, 0, 1, 249, 250, 2500, 4998, 4999];
  assert.deepEqual(
    valuesAtRanks(values, ranks),
    ranks.map(rank => sorted[rank]),
  );
});
