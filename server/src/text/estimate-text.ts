/**
 * One value as hovers and edits say it: its figures, where they come from, how they are written. All digits come from the engine's
 * formatting.
 */
import { isSpread, joinParts, partsOfRange, shortText, unknownText, type Estimate, type NumberParts } from '../../../engine/src/index.js';

/** `30.8M GPU-hours`, `28.1M – 30.8M – 34.2M GPU-hours`, `bf16`, `unknown`. */
export function valueText(estimate: Estimate): string {
  if (estimate.range === null || !isSpread(estimate)) return shortText(estimate);
  const [low, median, high] = partsOfRange(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
  return `${amount(low)} – ${amount(median)} – ${joinParts(high)}`;
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

/** Where a value comes from, as the end of a line: `given`, `library; source: arXiv 2407.21783`, `assumption: the usual format`. */
export function originText(estimate: Estimate): string {
  const source = estimate.source === null ? '' : `; source: ${estimate.source}`;
  switch (estimate.origin) {
    case 'given':
      return `given${source}`;
    case 'inherited':
      return `inherited${estimate.place === null ? '' : ` from ${estimate.place.file}`}${source}`;
    case 'library':
      return `library${source}`;
    case 'default':
      return `assumption${reason(estimate)}${source}`;
    case 'derived':
      return `${estimate.formulaKind === 'estimate' ? 'estimated' : 'derived'}${reason(estimate)}${source}`;
    case 'unknown':
      return unknownText(estimate);
  }
}

function reason({ because }: Estimate): string {
  return because === null ? '' : `: ${because.replace(/\.$/u, '')}`;
}

function amount(parts: NumberParts): string {
  return parts.lead + parts.number;
}
