import assert from 'node:assert/strict';
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import referenceQuantile from '@stdlib/stats-base-dists-normal-quantile';
import fc from 'fast-check';
import {
  beta,
  logitNormalRange,
  lognormal,
  lognormalRange,
  logUniform,
  normal,
  triangular,
  uniform,
} from '../../../engine/src/draws/distributions.js';
import { normalQuantiles } from '../../../engine/src/draws/normal-quantile.js';
import { uniforms } from '../../../engine/src/draws/sobol.js';
import { summarize } from '../../../engine/src/draws/summary.js';

const n = 4096;
const u = uniforms('x', 1, n);
const positive = fc.double({ min: -20, max: 20, noNaN: true }).map(exponent => 10 ** exponent);

function isClose(found: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(found - expected) <= tolerance * Math.abs(expected), `${found}, not ${expected}`);
}

function standardDeviation(draws: Float64Array): number {
  const { mean } = summarize(draws);
  return Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length);
}

describe('quantiles of the normal distribution', () => {
  it('agree with the reference where that is exact', () => {
    const points = Float64Array.from([
      0.001,
      0.0749999,
      0.075,
      0.0750001,
      0.3,
      0.7,
      0.925,
      0.99,
      0.999,
      ...u.filter(x => x > 1e-3 && x < 0.999),
    ]);
    normalQuantiles(points).forEach((found, i) => isClose(found, referenceQuantile(points[i]!, 0, 1), 1e-13));
    assert.equal(normalQuantiles(Float64Array.of(0.5))[0], 0);
  });

  it('agree with published values far out, where the reference loses digits', () => {
    const published: [number, number][] = [
      [0.25, -0.6744897501960817],
      [0.001, -3.090232306167814],
      [1e-20, -9.262340089798408],
      [1e-12, -7.034483825301132],
    ];
    for (const [p, expected] of published) isClose(normalQuantiles(Float64Array.of(p))[0]!, expected, 1e-15);
    isClose(normalQuantiles(Float64Array.of(1e-300))[0]!, -37.0471, 1e-6);
  });

  it('are the same from the table of a stratum and computed one by one', () => {
    for (const count of [2, 7, 64, 1000, 4096]) {
      const centres = uniforms('x', 1, count);
      const together = normalQuantiles(centres);
      // In a vector of one, only 0.5 is the centre of a stratum.
      centres.forEach((centre, i) => assert.equal(normalQuantiles(Float64Array.of(centre))[0], together[i]));
      const beside = centres.map(centre => centre * 0.999);
      normalQuantiles(beside).forEach((found, i) => assert.equal(found, normalQuantiles(Float64Array.of(beside[i]!))[0]));
    }
  });

  it('end at infinity and do not answer outside', () => {
    assert.deepEqual([...normalQuantiles(Float64Array.of(0, 1, -0.1, 1.1, NaN))], [-Infinity, Infinity, NaN, NaN, NaN]);
  });
});

describe('a range', () => {
  it('has its ends as P5 and P95 to a tenth of a percent', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1, max: 1e4, noNaN: true }), (p5, ratio) => {
        const { p5: low, p50, p95: high } = summarize(lognormalRange(u, p5, p5 * ratio));
        isClose(low, p5, 1e-3);
        isClose(high, p5 * ratio, 1e-3);
        isClose(p50, p5 * Math.sqrt(ratio), 1e-3);
      }),
    );
  });

  it('of shares as well, and stays between 0 and 1', () => {
    const end = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(end, end, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const draws = logitNormalRange(u, low, high);
        isClose(summarize(draws).p5, low, 1e-3);
        isClose(summarize(draws).p95, high, 1e-3);
        assert.ok(draws.every(draw => draw > 0 && draw < 1));
      }),
    );
  });

  it('of one value is that value', () => {
    isClose(summarize(lognormalRange(u, 7, 7)).mean, 7, 1e-14);
    isClose(summarize(logitNormalRange(u, 0.4, 0.4)).mean, 0.4, 1e-14);
  });
});

describe('named distributions', () => {
  it('lognormal has the mean and the deviation of the value itself', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0, max: 1, noNaN: true }), (mean, relative) => {
        const draws = lognormal(u, mean, mean * relative);
        isClose(summarize(draws).mean, mean, 1e-3);
        assert.ok(Math.abs(standardDeviation(draws) - mean * relative) < 0.02 * mean);
      }),
    );
  });

  it('normal agrees with the reference quantile', () => {
    normal(u, -3, 2.5).forEach((draw, i) => assert.ok(Math.abs(draw - referenceQuantile(u[i]!, -3, 2.5)) < 1e-13));
    isClose(standardDeviation(normal(u, 10, 2)), 2, 2e-3);
  });

  it('uniform and log-uniform stay within their bounds and reach them', () => {
    assert.deepEqual(summarize(uniform(Float64Array.of(0.25, 0.5, 0.75), 2, 6)).p50, 4);
    const flat = logUniform(u, 1, 1e4);
    assert.ok(flat.every(draw => draw > 1 && draw < 1e4));
    isClose(summarize(flat).p50, 100, 1e-6);
    isClose(summarize(flat).p5, 10 ** 0.2, 1e-6);
  });

  it('triangular has the mean and the peak it was given', () => {
    const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(between(-10, 10), between(0.01, 5), between(0, 1), (lo, width, share) => {
        const [mode, hi] = [lo + width * share, lo + width];
        const draws = triangular(u, lo, mode, hi);
        assert.ok(Math.abs(summarize(draws).mean - (lo + mode + hi) / 3) < 1e-3 * width);
        const below = draws.filter(draw => draw < mode).length / n;
        assert.ok(Math.abs(below - share) < 1e-3);
      }),
    );
    assert.ok(triangular(u, 2, 2, 2).every(draw => draw === 2));
  });

  it('beta agrees with the reference quantile', () => {
    const few = u.subarray(0, 100);
    for (const [a, b] of [
      [2, 3],
      [0.5, 0.5],
      [30, 1],
    ] as const)
      beta(few, a, b).forEach((draw, i) => isClose(draw, betaQuantile(few[i]!, a, b), 1e-12));
    isClose(summarize(beta(u, 2, 3)).mean, 0.4, 1e-4);
  });

  it('give no number where the parameters describe none', () => {
    const wrong = [
      lognormalRange(u, -1, 2),
      lognormal(u, -1, 1),
      lognormal(u, 1, -1),
      normal(u, 1, -1),
      triangular(u, 3, 1, 2),
      beta(u, -1, 2),
      logUniform(u, -1, 2),
      logitNormalRange(u, 0.5, 1.5),
    ];
    for (const draws of wrong) assert.ok(draws.every(Number.isNaN));
  });
});
