/**
 * Distributions: each turns uniform numbers between 0 and 1 into draws by its quantile function, so that the order and the stratification
 * of the uniforms carry over. Parameters that describe no distribution give draws that are not numbers; the caller checks them first to say
 * why.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { normalQuantiles } from './normal-quantile.js';

/** Standard deviations from the median to P95 of a normal distribution. */
export const deviationsToP95 = 1.6448536269514722;

/** Lognormal with these 5th and 95th percentiles, both above 0. */
export function lognormalRange(u: Float64Array, p5: number, p95: number): Float64Array {
  return exponentialOfNormal(u, (Math.log(p5) + Math.log(p95)) / 2, (Math.log(p95) - Math.log(p5)) / (2 * deviationsToP95));
}

/** Lognormal with this mean and standard deviation of the value itself, not of its logarithm; the mean is above 0. */
export function lognormal(u: Float64Array, mean: number, sd: number): Float64Array {
  const variance = Math.log1p((sd / mean) ** 2);
  return exponentialOfNormal(u, Math.log(mean) - variance / 2, sd < 0 ? NaN : Math.sqrt(variance));
}

function exponentialOfNormal(u: Float64Array, centre: number, spread: number): Float64Array {
  const draws = normalQuantiles(u);
  for (let i = 0; i < draws.length; i++) draws[i] = Math.exp(centre + spread * draws[i]!);
  return draws;
}

/** Draws around a median whose logarithm has this standard deviation, below 0 for those that go the other way, and no draw above `most`. */
export function around(median: number, deviation: number, normals: Float64Array, most = Infinity): Float64Array {
  const draws = new Float64Array(normals.length);
  for (let i = 0; i < draws.length; i++) draws[i] = Math.min(most, median * Math.exp(deviation * normals[i]!));
  return draws;
}

/** For shares: the log-odds are normal, and these are the 5th and 95th percentiles, both strictly between 0 and 1. */
export function logitNormalRange(u: Float64Array, p5: number, p95: number): Float64Array {
  const centre = (logOdds(p5) + logOdds(p95)) / 2;
  const spread = (logOdds(p95) - logOdds(p5)) / (2 * deviationsToP95);
  const draws = normalQuantiles(u);
  for (let i = 0; i < draws.length; i++) draws[i] = 1 / (1 + Math.exp(-(centre + spread * draws[i]!)));
  return draws;
}

function logOdds(share: number): number {
  return Math.log(share) - Math.log1p(-share);
}

/** Equally likely anywhere between hard bounds. */
export function uniform(u: Float64Array, a: number, b: number): Float64Array {
  const draws = new Float64Array(u.length);
  for (let i = 0; i < u.length; i++) draws[i] = a + (b - a) * u[i]!;
  return draws;
}

/** Every factor of two between hard bounds equally likely; both bounds are above 0. */
export function logUniform(u: Float64Array, a: number, b: number): Float64Array {
  const start = Math.log(a);
  const width = Math.log(b) - start;
  const draws = new Float64Array(u.length);
  for (let i = 0; i < u.length; i++) draws[i] = Math.exp(start + width * u[i]!);
  return draws;
}

/** Normal with this mean and standard deviation, which is not negative. */
export function normal(u: Float64Array, mean: number, sd: number): Float64Array {
  const spread = sd < 0 ? NaN : sd;
  const draws = normalQuantiles(u);
  for (let i = 0; i < draws.length; i++) draws[i] = mean + spread * draws[i]!;
  return draws;
}

/** Triangular between `lo` and `hi` with its peak at `mode`: `lo <= mode <= hi`. */
export function triangular(u: Float64Array, lo: number, mode: number, hi: number): Float64Array {
  const draws = new Float64Array(u.length);
  if (!(lo <= mode && mode <= hi)) return draws.fill(NaN);
  if (lo === hi) return draws.fill(lo);
  const width = hi - lo;
  const turn = (mode - lo) / width;
  for (let i = 0; i < u.length; i++) {
    const x = u[i]!;
    draws[i] = x < turn ? lo + Math.sqrt(x * width * (mode - lo)) : hi - Math.sqrt((1 - x) * width * (hi - mode));
  }
  return draws;
}

/** Beta with these two shapes, both above 0. */
export function beta(u: Float64Array, a: number, b: number): Float64Array {
  const draws = new Float64Array(u.length);
  const quantile = betaQuantile.factory(a, b);
  for (let i = 0; i < u.length; i++) draws[i] = quantile(u[i]!);
  return draws;
}
