/** Digits: how a bare number is rounded and written. Units and scales are `format.ts`. */

/** How many significant digits people can use of an estimate. */
const usualDigits = 3;

const suffixes: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** Twelve significant digits: enough for every use, and no trace of the last bit in JSON or CSV. */
export function roundForOutput(x: number): number {
  return Number(x.toPrecision(12));
}

/**
 * Three significant digits with the suffixes k M B T: `30.8M`, `1,230`, `0.12`, `3.79e25`. Whole numbers below 100,000 are written out,
 * because
 * 2.05k would hide a 2,048 that somebody chose.
 */
export function digits(value: number, precision = usualDigits): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e5) return grouped(String(value === 0 ? 0 : value));
  const rounded = Number(value.toPrecision(precision));
  const size = Math.abs(rounded);
  if (size >= 1e15 || size < 1e-4) return scientific(value, precision);
  if (size < 1e4) return grouped(String(rounded));
  const [step, suffix] = suffixes.find(([least]) => size >= least)!;
  return `${grouped(String(Number((rounded / step).toPrecision(precision))))}${suffix}`;
}

/** `3.79e25`: no plus sign, no zeros at the end. */
export function scientific(value: number, precision = usualDigits): string {
  const [mantissa, exponent] = value.toExponential(precision - 1).split('e');
  const size = Number(exponent);
  return size === 0 ? String(Number(mantissa)) : `${Number(mantissa)}e${size}`;
}

/** As `digits`, with cents below a thousand: `2.50`, `62.1M`. */
export function moneyDigits(value: number): string {
  const text = digits(value);
  return /^\d{1,3}\.\d$/.test(text) ? `${text}0` : text;
}

function grouped(text: string): string {
  const [whole, fraction] = text.split('.');
  const separated = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** A share as a percentage: `41 %`, `0.3 %`, and never a rounded `100 %` or `0 %` for what is not quite. */
export function formatShare(value: number): string {
  return Number.isFinite(value) ? `${shareDigits(value)} %` : 'unknown';
}

/** The number of a percentage alone. */
export function shareDigits(value: number): string {
  const percent = roundForOutput(value * 100);
  if (percent > 99.9 && percent < 100) return '> 99.9';
  if (percent > 0 && percent < 0.01) return '< 0.01';
  return digits(percent);
}
