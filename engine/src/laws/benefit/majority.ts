/**
 * Majority vote: the most frequent of n answers wins, ties by lot. Between problems the chance p of a right answer differs as Beta(alpha, beta); within one,
 * a share of the wrong answers agree with each other and the others are all different. That share is the one unknown, and the limit of many votes, which is
 * the share of problems whose most frequent answer is right, gives it. With one or two votes this is pass@1; with all wrong answers alike it is the binomial.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { binomial, logBeta, logChoose } from './combinations.js';
import type { Difficulty } from './coverage.js';

/** Votes beyond so many change nothing that could be measured, and cost time: they count as so many. */
export const mostVotes = 4096;

/** Chance that the right answer wins n votes, by the number of right ones, where a share `agreeing` of wrong answers is the same one. */
export function winsByRight(votes: number, agreeing: number): Float64Array {
  const wins = new Float64Array(votes + 1);
  if (votes === 1) { wins[1] = 1; return wins; }
  // Chances that fewer of the wrong votes agree than there are right ones, and exactly as many.
  for (let right = 1, below = binomial(0, votes - 1, agreeing); right <= votes; right++) {
    const wrong = votes - right;
    const equal = binomial(right, wrong, agreeing);
    // A single right vote ties with every other vote, if no two of them agree.
    wins[right] = right === 1 ? (below + equal) / votes : below + equal / 2;
    // One wrong vote less, then one rival more: both only add, so that nothing is lost to rounding.
    below = Math.min(1, below + equal + (wrong > 0 ? agreeing * binomial(right, wrong - 1, agreeing) : 0));
  }
  return wins;
}

/** Majority of n votes on one problem, p the chance of a right answer. */
export function majorityOfOne(p: number, votes: number, agreeing = 1): number {
  return winsByRight(votes, agreeing).reduce((sum, wins, right) => sum + (wins === 0 ? 0 : wins * binomial(right, votes, p)), 0);
}

/** Mean over the problems of the majority of n votes: the number of right ones is Beta-binomial. */
export function majorityAccuracy({ alpha, beta, unsolvable }: Difficulty, votes: number, agreeing: number): number {
  const n = Math.max(1, Math.min(mostVotes, Math.round(votes)));
  const start = logBeta(alpha, beta);
  let sum = 0;
  winsByRight(n, agreeing).forEach((wins, right) => {
    if (wins > 0) sum += wins * Math.exp(logChoose(n, right) + logBeta(alpha + right, beta + n - right) - start);
  });
  return (1 - unsolvable) * Math.min(1, sum);
}

/**
 * Share of the wrong answers that agree, from the share of problems whose most frequent answer is right. Where p > s (1 - p) it is right: the problems above
 * p = s / (1 + s). The largest is 1, since a problem that is answered right more often than not has the right mode whatever the others are.
 */
export function agreeingFrom({ alpha, beta, unsolvable }: Difficulty, ceiling: number): number {
  const above = ceiling / (1 - unsolvable);
  if (above >= 1) return 0;
  const threshold = betaQuantile(1 - above, alpha, beta);
  return Math.min(1, threshold / (1 - threshold));
}
