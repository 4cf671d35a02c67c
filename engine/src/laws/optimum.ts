/**
 * The compute-optimal size: parameters N and tokens D that make the loss least under C = 6ND.
 * In closed form for `E + A / N^alpha + B / D^beta` (Hoffmann et al. 2022, arXiv 2203.15556, equation 4), by golden section for any other form.
 */
import { spell } from '../../../grammar/src/index.js';
import { add, divide, exponential, lessThan, multiply, naturalLog, power, subtract, type Draws } from '../draws/arithmetic.js';
import { dimension } from '../quantity/dimension.js';
import type { Value } from '../schema/value.js';
import { evaluateLaw, type Law } from './apply.js';

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
  if (law.gives !== 'loss') return `the law ${law.name} gives ${law.gives}, not loss`;
  const known = typeof flop === 'number' ? undefined : found.get(flop);
  if (known !== undefined && isSame(known.law, law)) return known.best;
  const best = closedForm(law, flop) ?? goldenSection(law, flop);
  if (typeof flop !== 'number') found.set(flop, { law, best });
  return best;
}

/**
 * A phase asks for parameters and for tokens at one compute, and again when its givens are compared. Vectors of draws are never written to once they are
 * made.
 */
const found = new WeakMap<Float64Array, { readonly law: Law; readonly best: Optimum | string }>();

const isSame = (a: Law, b: Law): boolean =>
  a.name === b.name && a.form === b.form && a.repetition.unique === b.repetition.unique && a.repetition.passes === b.repetition.passes
  && a.constants.size === b.constants.size && [...a.constants].every(([name, draws]) => b.constants.get(name) === draws);

const chinchilla = /^E \+ \(?A \/ N\^alpha\)? \+ \(?B \/ D\^beta\)?$/;

/** N* = G (C/6)^(beta/(alpha+beta)) with G = (alpha A / (beta B))^(1/(alpha+beta)). */
function closedForm(law: Law, flop: Draws): Optimum | undefined {
  if (!chinchilla.test(spell(law.form))) return undefined;
  const [a, b, alpha, beta] = ['A', 'B', 'alpha', 'beta'].map(name => law.constants.get(name));
  if (![a, b, alpha, beta].every(isPositive)) return undefined;
  const exponents = add(alpha!, beta!);
  const ratio = power(divide(multiply(alpha!, a!), multiply(beta!, b!)), divide(1, exponents));
  const product = divide(flop, 6);
  const best = multiply(ratio, power(product, divide(beta!, exponents)));
  return { params: best, tokens: divide(product, best) };
}

/** Otherwise one of the terms does not fall, and the formula gives no optimum. */
const isPositive = (draws: Draws | undefined): boolean => draws !== undefined && (typeof draws === 'number' ? draws > 0 : draws.every(each => each > 0));

const shrink = (Math.sqrt(5) - 1) / 2;

/** As a share of the interval: an optimum that is nearer to an end lies at it. */
const edge = 1e-6;

/**
 * Least loss along ln N between one parameter and one token, for all draws at once; 70 steps leave less than 1e-12 of the interval. A least loss at an end
 * is no optimum: the law falls on beyond what can be built.
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
  for (let step = 0; step < 70; step++) {
    const width = multiply(subtract(high, low), shrink);
    const left = subtract(high, width);
    const right = add(low, width);
    const lossLeft = lossAtLog(left);
    const lossRight = lossAtLog(right);
    if (typeof lossLeft === 'string') return lossLeft;
    if (typeof lossRight === 'string') return lossRight;
    const takeLeft = lessThan(lossLeft, lossRight);
    low = choose(takeLeft, low, left);
    high = choose(takeLeft, right, high);
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

/** Draw by draw `first` where the condition is 1, else `second`. */
const choose = (condition: Draws, first: Draws, second: Draws): Draws =>
  add(multiply(condition, first), multiply(subtract(1, condition), second));
