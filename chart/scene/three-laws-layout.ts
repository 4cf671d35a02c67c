/**
 * The three laws side by side under one y axis: pre-training and post-training joined, since they count the same compute, test-time compute
 * apart from them, since it counts another. Where there is no room beside each other, they stand one below the other.
 */
import type { CurveAxis, CurveSet, ThreeLaws } from '../../engine/src/curves/types.js';
import { axisScale, extentOf, isDrawable, padDomain } from './axis-scale.js';
import { describeThreeLaws } from './description.js';
import { axisName, drawGrid, drawXAxis, drawYAxis, nameSize, widestLabel } from './frame.js';
import { drawLegend, legendEntries, legendHeight } from './legend.js';
import type { LegendEntry } from './legend.js';
import { drawMarkers } from './markers.js';
import { group, line, rect, text } from './nodes.js';
import { drawSeries, drawablePoints } from './series.js';
import { truncateText, wrapText } from './text-width.js';
import type { Theme } from './theme.js';
import {
  axisHeight,
  edge,
  joinedBoxes,
  leastLabels,
  sharedDomain,
  stackedBelow,
  stackedBoxes,
  stackedHeight,
  stackedPanel,
  titleHeight,
  type Domain,
} from './three-laws-boxes.js';
import { axisTicks } from './ticks.js';
import type { AxisScale, Box, Definition, LayoutOptions, Scene, SceneNode, Size } from './types.js';
import { usableSize } from './usable-size.js';

/** Between two labels of the y axis. */
const tickRoom = 34;

/** Heading above, panels, then legend and note. */
export function threeLawsLayout(laws: ThreeLaws, size: Size, theme: Theme, options: LayoutOptions = {}): Scene {
  const usable = usableSize(size);
  const standalone = options.standalone ?? true;
  const inner = usable.width - 2 * edge;
  const title = laws.benchmark === null ? `${laws.title}: three laws` : `${laws.title}: three laws on ${laws.benchmark}`;
  const heading = standalone ? wrapText(title, 15, inner, 2) : [];
  // A page writes the note itself, where no warning in it is cut.
  const notes = standalone ? wrapText(laws.note, 11, inner - 16, 16) : [];
  const entries = entriesOf(laws.panels, theme);
  const top = edge + heading.length * 20;
  const stacked = usable.width < stackedBelow;
  const below = 8 + legendHeight(entries, inner) + 6 + notes.length * 15 + edge;
  const empty = laws.panels.every(panel => panel.unavailable !== undefined);
  const least = top + titleHeight + 130 + axisHeight + below;
  const height = stacked ? top + stackedHeight(laws.panels) + below : empty ? least : Math.max(usable.height, least);
  const panelsBottom = height - below;
  const kind = laws.y.scale;
  const domain = sharedDomain(laws.panels, kind);
  const room = panelsBottom - axisHeight - top - titleHeight;
  const labels = widestLabel(
    axisTicks(axisScale(kind, domain, [stacked ? stackedPanel : room, 0]), stacked ? stackedPanel : room, tickRoom, true),
  );
  const left = edge + Math.max(leastLabels, labels + 12);
  const boxes = stacked
    ? stackedBoxes(laws.panels, top, left, usable.width)
    : joinedBoxes(laws.panels, top + titleHeight, panelsBottom - axisHeight, left, usable.width);
  const prefix = `scale-${laws.id.replace(/[^A-Za-z0-9_-]/gu, '_')}`;
  const drawn = laws.panels.map((panel, index) =>
    drawPanel(panel, {
      box: boxes[index]!,
      kind,
      domain,
      theme,
      prefix: `${prefix}-${index}`,
      withYAxis: stacked ? panel.unavailable === undefined : index === 0 && !empty,
      firstLook: looksBefore(laws.panels, index),
      named: stacked || index === 2,
    }),
  );
  return {
    width: usable.width,
    height,
    fontFamily: theme.fontFamily,
    title,
    description: describeThreeLaws(laws),
    ...(standalone && theme.background !== undefined ? { background: theme.background } : {}),
    definitions: drawn.flatMap(each => each.definitions),
    nodes: [
      group(
        'heading',
        heading.map((words, index) => text(edge, edge + 14 + index * 20, words, { size: 15, fill: theme.foreground, bold: true })),
      ),
      ...drawn.map((each, index) => group('panel', each.nodes, { id: laws.panels[index]!.phase })),
      ...(stacked ? [] : trainingName(laws.panels, boxes, theme)),
      drawLegend(entries, edge, panelsBottom + 8, inner, theme),
      group(
        'note',
        notes.map((words, index) => text(edge, height - edge - (notes.length - 1 - index) * 15, words, { size: 11, fill: theme.muted })),
      ),
    ],
  };
}

const nameless = (axis: CurveAxis): CurveAxis => ({ ...axis, label: '', unit: '' });

/** One name below both panels of training: it is one axis, of which the second panel shows a short stretch evenly. */
function trainingName(panels: readonly CurveSet[], [first, second]: readonly Box[], theme: Theme): readonly SceneNode[] {
  if (panels.slice(0, 2).every(panel => panel.unavailable !== undefined)) return [];
  const name = truncateText(axisName(panels[0]!.x), nameSize, second!.right - first!.left);
  return [
    group('x-axis', [
      text((first!.left + second!.right) / 2, first!.bottom + 38, name, { size: nameSize, fill: theme.muted, anchor: 'middle' }),
    ]),
  ];
}

/** No look stands for two curves, whatever panel they are in. */
const looksBefore = (panels: readonly CurveSet[], index: number): number =>
  panels.slice(0, index).reduce((count, panel) => count + panel.curves.length, 0);

/** Curves of all panels; what marks and dashes mean is said once. */
function entriesOf(panels: readonly CurveSet[], theme: Theme): readonly LegendEntry[] {
  const all = panels.flatMap((panel, index) =>
    legendEntries(panel, theme, looksBefore(panels, index)).map(entry => ({
      ...entry,
      key: panel.curves.some(curve => curve.id === entry.id) ? `${panel.phase} ${entry.id}` : entry.id,
    })),
  );
  return all.filter((entry, index) => all.findIndex(other => other.key === entry.key) === index);
}

// ── one panel ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Frame {
  readonly box: Box;
  readonly kind: AxisScale['kind'];
  readonly domain: Domain;
  readonly theme: Theme;
  readonly prefix: string;
  /** The first of a row has the labels of the axis that all share. */
  readonly withYAxis: boolean;
  readonly firstLook: number;
  /** The name of the axis stands below it; training has one name for both of its panels. */
  readonly named: boolean;
}

interface PanelPicture {
  readonly nodes: readonly SceneNode[];
  readonly definitions: readonly Definition[];
}

function drawPanel(panel: CurveSet, frame: Frame): PanelPicture {
  const { box, domain, theme, withYAxis } = frame;
  const y = axisScale(frame.kind, domain, [box.bottom, box.top]);
  const yTicks = axisTicks(y, box.bottom - box.top, tickRoom, true);
  const title = text(box.left + 4, box.top - 22, truncateText(panel.title, 12.5, box.right - box.left - 8), {
    size: 12.5,
    fill: theme.foreground,
    bold: true,
  });
  const yAxis = withYAxis
    ? [drawYAxis(box, y, yTicks, panel.y, Math.min(edge, box.left - widestLabel(yTicks) - 8), theme)]
    : [line(box.left, box.top, box.left, box.bottom, { stroke: theme.foreground, strokeOpacity: 0.7 })];
  const x = scaleOf(panel, frame);
  if (panel.unavailable !== undefined || x === null) return { nodes: [title, ...emptyPanel(panel, box, theme), ...yAxis], definitions: [] };
  const xTicks = axisTicks(x, box.right - box.left, 58, panel.x.share);
  const series = panel.curves.map((curve, index) =>
    drawSeries(curve, frame.firstLook + index, x, y, [box.left, box.right], theme, frame.prefix),
  );
  const markers = drawMarkers(
    panel.markers,
    x,
    y,
    box,
    series.flatMap(picture => picture.trace),
    theme,
    `${frame.prefix}-clip`,
  );
  return {
    nodes: [
      title,
      drawGrid(box, x, xTicks, y, yTicks, theme),
      ...series.map(picture => picture.band),
      ...series.map(picture => picture.line),
      drawXAxis(box, x, xTicks, frame.named ? panel.x : nameless(panel.x), theme),
      ...yAxis,
      ...markers.nodes,
    ],
    definitions: [{ kind: 'clip', id: `${frame.prefix}-clip`, box }, ...series.flatMap(picture => picture.definitions)],
  };
}

/** Beside the panel of a query nothing joins, so that its first point need not stand on the border. */
const roomBeside = 0.04;

/** No room at the sides of training: what is joined meets at the border. */
function scaleOf(panel: CurveSet, { box, kind, domain }: Frame): AxisScale | null {
  const values = [
    // What runs below the picture needs no room in it.
    ...panel.curves.flatMap(curve =>
      drawablePoints(curve, panel.x.scale, kind)
        .filter(point => point.p95 >= domain[0])
        .map(point => point.x),
    ),
    ...panel.markers.map(marker => marker.x.p50),
  ];
  const extent = extentOf(
    values.filter(value => isDrawable(value, panel.x.scale)),
    panel.x.scale,
  );
  if (extent === null) return null;
  const room = panel.phase === 'testtime' ? roomBeside : extent[0] < extent[1] ? 0 : 0.02;
  return axisScale(panel.x.scale, room === 0 ? extent : padDomain(extent, panel.x.scale, room), [box.left, box.right]);
}

/** What is missing for this phase, where its curve would be. */
function emptyPanel(panel: CurveSet, box: Box, theme: Theme): readonly SceneNode[] {
  const lines = wrapText(panel.unavailable ?? 'There is no point to draw.', 11.5, box.right - box.left - 20, 12);
  const start = (box.top + box.bottom) / 2 - lines.length * 8 + 8;
  const middle = (box.left + box.right) / 2;
  return [
    rect(box.left + 4, box.top + 4, box.right - box.left - 8, box.bottom - box.top - 8, {
      fill: 'none',
      stroke: theme.foreground,
      strokeOpacity: 0.3,
      dash: '4 4',
    }),
    group(
      'message',
      lines.map((words, index) => text(middle, start + index * 16, words, { size: 11.5, fill: theme.muted, anchor: 'middle' })),
    ),
  ];
}
