/**
 * Coverage: the share of problems that at least one of k samples solves. It is what a user sees only where a program can tell the right
 * answer. Two published forms: one with a meaning for each problem, one for the curve alone.
 */
import gammaDeltaRatio from '@stdlib/math-base-special-gamma-delta-ratio';
import gammaln from '@stdlib/math-base-special-gammaln';

/** How the chance of one sample differs between problems: Beta(alpha, beta), beside a share of problems that no sample solves. */
export interface Difficulty {
  readonly alpha: number;
  readonly beta: number;
  readonly unsolvable: number;
}

/** Mean chance that a single sample is right: pass@1. */
export const passAtOne = ({ alpha, beta, unsolvable }: Difficulty): number => (1 - unsolvable) * (alpha / (alpha + beta));

/** Mean over the problems of (1 - p)^k, for any k from 0 on: B(alpha, beta + k) / B(alpha, beta). */
export function meanFailure(alpha: number, beta: number, k: number): number {
  const ratio = gammaDeltaRatio(beta + k, alpha) / gammaDeltaRatio(beta, alpha);
  if (Number.isFinite(ratio)) return ratio;
  // For large alpha both ratios leave what a number can hold, and their logarithms do not. Of the two ways to pair the four functions, the one
  // whose steps are smaller loses fewer digits.
  const log = k <= alpha ? logRise(beta, k) - logRise(alpha + beta, k) : logRise(beta, alpha) - logRise(beta + k, alpha);
  return Math.exp(Math.min(0, log));
}

/** From here on Stirling's series, cut behind its second term, is exact to the last digit. */
const large = 1000;

/** ln Gamma(from + by) - ln Gamma(from), without the digits that two large logarithms lose by their difference. */
function logRise(from: number, by: number): number {
  if (from < large) return gammaln(from + by) - gammaln(from);
  const to = from + by;
  return (from - 0.5) * Math.log1p(by / from) + by * Math.log(to) - by + correction(to) - correction(from);
}

const correction = (of: number): number => 1 / (12 * of) - 1 / (360 * of ** 3);

/**
 * 1 - B(alpha, beta + k) / B(alpha, beta) of the solvable problems. Derivation: the failures (1 - p)^k averaged; Schaeffer et al. 2025 on
 * why it looks like a power law.
 */
export const betaCoverage = ({ alpha, beta, unsolvable }: Difficulty, k: number): number =>
  (1 - unsolvable) * (1 - meanFailure(alpha, beta, k));

/** exp(a k^b) with a, b below 0: Brown et al. 2024, arXiv 2407.21787, section 3.1. */
export const powerCoverage = (a: number, b: number, k: number): number => Math.exp(a * k ** b);

/**
 * The same problems for a model whose single answers are right in another share of cases: the shape alpha stays and beta moves, which
 * shifts the curve along log k, as models of one family differ (Brown et al. 2024, figure 6). Not a number where that share is not between
 * 0 and that of the solvable problems.
 */
export function anchored(alpha: number, unsolvable: number, passAt1: number): Difficulty {
  const beta = alpha * ((1 - unsolvable) / passAt1 - 1);
  return { alpha, beta: passAt1 > 0 && beta > 0 ? beta : NaN, unsolvable };
}
