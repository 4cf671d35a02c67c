/** How parameters, tokens and compute go along the axis of a picture: as powers of the place on it, draw by draw. */
import { add, multiply, naturalLog, subtract, type Draws } from '../draws/arithmetic.js';
import { summarize, summarizeWorkspace } from '../draws/summary.js';

/** exp(offset + slope * t), where t is the natural logarithm of the place on the axis. Positive in every draw. */
export interface PowerOfX {
  readonly offset: Draws;
  readonly slope: Draws;
}

/** The same at every place. `value` is positive in every draw. */
export const fixedAt = (value: Draws): PowerOfX => ({ offset: naturalLog(value), slope: 0 });

/** `perX` of it for each unit of the axis; positive in every draw. */
export const inProportion = (perX: Draws): PowerOfX => ({ offset: naturalLog(perX), slope: 1 });

export const timesPower = (a: PowerOfX, b: PowerOfX): PowerOfX => ({ offset: add(a.offset, b.offset), slope: add(a.slope, b.slope) });

export const overPower = (a: PowerOfX, b: PowerOfX): PowerOfX => ({
  offset: subtract(a.offset, b.offset),
  slope: subtract(a.slope, b.slope),
});

export const raised = (a: PowerOfX, exponent: Draws): PowerOfX => ({
  offset: multiply(a.offset, exponent),
  slope: multiply(a.slope, exponent),
});

/** 6ND = C solved for the tokens. */
export const tokensOf = (flop: PowerOfX, params: PowerOfX): PowerOfX => overPower(overPower(flop, fixedAt(6)), params);

export const isPositive = (draws: Draws): boolean => (typeof draws === 'number' ? draws > 0 : draws.every(each => each > 0));

/** Places at which the median of a power with uncertain exponents is selected; between them it is joined in logarithms. */
const medianEvery = 8;

/**
 * The median at each place, rising places. Where the exponent is certain, the draws keep their order along the axis and so the middle one;
 * else it is selected at every eighth place: a median bends so little in logarithms that the error, below 1e-4 of it, moves no end of a
 * law's range by a place.
 */
export function mediansAlong({ offset, slope }: PowerOfX, logs: readonly number[]): readonly number[] {
  if (typeof slope === 'number') {
    const middle = summarize(offset).p50;
    return logs.map(t => Math.exp(middle + slope * t));
  }
  const logMedian = (t: number): number => summarizeWorkspace(lineInto(new Float64Array(slope.length), offset, slope, t)).p50;
  const knots = logs.map((t, index) => (index % medianEvery === 0 || index === logs.length - 1 ? logMedian(t) : NaN));
  return logs.map((t, index) => Math.exp(Number.isNaN(knots[index]!) ? joined(t, index, logs, knots) : knots[index]!));
}

function joined(t: number, index: number, logs: readonly number[], knots: readonly number[]): number {
  const before = index - (index % medianEvery);
  const after = Math.min(before + medianEvery, logs.length - 1);
  return knots[before]! + ((knots[after]! - knots[before]!) * (t - logs[before]!)) / (logs[after]! - logs[before]!);
}

function lineInto(out: Float64Array, offset: Draws, slope: Float64Array, t: number): Float64Array {
  if (typeof offset === 'number') for (let i = 0; i < out.length; i++) out[i] = offset + slope[i]! * t;
  else for (let i = 0; i < out.length; i++) out[i] = offset[i]! + slope[i]! * t;
  return out;
}

/** The value at one place, as draws of its own. */
export function valueAt({ offset, slope }: PowerOfX, t: number): Draws {
  const line = add(offset, multiply(slope, t));
  if (typeof line === 'number') return Math.exp(line);
  return line.map(Math.exp);
}
