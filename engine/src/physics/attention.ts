/**
 * What attention costs in a decoder: arithmetic on scores and values, and the cache of keys and values. Sizes are draws, since a plan may
 * leave a size open; with points every result is exact.
 */
import { add, divide, minimum, multiply, subtract, type Draws } from '../draws/arithmetic.js';

/** The attention of a whole model, layer by layer alike but for the local ones. */
export interface AttentionShape {
  readonly layers: Draws;
  readonly heads: Draws;
  /** Width of a query or key of one head: position part included in latent attention. */
  readonly keyWidth: Draws;
  /** Width of a value of one head. */
  readonly valueWidth: Draws;
  /** Numbers that one layer keeps of a token: keys and values of every key head, or the latent vector with its position key. */
  readonly cacheWidth: Draws;
  /** Widths at which a generated token meets the cache, where they are not those of a head: `generating` says when. */
  readonly generated?: { readonly keyWidth: Draws; readonly valueWidth: Draws };
  /** Layers that look back over a window only, and its tokens; absent when every layer sees the whole sequence. */
  readonly local?: { readonly layers: Draws; readonly window: Draws };
}

/** `full` counts every pair of tokens, as PaLM and Megatron do; `causal` those that a decoder needs: half of them. */
export type AttentionMask = 'full' | 'causal';

/**
 * Forward FLOP per token of scores and weighted values, the mean over a sequence of `tokens`: 2 for each product of a query with a key and
 * of a weight with a value. Three times this is training. Source: 12 L H Q T of PaLM, arXiv 2204.02311, appendix B, is the threefold at
 * equal widths and `full`.
 */
export function attentionForwardFlop(shape: AttentionShape, tokens: Draws, mask: AttentionMask): Draws {
  const perPair = multiply(multiply(2, shape.heads), add(shape.keyWidth, shape.valueWidth));
  return multiply(
    perPair,
    overLayers(shape, mask === 'full' ? tokens : divide(tokens, 2), window => reached(tokens, window, mask)),
  );
}

/** Tokens that one token of a local layer looks at, the mean over the sequence: the first ones of it see less than the window. */
function reached(tokens: Draws, window: Draws, mask: AttentionMask): Draws {
  const within = minimum(tokens, window);
  return mask === 'full' ? within : subtract(within, divide(multiply(within, within), multiply(2, tokens)));
}

/**
 * The attention of a token that is generated. In latent attention the matrices that would make keys and values of the cached vectors are
 * taken into those of the query and of the output, so that no cached token is unfolded anew: each head meets the latent vector itself,
 * which is wider than its key. Source: DeepSeek-V2, arXiv 2405.04434, section 2.1.2.
 */
export const generating = (shape: AttentionShape): AttentionShape =>
  shape.generated === undefined ? shape : { ...shape, ...shape.generated };

/**
 * Bytes of keys and values of one sequence of `tokens`. A layer with a window keeps no more than the window.
 * Source: the layout itself; for latent attention DeepSeek-V2, arXiv 2405.04434, section 2.1.
 * @param bytesPerValue of one number of the cache: 2 at fp16
 */
export function kvCacheBytes(shape: AttentionShape, tokens: Draws, bytesPerValue: Draws): Draws {
  return multiply(
    multiply(shape.cacheWidth, bytesPerValue),
    overLayers(shape, tokens, window => minimum(tokens, window)),
  );
}

/** The sum over all layers of what a layer reaches: `whole` in a layer without window, `local` of the window in the others. */
function overLayers(shape: AttentionShape, whole: Draws, local: (window: Draws) => Draws): Draws {
  if (shape.local === undefined) return multiply(shape.layers, whole);
  const { layers, window } = shape.local;
  return add(multiply(subtract(shape.layers, layers), whole), multiply(layers, local(window)));
}
