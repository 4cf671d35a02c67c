/**
 * Numbers as people read them: the one place for hover, lens, panel, chart and command line, so that a value has the same digits in all.
 */
import type { Summary } from '../estimate.js';
import { formatShare, shareDigits } from './digits.js';
import { exactScale, scaleFor, type Scale } from './scale.js';

export { formatShare, roundForOutput } from './digits.js';
export { canonical, canonicalUnitOf, canonicalUnits } from './canonical.js';
export { scaleFor, type Scale } from './scale.js';

/** A formatted number in pieces, for tables and charts that align digits or set the unit apart. */
export interface NumberParts {
  /** The sign of a negative amount of money and the currency: `$`, `-$`, else empty. */
  readonly lead: string;
  /** `30.8M`, `3.79e25`, `-0.12`, or `unknown`. */
  readonly number: string;
  /** `GPU-hours`, `TFLOP/s`, `/GPU-hour`, or empty. */
  readonly unit: string;
}

const unknown: NumberParts = { lead: '', number: 'unknown', unit: '' };

/**
 * A value given in a canonical unit as people read it: `30.8M GPU-hours`, `990 TFLOP/s`, `3.1 hours`, `$62.1M`; `unknown` when it is not
 * finite.
 */
export function formatNumber(value: number, unit: string): string {
  return joinParts(formatParts(value, unit));
}

/** The pieces of `formatNumber`. With a `scale` of another value, both are shown in the same unit. */
export function formatParts(value: number, unit: string, scale: Scale = scaleFor(value, unit)): NumberParts {
  const shown = value / scale.factor;
  if (!Number.isFinite(shown)) return unknown;
  const number = scale.write(scale.lead === '' ? shown : Math.abs(shown));
  const sign = scale.lead !== '' && shown < 0 ? '-' : '';
  return { lead: sign + scale.lead, number, unit: number === '1' ? scale.singular : scale.unit };
}

/** The pieces of a share: `41` and `%`. */
export function shareParts(value: number): NumberParts {
  return Number.isFinite(value) ? { lead: '', number: shareDigits(value), unit: '%' } : unknown;
}

/** Pieces as one text: `$2.50/GPU-hour`, `80 GB`, `0.12`. */
export function joinParts(parts: NumberParts): string {
  const gap = parts.unit === '' || parts.unit.startsWith('/') ? '' : ' ';
  return `${parts.lead}${parts.number}${gap}${parts.unit}`;
}

/**
 * P5 to P95 and the median, `28.1M – 34.2M GPU-hours (median 30.8M)`, all three in the unit that suits the median; one value where the ends
 * read the same. `unknown` when any of the three is not finite.
 */
export function formatRange(summary: Summary, unit: string, share = false, unitAsked = false): string {
  const [low, median, high] = partsOfRange(summary, unit, share, unitAsked);
  if ([low, median, high].some(parts => parts === unknown)) return unknown.number;
  if (amount(low) === amount(high)) return joinParts(median);
  return `${amount(low)} – ${joinParts(high)} (median ${amount(median)}${share ? ' %' : ''})`;
}

/** P5, P50 and P95 in pieces and in one unit, the one that suits the median unless `unitAsked` holds it; of a share, percentages. */
export function partsOfRange(
  summary: Summary,
  unit: string,
  share = false,
  unitAsked = false,
): [low: NumberParts, median: NumberParts, high: NumberParts] {
  if (share) return [shareParts(summary.p5), shareParts(summary.p50), shareParts(summary.p95)];
  const scale = unitAsked ? exactScale(unit) : scaleFor(summary.p50 === 0 ? largest(summary) : summary.p50, unit);
  return [formatParts(summary.p5, unit, scale), formatParts(summary.p50, unit, scale), formatParts(summary.p95, unit, scale)];
}

/** The median alone, for a lens or a cell: `30.8M GPU-hours`, `41 %`. */
export function formatMedian(summary: Summary, unit: string, share = false, unitAsked = false): string {
  return share
    ? formatShare(summary.p50)
    : unitAsked
      ? joinParts(formatParts(summary.p50, unit, exactScale(unit)))
      : formatNumber(summary.p50, unit);
}

function largest(summary: Summary): number {
  return Math.max(Math.abs(summary.p5), Math.abs(summary.p95));
}

function amount(parts: NumberParts): string {
  return parts.lead + parts.number;
}
