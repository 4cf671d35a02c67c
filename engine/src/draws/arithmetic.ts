/**
 * Arithmetic draw by draw. Two points give a point; a point beside a vector stands for every draw. Each operation is one plain loop
 * without a call per draw, which is what keeps a whole plan within milliseconds.
 */
import { maskOf, resultFor, vectorOf, type Draws } from './draws.js';

export { isPoint, type Draws } from './draws.js';
export { absolute, ceil, exponential, floor, log10, naturalLog, negate, round, squareRoot } from './functions.js';
export { and, either, equal, greaterOrEqual, greaterThan, lessOrEqual, lessThan, not, notEqual, or, within } from './comparison.js';

// Nothing added, or one for a factor, is what most plans say where a few say more: what stands there already is the result. So a result may
// be an operand, and nobody may write into either.

export function add(a: Draws, b: Draws): Draws {
  return a === 0 ? b : b === 0 ? a : operate('+', a, b);
}

export function subtract(a: Draws, b: Draws): Draws {
  return b === 0 ? a : operate('-', a, b);
}

export function multiply(a: Draws, b: Draws): Draws {
  return a === 1 ? b : b === 1 ? a : operate('*', a, b);
}

/** A division by zero gives a draw that is not finite; `countNotFinite` finds it. */
export function divide(a: Draws, b: Draws): Draws {
  return b === 1 ? a : operate('/', a, b);
}

/** A fractional power of a negative number gives a draw that is not a number. */
export function power(a: Draws, b: Draws): Draws {
  return operate('^', a, b);
}

export type ArithmeticSign = '+' | '-' | '*' | '/' | '^';

export const isArithmetic = (sign: string): sign is ArithmeticSign => Object.hasOwn(loops, sign);

/**
 * The operation with this sign. `spare` holds draws that nobody reads after this, an operand perhaps: the result takes their place, so that
 * a formula of ten operations touches one vector and not ten.
 */
export function operate(sign: ArithmeticSign, a: Draws, b: Draws, spare?: Float64Array): Draws {
  if (typeof a === 'number' && typeof b === 'number') return points[sign](a, b);
  return loops[sign](spare ?? resultFor(a, b), a, b);
}

const points: Readonly<Record<ArithmeticSign, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

/** Each writes its result into the first vector, which may be one of the operands, and returns it. */
const loops: Readonly<Record<ArithmeticSign, (out: Float64Array, a: Draws, b: Draws) => Float64Array>> = {
  '+': addInto,
  '-': subtractInto,
  '*': multiplyInto,
  '/': divideInto,
  '^': powerInto,
};

function addInto(out: Float64Array, a: Draws, b: Draws): Float64Array {
  const [x, y, inX, inY] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! + y[i & inY]!;
  return out;
}

function subtractInto(out: Float64Array, a: Draws, b: Draws): Float64Array {
  const [x, y, inX, inY] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! - y[i & inY]!;
  return out;
}

function multiplyInto(out: Float64Array, a: Draws, b: Draws): Float64Array {
  const [x, y, inX, inY] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! * y[i & inY]!;
  return out;
}

function divideInto(out: Float64Array, a: Draws, b: Draws): Float64Array {
  const [x, y, inX, inY] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! / y[i & inY]!;
  return out;
}

/**
 * The powers of scaling laws have fractions for exponents: there an exponential of a logarithm costs a quarter of `**` and differs in the last
 * digit or two of sixteen. Whole exponents, and what has no logarithm, take the exact way.
 */
function powerInto(out: Float64Array, a: Draws, b: Draws): Float64Array {
  const [x, y, inX, inY] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b)];
  for (let i = 0; i < out.length; i++) {
    const [base, exponent] = [x[i & inX]!, y[i & inY]!];
    out[i] = base > 0 && exponent !== Math.trunc(exponent) ? Math.exp(exponent * Math.log(base)) : base ** exponent;
  }
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
