/** Functions of one value, draw by draw. A point gives a point. Outside a function's domain the draw is not a number. */
import type { Draws } from './draws.js';

export function negate(value: Draws): Draws {
  if (typeof value === 'number') return -value;
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = -value[i]!;
  return out;
}

export function absolute(value: Draws): Draws {
  if (typeof value === 'number') return Math.abs(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.abs(value[i]!);
  return out;
}

/** To the nearest whole number; halves go up. */
export function round(value: Draws): Draws {
  if (typeof value === 'number') return Math.round(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.round(value[i]!);
  return out;
}

export function ceil(value: Draws): Draws {
  if (typeof value === 'number') return Math.ceil(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.ceil(value[i]!);
  return out;
}

export function floor(value: Draws): Draws {
  if (typeof value === 'number') return Math.floor(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.floor(value[i]!);
  return out;
}

export function squareRoot(value: Draws): Draws {
  if (typeof value === 'number') return Math.sqrt(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(value[i]!);
  return out;
}

export function exponential(value: Draws): Draws {
  if (typeof value === 'number') return Math.exp(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(value[i]!);
  return out;
}

export function naturalLog(value: Draws): Draws {
  if (typeof value === 'number') return Math.log(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.log(value[i]!);
  return out;
}

export function log10(value: Draws): Draws {
  if (typeof value === 'number') return Math.log10(value);
  const out = new Float64Array(value.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.log10(value[i]!);
  return out;
}
