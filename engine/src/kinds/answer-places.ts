/** Where curves of answering are asked: whole numbers of samples, and tokens of thinking, from one answer to well past plan and law. */
import type { Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import type { BoundsValue, Reader } from '../schema/value.js';

/** Places for every factor of ten: what rises over four of them still looks smooth. */
const perDecade = 8;

/** No picture asks for more samples: the law that says a thing of so many is a guess anyway. */
const mostSamples = 1e6;

/** How far a picture goes past the plan. */
const farther = 10;

/** Samples of a law or of counts beyond this do not widen a picture by themselves. */
const widest = 1e5;

const median = (draws: Draws | undefined): number | undefined => {
  const middle = draws === undefined ? NaN : summarize(draws).p50;
  return Number.isFinite(middle) && middle > 0 ? middle : undefined;
};

const boundsAt = (reader: Reader, slot: string, variable: string): BoundsValue | undefined => {
  const bounds = reader.read(`benchmark.${slot}.valid.${variable}`);
  return bounds?.kind === 'bounds' ? bounds : undefined;
};

/**
 * Whole numbers from 1 on, the plan's own among them: `least` at least, as far as the law in the slot or the counts of the benchmark reach,
 * and past the plan; `most` is where more would change nothing.
 */
export const placesOfSamples =
  (reader: Reader, own: Draws | undefined, least = 1000) =>
  (slot: string | undefined, most = mostSamples): readonly number[] => {
    const planned = median(own);
    const reach =
      (slot === undefined ? undefined : boundsAt(reader, slot, 'k')?.high) ?? median(reader.number('benchmark.difficulty.samples')?.draws);
    const last = Math.min(most, Math.round(Math.max(least, farther * (planned ?? 1), Math.min(widest, reach ?? 1))));
    const steps = Math.max(1, Math.ceil(perDecade * Math.log10(last)));
    const whole = Array.from({ length: steps + 1 }, (_, step) => Math.round(last ** (step / steps)));
    const mine = planned !== undefined && Number.isInteger(planned) && planned <= last ? [planned] : [];
    return [...new Set([...whole, ...mine])].sort((a, b) => a - b);
  };

/** A picture of thinking is this wide where neither a law nor the plan says how far it should go. */
const usualThinking = 32_768;

/**
 * Tokens from where thinking begins to count, the plan's own among them, past plan and law, and no longer than the context of the model
 * leaves.
 */
export function placesOfThinking(reader: Reader, own: Draws): readonly number[] {
  const bounds = boundsAt(reader, 'from_thinking', 'T');
  const from = bounds === undefined ? median(reader.number('benchmark.thinking.from')?.draws) : undefined;
  const planned = median(own);
  const wanted =
    bounds !== undefined ? Math.max(bounds.high * 3, farther * (planned ?? 0)) : Math.max(usualThinking, farther * (planned ?? from ?? 0));
  const last = Math.max(planned ?? 0, Math.min(wanted, roomFor(reader) ?? wanted));
  const first = from ?? Math.max(1, bounds === undefined ? last / 1000 : bounds.low / 10);
  if (!(last > first)) return from === undefined ? [0, ...(planned === undefined ? [] : [planned])] : [first];
  const steps = Math.max(2, Math.ceil(perDecade * Math.log10(last / first)));
  const places = Array.from({ length: steps + 1 }, (_, step) => first * (last / first) ** (step / steps));
  const mine = planned !== undefined && planned > first && planned < last ? [planned] : [];
  // What begins at a number of tokens says nothing of fewer; any other law begins without thinking.
  return [...(from === undefined ? [0] : []), ...new Set([...places, ...mine])].sort((a, b) => a - b);
}

/** Tokens that the context of the model leaves beside prompt and answer; `undefined` where it is not known. */
function roomFor(reader: Reader): number | undefined {
  const [context, prompt, output] = ['model.context', 'prompt_tokens', 'output_tokens'].map(path => median(reader.number(path)?.draws));
  return context === undefined ? undefined : Math.max(1, context - (prompt ?? 0) - (output ?? 0));
}
