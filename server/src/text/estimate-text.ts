/** One value in words: its figures, where they come from, what they rest on. All digits come from the engine's formatting. */
import { formatShare, joinParts, partsOfRange, type NumberParts } from '../../../engine/src/quantity/format.js';
import type { Estimate } from '../../../engine/src/index.js';

/** `30.8M GPU-hours`, `28.1M – 30.8M – 34.2M GPU-hours`, `bf16`, `unknown`. */
export function valueText(estimate: Estimate): string {
  if (estimate.origin === 'unknown') return 'unknown';
  if (estimate.range !== null) {
    const [low, median, high] = cellsOf(estimate);
    if (low === high) return median;
    const [lowParts, medianParts, highParts] = partsOfRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
    return `${amount(lowParts)} – ${amount(medianParts)} – ${joinParts(highParts)}`;
  }
  if (estimate.value === null) return 'unknown';
  if (typeof estimate.value === 'boolean') return estimate.value ? 'yes' : 'no';
  return typeof estimate.value === 'string' ? estimate.value : estimate.value.join(', ');
}

/** The middle of a value: `30.8M GPU-hours`. For lists of inputs, where three figures each would hide the formula. */
export function shortText(estimate: Estimate): string {
  return estimate.range === null || estimate.origin === 'unknown' ? valueText(estimate) : cellsOf(estimate)[1];
}

/** P5, P50 and P95 with their units; all three the same for a point. */
export function cellsOf(estimate: Estimate): [low: string, median: string, high: string] {
  if (estimate.range === null) {
    const text = valueText(estimate);
    return [text, text, text];
  }
  if (estimate.share) return [formatShare(estimate.range.p5), formatShare(estimate.range.p50), formatShare(estimate.range.p95)];
  const [low, median, high] = partsOfRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
  return [joinParts(low), joinParts(median), joinParts(high)];
}

/** As it is written in the language: `28.1M to 34.2M GPU-hours`, `30% to 45%`; `undefined` for what is no known number. */
export function writtenText(estimate: Estimate): string | undefined {
  if (estimate.range === null || estimate.origin === 'unknown') return undefined;
  const [low, median, high] = partsOfRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
  const text = isSpread(estimate) ? `${amount(low)}${estimate.share ? '%' : ''} to ${joinParts(high)}` : joinParts(median);
  // A comma separates entries, and a share of less than a hundredth reads `< 0.01 %`: neither is a number of the language.
  const written = text.replace(/(?<=\d),(?=\d)/gu, '_').replace(/ %/gu, '%');
  return /[<,]|unknown/u.test(written) ? undefined : written;
}

/** Whether the three figures differ as people read them. */
export function isSpread(estimate: Estimate): boolean {
  if (estimate.range === null || estimate.origin === 'unknown') return false;
  const [low, , high] = cellsOf(estimate);
  return low !== high;
}

/** Where a value comes from, as the end of a line: `given`, `library; source: arXiv 2407.21783`, `assumption: the usual format`. */
export function originText(estimate: Estimate): string {
  const source = estimate.source === null ? '' : `; source: ${estimate.source}`;
  switch (estimate.origin) {
    case 'given': return `given${source}`;
    case 'inherited': return `inherited${estimate.place === null ? '' : ` from ${estimate.place.file}`}${source}`;
    case 'library': return `library${source}`;
    case 'default': return `assumption${reason(estimate)}${source}`;
    case 'derived': return `${estimate.formulaKind === 'estimate' ? 'estimated' : 'derived'}${reason(estimate)}${source}`;
    case 'unknown': return unknownText(estimate);
  }
}

/** `unknown, because mfu is not given`; a reason is never left out. */
export function unknownText(estimate: Estimate): string {
  return `unknown, because ${(estimate.because ?? 'nothing it could be derived from is given').replace(/\.$/u, '')}`;
}

function reason({ because }: Estimate): string {
  return because === null ? '' : `: ${because.replace(/\.$/u, '')}`;
}

function amount(parts: NumberParts): string {
  return parts.lead + parts.number;
}
