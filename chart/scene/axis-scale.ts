/** Axes that cannot break: whatever numbers arrive, the domain is finite and has a width. */
import { scaleLinear, scaleLog } from 'd3-scale';
import type { AxisScale } from './types.js';

type AxisKind = AxisScale['kind'];
type Domain = readonly [number, number];

/** Beyond these, ratios and differences of doubles overflow before they reach the screen. */
const largest = 1e150;
const smallest = 1e-150;
/** Far outside any picture, yet small enough for every renderer. */
const farAway = 100_000;

/** Whether a value has a place on an axis: finite, and positive where the axis is logarithmic. */
export function isDrawable(value: unknown, kind: AxisKind): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return kind === 'log' ? value >= smallest && value <= largest : Math.abs(value) <= largest;
}

/** Smallest and largest drawable value; `null` when there is none. */
export function extentOf(values: Iterable<number>, kind: AxisKind): Domain | null {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!isDrawable(value, kind)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : null;
}

/** Room around the data: a share of the visible width on each side, and some width at all when every value is the same. */
export function padDomain([low, high]: Domain, kind: AxisKind, share: number): Domain {
  if (kind === 'log') {
    const width = Math.log10(high) - Math.log10(low);
    const room = width < 1e-9 ? 0.3 : width * share;
    return [Math.max(smallest, low / 10 ** room), Math.min(largest, high * 10 ** room)];
  }
  const width = high - low;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const room = width <= size * 1e-9 || width < smallest ? Math.max(size * 0.1, size === 0 ? 1 : smallest) : width * share;
  return [low - room, high + room];
}

/** A position between two values, 0..1, in the sense of the axis: halfway between 1 and 100 is 10 on a log axis. */
export function valueBetween([low, high]: Domain, share: number, kind: AxisKind): number {
  return kind === 'log' ? 10 ** (Math.log10(low) + (Math.log10(high) - Math.log10(low)) * share) : low + (high - low) * share;
}

/** The inverse of `valueBetween`. */
export function shareBetween([low, high]: Domain, value: number, kind: AxisKind): number {
  return kind === 'log' ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low)) : (value - low) / (high - low);
}

/** Two decimals are finer than any screen and keep files small; the clamp keeps far values from overflowing a renderer. */
export function roundPixel(pixel: number): number {
  return Math.round(Math.max(-farAway, Math.min(farAway, pixel)) * 100) / 100;
}

/**
 * A scale from values to pixels.
 *
 * @param domain both ends drawable and different, as `padDomain` gives them
 * @param range pixels of the two ends; the first is larger for a y axis
 */
export function axisScale(kind: AxisKind, domain: Domain, range: Domain): AxisScale {
  const scale = kind === 'log' ? scaleLog().domain(domain).range(range) : scaleLinear().domain(domain).range(range);
  return {
    kind,
    domain,
    toPixel(value) {
      if (!isDrawable(value, kind)) return null;
      const pixel = scale(value);
      return Number.isFinite(pixel) ? roundPixel(pixel) : null;
    },
    toValue: pixel => scale.invert(pixel),
  };
}
