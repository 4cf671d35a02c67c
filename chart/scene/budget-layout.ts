/** The phases of a budget side by side: one stacked bar for the total, one bar for each part, on one linear axis from zero. */
import type { BudgetCell, BudgetMeasure, BudgetRow, BudgetView } from '../../engine/src/curves/types.js';
import { formatNumber, formatShare, scaleFor } from '../../engine/src/quantity/format.js';
import { axisScale } from './axis-scale.js';
import { measureName } from './measures.js';
import { messageScene } from './message.js';
import { glyph, group, line, rect, text } from './nodes.js';
import { seriesStyle } from './series.js';
import { textWidth, truncateText, wrapText } from './text-width.js';
import type { Theme } from './theme.js';
import { axisTicks } from './ticks.js';
import type { AxisScale, LayoutOptions, Scene, SceneNode, Size } from './types.js';
import { usableSize } from './usable-size.js';

const edge = 10;
const rowHeight = 46;
const barHeight = 16;
const caption = 'Bar: mean, since means add up. Thin line: P5–P95. Dot: median.';

interface Canvas {
  readonly width: number;
  readonly measure: BudgetMeasure;
  readonly scale: AxisScale;
  readonly theme: Theme;
}

/**
 * The picture of one budget in one measure. Its width is the one asked for; its height follows from the number of parts.
 * When nothing is known in this measure, the picture is the reason as text.
 */
export function budgetLayout(view: BudgetView, measure: BudgetMeasure, size: Size, theme: Theme, options: LayoutOptions = {}): Scene {
  const usable = usableSize(size);
  const title = `${view.title}: ${measureName[measure]}`;
  const largest = largestValue(view, measure);
  if (largest === null) return messageScene(title, reasonOf(view, measure), { ...usable, height: 160 }, theme);
  const standalone = options.standalone ?? true;
  const canvas: Canvas = {
    width: usable.width,
    measure,
    theme,
    scale: axisScale('linear', [0, largest * 1.03], [edge, usable.width - edge]),
  };
  const heading = standalone ? wrapText(title, 15, usable.width - 2 * edge, 2) : [];
  const notes = standalone ? [caption, ...view.notes].flatMap(note => wrapText(note, 11, usable.width - 2 * edge, 3)) : [];
  const top = edge + heading.length * 20 + (heading.length > 0 ? 8 : 0);
  const rows = [view.total, ...view.parts];
  const bottom = top + rows.length * rowHeight + (limitOf(view, measure) === null ? 0 : 16);
  const afterAxis = bottom + 36;
  const ecosystem = view.ecosystem === undefined ? [] : ecosystemNodes(view.ecosystem, afterAxis + 6, canvas);
  const notesTop = afterAxis + (ecosystem.length > 0 ? 42 : 6);
  return {
    width: usable.width,
    height: notesTop + notes.length * 15 + (notes.length > 0 ? 6 : 0),
    fontFamily: theme.fontFamily,
    title,
    description: describeBudget(view, measure),
    definitions: [],
    ...(standalone && theme.background !== undefined ? { background: theme.background } : {}),
    nodes: [
      group(
        'heading',
        heading.map((words, index) => text(edge, edge + 14 + index * 20, words, { size: 15, fill: theme.foreground, bold: true })),
      ),
      drawAxis(top, bottom, view.total.cells[measure].unit, canvas),
      drawTotal(view, top, canvas),
      ...view.parts.map((part, index) => drawPart(part, index, top + (index + 1) * rowHeight, canvas)),
      ...limitNodes(view, top, bottom, canvas),
      ...ecosystem,
      group(
        'note',
        notes.map((words, index) => text(edge, notesTop + 10 + index * 15, words, { size: 11, fill: theme.muted })),
      ),
    ],
  };
}

function limitOf(view: BudgetView, measure: BudgetMeasure): number | null {
  return view.limit?.measure === measure && Number.isFinite(view.limit.range.p50) ? view.limit.range.p50 : null;
}

/** A cell as something to draw: `null` when unknown or not a usable number. */
function knownRange(cell: BudgetCell): NonNullable<BudgetCell['range']> | null {
  const { range } = cell;
  return range !== null &&
    [range.p5, range.p50, range.p95, range.mean].every(value => Number.isFinite(value) && value >= 0 && value < 1e150)
    ? range
    : null;
}

function largestValue(view: BudgetView, measure: BudgetMeasure): number | null {
  const ranges = [view.total, ...view.parts].flatMap(row => knownRange(row.cells[measure]) ?? []);
  if (ranges.length === 0) return null;
  const largest = Math.max(...ranges.flatMap(range => [range.p95, range.mean]), limitOf(view, measure) ?? 0);
  return largest > 1e-150 ? Math.min(largest, 1e150) : 1;
}

function reasonOf(view: BudgetView, measure: BudgetMeasure): string {
  if (view.parts.length === 0) return 'This budget has no phase yet.';
  const because = view.total.cells[measure].because ?? view.parts.map(part => part.cells[measure].because).find(reason => reason !== null);
  return because == null ? 'Nothing is known in this measure.' : `Unknown: ${because}`;
}

/** Ticks in the unit that suits the largest value, the one in which the figures beside the bars are written. */
function drawAxis(top: number, bottom: number, unit: string, { width, scale, theme, measure }: Canvas): SceneNode {
  const shown = scaleFor(scale.domain[1], unit);
  const own = axisScale('linear', [0, scale.domain[1] / shown.factor], [edge, width - edge]);
  const nodes = axisTicks(own, width - 2 * edge, 74, false).flatMap(({ value }) => {
    const pixel = own.toPixel(value);
    if (pixel === null) return [];
    const anchor = value === 0 ? 'start' : pixel > width - 40 ? 'end' : 'middle';
    return [
      line(pixel, top, pixel, bottom, { stroke: theme.foreground, strokeOpacity: theme.gridOpacity, strokeWidth: 1 }),
      text(pixel, bottom + 14, `${shown.lead}${shown.write(value)}`, { size: 11, fill: theme.foreground, anchor }),
    ];
  });
  const name = shown.unit === '' || shown.unit === measureName[measure] ? measureName[measure] : `${measureName[measure]} (${shown.unit})`;
  return group('grid', [...nodes, text(width / 2, bottom + 30, name, { size: 11, fill: theme.muted, anchor: 'middle' })]);
}

/** Title to the left, figure to the right, both above the bar: works at any width. */
function rowTexts(row: BudgetRow, top: number, indent: number, { width, measure, theme }: Canvas): readonly SceneNode[] {
  const cell = row.cells[measure];
  const range = knownRange(cell);
  const share = cell.share == null || !Number.isFinite(cell.share.mean) ? '' : ` · ${formatShare(cell.share.mean)}`;
  const room = width - 2 * edge - indent;
  const unknown = `unknown: ${cell.because ?? 'no reason given'}`;
  const figure = range === null ? truncateText(unknown, 12, room * 0.6) : `${formatNumber(range.mean, cell.unit)}${share}`;
  const title = truncateText(row.title, 12, room - textWidth(figure, 12) - 12);
  return [
    text(edge + indent, top + 14, title, { size: 12, fill: theme.foreground, bold: row.phase === 'total', halo: theme.halo }),
    text(width - edge, top + 14, figure, {
      size: 12,
      fill: range === null ? theme.muted : theme.foreground,
      anchor: 'end',
      halo: theme.halo,
    }),
  ];
}

/** Range and median over a bar; nothing for a point, whose bar says it all. */
function whisker(cell: BudgetCell, top: number, { scale, theme }: Canvas): readonly SceneNode[] {
  const range = knownRange(cell);
  if (range === null || range.p5 === range.p95) return [];
  const [low, middle, high] = [range.p5, range.p50, range.p95].map(value => scale.toPixel(value) ?? edge) as [number, number, number];
  const y = top + barHeight / 2;
  const halo = { stroke: theme.halo, strokeWidth: 4 };
  const paint = { stroke: theme.foreground, strokeWidth: 1.5 };
  return [
    line(low, y, high, y, halo),
    line(low, y, high, y, paint),
    line(low, y - 4, low, y + 4, paint),
    line(high, y - 4, high, y + 4, paint),
    glyph('circle', middle, y, 6, { fill: theme.foreground, stroke: theme.halo, strokeWidth: 1 }),
  ];
}

function drawPart(part: BudgetRow, index: number, top: number, canvas: Canvas): SceneNode {
  const style = seriesStyle(index, canvas.theme);
  const range = knownRange(part.cells[canvas.measure]);
  const barTop = top + 20;
  const bar =
    range === null
      ? [rect(edge + 0.5, barTop + 0.5, 60, barHeight - 1, { fill: 'none', stroke: canvas.theme.muted, dash: '3 3' })]
      : [
          rect(edge, barTop, (canvas.scale.toPixel(range.mean) ?? edge) - edge, barHeight, {
            fill: style.color,
            fillOpacity: 0.75,
            stroke: style.color,
          }),
        ];
  return group(
    'part',
    [
      ...bar,
      ...whisker(part.cells[canvas.measure], barTop, canvas),
      glyph(style.glyph, edge + 6, top + 10, 9, { fill: style.color }),
      ...rowTexts(part, top, 17, canvas),
    ],
    { id: part.name },
  );
}

/** The total as its parts end to end. Means add up exactly; percentiles would not. */
function drawTotal(view: BudgetView, top: number, canvas: Canvas): SceneNode {
  const { scale, theme, measure } = canvas;
  const nodes: SceneNode[] = [];
  let from = 0;
  view.parts.forEach((part, index) => {
    const range = knownRange(part.cells[measure]);
    if (range === null) return;
    const style = seriesStyle(index, theme);
    const left = scale.toPixel(from) ?? edge;
    from += range.mean;
    const width = (scale.toPixel(from) ?? left) - left;
    nodes.push(rect(left, top + 20, width, barHeight, { fill: style.color, fillOpacity: 0.75, stroke: theme.halo, strokeWidth: 1 }));
    if (width > 16) nodes.push(glyph(style.glyph, left + 8, top + 20 + barHeight / 2, 7, { fill: theme.halo }));
  });
  return group('total', [...nodes, ...whisker(view.total.cells[measure], top + 20, canvas), ...rowTexts(view.total, top, 0, canvas)], {
    id: view.total.name,
  });
}

function limitNodes(view: BudgetView, top: number, bottom: number, { scale, theme, measure, width }: Canvas): readonly SceneNode[] {
  const limit = limitOf(view, measure);
  const pixel = limit === null ? null : scale.toPixel(limit);
  if (pixel === null || view.limit === undefined) return [];
  const anchor = pixel > width / 2 ? 'end' : 'start';
  const label = truncateText(`limit ${view.limit.text}`, 11, width * 0.6);
  const paint = { stroke: theme.limit, strokeWidth: 2, dash: '5 3' };
  return [
    group('limit', [
      // Beside the bars only, so that it never runs through the figures above them.
      ...[view.total, ...view.parts].map((_, index) =>
        line(pixel, top + index * rowHeight + 18, pixel, top + index * rowHeight + 40, paint),
      ),
      text(pixel + (anchor === 'end' ? -5 : 5), bottom - 5, label, { size: 11, fill: theme.foreground, anchor, halo: theme.halo }),
    ]),
  ];
}

/** Apart from the bars and below the axis: it is no part of any total. */
function ecosystemNodes(row: BudgetRow, top: number, canvas: Canvas): readonly SceneNode[] {
  const { theme, width } = canvas;
  const paint = { stroke: theme.foreground, strokeOpacity: 0.3, dash: '4 4' };
  const note = text(edge, top + 29, 'Not in the total.', { size: 11, fill: theme.muted });
  return [group('ecosystem', [line(edge, top, width - edge, top, paint), ...rowTexts(row, top, 0, canvas), note], { id: row.name })];
}

/** The picture in one sentence. */
function describeBudget(view: BudgetView, measure: BudgetMeasure): string {
  const parts = view.parts.map(part => {
    const { range, unit, because } = part.cells[measure];
    return `${part.title} ${range === null ? `unknown (${because ?? 'no reason given'})` : formatNumber(range.mean, unit)}`;
  });
  return `Mean ${measureName[measure].toLowerCase()} of each phase: ${parts.join(', ')}. ${caption}`;
}
