/** exp(a k^b) fitted to the coverage that counts show, for whoever extrapolates far from few samples. */
import { powerCoverage } from './coverage.js';
import { maximize } from './maximize.js';
import { meanPassAtK, type PassCount } from './pass-at-k.js';

export interface PowerFit {
  readonly a: number;
  readonly b: number;
  /** Standard errors of ln(-a) and ln(-b), and how they go together. */
  readonly errors: { readonly logA: number; readonly logB: number; readonly correlation: number };
}

export interface CurvePoint {
  readonly k: number;
  readonly coverage: number;
}

/** Places along the curve, evenly on a log axis: more tell no more, since neighbours share their samples. */
const places = 24;

/** Coverage from 1 to `most` samples, each by the unbiased estimator. Empty where some problem has fewer samples. */
export function coverageCurve(counts: readonly PassCount[], most: number): readonly CurvePoint[] {
  const steps = [...new Set(Array.from({ length: places }, (_, i) => Math.round(most ** (i / (places - 1)))))];
  return steps.flatMap(k => {
    const coverage = meanPassAtK(counts, k);
    return coverage === undefined ? [] : [{ k, coverage }];
  });
}

/**
 * Least squares, each place weighted by the variance c (1 - c) of a share of problems: without it the many k near the end, or the small
 * coverages at the start, decide alone. `undefined` where fewer than three places have a coverage between 0 and 1. The errors take the
 * whole curve for as much knowledge as one share of the problems at each of two places.
 */
export function fitPowerCurve(curve: readonly CurvePoint[], problems: number): PowerFit | undefined {
  const inside = curve.filter(({ coverage }) => coverage > 0 && coverage < 1);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined || inside.length < 3) return undefined;
  const information = (2 * problems) / inside.length;
  const likelihood = ([logA, logB]: readonly number[]): number =>
    inside.reduce(
      (sum, { k, coverage }) =>
        sum - (information * (powerCoverage(-Math.exp(logA!), -Math.exp(logB!), k) - coverage) ** 2) / (2 * coverage * (1 - coverage)),
      0,
    );
  const start = Math.log(-Math.log(first.coverage));
  const slope = Math.max(0.01, (start - Math.log(-Math.log(last.coverage))) / Math.log(last.k / first.k));
  const { at, covariance } = maximize(
    likelihood,
    [start, Math.log(slope)],
    [
      [-7, 6],
      [-7, 2],
    ],
  );
  const [logA, logB] = [Math.sqrt(covariance[0]![0]!), Math.sqrt(covariance[1]![1]!)];
  if (!(logA > 0))
    return { a: -Math.exp(at[0]!), b: -Math.exp(at[1]!), errors: { logA: levelError(first.coverage, problems), logB: 0, correlation: 0 } };
  return {
    a: -Math.exp(at[0]!),
    b: -Math.exp(at[1]!),
    errors: { logA, logB, correlation: logA > 0 && logB > 0 ? covariance[0]![1]! / (logA * logB) : 0 },
  };
}

/** Of ln(-ln c) by the chance of a share of so many problems: what is left where the curve is flat and its slope says nothing. */
const levelError = (coverage: number, problems: number): number => Math.sqrt((1 - coverage) / (coverage * problems)) / -Math.log(coverage);

/** The curve up to `most` samples, fitted. */
export const fitPowerCoverage = (counts: readonly PassCount[], most: number): PowerFit | undefined =>
  fitPowerCurve(
    coverageCurve(counts, most),
    counts.reduce((sum, { weight = 1 }) => sum + weight, 0),
  );
