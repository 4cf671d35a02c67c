/** An estimate in words and digits. Hover, lens, completion and command line arrange these texts; none of them writes a value itself. */
import type { Estimate } from './estimate.js';
import { joinParts, partsOfRange } from './quantity/format.js';

/** What is no number: `bf16`, `yes`, `core, long`, a date; `unknown` where there is no value. */
export function wordText({ value }: Estimate): string {
  if (value === null) return 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : value.join(', ');
}

/** The middle of a value, or its word: `30.8M GPU-hours`, `bf16`, `unknown`. For places where three figures are too many. */
export function shortText(estimate: Estimate): string {
  return percentileTexts(estimate)[1];
}

/** P5, P50 and P95 with their units; all three the same for a word or a point. */
export function percentileTexts(estimate: Estimate): readonly [low: string, median: string, high: string] {
  if (estimate.range !== null) {
    const [low, median, high] = partsOfRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
    return [joinParts(low), joinParts(median), joinParts(high)];
  }
  const text = wordText(estimate);
  return [text, text, text];
}

/** Whether P5 and P95 differ as people read them. */
export function isSpread(estimate: Estimate): boolean {
  const [low, , high] = percentileTexts(estimate);
  return low !== high;
}

/** `unknown, because mfu is not given`; a reason is never left out. */
export function unknownText({ because }: Pick<Estimate, 'because'>): string {
  return `unknown, because ${(because ?? 'nothing it could be derived from is given').replace(/\.$/u, '')}`;
}
