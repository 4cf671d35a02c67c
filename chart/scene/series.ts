/** Curves: band, median line, and the shapes that tell one series from another without colour. */
import { area, line as lineShape } from 'd3-shape';
import type { Curve, CurvePoint } from '../../engine/src/curves/types.js';
import { isDrawable } from './axis-scale.js';
import { glyph, group } from './nodes.js';
import type { Theme } from './theme.js';
import type { AxisScale, Definition, GlyphName, GroupNode, PathNode, SceneNode, SeriesStyle } from './types.js';

const dashes = ['6 4', '2 3', '9 3 2 3', '12 4', '4 2 1 2', '1 4'];
const glyphNames: readonly GlyphName[] = ['circle', 'triangle', 'square', 'diamond', 'star', 'wye'];
const glyphDistance = 96;

/** A point in pixels; `low` and `high` are the ends of the band. */
interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly valid: boolean;
}

/** Colour, dash and glyph of the series at a position; stable while others are switched on and off. */
export function seriesStyle(index: number, theme: Theme): SeriesStyle {
  return {
    color: theme.series[index % theme.series.length]!,
    dash: dashes[index % dashes.length]!,
    glyph: glyphNames[index % glyphNames.length]!,
  };
}

/** Points of a curve that have a place on both axes, from left to right. */
export function drawablePoints(curve: Curve, xKind: AxisScale['kind'], yKind: AxisScale['kind']): readonly CurvePoint[] {
  return curve.points
    .filter(point => isDrawable(point.x, xKind) && isDrawable(point.p50, yKind))
    .sort((first, second) => first.x - second.x);
}

/** About two points a pixel column are all that can be seen; runs keep their first and last point. */
function thinned(points: readonly CurvePoint[], width: number): readonly CurvePoint[] {
  const every = Math.ceil(points.length / Math.max(64, width * 2));
  if (every <= 1) return points;
  return points.filter((point, index) => index % every === 0 || index === points.length - 1 || point.valid !== points[index + 1]!.valid);
}

function toPixels(points: readonly CurvePoint[], x: AxisScale, y: AxisScale): readonly Pixel[] {
  return points.flatMap(point => {
    const middle = y.toPixel(point.p50);
    const across = x.toPixel(point.x);
    if (middle === null || across === null) return [];
    return [{ x: across, y: middle, low: y.toPixel(point.p5) ?? middle, high: y.toPixel(point.p95) ?? middle, valid: point.valid }];
  });
}

/** Stretches of one kind of validity. Neighbours share their border point, so that solid meets dashed without a gap. */
function runsOf(pixels: readonly Pixel[]): readonly { readonly valid: boolean; readonly pixels: readonly Pixel[] }[] {
  const runs: { valid: boolean; pixels: Pixel[] }[] = [];
  for (const pixel of pixels) {
    const last = runs.at(-1);
    if (last?.valid === pixel.valid) last.pixels.push(pixel);
    else runs.push({ valid: pixel.valid, pixels: last === undefined ? [pixel] : pixel.valid ? [pixel] : [last.pixels.at(-1)!, pixel] });
    if (last !== undefined && !last.valid && pixel.valid && last !== runs.at(-1)) last.pixels.push(pixel);
  }
  return runs;
}

function bandNodes(pixels: readonly Pixel[], style: SeriesStyle, theme: Theme, hatch: string): readonly PathNode[] {
  if (pixels.length < 2 || pixels.every(pixel => pixel.low === pixel.high)) return [];
  const outline =
    area<Pixel>()
      .x(pixel => pixel.x)
      .y0(pixel => pixel.low)
      .y1(pixel => pixel.high)
      .digits(2)(pixels) ?? '';
  if (theme.band === 'hatch') return [{ kind: 'path', d: outline, fill: `url(#${hatch})`, stroke: style.color, strokeWidth: 1 }];
  return [{ kind: 'path', d: outline, fill: style.color, fillOpacity: theme.bandOpacity }];
}

function lineNodes(pixels: readonly Pixel[], style: SeriesStyle): readonly PathNode[] {
  const draw = lineShape<Pixel>()
    .x(pixel => pixel.x)
    .y(pixel => pixel.y)
    .digits(2);
  return runsOf(pixels)
    .filter(run => run.pixels.length > 1)
    .map(run => ({
      kind: 'path',
      d: draw(run.pixels) ?? '',
      fill: 'none',
      stroke: style.color,
      strokeWidth: 2,
      ...(run.valid ? {} : { dash: style.dash }),
    }));
}

/** Glyphs along the line at even distances, shifted a little per series so that crossing lines do not stack them. */
function glyphNodes(pixels: readonly Pixel[], style: SeriesStyle, index: number, width: readonly [number, number]): readonly PathNode[] {
  const nodes: PathNode[] = [];
  let next = width[0] + 28 + index * 17;
  for (const pixel of pixels) {
    if (pixel.x < next || pixel.x > width[1]) continue;
    nodes.push(glyph(style.glyph, pixel.x, pixel.y, 8, { fill: style.color }));
    next = pixel.x + glyphDistance;
  }
  return nodes;
}

export interface SeriesPicture {
  readonly band: GroupNode;
  readonly line: GroupNode;
  readonly definitions: readonly Definition[];
  /** Where the line runs, for labels that should keep off it. */
  readonly trace: readonly { readonly x: number; readonly y: number }[];
}

/** Everything one curve draws. `index` is its place in the set; `prefix` makes names of definitions unique in a page. */
export function drawSeries(
  curve: Curve,
  index: number,
  x: AxisScale,
  y: AxisScale,
  plotWidth: readonly [number, number],
  theme: Theme,
  prefix: string,
): SeriesPicture {
  const style = seriesStyle(index, theme);
  const hatch = `${prefix}-hatch-${index}`;
  const points = drawablePoints(curve, x.kind, y.kind);
  const pixels = toPixels(thinned(points, plotWidth[1] - plotWidth[0]), x, y);
  const lone: readonly SceneNode[] = pixels.length === 1 ? [glyph(style.glyph, pixels[0]!.x, pixels[0]!.y, 9, { fill: style.color })] : [];
  const clip = `${prefix}-clip`;
  return {
    band: group('band', bandNodes(pixels, style, theme, hatch), { id: curve.id, clip }),
    line: group('line', [...lineNodes(pixels, style), ...glyphNodes(pixels, style, index, plotWidth), ...lone], { id: curve.id, clip }),
    definitions: theme.band === 'hatch' ? [{ kind: 'hatch', id: hatch, stroke: style.color, angle: 45 + index * 50 }] : [],
    trace: pixels,
  };
}
