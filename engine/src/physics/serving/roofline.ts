/**
 * Time by the roofline: a step takes as long as its arithmetic or its memory traffic, whichever is longer, each at its share of what the
 * accelerators of a copy can do together. Matrices are cut over all of them (tensor parallelism); the fitted shares contain what their
 * traffic costs.
 */
import { add, divide, maximum, multiply, type Draws } from '../../draws/arithmetic.js';
import type { ServingEfficiencies } from './constants.js';
import { cacheBytes, decodeFlop, prefillFlop, touchedWeightBytes, type ServedModel } from './model.js';
import { tokensPerPass, type Speculation } from './speculation.js';

/** The accelerators of one copy of the model. */
export interface Replica {
  readonly accelerators: Draws;
  /** FLOP a second of one of them in the format of the arithmetic. */
  readonly peak: Draws;
  /** Bytes a second of one of them. */
  readonly bandwidth: Draws;
  readonly efficiencies: ServingEfficiencies<Draws>;
}

/** Seconds of reading a prompt. */
export const prefillSeconds = (model: ServedModel, replica: Replica, prompt: Draws, cached: Draws): Draws =>
  divide(prefillFlop(model, prompt, cached), multiply(multiply(replica.accelerators, replica.peak), replica.efficiencies.prefill));

/**
 * Seconds of one pass over `batch` sequences with `tokensEach` new tokens: weights and caches are read once, arithmetic is done for every
 * token.
 */
function passSeconds(
  model: ServedModel,
  { accelerators, peak, bandwidth, efficiencies }: Replica,
  batch: Draws,
  context: Draws,
  tokensEach: Draws,
): Draws {
  const tokens = multiply(batch, tokensEach);
  const arithmetic = divide(multiply(tokens, decodeFlop(model, context)), multiply(multiply(accelerators, peak), efficiencies.decode));
  const traffic = add(touchedWeightBytes(model, tokens), multiply(batch, cacheBytes(model, context)));
  return maximum(arithmetic, divide(traffic, multiply(multiply(accelerators, bandwidth), efficiencies.bandwidth)));
}

/**
 * Seconds for one more token of every sequence of the batch. With speculation a pass checks the drafted tokens at once: while memory sets
 * the pace that is `(g c + 1)` of a step for `(1 - a^(g + 1)) / (1 - a)` tokens, where c is the time of the draft over that of the model;
 * where arithmetic sets it, the checks cost in full and the gain is gone.
 */
export function stepSeconds(model: ServedModel, replica: Replica, batch: Draws, context: Draws, speculation?: Speculation): Draws {
  if (speculation === undefined) return passSeconds(model, replica, batch, context, 1);
  const checking = passSeconds(model, replica, batch, context, add(speculation.tokens, 1));
  const { draft } = speculation;
  const drafting = draft === undefined ? 0 : multiply(speculation.tokens, passSeconds(draft, replica, batch, context, 1));
  return divide(add(checking, drafting), tokensPerPass(speculation));
}

/**
 * Accelerator seconds of a query: its prompt is read once, and every token it generates takes its part of a step. Over the tokens of one
 * answer this is the throughput with shared prefill, `B L / (B t_prefill + L t)`.
 */
export const acceleratorSeconds = (accelerators: Draws, reading: Draws, generated: Draws, step: Draws, batch: Draws): Draws =>
  multiply(accelerators, add(reading, divide(multiply(generated, step), batch)));
