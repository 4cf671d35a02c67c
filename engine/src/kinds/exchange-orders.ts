/** How many orders of magnitude of pre-training gain as much as something else does. */
import { subtract, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { formatShare } from '../quantity/format.js';
import type { Reached } from './chain-score.js';

/** Places at which the gain of pre-training is asked; between them it is joined by straight lines. Beyond the last nobody trains. */
const asked = [0, 0.5, 1, 1.5, 2, 3, 4, 6];

/** Orders of magnitude at which the score lies `gained` above that at none; a string completes "unknown, because …". */
export function ordersThatGain(gained: number, at: (orders: number) => Reached | string): Reached | string {
  const gains: number[] = [];
  let none: Draws = 0;
  for (const orders of asked) {
    const score = at(orders);
    if (typeof score === 'string') return score;
    if (orders === 0) none = score.draws;
    gains.push(summarize(subtract(score.draws, none)).p50);
  }
  const orders = ordersOf(gained, gains);
  if (orders === Infinity)
    return `by the laws, pre-training a million times as large adds ${formatShare(gains.at(-1)!)}, and this adds ${formatShare(gained)}`;
  const there = at(orders);
  return typeof there === 'string' ? there : { draws: orders, valid: there.valid };
}

function ordersOf(wanted: number, reached: readonly number[]): number {
  if (!(wanted > 0)) return 0;
  const next = reached.findIndex(gain => gain >= wanted);
  if (next < 1) return next < 0 ? Infinity : 0;
  const [below, above] = [reached[next - 1]!, reached[next]!];
  return asked[next - 1]! + ((asked[next]! - asked[next - 1]!) * (wanted - below)) / (above - below);
}
