/** Limits of a file across the plot: a line where the middle of the draws puts each, a shade over P5 to P95, a label at the foot. */
import type { CurveLimit } from '../../engine/src/curves/types.js';
import { isDrawable } from './axis-scale.js';
import { group, line, rect, text } from './nodes.js';
import { truncateText } from './text-width.js';
import type { Theme } from './theme.js';
import type { AxisScale, Box, GroupNode, SceneNode } from './types.js';

/** What `hidden` speaks of when limits are switched off, and what the legend calls them. */
export const limitId = 'limit';
export const limitLabel = 'Limits';

export const limitDash = '5 3';

/** Limits in view; one whose place is far away is found in the table. */
export function drawLimits(limits: readonly CurveLimit[], x: AxisScale, box: Box, theme: Theme): GroupNode {
  const inView = limits.filter(limit => isDrawable(limit.x.p50, x.kind) && limit.x.p50 >= x.domain[0] && limit.x.p50 <= x.domain[1]);
  return group(
    'limits',
    inView.map((limit, index) => group('limit', drawLimit(limit, index, x, box, theme), { id: limit.id })),
  );
}

function drawLimit({ label, x: place }: CurveLimit, index: number, x: AxisScale, box: Box, theme: Theme): readonly SceneNode[] {
  const pixel = x.toPixel(place.p50) ?? box.left;
  const inside = (value: number): number => Math.max(box.left, Math.min(box.right, x.toPixel(value) ?? box.left));
  const [low, high] = [inside(place.p5), inside(place.p95)];
  const shade =
    high - low < 2 || theme.band === 'hatch'
      ? []
      : [rect(low, box.top, high - low, box.bottom - box.top, { fill: theme.limit, fillOpacity: 0.08 })];
  const toLeft = pixel > (box.left + box.right) / 2;
  const room = (toLeft ? pixel - box.left : box.right - pixel) - 8;
  const look = { size: 11, fill: theme.foreground, halo: theme.halo, anchor: toLeft ? 'end' : 'start' } as const;
  return [
    ...shade,
    line(pixel, box.top, pixel, box.bottom, { stroke: theme.limit, strokeWidth: 1.5, dash: limitDash }),
    text(pixel + (toLeft ? -5 : 5), box.bottom - 7 - index * 14, truncateText(label, 11, room), look),
  ];
}
