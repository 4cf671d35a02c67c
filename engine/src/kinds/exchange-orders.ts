/** How many orders of magnitude of pre-training gain as much as something else does. */
import { isPoint, subtract, type Draws } from '../draws/arithmetic.js';
import { eachDraw } from '../laws/benefit/index.js';
import { summarize } from '../draws/summary.js';
import { formatShare } from '../quantity/format.js';

/** Places at which the gain of pre-training is asked; between them it is joined by straight lines. Beyond the last nobody trains. */
const asked = [0, 0.5, 1, 1.5, 2, 3, 4, 6];

/** In more of the draws than this, that no amount of pre-training reaches the gain is the answer. */
const mostUnreached = 0.05;

interface Reached {
  readonly draws: Draws;
  readonly valid: true | string;
}

/**
 * Orders of magnitude, draw by draw, at which the score `at` so many of them lies `gained` above that at none; a string completes "unknown,
 * because …".
 */
export function ordersThatGain(gained: Draws, at: (orders: number) => Reached | string): Reached | string {
  const scores: Reached[] = [];
  for (const orders of asked) {
    const score = at(orders);
    if (typeof score === 'string') return score;
    scores.push(score);
  }
  const gains = scores.map(({ draws }) => subtract(draws, scores[0]!.draws));
  const draws = eachDraw((wanted, ...reached) => ordersOf(wanted, reached), gained, ...gains);
  const unreached = isPoint(draws) ? Number(draws === Infinity) : draws.filter(each => each === Infinity).length / draws.length;
  if (unreached > mostUnreached)
    return `by the laws, pre-training a million times as large adds ${formatShare(summarize(gains.at(-1)!).p50)}, and this adds ${formatShare(summarize(gained).p50)}`;
  const most = asked.at(-1)!;
  const orders = isPoint(draws) ? draws : draws.map(each => Math.min(each, most));
  const there = at(summarize(orders).p50);
  return typeof there === 'string' ? there : { draws: orders, valid: there.valid };
}

function ordersOf(wanted: number, reached: readonly number[]): number {
  if (!(wanted > 0)) return 0;
  const next = reached.findIndex(gain => gain >= wanted);
  if (next < 1) return next < 0 ? Infinity : 0;
  const [below, above] = [reached[next - 1]!, reached[next]!];
  return asked[next - 1]! + ((asked[next]! - asked[next - 1]!) * (wanted - below)) / (above - below);
}
