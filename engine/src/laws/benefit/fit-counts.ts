/**
 * The spread of difficulty that counts of right answers tell of: the Beta-binomial of greatest likelihood, with a share of problems that no
 * sample solves where the counts ask for one. Always the same for the same counts, in any order.
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
 * any: half of the
 * 2.71 that a test at the edge of what is possible has. Otherwise it would only take the place of a small alpha.
 */
const worthAShare = 1.353;

export const fitCounts = (counts: readonly PassCount[]): FittedCounts | NoFit => fit(counts, true);

/** The same without a share of unsolvable problems. */
export const fitSpread = (counts: readonly PassCount[]): FittedCounts | NoFit => fit(counts, false);

function fit(counts: readonly PassCount[], mayInflate: boolean): FittedCounts | NoFit {
  const groups = grouped(counts);
  const problems = groups.reduce((sum, { weight }) => sum + weight, 0);
  if (problems === 0) return 'empty';
  if (groups.every(({ correct }) => correct === 0)) return 'none-solved';
  if (groups.every(({ correct, samples }) => correct === samples)) return 'all-solved';
  if (problems < fewestProblems - 1e-9) return 'few';
  const start = momentsOf(groups, problems);
  const plain = maximize(([a, b]) => likelihood(groups, Math.exp(a!), Math.exp(b!), 0), start, bounds);
  const inflated =
    mayInflate && groups.some(({ correct }) => correct === 0)
      ? maximize(
          ([a, b, u]) => likelihood(groups, Math.exp(a!), Math.exp(b!), share(u!)),
          [plain.at[0]! + 0.3, plain.at[1]!, -2],
          [...bounds, [-8, 6]],
        )
      : undefined;
  const best = inflated !== undefined && inflated.value - plain.value > worthAShare ? inflated : plain;
  return { ...parametersOf(best), problems, samples: Math.max(...groups.map(({ samples }) => samples)), logLikelihood: best.value };
}

/** Logarithms of alpha and beta: beyond them every problem is alike, or nearly every one all right or all wrong. */
const bounds: readonly (readonly [number, number])[] = [
  [-9, 16],
  [-9, 20],
];

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
