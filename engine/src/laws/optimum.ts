/**
 * The compute-optimal size: parameters N and tokens D that make the loss least under C = 6ND, N counted as the law counts it.
 * In closed form for `E + A / N^alpha + B / D^beta` and powers of it (Hoffmann et al. 2022, arXiv 2203.15556, equation 4), by golden
 * section for any other form. A law that `gives: params` or `gives: tokens` is itself the optimum over C.
 */
import { add, divide, either, exponential, lessThan, multiply, naturalLog, subtract, type Draws } from '../draws/arithmetic.js';
import { dimension } from '../quantity/dimension.js';
import type { Value } from '../schema/value.js';
import { computeIn, evaluateLaw, lawValue, noLossFrom, type Law } from './apply.js';
import { chosen } from './mixture.js';
import { isCertain, sizeAtNode, tabulatedSize } from './optimum-table.js';
import { bestSize, isPositive, shapeOf } from './shape.js';

const params = dimension({ param: 1 });
const tokens = dimension({ token: 1 });

export interface Optimum {
  readonly params: Draws;
  readonly tokens: Draws;
}

/** Optimal parameters or tokens at a compute in FLOP. */
export function optimumAt(law: Law, flop: Draws, what: 'params' | 'tokens'): Value {
  const best = optimum(law, flop);
  if (typeof best === 'string') return { kind: 'unknown', because: best };
  return { kind: 'number', draws: best[what], dimension: what === 'params' ? params : tokens };
}

/** Draws of the optimum, or why there is none. */
export function optimum(law: Law, flop: Draws): Optimum | string {
  if (law.gives === 'params' || law.gives === 'tokens') return allocation(law, flop);
  const other = noLossFrom(law);
  if (other !== undefined) return other;
  const known = typeof flop === 'number' ? undefined : found.get(flop);
  if (known !== undefined && isSame(known.law, law)) return known.best;
  const best =
    oneOf(law, flop) ??
    closedForm(law, flop) ??
    (typeof flop !== 'number' && isCertain(law) ? tabulated(law, flop) : goldenSection(law, flop));
  if (typeof flop !== 'number') found.set(flop, { law, best });
  return best;
}

/**
 * A phase asks for parameters and for tokens at one compute, and again when its givens are compared. Vectors of draws are never written to
 * once they are made.
 */
const found = new WeakMap<Float64Array, { readonly law: Law; readonly best: Optimum | string }>();

const isSame = (a: Law, b: Law): boolean =>
  a.name === b.name &&
  a.form === b.form &&
  a.repetition.unique === b.repetition.unique &&
  a.repetition.passes === b.repetition.passes &&
  a.hoursPerFlop === b.hoursPerFlop &&
  a.mixture?.choice === b.mixture?.choice &&
  a.constants.size === b.constants.size &&
  [...a.constants].every(([name, draws]) => b.constants.get(name) === draws);

/** The law says one of the two at this compute; the other takes the rest of C = 6ND. */
function allocation(law: Law, flop: Draws): Optimum | string {
  const beyond = [...law.reads].find(name => name !== 'C');
  if (beyond !== undefined) return `the law ${law.name} gives ${law.gives} and reads ${beyond}; such a law reads C alone`;
  const value = lawValue(law, { C: computeIn(law, flop) });
  if (typeof value === 'string') return value;
  if (!isPositive(value)) return `the law ${law.name} gives no positive number of ${law.gives} at this compute`;
  const other = divide(divide(flop, 6), value);
  return law.gives === 'params' ? { params: value, tokens: other } : { params: other, tokens: value };
}

/** In each draw the optimum of its own law. */
function oneOf({ mixture }: Law, flop: Draws): Optimum | string | undefined {
  if (mixture === undefined) return undefined;
  const params = chosen(mixture, member => {
    const best = optimum(member, flop);
    return typeof best === 'string' ? best : best.params;
  });
  return typeof params === 'string' ? params : { params, tokens: divide(divide(flop, 6), params) };
}

function closedForm(law: Law, flop: Draws): Optimum | undefined {
  const shape = shapeOf(law);
  if (shape === undefined) return undefined;
  const product = divide(flop, 6);
  const best = bestSize(shape, product);
  return { params: best, tokens: divide(product, best) };
}

/**
 * The logarithm of the best size at a node of the grid of computes, by a law whose constants are certain; the reason where there is none.
 * The node of a compute is its logarithm times `nodesPerLog`.
 */
export const bestLogSizeAtNode = (law: Law, node: number): number | string => sizeAtNode(law, node, flop => logSizeAt(law, flop));

function logSizeAt(law: Law, flop: number): number | string {
  const best = optimum(law, flop);
  return typeof best === 'string' ? best : Math.log(best.params as number);
}

function tabulated(law: Law, flop: Float64Array): Optimum | string {
  const product = divide(flop, 6);
  const sizes = tabulatedSize(
    flop,
    node => bestLogSizeAtNode(law, node),
    logSize => evaluateLaw(law, exponential(logSize), divide(product, exponential(logSize)), flop),
  );
  if (typeof sizes === 'string') return sizes;
  const params = exponential(sizes);
  return { params, tokens: divide(product, params) };
}

const shrink = (Math.sqrt(5) - 1) / 2;

/** As a share of the interval: an optimum that is nearer to an end lies at it. */
const edge = 1e-6;

/**
 * Least loss along ln N between one parameter and one token, for all draws at once; 70 steps leave less than 1e-12 of the interval. Of the
 * two places inside the interval one stays where it is, so that each step asks the law once. A least loss at an end is no optimum: the law
 * falls on beyond what can be built.
 */
function goldenSection(law: Law, flop: Draws): Optimum | string {
  const product = divide(flop, 6);
  const top = naturalLog(product);
  const lossAtLog = (logParams: Draws): Draws | string => {
    const size = exponential(logParams);
    return evaluateLaw(law, size, divide(product, size), flop);
  };
  let low: Draws = 0;
  let high: Draws = top;
  let left = subtract(top, multiply(top, shrink));
  let right = multiply(top, shrink);
  let lossLeft = lossAtLog(left);
  let lossRight = lossAtLog(right);
  for (let step = 0; step < 70; step++) {
    if (typeof lossLeft === 'string') return lossLeft;
    if (typeof lossRight === 'string') return lossRight;
    const takeLeft = lessThan(lossLeft, lossRight);
    low = either(takeLeft, low, left);
    high = either(takeLeft, right, high);
    const width = multiply(subtract(high, low), shrink);
    const next = either(takeLeft, subtract(high, width), add(low, width));
    const lossNext = lossAtLog(next);
    if (typeof lossNext === 'string') return lossNext;
    [left, right] = [either(takeLeft, next, right), either(takeLeft, left, next)];
    [lossLeft, lossRight] = [either(takeLeft, lossNext, lossRight), either(takeLeft, lossLeft, lossNext)];
  }
  const place = multiply(add(low, high), 0.5);
  const best = exponential(place);
  return atAnEnd(law, divide(place, top)) ?? { params: best, tokens: divide(product, best) };
}

/** Why there is no optimum where the search ends at this share of the interval, in any draw. */
function atAnEnd(law: Law, place: Draws): string | undefined {
  const draws = typeof place === 'number' ? [place] : place;
  const more = draws.some(each => each > 1 - edge);
  const fewer = draws.some(each => each < edge);
  if (!more && !fewer) return undefined;
  const always = more ? 'more parameters on fewer tokens are always better' : 'fewer parameters on more tokens are always better';
  return more && fewer ? `the law ${law.name} has no least loss at this compute` : `by the law ${law.name} ${always}: it has no optimum`;
}
