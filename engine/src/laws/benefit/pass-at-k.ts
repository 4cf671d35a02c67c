/** pass@k of measured problems: the unbiased estimator of Chen et al. 2021, arXiv 2107.03374, equation 1. */
import { logChoose } from './combinations.js';

/** One problem as it was measured; `weight` problems of the same counts may stand in one. */
export interface PassCount {
  readonly samples: number;
  readonly correct: number;
  readonly weight?: number;
}

/**
 * 1 - C(n - c, k) / C(n, k) as a product of the fewer factors, so that no binomial coefficient overflows. `undefined` for more samples than
 * were drawn.
 */
export function passAtK(samples: number, correct: number, k: number): number | undefined {
  if (k > samples) return undefined;
  if (k > samples - correct) return 1;
  const [factors, taken] = correct < k ? [correct, k] : [k, correct];
  let logFailure = 0;
  for (let i = 0; i < factors; i++) logFailure += Math.log1p(-taken / (samples - i));
  return 0 - Math.expm1(logFailure);
}

/**
 * Mean over the problems. `undefined` where none has so many samples, or where some have fewer: problems with many samples are the hard
 * ones.
 */
export function meanPassAtK(counts: readonly PassCount[], k: number): number | undefined {
  let sum = 0;
  let problems = 0;
  for (const { samples, correct, weight = 1 } of counts) {
    const each = passAtK(samples, correct, k);
    if (each === undefined) return undefined;
    sum += weight * each;
    problems += weight;
  }
  return problems === 0 ? undefined : sum / problems;
}

/** Counts less likely than this add nothing that a likelihood would show. */
const leastChance = 1e-12;

/**
 * What fewer samples of the same problem would have shown: every count of right ones with its hypergeometric chance as weight. A likelihood
 * over them is the mean of the likelihoods over all ways to draw those samples.
 */
export function thinned({ samples, correct, weight = 1 }: PassCount, kept: number): readonly PassCount[] {
  const wrong = samples - correct;
  const found: PassCount[] = [];
  for (let count = Math.max(0, kept - wrong); count <= Math.min(correct, kept); count++) {
    const chance = Math.exp(logChoose(correct, count) + logChoose(wrong, kept - count) - logChoose(samples, kept));
    if (chance > leastChance) found.push({ samples: kept, correct: count, weight: weight * chance });
  }
  return found;
}
