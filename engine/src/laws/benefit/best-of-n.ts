/** The best of n answers by the score of a reward model: how far it moves from the model that answers, and what that brings. */

/**
 * Distance in nats from one answer of the same model: ln n - (n - 1) / n. Exact where no two scores are equal; Stiennon et al. 2020, Gao et
 * al. 2022, section 2.
 */
export const divergenceOfBestOf = (n: number): number => Math.log(n) - (n - 1) / n;

/**
 * Gain over one answer: d (alpha - beta d), with d the root of the divergence: Gao et al. 2022, arXiv 2210.10760, section 3.1. It rises,
 * peaks at d = alpha / (2 beta) and falls, as answers that only please the reward model win. The paper prints no coefficients.
 */
export function gainOfBestOf(n: number, alpha: number, beta: number): number {
  const distance = Math.sqrt(divergenceOfBestOf(n));
  return distance * (alpha - beta * distance);
}
