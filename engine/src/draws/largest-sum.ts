/** The largest sum of amounts that last from one time to another, draw by draw: in each, they overlap or not by the times of that draw. */
import type { Draws } from './draws.js';

export interface Lasting {
  readonly amount: Draws;
  /** Any unit of time, the same for all. What ends when another begins does not overlap it, and what lasts no time counts nowhere. */
  readonly start: Draws;
  readonly end: Draws;
}

/** Zero where nothing lasts. A draw without a time or an amount is none. */
export function largestSum(all: readonly Lasting[]): Draws {
  const values = all.flatMap(({ amount, start, end }) => [amount, start, end]);
  const samples = Math.max(0, ...values.map(value => (typeof value === 'number' ? 0 : value.length)));
  if (samples === 0) return largestIn(all, eventsIn(all, 0), 0);
  const areTimesCertain = all.every(({ start, end }) => typeof start === 'number' && typeof end === 'number');
  const once = areTimesCertain ? eventsIn(all, 0) : undefined;
  return Float64Array.from({ length: samples }, (_, draw) => largestIn(all, once ?? eventsIn(all, draw), draw));
}

interface Event {
  readonly time: number;
  readonly of: number;
  readonly isStart: boolean;
}

const at = (value: Draws, draw: number): number => (typeof value === 'number' ? value : value[draw]!);

/** Beginnings and ends in their order, ends first where both fall together. */
function eventsIn(all: readonly Lasting[], draw: number): readonly Event[] {
  const events: Event[] = [];
  for (const [of, { start, end }] of all.entries()) {
    const [from, to] = [at(start, draw), at(end, draw)];
    if (from < to) events.push({ time: from, of, isStart: true }, { time: to, of, isStart: false });
    else if (Number.isNaN(from + to)) return [{ time: NaN, of, isStart: true }];
  }
  return events.sort((a, b) => a.time - b.time || Number(a.isStart) - Number(b.isStart));
}

function largestIn(all: readonly Lasting[], events: readonly Event[], draw: number): number {
  let [sum, running, largest] = [0, 0, 0];
  for (const { time, of, isStart } of events) {
    if (Number.isNaN(time)) return NaN;
    running += isStart ? 1 : -1;
    // What was added and taken away again leaves a trace in the last digits; an empty moment wipes it off.
    sum = running === 0 ? 0 : sum + (isStart ? 1 : -1) * at(all[of]!.amount, draw);
    largest = Math.max(largest, sum);
  }
  return largest;
}
