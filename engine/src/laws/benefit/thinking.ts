/** Longer thinking: accuracy rises with the logarithm of its tokens until a top, or until the context ends. */

export interface ThinkingGain {
  /** Added to the accuracy by each doubling. */
  readonly slope: number;
  /** Tokens of thinking at which the accuracy is the one before any gain. */
  readonly from: number;
  readonly ceiling: number;
}

/**
 * At `tokens` of thinking. Below `from` it falls by the same slope, not below 0. Muennighoff et al. 2025, arXiv 2501.19393, show the form
 * and its flattening.
 */
export function thinkingAccuracy(before: number, tokens: number, { slope, from, ceiling }: ThinkingGain): number {
  return Math.max(0, Math.min(Math.max(ceiling, before), before + slope * Math.log2(tokens / from)));
}
