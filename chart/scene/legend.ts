/** What each line and symbol stands for. The same entries become drawn text in a file and buttons in a page. */
import type { CurveSet } from '../../engine/src/curves/types.js';
import { glyph, group, line, rect, text } from './nodes.js';
import { limitDash, limitId, limitLabel } from './limits.js';
import { markerGlyph, markerRoleLabel, markerRoles } from './markers.js';
import { seriesStyle } from './series.js';
import { textWidth, truncateText } from './text-width.js';
import type { Theme } from './theme.js';
import type { SceneNode } from './types.js';

export interface LegendEntry {
  /** Id of a curve, or the role of markers: what `hidden` speaks of. */
  readonly id: string;
  readonly label: string;
  /** Explanations of signs (`band`, `dashed`) cannot be switched off. */
  readonly toggles: boolean;
  /** Draws the sign, `swatchSize` large, with its upper left corner at a point. */
  swatch(left: number, top: number): readonly SceneNode[];
}

export const swatchSize = { width: 30, height: 18 };
const legendSize = 11.5;
const rowHeight = 19;

/**
 * Entries for everything a set draws, and for the two signs that need a word. `first` is the look of its first curve, where sets share a
 * picture.
 */
export function legendEntries(set: CurveSet, theme: Theme, first = 0): readonly LegendEntry[] {
  const middle = swatchSize.height / 2;
  const curves = set.curves.map((curve, index): LegendEntry => {
    const { color, glyph: shape } = seriesStyle(first + index, theme);
    const swatch: LegendEntry['swatch'] = (left, top) => [
      line(left + 1, top + middle, left + 29, top + middle, { stroke: color, strokeWidth: 2 }),
      glyph(shape, left + 15, top + middle, 8, { fill: color }),
    ];
    return { id: curve.id, label: curve.label, toggles: true, swatch };
  });
  const roles = markerRoles.filter(role => set.markers.some(marker => marker.role === role));
  const markers = roles.map((role): LegendEntry => ({
    id: role,
    label: markerRoleLabel[role],
    toggles: true,
    swatch: (left, top) => [markerGlyph(role, left + 15, top + middle, theme)],
  }));
  return [...curves, ...markers, ...limitEntries(set, theme), ...signEntries(set, theme)];
}

function limitEntries(set: CurveSet, theme: Theme): readonly LegendEntry[] {
  if ((set.limits ?? []).length === 0) return [];
  const paint = { stroke: theme.limit, strokeWidth: 1.5, dash: limitDash };
  return [{ id: limitId, label: limitLabel, toggles: true, swatch: (left, top) => [line(left + 15, top + 1, left + 15, top + 17, paint)] }];
}

function signEntries(set: CurveSet, theme: Theme): readonly LegendEntry[] {
  const entries: LegendEntry[] = [];
  const points = set.curves.flatMap(curve => curve.points);
  const outline = theme.band === 'hatch' ? { fill: 'none', stroke: theme.muted, strokeWidth: 1 } : { fill: theme.muted, fillOpacity: 0.35 };
  if (points.some(point => point.p5 < point.p95)) {
    entries.push({
      id: 'band',
      label: 'P5–P95: 90% of the draws',
      toggles: false,
      swatch: (left, top) => [rect(left + 2, top + 4, 26, 10, outline)],
    });
  }
  if (points.some(point => !point.valid)) {
    const paint = { stroke: theme.muted, strokeWidth: 2, dash: '6 4' };
    const label = 'outside the range the law was fitted on';
    entries.push({ id: 'dashed', label, toggles: false, swatch: (left, top) => [line(left + 1, top + 9, left + 29, top + 9, paint)] });
  }
  return entries;
}

/** Rows of entries that fit a width; an entry wider than a row has it alone. */
function rowsOf(entries: readonly LegendEntry[], width: number): readonly (readonly LegendEntry[])[] {
  const rows: LegendEntry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    const wanted = entryWidth(entry);
    if (used + wanted > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(entry);
    used += wanted;
  }
  return rows;
}

function entryWidth(entry: LegendEntry): number {
  return swatchSize.width + 6 + textWidth(entry.label, legendSize) + 16;
}

/** Height that the drawn legend will need. */
export function legendHeight(entries: readonly LegendEntry[], width: number): number {
  return rowsOf(entries, width).length * rowHeight;
}

/** Draws the legend with its upper left corner at a point. */
export function drawLegend(entries: readonly LegendEntry[], left: number, top: number, width: number, theme: Theme): SceneNode {
  const nodes = rowsOf(entries, width).flatMap((row, rowIndex) => {
    let x = left;
    return row.map(entry => {
      const y = top + rowIndex * rowHeight;
      const label = truncateText(entry.label, legendSize, width - swatchSize.width - 6);
      const node = group(
        'legend-entry',
        [...entry.swatch(x, y), text(x + swatchSize.width + 6, y + 13, label, { size: legendSize, fill: theme.foreground })],
        { id: entry.id },
      );
      x += entryWidth(entry);
      return node;
    });
  });
  return group('legend', nodes);
}
