/** What the overlay has to show for a pointer or a cursor: pixels and lines of text, decided without touching the page. */
import type { CurveMarker, CurveSet } from '../../../engine/src/curves/types.js';
import { readingAt } from '../reading.js';
import type { Plot } from '../types.js';
import { cursorX } from './cursor.js';
import type { Cursor } from './cursor.js';
import { linesAt, linesOfMarker } from './reading-text.js';
import type { ReadingLine } from './reading-text.js';

export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

export interface OverlayContent {
  /** Pixel of the crosshair. */
  readonly x: number;
  /** Heights at which the crosshair meets the curves. */
  readonly dots: readonly { readonly y: number; readonly strong: boolean }[];
  readonly lines: readonly ReadingLine[];
}

/** What is drawn at the moment. */
export interface Shown {
  readonly set: CurveSet;
  readonly hidden: ReadonlySet<string>;
  readonly plot: Plot;
}

/** Pixels around a marker that count as on it. */
const reach = 14;

/** The marker under a point of the stage, if there is one. */
export function markerNear(at: StagePoint, { set, plot }: Shown): CurveMarker | undefined {
  const near = plot.markers
    .map(({ id, x, y }) => ({ id, distance: Math.hypot(x - at.x, y - at.y) }))
    .filter(({ distance }) => distance <= reach);
  const nearest = near.sort((one, other) => one.distance - other.distance)[0];
  return nearest === undefined ? undefined : set.markers.find(marker => marker.id === nearest.id);
}

function markerContent(marker: CurveMarker, { set, plot }: Shown): OverlayContent | null {
  const plotted = plot.markers.find(each => each.id === marker.id);
  return plotted === undefined ? null : { x: plotted.x, dots: [{ y: plotted.y, strong: true }], lines: linesOfMarker(marker, set) };
}

function contentAt(x: number, { set, hidden, plot }: Shown, strongId?: string): OverlayContent | null {
  const pixel = plot.x.toPixel(x);
  if (pixel === null || pixel < plot.box.left - 0.5 || pixel > plot.box.right + 0.5) return null;
  const dots = set.curves
    .filter(curve => !hidden.has(curve.id))
    .flatMap(curve => {
      const reading = readingAt(curve, x, set);
      const y = reading === null ? null : plot.y.toPixel(reading.p50);
      return y === null ? [] : [{ y, strong: curve.id === strongId }];
    });
  return { x: pixel, dots, lines: linesAt(x, set, hidden, strongId) };
}

/** For a pointer: the marker under it, else every curve at its x. */
export function contentAtPointer(at: StagePoint, shown: Shown): OverlayContent | null {
  const marker = markerNear(at, shown);
  if (marker !== undefined) return markerContent(marker, shown);
  const { box, x } = shown.plot;
  return at.x < box.left || at.x > box.right ? null : contentAt(x.toValue(at.x), shown);
}

/** For the keyboard's cursor. */
export function contentAtCursor(cursor: Cursor, shown: Shown): OverlayContent | null {
  const marker = cursor.kind === 'marker' ? shown.set.markers.find(each => each.id === cursor.id) : undefined;
  if (marker !== undefined) return markerContent(marker, shown);
  const x = cursorX(cursor, shown.set);
  return x === null ? null : contentAt(x, shown, cursor.id);
}
