/** Where the panels of the three laws stand, and the one domain of scores that all of them share. */
import type { CurvePoint, CurveSet } from '../../engine/src/curves/types.js';
import { extentOf, padDomain } from './axis-scale.js';
import { drawablePoints } from './series.js';
import type { AxisScale, Box } from './types.js';

export type Domain = readonly [number, number];

export const edge = 10;
export const axisHeight = 46;
export const titleHeight = 36;
/** Of the labels of the y axis, with their ticks. */
export const leastLabels = 46;
/** Narrower pictures have their panels one below the other. */
export const stackedBelow = 600;
export const stackedPanel = 190;

/** Between the panels of training and that of a query: a gap says that the axis is another one. */
const gap = 40;
/** Weights of the widths: post-training is a short stretch of the same axis. A panel that only says what is missing takes less. */
const widths = [0.4, 0.25, 0.35];
const emptyWidth = 0.18;
const emptyPanel = 84;

const isEmpty = (panel: CurveSet | undefined): boolean => panel?.unavailable !== undefined;

export function joinedBoxes(panels: readonly CurveSet[], top: number, bottom: number, left: number, width: number): readonly Box[] {
  const room = width - edge - left - gap - 8;
  const weights = widths.map((weight, index) => (isEmpty(panels[index]) ? Math.min(weight, emptyWidth) : weight));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const [first, second, third] = weights.map(weight => (weight / all) * room) as [number, number, number];
  const apart = left + first + second + gap;
  return [
    { left, right: left + first, top, bottom },
    { left: left + first, right: left + first + second, top, bottom },
    { left: apart, right: apart + third, top, bottom },
  ];
}

/** Title, panel and axis; a panel that only says what is missing has no axis. */
const heightOf = (panel: CurveSet): number => titleHeight + (isEmpty(panel) ? emptyPanel : stackedPanel + axisHeight);

export const stackedHeight = (panels: readonly CurveSet[]): number => panels.reduce((sum, panel) => sum + heightOf(panel), 0);

export function stackedBoxes(panels: readonly CurveSet[], top: number, left: number, width: number): readonly Box[] {
  return panels.map((panel, index) => {
    const start = top + stackedHeight(panels.slice(0, index)) + titleHeight;
    return { left, right: width - edge - 8, top: start, bottom: start + (isEmpty(panel) ? emptyPanel - 12 : stackedPanel) };
  });
}

const extentOfPoints = (panel: CurveSet, kind: AxisScale['kind'], which: (point: CurvePoint) => boolean): readonly number[] => [
  ...panel.curves.flatMap(curve =>
    drawablePoints(curve, panel.x.scale, kind)
      .filter(which)
      .flatMap(point => [point.p5, point.p50, point.p95]),
  ),
  ...panel.markers.flatMap(marker => [marker.y.p5, marker.y.p50, marker.y.p95]),
];

/** In logarithms a law outside its range falls through any floor: what is drawn solid says how far down the picture goes. */
const mostDecades = 6;

/** One domain for all panels, never beyond what a share can be; all of it where nothing is drawn. */
export function sharedDomain(panels: readonly CurveSet[], kind: AxisScale['kind']): Domain {
  const everything = panels.flatMap(panel => extentOfPoints(panel, kind, () => true));
  const solid = panels.flatMap(panel => extentOfPoints(panel, kind, ({ valid }) => valid));
  const extent = extentOf(kind === 'log' && solid.length > 0 ? solid : everything, kind);
  if (extent === null) return kind === 'log' ? [0.01, 1] : [0, 1];
  const [low, high] = padDomain(extent, kind, 0.06);
  const top = Math.max(Math.min(1, high), extent[1]);
  if (kind === 'log') return [Math.max(low, top / 10 ** mostDecades), top];
  return [Math.min(Math.max(0, low), extent[0]), top];
}
