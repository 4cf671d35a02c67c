/** What compute buys at one end or the other: a larger model, or a smaller one that thinks more. */

/**
 * By how much the smaller of two models may multiply its tokens at inference before it costs as much as one `larger` times its size: M + 3
 * (M - 1) / R, R being tokens of inference over tokens of pre-training. From 6 N D_pre + 2 N D_inf on both sides; the comparison is that of
 * Snell et al. 2024, arXiv 2408.03314, section 7.
 */
export const inferenceMultiplier = (larger: number, ratio: number): number => larger + (3 * (larger - 1)) / ratio;
