/**
 * The spread of difficulty that counts of right answers tell of: the likeliest Beta-binomial, with a share of problems that no sample solves
 * where the counts ask for one. Always the same for the same counts, in any order.
 */
import { logBeta } from './combinations.js';
import type { Difficulty } from './coverage.js';
import { maximize, type Maximum } from './maximize.js';
import type { PassCount } from './pass-at-k.js';

export interface FittedCounts extends Difficulty {
  /** Natural logarithms of alpha and beta are nearly normal about the fit: their standard errors, and how they go together. */
  readonly errors: { readonly logAlpha: number; readonly logBeta: number; readonly correlation: number };
  /** Problems, and samples of the one that has most. */
  readonly problems: number;
  readonly samples: number;
  /** Log-likelihood, without the binomial coefficients that no parameter changes. */
  readonly logLikelihood: number;
}

/** Why counts tell nothing of a spread. */
export type NoFit = 'empty' | 'none-solved' | 'all-solved' | 'few';

/** Two parameters need more than two problems. */
const fewestProblems = 3;

/**
 * A share of unsolvable problems is believed where it raises the log-likelihood by more than chance does in one of twenty cases without
 * any: half of the 2.71 that a test at the edge of what is possible has. Otherwise it would only take the place of a small alpha.
 */
const worthAShare = 1.353;

/**
 * What is known of alpha before anything is counted: about 1/6, and two of three within a factor of three either way. Few samples say little
 * of the problems that none of them solved, and likelihood alone then ends anywhere between "none ever" and "all soon". The figures are mean
 * and standard deviation of ln alpha over eight pairs of models and task: the six curves of Brown et al. 2024, arXiv 2407.21787, figure 5,
 * that are not of Pythia, each by the Beta distribution closest to it up to 10,000 samples, and the counts of Schaeffer et al. 2025 for
 * checkpoints of Pythia on GSM8K and on MATH, each the mean of its checkpoints. `npm run validate -- samples` works them out.
 */
export const usualAlpha = { middle: 1 / 6, factor: 3 };

const expectation = (logAlpha: number): number => -((logAlpha - Math.log(usualAlpha.middle)) ** 2) / (2 * Math.log(usualAlpha.factor) ** 2);

/** The counts, and what is usual of alpha where they leave it open. */
export const fitCounts = (counts: readonly PassCount[]): FittedCounts | NoFit => fit(counts, true);

/** The counts and nothing else: greatest likelihood, with no share of unsolvable problems. */
export const fitSpread = (counts: readonly PassCount[]): FittedCounts | NoFit => fit(counts, false);

function fit(counts: readonly PassCount[], mayExpect: boolean): FittedCounts | NoFit {
  const groups = grouped(counts);
  const problems = groups.reduce((sum, { weight }) => sum + weight, 0);
  if (problems === 0) return 'empty';
  if (groups.every(({ correct }) => correct === 0)) return 'none-solved';
  if (groups.every(({ correct, samples }) => correct === samples)) return 'all-solved';
  if (problems < fewestProblems - 1e-9) return 'few';
  const logLikelihood = ([a, b, u]: readonly number[]): number =>
    likelihood(groups, Math.exp(a!), Math.exp(b!), u === undefined ? 0 : share(u));
  const plain = maximize(logLikelihood, momentsOf(groups, problems), bounds);
  const likeliest = mayExpect ? withShare(plain, logLikelihood, groups) : plain;
  const best = mayExpect
    ? maximize(at => expectation(at[0]!) + logLikelihood(at), likeliest.at, likeliest === plain ? bounds : boundsWithShare)
    : plain;
  return {
    ...parametersOf(best),
    problems,
    samples: Math.max(...groups.map(({ samples }) => samples)),
    logLikelihood: logLikelihood(best.at),
  };
}

/**
 * With a share of unsolvable problems, where that pays. What is usual of alpha has no say in it: it would call problems unsolvable only
 * because a small alpha is rare.
 */
function withShare(plain: Maximum, logLikelihood: (at: readonly number[]) => number, groups: readonly Group[]): Maximum {
  if (groups.every(({ correct }) => correct > 0)) return plain;
  const inflated = maximize(logLikelihood, [plain.at[0]! + 0.3, plain.at[1]!, -2], boundsWithShare);
  return inflated.value - plain.value > worthAShare ? inflated : plain;
}

/** Logarithms of alpha and beta: beyond them every problem is alike, or nearly every one all right or all wrong. */
const bounds: readonly (readonly [number, number])[] = [
  [-9, 16],
  [-9, 20],
];

/** And of the odds of that share. */
const boundsWithShare = [...bounds, [-8, 6]] as const;

const share = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

function parametersOf({ at, covariance }: Maximum): Omit<FittedCounts, 'problems' | 'samples' | 'logLikelihood'> {
  const [varianceAlpha, varianceBeta, together] = [covariance[0]![0]!, covariance[1]![1]!, covariance[0]![1]!];
  const [logAlpha, logBetaError] = [Math.sqrt(varianceAlpha), Math.sqrt(varianceBeta)];
  const correlation = varianceAlpha > 0 && varianceBeta > 0 ? Math.max(-1, Math.min(1, together / (logAlpha * logBetaError))) : 0;
  return {
    alpha: Math.exp(at[0]!),
    beta: Math.exp(at[1]!),
    unsolvable: at[2] === undefined ? 0 : share(at[2]),
    errors: { logAlpha, logBeta: logBetaError, correlation },
  };
}

type Group = Required<PassCount>;

/** Problems of the same counts stand in one, in an order that is not that of the file, so that sums do not depend on it. */
function grouped(counts: readonly PassCount[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { samples, correct, weight = 1 } of counts) {
    const key = `${samples} ${correct}`;
    groups.set(key, { samples, correct, weight: weight + (groups.get(key)?.weight ?? 0) });
  }
  return [...groups.values()].sort((a, b) => a.samples - b.samples || a.correct - b.correct);
}

function likelihood(groups: readonly Group[], alpha: number, beta: number, unsolvable: number): number {
  const whole = logBeta(alpha, beta);
  let sum = 0;
  for (const { samples, correct, weight } of groups) {
    const solvable = logBeta(alpha + correct, beta + samples - correct) - whole;
    const log =
      correct === 0 && unsolvable > 0 ? Math.log(unsolvable + (1 - unsolvable) * Math.exp(solvable)) : Math.log1p(-unsolvable) + solvable;
    sum += weight * log;
  }
  return sum;
}

/** Mean and spread of the observed shares as a first guess, in logarithms. */
function momentsOf(groups: readonly Group[], problems: number): readonly number[] {
  const mean = groups.reduce((sum, { samples, correct, weight }) => sum + (weight * correct) / samples, 0) / problems;
  const variance = groups.reduce((sum, { samples, correct, weight }) => sum + weight * (correct / samples - mean) ** 2, 0) / problems;
  const together = Math.max(0.05, Math.min(1e4, (mean * (1 - mean)) / Math.max(variance, 1e-12) - 1));
  return [Math.log(mean * together), Math.log((1 - mean) * together)];
}
