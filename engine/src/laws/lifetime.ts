/**
 * A model is trained once and served often, so that a smaller one on more tokens costs less over its life. The model of equal loss with the
 * least compute of training and serving: min 6 N D + 2 N S under L(N, D) = L(N0, D0), S being the tokens served. After Sardana et al. 2024,
 * arXiv 2401.00448.
 */
import { divide, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { countUnusable } from '../draws/summary.js';
import { evaluateLaw, noLossFrom, type Law } from './apply.js';
import { trainAndServeFlop } from './inputs.js';
import { atMedians, eachOrOne, leastFlopToReach, median, searchTokens } from './reach.js';
import { chosen, type Mixture } from './mixture.js';
import { isPositive, reaching, reducibleAt, shapeOf, type Shape } from './shape.js';
import { optimum } from './optimum.js';
import { crossing, valley } from './solve.js';

export interface Lifetime {
  readonly params: Draws;
  readonly tokens: Draws;
  /** Training and serving of that model. */
  readonly flop: Draws;
  /** What it saves of the compute of the model that was planned. */
  readonly saving: Draws;
}

/** The model of equal loss that costs least over its life, or why there is none. `served`: tokens over the horizon, each for 2N FLOP. */
export function lifetimeOptimum(law: Law, params: Draws, tokens: Draws, served: Draws): Lifetime | string {
  const other = noLossFrom(law);
  if (other !== undefined) return other;
  if (law.mixture !== undefined) return oneOf(law.mixture, params, tokens, served);
  const shape = shapeOf(law);
  const best =
    shape === undefined ? searched(atMedians(law), median(params), median(tokens), median(served)) : closed(shape, params, tokens, served);
  if (best === undefined || countUnusable(best.params) + countUnusable(best.tokens) > 0)
    return `by the law ${law.name} no other size reaches the same loss`;
  const [before, after] = [trainAndServeFlop(params, tokens, served), trainAndServeFlop(best.params, best.tokens, served)];
  return { ...best, flop: after, saving: subtract(1, divide(after, before)) };
}

/** In each draw that of its own law. */
function oneOf(mixture: Mixture, params: Draws, tokens: Draws, served: Draws): Lifetime | string {
  const answers = new Map<Law, Lifetime | string>();
  const of = (part: keyof Lifetime): Draws | string =>
    chosen(mixture, (member, own) => {
      const best = answers.get(member) ?? lifetimeOptimum(member, ...eachOrOne(member, own, params, tokens, served));
      answers.set(member, best);
      return typeof best === 'string' ? best : best[part];
    });
  const [size, seen, flop, saving] = [of('params'), of('tokens'), of('flop'), of('saving')];
  if (typeof size === 'string' || typeof seen === 'string' || typeof flop === 'string' || typeof saving === 'string') return size as string;
  return { params: size, tokens: seen, flop, saving };
}

interface Size {
  readonly params: Draws;
  readonly tokens: Draws;
}

/**
 * Sardana's condition eps_N / eps_D = 1 + S / (3 D), written for the share `v` of the reducible loss that data are left with: size gets the
 * rest. The function falls and bends downwards in v, so that Newton's steps from 1 come down to the one root and never pass it.
 */
function closed(shape: Shape, params: Draws, tokens: Draws, served: Draws): Size | undefined {
  const left = reducibleAt(shape, params, tokens);
  if (!isPositive(left)) return undefined;
  const { size, data } = shape;
  const perServed = divide(served, multiply(3, reaching(data, left)));
  const forData = eachDraw([divide(data.exponent, size.exponent), perServed, divide(1, data.exponent)], shareOfData);
  return { params: reaching(size, multiply(left, subtract(1, forData))), tokens: reaching(data, multiply(left, forData)) };
}

function shareOfData(ratio: number, perServed: number, power: number): number {
  let v = 1;
  for (let step = 0; step < 100; step++) {
    const grown = perServed * v ** power;
    const next = v - (1 - v - v * ratio * (1 + grown)) / (-1 - ratio * (1 + grown * (1 + power)));
    if (!(Math.abs(next - v) > 1e-15 * v)) return next;
    v = next;
  }
  return v;
}

/** A function of numbers in every draw; of points it is a point. */
function eachDraw(inputs: readonly [Draws, Draws, Draws], of: (a: number, b: number, c: number) => number): Draws {
  const at = (draws: Draws, index: number): number => (typeof draws === 'number' ? draws : draws[index]!);
  const vector = inputs.find(each => typeof each !== 'number');
  if (vector === undefined || typeof vector === 'number') return of(at(inputs[0], 0), at(inputs[1], 0), at(inputs[2], 0));
  return vector.map((_, index) => of(at(inputs[0], index), at(inputs[1], index), at(inputs[2], index)));
}

/**
 * For a law of another shape, at the medians: the tokens that reach the loss at each size, and the size for which training and serving cost
 * least.
 */
function searched(law: Law, params: number, tokens: number, served: number): Size | undefined {
  const loss = evaluateLaw(law, params, tokens);
  const flop = typeof loss === 'number' ? leastFlopToReach(law, loss) : undefined;
  const largest = typeof flop === 'number' ? optimum(law, flop) : undefined;
  if (typeof loss !== 'number' || largest === undefined || typeof largest === 'string' || typeof largest.params !== 'number')
    return undefined;
  const top = Math.log(largest.params);
  // Below this size no tokens reach the loss.
  const bottom = crossing(logSize => (searchTokens(law, loss, Math.exp(logSize)) === undefined ? 1 : -1), 0, top) ?? 0;
  const cost = (logSize: number): number => {
    const needed = searchTokens(law, loss, Math.exp(logSize));
    return needed === undefined ? Infinity : Math.exp(logSize) * (3 * needed + served);
  };
  const best = Math.exp(valley(cost, bottom, top));
  const needed = searchTokens(law, loss, best);
  return needed === undefined ? undefined : { params: best, tokens: needed };
}
