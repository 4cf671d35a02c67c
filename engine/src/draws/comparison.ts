/**
 * Comparisons and logic, draw by draw: 1 for true, 0 for false. A draw that is not a number stays none, so that what cannot be decided is
 * not counted as false.
 */
import { maskOf, resultFor, vectorOf, type Draws } from './draws.js';

export function lessThan(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? 1 : a >= b ? 0 : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) {
    const left = x[i & inX]!;
    const right = y[i & inY]!;
    out[i] = left < right ? 1 : left >= right ? 0 : NaN;
  }
  return out;
}

export function lessOrEqual(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a <= b ? 1 : a > b ? 0 : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) {
    const left = x[i & inX]!;
    const right = y[i & inY]!;
    out[i] = left <= right ? 1 : left > right ? 0 : NaN;
  }
  return out;
}

export function greaterThan(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a > b ? 1 : a <= b ? 0 : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) {
    const left = x[i & inX]!;
    const right = y[i & inY]!;
    out[i] = left > right ? 1 : left <= right ? 0 : NaN;
  }
  return out;
}

export function greaterOrEqual(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a >= b ? 1 : a < b ? 0 : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) {
    const left = x[i & inX]!;
    const right = y[i & inY]!;
    out[i] = left >= right ? 1 : left < right ? 0 : NaN;
  }
  return out;
}

/** Exactly equal, without tolerance. */
export function equal(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 1 : a < b || a > b ? 0 : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) {
    const left = x[i & inX]!;
    const right = y[i & inY]!;
    out[i] = left === right ? 1 : left < right || left > right ? 0 : NaN;
  }
  return out;
}

export function notEqual(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a < b || a > b ? 1 : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) {
    const left = x[i & inX]!;
    const right = y[i & inY]!;
    out[i] = left === right ? 0 : left < right || left > right ? 1 : NaN;
  }
  return out;
}

/** Whether the value lies between two ends, the ends included. */
export function within(value: Draws, low: number, high: number): Draws {
  if (typeof value === 'number') return value >= low && value <= high ? 1 : value < low || value > high ? 0 : NaN;
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) {
    const draw = value[i]!;
    out[i] = draw >= low && draw <= high ? 1 : draw < low || draw > high ? 0 : NaN;
  }
  return out;
}

/** False where either is false, even beside a draw that cannot be decided. */
export function and(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a === 0 || b === 0 ? 0 : a * b;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! === 0 || y[i & inY]! === 0 ? 0 : x[i & inX]! * y[i & inY]!;
  return out;
}

/** True where either is true, even beside a draw that cannot be decided. */
export function or(a: Draws, b: Draws): Draws {
  if (typeof a === 'number' && typeof b === 'number') return a === 1 || b === 1 ? 1 : a + b;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), resultFor(a, b)];
  for (let i = 0; i < out.length; i++) out[i] = x[i & inX]! === 1 || y[i & inY]! === 1 ? 1 : x[i & inX]! + y[i & inY]!;
  return out;
}

/** In each draw `a` where the condition is true and `b` where it is false. */
export function either(condition: Draws, a: Draws, b: Draws): Draws {
  if (typeof condition === 'number') return condition === 1 ? a : condition === 0 ? b : NaN;
  const [x, y, inX, inY, out] = [vectorOf(a), vectorOf(b), maskOf(a), maskOf(b), new Float64Array(condition.length)];
  for (let i = 0; i < out.length; i++) {
    const holds = condition[i]!;
    out[i] = holds === 1 ? x[i & inX]! : holds === 0 ? y[i & inY]! : NaN;
  }
  return out;
}

export function not(value: Draws): Draws {
  if (typeof value === 'number') return 1 - value;
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = 1 - value[i]!;
  return out;
}
