/** Readings in words: lines for the box at the pointer, a sentence for the screen reader. */
import type { CurveMarker, CurveSet } from '../../../engine/src/curves/types.js';
import { formatNumber, formatRange, formatShare } from '../../../engine/src/quantity/format.js';
import { readingAt } from '../reading.js';
import { cursorX } from './cursor.js';
import type { Cursor } from './cursor.js';

export interface ReadingLine {
  readonly label: string;
  readonly value: string;
  readonly strong: boolean;
}

function xText(x: number, set: CurveSet): string {
  return set.x.share ? formatShare(x) : formatNumber(x, set.x.unit);
}

/** The values of every visible curve at `x`, under the x value itself. */
export function linesAt(x: number, set: CurveSet, hidden: ReadonlySet<string>, strongId?: string): readonly ReadingLine[] {
  const readings = set.curves.filter(curve => !hidden.has(curve.id)).flatMap(curve => readingAt(curve, x, set) ?? []);
  const lines = readings.map(({ curve, p5, p50, p95, valid }): ReadingLine => ({
    label: curve.label,
    value: formatRange({ p5, p50, p95, mean: p50 }, set.y.unit, set.y.share) + (valid ? '' : ' (outside the law’s range)'),
    strong: curve.id === strongId,
  }));
  return [{ label: set.x.label, value: xText(x, set), strong: false }, ...lines];
}

/** A marked point: its place on both axes and what is known about it. */
export function linesOfMarker(marker: CurveMarker, set: CurveSet): readonly ReadingLine[] {
  return [
    { label: marker.label, value: '', strong: true },
    { label: set.x.label, value: formatRange(marker.x, set.x.unit, set.x.share), strong: false },
    { label: set.y.label, value: formatRange(marker.y, set.y.unit, set.y.share), strong: false },
    ...marker.details.map(detail => ({ label: '', value: detail, strong: false })),
  ];
}

/** One sentence about the cursor's place; empty when there is nothing. */
export function cursorSentence(cursor: Cursor, set: CurveSet): string {
  const x = cursorX(cursor, set);
  if (x === null) return '';
  if (cursor.kind === 'marker') {
    const marker = set.markers.find(each => each.id === cursor.id);
    if (marker === undefined) return '';
    const lines = linesOfMarker(marker, set)
      .slice(1)
      .map(line => `${line.label} ${line.value}`.trim());
    return `${marker.label}: ${lines.join(', ')}.${marker.offset === undefined ? '' : ' Enter goes to the source.'}`;
  }
  const curve = set.curves.find(each => each.id === cursor.id);
  const reading = curve === undefined ? null : readingAt(curve, x, set);
  if (curve === undefined || reading === null) return '';
  const { p5, p50, p95, valid } = reading;
  const value = formatRange({ p5, p50, p95, mean: p50 }, set.y.unit, set.y.share);
  return `${curve.label}: ${set.y.label.toLowerCase()} ${value} at ${xText(x, set)}${valid ? '' : ', outside the range of the law'}.`;
}
