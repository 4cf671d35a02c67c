/**
 * The way back from a loss: the tokens that reach it at a size, and the least compute that reaches it at all. Draw by draw where the law
 * has a shape that can be turned round; else at the medians of what the law reads, as a point: a search in every draw would cost more than
 * it tells.
 */
import { multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { share, summarize } from '../draws/summary.js';
import { evaluateLaw, noLossFrom, type Law } from './apply.js';
import { trainingFlopOf } from './inputs.js';
import { chosen } from './mixture.js';
import { optimum } from './optimum.js';
import { isPositive, leastProduct, leftBy, reaching, reducibleInside, shapeOf, type Shape } from './shape.js';
import { crossing } from './solve.js';

/** Compute that reaches a loss with so many parameters, or why none does. */
export function flopToReach(law: Law, loss: Draws, params: Draws): Draws | string {
  if (law.mixture !== undefined) return chosen(law.mixture, (member, own) => flopToReach(member, ...eachOrOne(member, own, loss, params)));
  const tokens = tokensToReach(law, loss, params);
  return typeof tokens === 'string' ? tokens : trainingFlopOf(medianUnlessShaped(law, params), tokens);
}

/** Tokens that bring so many parameters to a loss, or why none do. */
export function tokensToReach(law: Law, loss: Draws, params: Draws): Draws | string {
  const other = noLossFrom(law);
  if (other !== undefined) return other;
  if (law.mixture !== undefined)
    return chosen(law.mixture, (member, own) => tokensToReach(member, ...eachOrOne(member, own, loss, params)));
  const shape = shapeOf(law);
  if (shape === undefined) return searchTokens(atMedians(law), median(loss), median(params)) ?? unreachable(law, 'with this size');
  const left = subtract(reducibleInside(shape, loss), leftBy(shape.size, params));
  return isPositive(left) ? reaching(shape.data, left) : unreachable(law, 'with this size', left);
}

/** Least compute that reaches a loss, at the best size for it, or why none does. */
export function leastFlopToReach(law: Law, loss: Draws): Draws | string {
  const other = noLossFrom(law);
  if (other !== undefined) return other;
  if (law.mixture !== undefined) return chosen(law.mixture, (member, own) => leastFlopToReach(member, ...eachOrOne(member, own, loss)));
  const shape = shapeOf(law);
  return shape === undefined ? searchFlop(atMedians(law), median(loss)) : closedFlop(law, shape, loss);
}

/** All draws for a law that is solved in each; for one that is searched, the medians of the draws that take it. */
export const eachOrOne = <T extends readonly Draws[]>(member: Law, own: (draws: Draws) => number, ...all: T): T =>
  shapeOf(member) === undefined ? (all.map(own) as unknown as T) : all;

function closedFlop(law: Law, shape: Shape, loss: Draws): Draws | string {
  const left = reducibleInside(shape, loss);
  return isPositive(left) ? multiply(6, leastProduct(shape, left)) : unreachable(law, 'at any size', left);
}

function unreachable(law: Law, how: string, left?: Draws): string {
  const lost = left === undefined ? 1 : 1 - share(isAbove(left));
  const part = lost >= 0.9995 ? '' : ` in ${Number((lost * 100).toPrecision(2))} % of the draws`;
  return `by the law ${law.name} no number of tokens reaches this loss ${how}${part}`;
}

/** Draws that are not numbers count as not above. */
function isAbove(draws: Draws): Draws {
  const one = (value: number): number => (value > 0 ? 1 : 0);
  return typeof draws === 'number' ? one(draws) : draws.map(one);
}

// ── at the medians ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const median = (draws: Draws): number => (typeof draws === 'number' ? draws : summarize(draws).p50);

const medianUnlessShaped = (law: Law, draws: Draws): Draws => (shapeOf(law) === undefined ? median(draws) : draws);

/** The law with every constant at its median. */
export function atMedians(law: Law): Law {
  const { unique, passes } = law.repetition;
  return {
    ...law,
    constants: new Map([...law.constants].map(([name, draws]) => [name, median(draws)])),
    repetition: { unique: unique === undefined ? undefined : median(unique), passes: passes === undefined ? undefined : median(passes) },
    ...(law.hoursPerFlop === undefined ? {} : { hoursPerFlop: median(law.hoursPerFlop) }),
  };
}

/** More tokens than were ever written: a loss that they do not reach is out of reach. */
const mostTokens = 1e30;
const [leastFlop, mostFlop] = [1e9, 1e40];

export function searchTokens(law: Law, loss: number, params: number): number | undefined {
  const at = crossing(logTokens => numberOr(evaluateLaw(law, params, Math.exp(logTokens))) - loss, 0, Math.log(mostTokens));
  return at === undefined ? undefined : Math.exp(at);
}

function searchFlop(law: Law, loss: number): number | string {
  const first = optimum(law, 1e21);
  if (typeof first === 'string') return first;
  const best = (logFlop: number): number => {
    const size = optimum(law, Math.exp(logFlop));
    return typeof size === 'string' ? NaN : numberOr(evaluateLaw(law, size.params, size.tokens)) - loss;
  };
  const at = crossing(best, Math.log(leastFlop), Math.log(mostFlop));
  return at === undefined ? unreachable(law, 'at any size') : Math.exp(at);
}

const numberOr = (value: Draws | string): number => (typeof value === 'number' ? value : NaN);
