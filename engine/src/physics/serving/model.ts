/**
 * A model as a server holds it, and what a token costs in it. Sizes are draws, since a plan may leave one open; with points every result is
 * exact.
 */
import { add, divide, multiply, power, subtract, type Draws } from '../../draws/arithmetic.js';
import { attentionForwardFlop, generating, kvCacheBytes, type AttentionShape } from '../attention.js';

export interface ServedModel {
  /** All parameters. */
  readonly params: Draws;
  /** Those that a token meets. */
  readonly activeParams: Draws;
  /** Bytes of a weight as it is held. */
  readonly bytesPerWeight: number;
  /** Routed experts of a layer and those that see a token; absent in a dense model. */
  readonly experts?: { readonly count: Draws; readonly perToken: Draws };
  /** Absent where layers and heads are not known: attention is then left out. */
  readonly attention?: AttentionShape;
  /** Bytes of one number of the cache. */
  readonly bytesPerCached: number;
}

/** Bytes of all weights. */
export const weightBytes = ({ params, bytesPerWeight }: ServedModel): Draws => multiply(params, bytesPerWeight);

/**
 * Bytes of the weights that a step of `batch` tokens reads. A token meets so many of the experts, so that one of them is idle with (1 -
 * k/E)^batch; the routed parameters follow from all and active ones.
 */
export function touchedWeightBytes(model: ServedModel, batch: Draws): Draws {
  if (model.experts === undefined) return weightBytes(model);
  const idle = subtract(1, divide(model.experts.perToken, model.experts.count));
  const routed = divide(subtract(model.params, model.activeParams), idle);
  return multiply(model.bytesPerWeight, subtract(model.params, multiply(routed, power(idle, batch))));
}

/** FLOP of one generated token that looks back at `context` tokens: 2N and 4 layers d context, or more in latent attention. */
export function decodeFlop({ activeParams, attention }: ServedModel, context: Draws): Draws {
  const products = multiply(2, activeParams);
  return attention === undefined ? products : add(products, attentionForwardFlop(generating(attention), context, 'full'));
}

/**
 * FLOP of reading a prompt whose first `cached` tokens stand in the cache already. Every token looks at those before it: the half of the
 * square, less the part that the cached ones had looked at among themselves.
 */
export function prefillFlop({ activeParams, attention }: ServedModel, prompt: Draws, cached: Draws): Draws {
  const products = multiply(multiply(2, activeParams), subtract(prompt, cached));
  if (attention === undefined) return products;
  const square = (tokens: Draws): Draws => multiply(tokens, attentionForwardFlop(attention, tokens, 'causal'));
  return add(products, cached === 0 ? square(prompt) : subtract(square(prompt), square(cached)));
}

/** Bytes of keys and values of a sequence of so many tokens; 0 where the attention is not known. */
export const cacheBytes = ({ attention, bytesPerCached }: ServedModel, tokens: Draws): Draws =>
  attention === undefined ? 0 : kvCacheBytes(attention, tokens, bytesPerCached);
