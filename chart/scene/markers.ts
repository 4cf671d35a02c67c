/** The plan, the compute-optimal point and known models: symbols, error bars and labels. */
import type { CurveMarker } from '../../engine/src/curves/types.js';
import { placeLabels } from './declutter.js';
import type { LabelWish } from './declutter.js';
import { glyph, group, line, text } from './nodes.js';
import { textWidth, truncateText } from './text-width.js';
import type { Theme } from './theme.js';
import type { AxisScale, Box, GlyphName, GroupNode, PlottedMarker, SceneNode } from './types.js';

type Role = CurveMarker['role'];

/** The important ones first: they get their labels before the others. */
export const markerRoles: readonly Role[] = ['plan', 'optimal', 'start', 'measured', 'landmark'];
const looks: Readonly<Record<Role, { readonly glyph: GlyphName; readonly size: number; readonly filled: boolean }>> = {
  plan: { glyph: 'circle', size: 12, filled: true },
  optimal: { glyph: 'diamond', size: 10, filled: false },
  start: { glyph: 'square', size: 10, filled: false },
  measured: { glyph: 'circle', size: 6, filled: false },
  landmark: { glyph: 'cross', size: 8, filled: true },
};

export const markerRoleLabel: Readonly<Record<Role, string>> = {
  plan: 'This plan',
  optimal: 'Compute-optimal point',
  start: 'Checkpoint',
  measured: 'Measured',
  landmark: 'Known models, by this law',
};

/** A checkpoint and a measurement belong to no series and no goal: they have the quiet colour of what was there before. */
const colorOf = (role: Role, theme: Theme): string => (role === 'start' || role === 'measured' ? theme.landmark : theme[role]);

/** The symbol of a role, for the picture and for its legend. */
export function markerGlyph(role: Role, x: number, y: number, theme: Theme): SceneNode {
  const look = looks[role];
  const color = colorOf(role, theme);
  return look.filled
    ? glyph(look.glyph, x, y, look.size, { fill: color, stroke: theme.halo, strokeWidth: 1.5 })
    : glyph(look.glyph, x, y, look.size, { fill: theme.halo, stroke: color, strokeWidth: 2 });
}

/** Markers whose centre has a place on both axes, the important ones first. */
export function drawableMarkers(
  markers: readonly CurveMarker[],
  x: AxisScale,
  y: AxisScale,
): readonly { readonly marker: CurveMarker; readonly at: PlottedMarker }[] {
  return [...markers]
    .sort((first, second) => markerRoles.indexOf(first.role) - markerRoles.indexOf(second.role))
    .flatMap(marker => {
      const across = x.toPixel(marker.x.p50);
      const down = y.toPixel(marker.y.p50);
      return across === null || down === null ? [] : [{ marker, at: { id: marker.id, x: across, y: down } }];
    });
}

/**
 * Error bars both ways, with ends. Left out along an axis on which the value is a point, and for known models, whose ranges are in their
 * tooltips.
 */
function errorBars(marker: CurveMarker, at: PlottedMarker, x: AxisScale, y: AxisScale, theme: Theme): readonly SceneNode[] {
  const paint = { stroke: colorOf(marker.role, theme), strokeWidth: 1.5 };
  const nodes: SceneNode[] = [];
  if (isCompany(marker)) return nodes;
  const left = x.toPixel(marker.x.p5);
  const right = x.toPixel(marker.x.p95);
  if (left !== null && right !== null && right - left > 2) {
    nodes.push(
      line(left, at.y, right, at.y, paint),
      line(left, at.y - 4, left, at.y + 4, paint),
      line(right, at.y - 4, right, at.y + 4, paint),
    );
  }
  const low = y.toPixel(marker.y.p5);
  const high = y.toPixel(marker.y.p95);
  if (low !== null && high !== null && Math.abs(low - high) > 2) {
    nodes.push(line(at.x, low, at.x, high, paint), line(at.x - 4, low, at.x + 4, low, paint), line(at.x - 4, high, at.x + 4, high, paint));
  }
  return nodes;
}

/** Of many measurements none is named: they are one cloud, and their names are in the table. */
const mostNamed = 6;

const isCompany = ({ role }: CurveMarker): boolean => role === 'landmark' || role === 'measured';

/** A place on the border of a plot stays in it, whichever way its pixel was rounded. */
const rounding = 0.01;

/** Symbols nearer than this cover each other. */
const crowded = 14;

type Placed = ReturnType<typeof drawableMarkers>[number];

/** Known models are company, not figures: one that would stand on another marker is left to the table. */
function withoutCrowd(markers: readonly Placed[]): readonly Placed[] {
  const kept: Placed[] = [];
  for (const each of markers) {
    const covers = kept.some(({ at }) => Math.hypot(at.x - each.at.x, at.y - each.at.y) < crowded);
    if (each.marker.role !== 'landmark' || !covers) kept.push(each);
  }
  return kept;
}

const isNamed = (marker: CurveMarker, among: readonly Placed[]): boolean =>
  marker.label !== '' && among.filter(({ marker: { role } }) => role === 'measured').length <= mostNamed;

export interface MarkerPicture {
  readonly nodes: readonly GroupNode[];
  readonly plotted: readonly PlottedMarker[];
}

/** Draws the markers inside `box`; labels that find no free place are left out, except those of plan and optimum. */
export function drawMarkers(
  markers: readonly CurveMarker[],
  x: AxisScale,
  y: AxisScale,
  box: Box,
  trace: readonly { readonly x: number; readonly y: number }[],
  theme: Theme,
  clip: string,
): MarkerPicture {
  const inside = drawableMarkers(markers, x, y).filter(
    ({ at }) => at.x >= box.left - rounding && at.x <= box.right + rounding && at.y >= box.top - rounding && at.y <= box.bottom + rounding,
  );
  const visible = withoutCrowd(inside);
  const labelSize = box.right - box.left < 340 ? 11 : 12;
  const named = visible.filter(({ marker }) => marker.role !== 'measured' || isNamed(marker, visible));
  const wishes = named.map(({ marker, at }): LabelWish => ({
    id: marker.id,
    x: at.x,
    y: at.y,
    height: labelSize + 3,
    gap: 9,
    keep: !isCompany(marker),
    width: textWidth(shortLabel(marker, labelSize, box), labelSize) + 2,
  }));
  const symbols = visible.map(({ at }): Box => ({ left: at.x - 6, right: at.x + 6, top: at.y - 6, bottom: at.y + 6 }));
  const labels = new Map(placeLabels(wishes, symbols, trace, box).map(label => [label.id, label.box]));
  const nodes = [...visible].reverse().map(({ marker, at }) => {
    const bars = group('error', errorBars(marker, at, x, y, theme), { clip });
    return group('marker', [bars, markerGlyph(marker.role, at.x, at.y, theme)], { id: marker.id });
  });
  const texts = named.flatMap(({ marker }) => {
    const place = labels.get(marker.id);
    if (place === undefined) return [];
    const look = { size: labelSize, fill: theme.foreground, halo: theme.halo, bold: marker.role === 'plan' };
    return [text(place.left + 1, place.bottom - 4, shortLabel(marker, labelSize, box), look)];
  });
  return { nodes: [...nodes, group('marker-labels', texts)], plotted: visible.map(({ at }) => at) };
}

function shortLabel(marker: CurveMarker, size: number, box: Box): string {
  return truncateText(marker.label, size, Math.min(220, (box.right - box.left) * 0.6));
}
