/** Any request for a size becomes one that can be drawn in. */
import type { Size } from './types.js';

/** Whole pixels within sensible bounds; what is not a number becomes a readable default. */
export function usableSize({ width, height }: Size): Size {
  return { width: usable(width, 200, 720), height: usable(height, 160, 440) };
}

function usable(value: number, least: number, fallback: number): number {
  return Number.isFinite(value) ? Math.min(8000, Math.max(least, Math.round(value))) : fallback;
}
