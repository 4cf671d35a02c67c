/** The frame of a plot: grid, ticks, their labels and the names of the axes. */
import type { CurveAxis } from '../../engine/src/curves/types.js';
import { group, line, text } from './nodes.js';
import { textWidth, truncateText } from './text-width.js';
import type { Theme } from './theme.js';
import type { Tick } from './ticks.js';
import type { AxisScale, Box, GroupNode, SceneNode } from './types.js';

export const tickSize = 11;
export const nameSize = 12;

/** `Training compute (FLOP)` */
export function axisName(axis: CurveAxis): string {
  const unit = axis.share ? '' : axis.unit;
  return unit === '' ? axis.label : `${axis.label} (${unit})`;
}

/** Width of the widest label; raised exponents are set smaller. */
export function widestLabel(ticks: readonly Tick[]): number {
  const widths = ticks.map(tick =>
    tick.runs.reduce((sum, run) => sum + textWidth(run.text, run.raised === true ? tickSize * 0.75 : tickSize), 0),
  );
  return Math.max(0, ...widths);
}

function gridLine(value: number, scale: AxisScale, strong: boolean, place: (pixel: number) => SceneNode): readonly SceneNode[] {
  const pixel = scale.toPixel(value);
  return pixel === null || !strong ? [] : [place(pixel)];
}

/** Lines behind the data, only at labelled ticks, in the colour of the text at low opacity: visible in any theme. */
export function drawGrid(box: Box, x: AxisScale, xTicks: readonly Tick[], y: AxisScale, yTicks: readonly Tick[], theme: Theme): GroupNode {
  const paint = { stroke: theme.foreground, strokeOpacity: theme.gridOpacity, strokeWidth: 1 };
  return group('grid', [
    ...xTicks.flatMap(tick => gridLine(tick.value, x, tick.runs.length > 0, pixel => line(pixel, box.top, pixel, box.bottom, paint))),
    ...yTicks.flatMap(tick => gridLine(tick.value, y, tick.runs.length > 0, pixel => line(box.left, pixel, box.right, pixel, paint))),
  ]);
}

/** The x axis: base line, ticks downwards, labels, name centred below. */
export function drawXAxis(box: Box, scale: AxisScale, ticks: readonly Tick[], axis: CurveAxis, theme: Theme): GroupNode {
  const paint = { stroke: theme.foreground, strokeOpacity: 0.7, strokeWidth: 1 };
  const nodes: SceneNode[] = [line(box.left, box.bottom, box.right, box.bottom, paint)];
  for (const tick of ticks) {
    const pixel = scale.toPixel(tick.value);
    if (pixel === null) continue;
    nodes.push(line(pixel, box.bottom, pixel, box.bottom + (tick.runs.length > 0 ? 6 : 3), paint));
    if (tick.runs.length > 0)
      nodes.push(text(pixel, box.bottom + 19, tick.runs, { size: tickSize, fill: theme.foreground, anchor: 'middle' }));
  }
  const name = truncateText(axisName(axis), nameSize, box.right - box.left);
  nodes.push(text((box.left + box.right) / 2, box.bottom + 38, name, { size: nameSize, fill: theme.muted, anchor: 'middle' }));
  return group('x-axis', nodes);
}

/** The y axis: labels to the left, its name level above the plot, where it is read without turning the head. */
export function drawYAxis(box: Box, scale: AxisScale, ticks: readonly Tick[], axis: CurveAxis, left: number, theme: Theme): GroupNode {
  const paint = { stroke: theme.foreground, strokeOpacity: 0.7, strokeWidth: 1 };
  const nodes: SceneNode[] = [line(box.left, box.top, box.left, box.bottom, paint)];
  for (const tick of ticks) {
    const pixel = scale.toPixel(tick.value);
    if (pixel === null) continue;
    nodes.push(line(box.left - (tick.runs.length > 0 ? 5 : 3), pixel, box.left, pixel, paint));
    if (tick.runs.length > 0)
      nodes.push(text(box.left - 8, pixel + 4, tick.runs, { size: tickSize, fill: theme.foreground, anchor: 'end' }));
  }
  nodes.push(text(left, box.top - 9, truncateText(axisName(axis), nameSize, box.right - left), { size: nameSize, fill: theme.muted }));
  return group('y-axis', nodes);
}
