/**
 * Speculative decoding: a small model drafts some tokens, the large one checks them in one pass. Leviathan et al. 2023, arXiv 2211.17192.
 */
import { add, divide, multiply, power, subtract, type Draws } from '../../draws/arithmetic.js';
import { decodeFlop, type ServedModel } from './model.js';

export interface Speculation {
  /** Absent where the model drafts by itself, with heads for further tokens: that is counted as free. */
  readonly draft?: ServedModel;
  /** Tokens drafted for each pass of the large model. */
  readonly tokens: Draws;
  /** Share of drafted tokens that stand, each for itself. */
  readonly acceptance: Draws;
}

/** Tokens that each pass of the large model yields: `(1 - a^(g + 1)) / (1 - a)`, and all of them where every draft stands. */
export function tokensPerPass({ tokens, acceptance }: Pick<Speculation, 'tokens' | 'acceptance'>): Draws {
  const limit = add(tokens, 1);
  const sum = divide(subtract(1, power(acceptance, limit)), subtract(1, acceptance));
  if (typeof sum === 'number') return acceptance === 1 ? limit : sum;
  const at = (draws: Draws, index: number): number => (typeof draws === 'number' ? draws : draws[index]!);
  return sum.map((value, index) => (at(acceptance, index) === 1 ? at(limit, index) : value));
}

/**
 * FLOP of one token that stands: the large model checks all drafted ones and one more, and the small one has drafted them. More than
 * without, always.
 */
export function speculativeFlop(model: ServedModel, { draft, ...speculation }: Speculation, context: Draws): Draws {
  const checked = multiply(add(speculation.tokens, 1), decodeFlop(model, context));
  const drafted = draft === undefined ? 0 : multiply(speculation.tokens, decodeFlop(draft, context));
  return divide(add(checked, drafted), tokensPerPass(speculation));
}
