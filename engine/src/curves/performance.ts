/**
 * What a phase reaches for what is spent on it, as a picture needs it. Whoever has a law of a phase hands in a `Performance`; axes, bands
 * and tables follow.
 */
import { multiply, type Draws } from '../draws/arithmetic.js';
import { countUnusable, summarizeWorkspace } from '../draws/summary.js';
import type { Curve } from './types.js';

/** What is reached at one place, draw by draw: nats per token, or a share of 0..1. */
export interface Reached {
  /** May be a work space that the next place writes over: read it before asking again. */
  readonly draws: Draws;
  /** Inside the range the law was fitted on. */
  readonly valid: boolean;
}

/** One curve to be: a function of what is spent. */
export interface Performance extends Pick<Curve, 'id' | 'label' | 'role' | 'source'> {
  /**
   * Prepares the curve for an axis on which `x` stands for `x * spentPerX`: FLOP in training, where the rates of the phase differ from draw
   * to draw, and whatever the axis counts elsewhere. The answer is asked for each place by its index; `undefined` where the law has no
   * value.
   */
  along(spentPerX: Draws, xs: readonly number[]): (index: number) => Reached | undefined;
}

/** A curve from a plain function of what is spent, which may say why it has no value. */
export const plainPerformance = (
  look: Pick<Curve, 'id' | 'label' | 'role' | 'source'>,
  at: (spent: Draws) => Reached | string,
): Performance => ({
  ...look,
  along: (spentPerX, xs) => index => {
    const reached = at(multiply(xs[index]!, spentPerX));
    return typeof reached === 'string' ? undefined : reached;
  },
});

/** The curve at these places, rising. Places at which any draw is not usable are left out. */
export function curveOf({ id, label, role, source, along }: Performance, spentPerX: Draws, xs: readonly number[]): Curve {
  const at = along(spentPerX, xs);
  const points = xs.flatMap((x, index) => {
    const reached = at(index);
    if (reached === undefined || countUnusable(reached.draws) > 0) return [];
    const { p5, p50, p95 } = summarizeWorkspace(reached.draws);
    return [{ x, p5, p50, p95, valid: reached.valid }];
  });
  return { id, label, role, source, points };
}

/**
 * The same of a score. No score is beyond 0..1, whatever a law says far outside its range: there the curve ends, and bands are cut.
 */
export function scoreCurve(performance: Performance, spentPerX: Draws, xs: readonly number[]): Curve {
  const curve = curveOf(performance, spentPerX, xs);
  const within = (share: number): number => Math.max(0, Math.min(1, share));
  const points = curve.points
    .filter(({ p50 }) => p50 >= 0 && p50 <= 1)
    .map(point => ({ ...point, p5: within(point.p5), p95: within(point.p95) }));
  return { ...curve, points };
}

/** Places per curve: exact at any zoom a panel offers, and cheap. */
export const placesPerCurve = 61;

/** Places from `low` to `high`, both positive, evenly on a log axis. */
export function placesBetween(low: number, high: number, count = placesPerCurve): readonly number[] {
  const first = Math.log(low);
  const step = (Math.log(high) - first) / (count - 1);
  return Array.from({ length: count }, (_, index) => Math.exp(first + step * index));
}
