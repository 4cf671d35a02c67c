/**
 * Arithmetic draw by draw. Two points give a point; a point beside a vector stands for every draw. Each operation is one plain loop
 * without a call per draw, which is what keeps a whole plan within milliseconds.
 */
import { maskOf, resultFor, vectorOf, type Draws } from './draws.js';

export { isPoint, type Draws } from './draws.js';
export { absolute, ceil, exponential, floor, log10, naturalLog, negate, round, squareRoot } from './functions.js';
export { and, equal, greaterOrEqual, greaterThan, lessOrEqual, lessThan, not, notEqual, or } from './comparison.js';

export function add(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! + y[i & inY]!;
  return out;
}

export function subtract(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! - y[i & inY]!;
  return out;
}

export function multiply(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! * y[i & inY]!;
  return out;
}

/** A division by zero gives a draw that is not finite; `countNotFinite` finds it. */
export function divide(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! / y[i & inY]!;
  return out;
}

/** A fractional power of a negative number gives a draw that is not a number. */
export function power(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a ** b;
  if (typeof a !== 'number' && typeof b === 'number' && !Number.isInteger(b)) return fractionalPower(a, b);
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! ** y[i & inY]!;
  return out;
}

/** The powers of scaling laws: an exponential of a logarithm costs a quarter of `**` and differs in the last digit or two of sixteen. */
function fractionalPower(base: Float64Array, exponent: number): Float64Array {
  const out = new Float64Array(base.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(exponent * Math.log(base[i]!));
  return out;
}

/** The smaller of the two in each draw; not a number where either is none. */
export function minimum(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return Math.min(a, b);
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = Math.min(x[i & inX]!, y[i & inY]!);
  return out;
}

/** The larger of the two in each draw; not a number where either is none. */
export function maximum(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i & inX]!, y[i & inY]!);
  return out;
}
