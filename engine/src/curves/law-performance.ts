/** A law of pre-training as curves: the best size at each compute, one model on more or fewer tokens, and sizes at one compute. */
import { absolute, add, divide, exponential, multiply, naturalLog, subtract, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { evaluateLaw, validity, type Law } from '../laws/apply.js';
import { optimum } from '../laws/optimum.js';
import { bestSizesAt } from './best-sizes.js';
import { formAlong, type NamesAlong } from './along.js';
import type { Performance, Reached } from './performance.js';
import { fixedAt, inProportion, isPositive, mediansAlong, tokensOf, valueAt, type PowerOfX } from './power-of-x.js';
import type { Curve } from './types.js';

type Look = Pick<Curve, 'id' | 'label' | 'role' | 'source'>;

/** Parameters, tokens and compute along an axis. */
interface Run {
  readonly params: PowerOfX;
  readonly tokens: PowerOfX;
  readonly flop: PowerOfX;
}

/** The best size at each compute. */
export const frontier = (law: Law, look: Look): Performance => ({
  ...look,
  along: (flopPerX, xs) => {
    const flop = inProportion(flopPerX);
    const params = isPositive(flopPerX) && xs.length > 1 ? powerOfOptimum(law, flop, computes(flopPerX, xs)) : undefined;
    return params === undefined ? searched(law, flopPerX, xs) : lawAlong(law, { params, flop, tokens: tokensOf(flop, params) }, xs);
  },
});

/** The size of a model: `params` as its phase counts them and pays for them, `counted` as the law does. */
export interface Size {
  readonly params: Draws;
  readonly counted: Draws;
}

/** A model of one size on more or fewer tokens. */
export const ownModel = (law: Law, { params, counted }: Size, look: Look): Performance => ({
  ...look,
  along: (flopPerX, xs) => {
    const flop = inProportion(flopPerX);
    return lawAlong(law, { params: fixedAt(counted), flop, tokens: tokensOf(flop, fixedAt(params)) }, xs);
  },
});

/** Sizes at one compute: the axis counts parameters, and `flop` is shared out to tokens. */
export const atOneCompute = (law: Law, flop: Draws, look: Look): Performance => ({
  ...look,
  along: (paramsPerX, xs) => {
    const [params, all] = [inProportion(paramsPerX), fixedAt(flop)];
    return lawAlong(law, { params, flop: all, tokens: tokensOf(all, params) }, xs);
  },
});

/**
 * Agreement of the best size in the middle of the axis with the power through its ends; a search finds it no closer, and the loss is flat
 * there.
 */
const agreement = 1e-6;

/** The best size as a power of the place, which it is for two terms that fall; `undefined` for laws whose best size follows no power. */
function powerOfOptimum(law: Law, flop: PowerOfX, [low, high]: readonly [number, number]): PowerOfX | undefined {
  const logs = [low, Math.sqrt(low) * Math.sqrt(high), high]
    .map(compute => optimum(law, compute))
    .map(best => (typeof best === 'string' ? undefined : naturalLog(best.params)));
  const [first, between, last] = logs;
  if (first === undefined || between === undefined || last === undefined) return undefined;
  const slope = divide(subtract(last, first), Math.log(high) - Math.log(low));
  if (!isWithin(multiply(add(first, last), 0.5), between, agreement)) return undefined;
  // From the law's own compute to the axis: draw by draw, the rate of the axis comes in.
  return { offset: add(subtract(first, multiply(slope, Math.log(low))), multiply(slope, flop.offset)), slope };
}

/** The compute at both ends of the axis, in the middle of its draws. */
function computes(flopPerX: Draws, xs: readonly number[]): readonly [number, number] {
  const { p50 } = summarize(flopPerX);
  return [xs[0]! * p50, xs.at(-1)! * p50];
}

function isWithin(a: Draws, b: Draws, tolerance: number): boolean {
  const apart = absolute(subtract(a, b));
  return typeof apart === 'number' ? apart <= tolerance : apart.every(each => each <= tolerance);
}

function lawAlong(law: Law, run: Run, xs: readonly number[]): (index: number) => Reached | undefined {
  const logs = xs.map(Math.log);
  const [params, tokens, flop] = [run.params, run.tokens, run.flop].map(power => mediansAlong(power, logs)) as [
    number[],
    number[],
    number[],
  ];
  const valid = (index: number): boolean => validity(law, { N: params[index]!, D: tokens[index]!, C: flop[index]! }) === true;
  const form = law.reads.has('U') ? undefined : formAlong(law.form, namesAlong(law, run));
  if (form !== undefined) return index => ({ draws: form(logs[index]!), valid: valid(index) });
  return index => {
    const [size, seen, compute] = [run.params, run.tokens, run.flop].map(power => valueAt(power, logs[index]!)) as [Draws, Draws, Draws];
    return reachedBy(evaluateLaw(law, size, seen, compute), valid(index));
  };
}

function namesAlong(law: Law, { params, tokens, flop }: Run): NamesAlong {
  const names = new Map<string, { readonly fixed: Draws } | { readonly power: PowerOfX }>([
    ['N', { power: params }],
    ['D', { power: tokens }],
    ['C', { power: flop }],
  ]);
  for (const [name, fixed] of law.constants) names.set(name, { fixed });
  return names;
}

/** Laws whose best size follows no power. */
function searched(law: Law, flopPerX: Draws, xs: readonly number[]): (index: number) => Reached | undefined {
  const rates =
    typeof flopPerX === 'number' ? ([flopPerX, flopPerX] as const) : ([least(flopPerX), -least(flopPerX.map(each => -each))] as const);
  const range = [Math.log(xs[0]! * rates[0]), Math.log(xs.at(-1)! * rates[1])] as const;
  if (!range.every(Number.isFinite)) return () => undefined;
  return index => {
    const flop = multiply(xs[index]!, flopPerX);
    const logSize = bestSizesAt(law, range, naturalLog(flop));
    if (logSize === undefined) return undefined;
    const params = exponential(logSize);
    const tokens = divide(flop, multiply(6, params));
    return reachedBy(evaluateLaw(law, params, tokens, flop), validity(law, { N: params, D: tokens, C: flop }) === true);
  };
}

const least = (draws: Float64Array): number => draws.reduce((a, b) => Math.min(a, b), Infinity);

const reachedBy = (draws: Draws | string, valid: boolean): Reached | undefined =>
  typeof draws === 'string' ? undefined : { draws, valid };

/** Places on an axis up to which a model has seen less than a million tokens: left of it no law means anything. */
export const fewestTokens = (params: Draws, flopPerX: Draws): Draws => divide(multiply(6e6, params), flopPerX);
