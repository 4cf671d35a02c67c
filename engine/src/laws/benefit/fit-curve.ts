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

/** Places along the curve, evenly on a log axis: more tell no more, since neighbours share their samples. */
const places = 24;

/**
 * Least squares over k from 1 to `most`, each place weighted by the variance c (1 - c) of a share of problems: without it the many k near the end, or the
 * small coverages at the start, decide alone. `undefined` where coverage is 0 or 1 all along, or some problem has fewer samples than `most`. The errors
 * take the whole curve for as much knowledge as one share of the problems at each of two places.
 */
export function fitPowerCoverage(counts: readonly PassCount[], most: number): PowerFit | undefined {
  const problems = counts.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const steps = [...new Set(Array.from({ length: places }, (_, i) => Math.round(most ** (i / (places - 1)))))];
  const curve = steps.flatMap(k => {
    const measured = meanPassAtK(counts, k);
    return measured === undefined || measured <= 0 || measured >= 1 ? [] : [{ k, measured }];
  });
  if (curve.length < 3) return undefined;
  const information = (2 * problems) / curve.length;
  const misfit = ([logA, logB]: readonly number[]): number => curve.reduce((sum, { k, measured }) =>
    sum - (information * (powerCoverage(-Math.exp(logA!), -Math.exp(logB!), k) - measured) ** 2) / (2 * measured * (1 - measured)), 0);
  const first = Math.log(-Math.log(curve[0]!.measured));
  const last = Math.log(-Math.log(curve.at(-1)!.measured));
  const slope = Math.max(0.01, (first - last) / Math.log(curve.at(-1)!.k / curve[0]!.k));
  const { at, covariance } = maximize(misfit, [first, Math.log(slope)], [[-7, 6], [-7, 2]]);
  const [logA, logB] = [Math.sqrt(covariance[0]![0]!), Math.sqrt(covariance[1]![1]!)];
  return { a: -Math.exp(at[0]!), b: -Math.exp(at[1]!), errors: { logA, logB, correlation: logA > 0 && logB > 0 ? covariance[0]![1]! / (logA * logB) : 0 } };
}
