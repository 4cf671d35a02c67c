/** An estimate as words and digits. All digits come from the engine's formatter. */
import { formatRange, isSpread, partsOfRange, shortText, wordText } from '../../../engine/src/index.js';
import type { Estimate, NumberParts, Origin } from '../../../engine/src/index.js';

/** Three percentiles and their common unit; of a point or a word only the middle one is filled. */
export interface ValueCells {
  readonly low: string;
  readonly middle: string;
  readonly high: string;
  readonly unit: string;
}

const digits = (parts: NumberParts): string => parts.lead + parts.number;

export function valueCells(estimate: Estimate): ValueCells {
  if (estimate.range === null) return { low: '', middle: wordText(estimate), high: '', unit: '' };
  const [low, middle, high] = partsOfRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
  if (!isSpread(estimate)) return { low: '', middle: digits(middle), high: '', unit: middle.unit };
  return { low: digits(low), middle: digits(middle), high: digits(high), unit: high.unit };
}

/** The whole value in one text: `28.1M – 34.2M GPU-hours (median 30.8M)`, `bf16`, `unknown`. */
export function valueText(estimate: Estimate): string {
  return estimate.range === null ? wordText(estimate) : formatRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
}

/** Median and ends for a cell of a sweep: `30.8M GPU-hours (28.1M – 34.2M)`. */
export function medianFirst(estimate: Estimate): string {
  if (estimate.range === null) return wordText(estimate);
  const { low, high } = valueCells(estimate);
  return low === '' ? shortText(estimate) : `${shortText(estimate)} (${low} – ${high})`;
}

const origins: Readonly<Record<Origin, string>> = {
  given: 'given',
  inherited: 'inherited',
  library: 'library',
  default: 'default*',
  derived: 'derived',
  unknown: 'unknown',
};

/** Where a value comes from, as a word: a star for what nobody said, an exclamation mark for what should not be relied on. */
export function originMark(estimate: Estimate): string {
  return origins[estimate.origin] + (estimate.valid === true ? '' : ' !');
}
