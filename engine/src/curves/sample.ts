/** Projected loss against compute: the frontier of the best size at each compute, and the plan's own model on more or fewer tokens. */
import { divide, multiply, type Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import { validity, evaluateLaw, type Law } from '../laws/apply.js';
import { optimum } from '../laws/optimum.js';
import type { CurvePoint } from './types.js';

/** Points per curve: exact at any zoom a panel offers, and cheap. */
const points = 61;

/** Compute from `low` to `high` FLOP, evenly on a log axis. */
export function computeAxis(low: number, high: number, count = points): number[] {
  const first = Math.log(low);
  const step = (Math.log(high) - first) / (count - 1);
  return Array.from({ length: count }, (_, index) => Math.exp(first + step * index));
}

/** `x` on the axis, and the compute it stands for: draws, when the axis is GPU-hours. */
export interface Step {
  readonly x: number;
  readonly flop: Draws;
}

export function frontier(law: Law, steps: readonly Step[]): CurvePoint[] {
  return steps.flatMap(({ x, flop }) => {
    const best = optimum(law, flop);
    return typeof best === 'string' ? [] : lossPoint(law, x, best.params, best.tokens);
  });
}

export function ownModel(law: Law, params: Draws, steps: readonly Step[]): CurvePoint[] {
  return steps.flatMap(({ x, flop }) => lossPoint(law, x, params, divide(flop, multiply(6, params))));
}

function lossPoint(law: Law, x: number, params: Draws, tokens: Draws): CurvePoint[] {
  const loss = evaluateLaw(law, params, tokens);
  if (typeof loss === 'string' || countUnusable(loss) > 0) return [];
  const { p5, p50, p95 } = summarize(loss);
  return [{ x, p5, p50, p95, valid: validity(law, { N: params, D: tokens }) === true }];
}
