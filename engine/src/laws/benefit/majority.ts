/**
 * Majority vote: the most frequent of n answers wins, ties by lot. Between problems the chance p of a right answer differs as Beta(alpha,
 * beta); within one, a share of the wrong answers agree with each other and the others are all different. That share is the one unknown,
 * and the limit of many votes, which is the share of problems whose most frequent answer is right, gives it. With one or two votes this is
 * pass@1; with all wrong answers alike it is the binomial.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import { binomial, logBeta, logChoose } from './combinations.js';
import { meanFailure, type Difficulty } from './coverage.js';

/** Votes beyond so many change nothing that could be measured, and cost time: they count as so many. */
export const mostVotes = 4096;

/** A vote of so many answers. What depends on their number alone is worked out once, for thousands of draws. */
export class Vote {
  readonly votes: number;
  /** ln C(n - r, r), by r: the ways in which r of the wrong answers are as many as the right ones. */
  private readonly ties: Float64Array;

  /** `votes` is rounded to a whole number, 1 at least. */
  constructor(votes: number) {
    this.votes = Math.max(1, Math.min(mostVotes, Math.round(votes)));
    this.ties = Float64Array.from({ length: Math.floor(this.votes / 2) + 1 }, (_, right) => logChoose(this.votes - right, right));
  }

  /** Chance that the right answer wins, by the number of right ones, where a share `agreeing` of the wrong answers is the same one. */
  winsByRight(agreeing: number): Float64Array {
    const { votes } = this;
    const wins = new Float64Array(votes + 1).fill(1);
    wins[0] = 0;
    if (votes === 1) return wins;
    // Chances that fewer of the wrong votes agree than there are right ones, and exactly as many.
    let below = agreeing >= 1 ? 0 : (1 - agreeing) ** (votes - 1);
    for (let right = 1; 2 * right <= votes; right++) {
      const wrong = votes - right;
      const equal = this.tie(right, agreeing);
      // A single right vote ties with every other vote, if no two of them agree.
      wins[right] = right === 1 ? (below + equal) / votes : Math.min(1, below + equal / 2);
      // One wrong vote less, then one rival more: both only add, so that nothing is lost to rounding.
      below += equal + (agreeing < 1 ? (equal * agreeing * (wrong - right)) / (wrong * (1 - agreeing)) : Number(2 * right + 1 === votes));
    }
    return wins;
  }

  /** Exactly `right` of the wrong votes agree. */
  private tie(right: number, agreeing: number): number {
    const others = this.votes - 2 * right;
    if (agreeing <= 0) return 0;
    if (agreeing >= 1) return others === 0 ? 1 : 0;
    return Math.exp(this.ties[right]! + right * Math.log(agreeing) + others * Math.log1p(-agreeing));
  }

  /** On one problem, p the chance of a right answer. */
  onOne(p: number, agreeing = 1): number {
    return this.winsByRight(agreeing).reduce((sum, wins, right) => sum + (wins === 0 ? 0 : wins * binomial(right, this.votes, p)), 0);
  }

  /** Mean over the problems: the number of right ones is Beta-binomial. */
  onAll({ alpha, beta, unsolvable }: Difficulty, agreeing: number): number {
    const n = this.votes;
    const wins = this.winsByRight(agreeing);
    // From no right vote upwards, each chance from the one before; for alpha so large that the first is no number any more, one by one.
    let chance = meanFailure(alpha, beta, n);
    const rises = chance > 1e-290;
    const start = rises ? 0 : logBeta(alpha, beta);
    let sum = 0;
    for (let right = 1; right <= n; right++) {
      chance = rises
        ? (chance * (n - right + 1) * (alpha + right - 1)) / (right * (beta + n - right))
        : Math.exp(logChoose(n, right) + logBeta(alpha + right, beta + n - right) - start);
      sum += wins[right]! * chance;
    }
    return (1 - unsolvable) * Math.min(1, sum);
  }
}

/**
 * Share of the wrong answers that agree, from the share of problems whose most frequent answer is right. Where p > s (1 - p) it is right:
 * the problems above p = s / (1 + s). The largest is 1, since a problem that is answered right more often than not has the right mode
 * whatever the others are.
 */
export function agreeingFrom({ alpha, beta, unsolvable }: Difficulty, ceiling: number): number {
  const above = ceiling / (1 - unsolvable);
  if (above >= 1) return 0;
  const threshold = betaQuantile(1 - above, alpha, beta);
  return Math.min(1, threshold / (1 - threshold));
}

/**
 * Accuracy of the vote on a benchmark. A few votes can do better than many where a right answer that is rare is helped by luck; no more is
 * promised than one answer or the limit, whichever is higher.
 */
export const majorityAccuracy = (vote: Vote, difficulty: Difficulty, ceiling: number): number =>
  Math.min(
    vote.onAll(difficulty, agreeingFrom(difficulty, ceiling)),
    Math.max(ceiling, (1 - difficulty.unsolvable) * (difficulty.alpha / (difficulty.alpha + difficulty.beta))),
  );
