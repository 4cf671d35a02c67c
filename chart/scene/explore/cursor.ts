/** The keyboard's place in a picture: somewhere along a curve, or on a marked point. */
import type { Curve, CurveMarker, CurveSet } from '../../../engine/src/curves/types.js';
import { shareBetween, valueBetween } from '../axis-scale.js';
import type { Domain } from './view-state.js';

export type Cursor = { readonly kind: 'curve'; readonly id: string; readonly x: number } | { readonly kind: 'marker'; readonly id: string };

export type CursorMove = 'left' | 'right' | 'up' | 'down' | 'home' | 'end';

export interface CursorContext {
  readonly set: CurveSet;
  readonly hidden: ReadonlySet<string>;
  /** The x values in view. */
  readonly domain: Domain;
}

/** Steps from one side of the view to the other. */
const steps = 60;

function curvesOf({ set, hidden }: CursorContext): readonly Curve[] {
  return set.curves.filter(curve => !hidden.has(curve.id) && curve.points.length > 0);
}

/** Marked points from left to right: the order in which the arrows visit them. */
function markersOf({ set, hidden, domain }: CursorContext): readonly CurveMarker[] {
  return set.markers
    .filter(marker => !hidden.has(marker.role) && marker.x.p50 >= domain[0] && marker.x.p50 <= domain[1])
    .sort((first, second) => first.x.p50 - second.x.p50);
}

/** The part of a curve that is in view. */
function reachOf(curve: Curve, { domain }: CursorContext): Domain {
  const values = curve.points.map(point => point.x).filter(Number.isFinite);
  const low = Math.max(domain[0], Math.min(...values));
  const high = Math.min(domain[1], Math.max(...values));
  return low <= high ? [low, high] : [domain[0], domain[0]];
}

/** x of a cursor, to carry it over from one series to the next. */
export function cursorX(cursor: Cursor, set: CurveSet): number | null {
  if (cursor.kind === 'curve') return cursor.x;
  return set.markers.find(marker => marker.id === cursor.id)?.x.p50 ?? null;
}

/** Where the cursor appears first: on the plan, else in the middle of the first curve; `null` when there is nothing to stand on. */
export function startCursor(context: CursorContext): Cursor | null {
  const markers = markersOf(context);
  const plan = markers.find(marker => marker.role === 'plan');
  if (plan !== undefined) return { kind: 'marker', id: plan.id };
  const curve = curvesOf(context)[0];
  if (curve !== undefined) return { kind: 'curve', id: curve.id, x: valueBetween(reachOf(curve, context), 0.5, context.set.x.scale) };
  return markers[0] === undefined ? null : { kind: 'marker', id: markers[0].id };
}

/** The cursor after a key. A cursor whose series is gone starts again. */
export function movedCursor(cursor: Cursor | null, move: CursorMove, context: CursorContext): Cursor | null {
  const known = cursor !== null && (cursor.kind === 'curve' ? curvesOf(context) : markersOf(context)).some(({ id }) => id === cursor.id);
  if (cursor === null || !known) return startCursor(context);
  if (move === 'up' || move === 'down') return acrossSeries(cursor, move === 'down' ? 1 : -1, context);
  return cursor.kind === 'curve' ? alongCurve(cursor.id, cursor.x, move, context) : alongMarkers(cursor.id, move, context);
}

function alongCurve(id: string, x: number, move: CursorMove, context: CursorContext): Cursor {
  const curve = curvesOf(context).find(each => each.id === id)!;
  const kind = context.set.x.scale;
  const [low, high] = reachOf(curve, context);
  if (move === 'home' || low === high) return { kind: 'curve', id, x: low };
  if (move === 'end') return { kind: 'curve', id, x: high };
  const share = shareBetween(context.domain, x, kind) + (move === 'right' ? 1 : -1) / steps;
  const next = valueBetween(context.domain, Math.max(0, Math.min(1, share)), kind);
  return { kind: 'curve', id, x: Math.max(low, Math.min(high, next)) };
}

function alongMarkers(id: string, move: CursorMove, context: CursorContext): Cursor {
  const markers = markersOf(context);
  const last = markers.length - 1;
  const place = markers.findIndex(marker => marker.id === id);
  const next = { home: 0, end: last, left: Math.max(0, place - 1), right: Math.min(last, place + 1), up: place, down: place }[move];
  return { kind: 'marker', id: markers[next]!.id };
}

/** The curves one after the other, then the marked points as a series of their own, and round again. */
function acrossSeries(cursor: Cursor, by: number, context: CursorContext): Cursor {
  const curves = curvesOf(context);
  const markers = markersOf(context);
  const count = curves.length + (markers.length > 0 ? 1 : 0);
  const place = cursor.kind === 'curve' ? curves.findIndex(curve => curve.id === cursor.id) : curves.length;
  const next = curves[(place + by + count) % count];
  const x = cursorX(cursor, context.set) ?? context.domain[0];
  if (next !== undefined) {
    const [low, high] = reachOf(next, context);
    return { kind: 'curve', id: next.id, x: Math.max(low, Math.min(high, x)) };
  }
  const kind = context.set.x.scale;
  const distance = (marker: CurveMarker): number =>
    Math.abs(shareBetween(context.domain, marker.x.p50, kind) - shareBetween(context.domain, x, kind));
  return { kind: 'marker', id: markers.reduce((best, marker) => (distance(marker) < distance(best) ? marker : best)).id };
}
