/** What a curve says at an x value: the numbers behind a crosshair. */
import type { Curve, CurvePoint, CurveSet } from '../../engine/src/curves/types.js';
import { isDrawable, shareBetween, valueBetween } from './axis-scale.js';
import { drawablePoints } from './series.js';

export interface Reading {
  readonly curve: Curve;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly valid: boolean;
}

/**
 * The percentiles of a curve at `x`, interpolated between its points in the sense of the axes.
 *
 * @returns `null` where the curve has no value, on either side of its ends
 */
export function readingAt(curve: Curve, x: number, set: CurveSet): Reading | null {
  const points = drawablePoints(curve, set.x.scale, set.y.scale);
  const next = points.findIndex(point => point.x >= x);
  const after = points[next];
  if (after === undefined || !isDrawable(x, set.x.scale)) return null;
  if (after.x === x) return { curve, p5: after.p5, p50: after.p50, p95: after.p95, valid: after.valid };
  const before = points[next - 1];
  if (before === undefined) return null;
  const share = shareBetween([before.x, after.x], x, set.x.scale);
  const between = (name: 'p5' | 'p50' | 'p95'): number => interpolate(before, after, name, share, set);
  return { curve, p5: between('p5'), p50: between('p50'), p95: between('p95'), valid: before.valid && after.valid };
}

function interpolate(before: CurvePoint, after: CurvePoint, name: 'p5' | 'p50' | 'p95', share: number, set: CurveSet): number {
  const kind = isDrawable(before[name], set.y.scale) && isDrawable(after[name], set.y.scale) ? set.y.scale : 'linear';
  return valueBetween([before[name], after[name]], share, kind);
}
