/** From a set of curves to a picture. Pure: the same set, size and theme give the same picture everywhere. */
import type { Curve, CurveLimit, CurveMarker, CurveSet } from '../../engine/src/curves/types.js';
import { axisScale, extentOf, isDrawable, padDomain } from './axis-scale.js';
import { spreadDown } from './declutter.js';
import { describeSet, noteSource } from './description.js';
import { drawGrid, drawXAxis, drawYAxis, widestLabel } from './frame.js';
import { drawLegend, legendEntries, legendHeight } from './legend.js';
import { drawLimits, limitId } from './limits.js';
import { drawMarkers } from './markers.js';
import { messageScene } from './message.js';
import { glyph, group, text } from './nodes.js';
import { drawSeries, drawablePoints, seriesStyle } from './series.js';
import type { SeriesPicture } from './series.js';
import { textWidth, truncateText, wrapText } from './text-width.js';
import type { Theme } from './theme.js';
import { axisTicks } from './ticks.js';
import type { Box, LayoutOptions, Scene, SceneNode, Size } from './types.js';
import { usableSize } from './usable-size.js';

type Domain = readonly [number, number];

/** Where the fixed parts stand around the plot. */
interface Regions {
  readonly headingLines: readonly string[];
  readonly noteLines: readonly string[];
  readonly legendTop: number;
  readonly plotTop: number;
  readonly plotBottom: number;
  readonly noteTop: number;
}

const edge = 10;
const wideEnough = 520;

/**
 * The picture of one chart.
 *
 * @param set what to draw; when it has no drawable point, the picture is the reason as text
 * @param size pixels; readable from 280 wide
 */
export function layout(set: CurveSet, size: Size, theme: Theme, options: LayoutOptions = {}): Scene {
  const usable = usableSize(size);
  const shown = visibleParts(set, options.hidden ?? new Set());
  if (set.unavailable !== undefined) return messageScene(set.title, set.unavailable, usable, theme);
  const fullX = fullDomain(set, 'x');
  if (fullX === null) return messageScene(set.title, 'There is no point to draw.', usable, theme);
  const xDomain = options.xDomain ?? fullX;
  const yDomain = yDomainOf(shown, set, xDomain) ?? fullDomain(set, 'y');
  if (yDomain === null) return messageScene(set.title, 'There is no point to draw.', usable, theme);
  return drawPlot(set, shown, usable, theme, options, { xDomain, yDomain, fullX });
}

/** The set without what is switched off; curves keep their index, since their look hangs on it. */
interface Shown {
  readonly curves: readonly { readonly curve: Curve; readonly index: number }[];
  readonly markers: readonly CurveMarker[];
  readonly limits: readonly CurveLimit[];
}

function visibleParts(set: CurveSet, hidden: ReadonlySet<string>): Shown {
  return {
    curves: set.curves.map((curve, index) => ({ curve, index })).filter(({ curve }) => !hidden.has(curve.id)),
    markers: set.markers.filter(marker => !hidden.has(marker.role)),
    limits: hidden.has(limitId) ? [] : (set.limits ?? []),
  };
}

/** Everything there is along one axis, with a little room. */
function fullDomain(set: CurveSet, axis: 'x' | 'y'): Domain | null {
  const points = set.curves.flatMap(curve => drawablePoints(curve, set.x.scale, set.y.scale));
  const fromCurves = axis === 'x' ? points.map(point => point.x) : points.flatMap(point => [point.p5, point.p50, point.p95]);
  const markers = set.markers.filter(marker => isDrawable(marker.x.p50, set.x.scale) && isDrawable(marker.y.p50, set.y.scale));
  const fromMarkers = markers.flatMap(marker =>
    axis === 'x' ? [marker.x.p5, marker.x.p50, marker.x.p95] : [marker.y.p5, marker.y.p50, marker.y.p95],
  );
  const kind = set[axis].scale;
  const extent = extentOf([...fromCurves, ...fromMarkers], kind);
  return extent === null ? null : boundedShare(padDomain(extent, kind, axis === 'x' ? 0.02 : 0.06), extent, set[axis].share);
}

/** Room around a share must not suggest values below 0% or above 100%. */
function boundedShare([low, high]: Domain, [least, most]: Domain, share: boolean): Domain {
  if (!share) return [low, high];
  return [least >= 0 ? Math.max(low, 0) : low, most <= 1 && high > 1 ? 1 : high];
}

/** The y values of what is in view, so that zooming along x also fills the height. */
function yDomainOf(shown: Shown, set: CurveSet, [low, high]: Domain): Domain | null {
  const inView = (x: number): boolean => x >= low && x <= high;
  const points = shown.curves.flatMap(({ curve }) => pointsInView(drawablePoints(curve, set.x.scale, set.y.scale), low, high));
  const values = [
    ...points.flatMap(point => [point.p5, point.p50, point.p95]),
    ...shown.markers.filter(marker => inView(marker.x.p50)).flatMap(marker => [marker.y.p5, marker.y.p50, marker.y.p95]),
  ];
  const extent = extentOf(values, set.y.scale);
  return extent === null ? null : boundedShare(padDomain(extent, set.y.scale, 0.06), extent, set.y.share);
}

/** Points in view and one neighbour on each side, so that a line through an empty window still has a height. */
function pointsInView<Point extends { readonly x: number }>(points: readonly Point[], low: number, high: number): readonly Point[] {
  const first = points.findIndex(point => point.x >= low);
  const last = points.findLastIndex(point => point.x <= high);
  if (first === -1 || last === -1) return [];
  return points.slice(Math.max(0, Math.min(first, last) - (first > last ? 0 : 1)), Math.max(first, last) + 2);
}

function regionsOf(set: CurveSet, size: Size, theme: Theme, standalone: boolean): Regions {
  const inner = size.width - 2 * edge;
  const headingLines = standalone ? wrapText(set.title, 15, inner, 2) : [];
  const noteLines = standalone ? wrapText(noteSource(set), 11, inner, 5) : [];
  const legend = standalone ? legendHeight(legendEntries(set, theme), inner) : 0;
  const headingBottom = edge + headingLines.length * 20;
  const noteTop = size.height - edge - noteLines.length * 15 + 4;
  const above = size.width >= wideEnough;
  const axisHeight = 44;
  const below = noteTop - (above ? 4 : legend + 8);
  return {
    headingLines,
    noteLines,
    noteTop,
    legendTop: above ? headingBottom : below + 6,
    plotTop: headingBottom + (above ? legend : 0) + 22,
    plotBottom: Math.max(headingBottom + 90, below - axisHeight),
  };
}

interface Domains {
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  readonly fullX: Domain;
}

/** Labels at the end of the lines, where there is room for them. */
function endLabelWidth(shown: Shown, width: number): number {
  if (width < wideEnough || shown.curves.length === 0 || shown.curves.length > 6) return 0;
  return Math.min(width * 0.22, Math.max(...shown.curves.map(({ curve }) => textWidth(curve.label, 11))) + 12);
}

function drawPlot(set: CurveSet, shown: Shown, size: Size, theme: Theme, options: LayoutOptions, domains: Domains): Scene {
  const standalone = options.standalone ?? true;
  const regions = regionsOf(set, size, theme, standalone);
  const y = axisScale(set.y.scale, domains.yDomain, [regions.plotBottom, regions.plotTop]);
  const yTicks = axisTicks(y, regions.plotBottom - regions.plotTop, 34, set.y.share);
  const endLabels = endLabelWidth(shown, size.width);
  const box: Box = {
    left: edge + Math.max(16, widestLabel(yTicks)) + 8,
    right: size.width - edge - Math.max(endLabels, 8),
    top: regions.plotTop,
    bottom: regions.plotBottom,
  };
  const x = axisScale(set.x.scale, domains.xDomain, [box.left, box.right]);
  const xTicks = axisTicks(x, box.right - box.left, 52, set.x.share);
  const prefix = `scale-${set.id.replace(/[^A-Za-z0-9_-]/gu, '_')}`;
  const series = shown.curves.map(({ curve, index }) => drawSeries(curve, index, x, y, [box.left, box.right], theme, prefix));
  const markers = drawMarkers(
    shown.markers,
    x,
    y,
    box,
    series.flatMap(picture => picture.trace),
    theme,
    `${prefix}-clip`,
  );
  return {
    ...size,
    fontFamily: theme.fontFamily,
    title: set.title,
    description: describeSet(set),
    ...(standalone && theme.background !== undefined ? { background: theme.background } : {}),
    definitions: [{ kind: 'clip', id: `${prefix}-clip`, box }, ...series.flatMap(picture => picture.definitions)],
    nodes: [
      drawGrid(box, x, xTicks, y, yTicks, theme),
      ...series.map(picture => picture.band),
      drawLimits(shown.limits, x, box, theme),
      ...series.map(picture => picture.line),
      drawXAxis(box, x, xTicks, set.x, theme),
      drawYAxis(box, y, yTicks, set.y, edge, theme),
      ...(endLabels > 0 ? [drawEndLabels(shown, series, box, endLabels, theme)] : []),
      ...markers.nodes,
      ...(standalone ? drawSurroundings(set, regions, size, theme) : []),
    ],
    plot: { box, x, y, fullX: domains.fullX, markers: markers.plotted },
  };
}

/** The name of each curve beside its last point in view, with its glyph. */
function drawEndLabels(shown: Shown, series: readonly SeriesPicture[], box: Box, width: number, theme: Theme): SceneNode {
  const ends = series.map(({ trace }) => trace.findLast(point => point.x <= box.right + 0.5 && point.x >= box.left)?.y ?? null);
  const entries = shown.curves.flatMap((entry, position) => (ends[position] == null ? [] : [{ ...entry, end: ends[position] }]));
  const places = spreadDown(
    entries.map(entry => entry.end),
    15,
    box.top + 6,
    box.bottom - 4,
  );
  return group(
    'end-labels',
    entries.flatMap(({ curve, index }, position) => {
      const style = seriesStyle(index, theme);
      const label = truncateText(curve.label, 11, width - 14);
      return [
        glyph(style.glyph, box.right + 7, places[position]!, 7, { fill: style.color }),
        text(box.right + 14, places[position]! + 4, label, { size: 11, fill: theme.foreground }),
      ];
    }),
  );
}

function drawSurroundings(set: CurveSet, regions: Regions, size: Size, theme: Theme): readonly SceneNode[] {
  const entries = legendEntries(set, theme);
  return [
    group(
      'heading',
      regions.headingLines.map((words, index) =>
        text(edge, edge + 14 + index * 20, words, { size: 15, fill: theme.foreground, bold: true }),
      ),
    ),
    drawLegend(entries, edge, regions.legendTop, size.width - 2 * edge, theme),
    group(
      'note',
      regions.noteLines.map((words, index) => text(edge, regions.noteTop + 10 + index * 15, words, { size: 11, fill: theme.muted })),
    ),
  ];
}
