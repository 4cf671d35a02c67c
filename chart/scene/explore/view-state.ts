/** Zoom and pan as arithmetic on the x domain. `null` stands for everything in view. */
import { shareBetween, valueBetween } from '../axis-scale.js';

export type Domain = readonly [number, number];
export type Zoom = Domain | null;

/** The narrowest window, as a share of everything: closer than this a curve is a straight line. */
const narrowest = 0.002;

type AxisKind = 'log' | 'linear';

/** The window in shares of the full domain, 0..1. */
function windowOf(zoom: Zoom, full: Domain, kind: AxisKind): Domain {
  return zoom === null ? [0, 1] : [shareBetween(full, zoom[0], kind), shareBetween(full, zoom[1], kind)];
}

/** Back from shares; a window over everything is no zoom. */
function zoomOf([low, high]: Domain, full: Domain, kind: AxisKind): Zoom {
  if (!(low < high) || (low <= 1e-9 && high >= 1 - 1e-9)) return null;
  return [valueBetween(full, low, kind), valueBetween(full, high, kind)];
}

/** Moves a window of at most full width back between the borders. */
function bounded(low: number, width: number): Domain {
  const start = Math.max(0, Math.min(1 - width, low));
  return [start, start + width];
}

/** Zooms by a factor (above 1 = closer) and keeps what is at `anchor`, a share 0..1 of the window, where it is. */
export function zoomedBy(zoom: Zoom, full: Domain, kind: AxisKind, factor: number, anchor = 0.5): Zoom {
  const [low, high] = windowOf(zoom, full, kind);
  const width = Math.min(1, Math.max(narrowest, (high - low) / factor));
  return zoomOf(bounded(low + (high - low - width) * anchor, width), full, kind);
}

/** Moves the window by a share of its own width; positive shows what lies to the right. */
export function pannedBy(zoom: Zoom, full: Domain, kind: AxisKind, share: number): Zoom {
  const [low, high] = windowOf(zoom, full, kind);
  return zoomOf(bounded(low + (high - low) * share, high - low), full, kind);
}

/** A zoom carried over to new figures: kept while it still shows some of them, dropped when it shows none. */
export function keptZoom(zoom: Zoom, full: Domain, kind: AxisKind): Zoom {
  if (zoom === null || !(zoom[0] < zoom[1]) || (kind === 'log' && zoom[0] <= 0) || zoom[1] <= full[0] || zoom[0] >= full[1]) return null;
  const [low, high] = windowOf(zoom, full, kind);
  // A window that already fits is answered as it is, so that keeping it again and again never moves it by a rounding.
  return low >= -1e-9 && high <= 1 + 1e-9 ? zoom : zoomOf(bounded(low, Math.min(1, high - low)), full, kind);
}
