/** Short names for the nodes that every part of a picture is made of. */
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from 'd3-shape';
import { roundPixel } from './axis-scale.js';
import type { GlyphName, GroupNode, Paint, PathNode, RectNode, SceneNode, TextNode, TextRun } from './types.js';

const glyphs = {
  circle: symbolCircle,
  triangle: symbolTriangle,
  square: symbolSquare,
  diamond: symbolDiamond,
  star: symbolStar,
  cross: symbolCross,
  wye: symbolWye,
};

export function group(
  part: string,
  children: readonly SceneNode[],
  extra: { readonly id?: string; readonly clip?: string } = {},
): GroupNode {
  return { kind: 'group', part, children, ...extra };
}

/** A straight line between two points. */
export function line(x1: number, y1: number, x2: number, y2: number, paint: Paint): PathNode {
  return { kind: 'path', d: `M${roundPixel(x1)},${roundPixel(y1)}L${roundPixel(x2)},${roundPixel(y2)}`, ...paint };
}

export function rect(x: number, y: number, width: number, height: number, paint: Paint): RectNode {
  return {
    kind: 'rect',
    x: roundPixel(x),
    y: roundPixel(y),
    width: roundPixel(Math.max(0, width)),
    height: roundPixel(Math.max(0, height)),
    ...paint,
  };
}

interface TextLook {
  readonly size: number;
  readonly fill: string;
  readonly anchor?: TextNode['anchor'];
  readonly bold?: boolean;
  readonly halo?: string;
}

export function text(x: number, y: number, content: string | readonly TextRun[], look: TextLook): TextNode {
  const runs = typeof content === 'string' ? [{ text: content }] : content;
  return { kind: 'text', x: roundPixel(x), y: roundPixel(y), runs, anchor: 'start', ...look };
}

/** A symbol of about `size` pixels across, centred on a point. */
export function glyph(name: GlyphName, x: number, y: number, size: number, paint: Paint): PathNode {
  const outline = symbol(glyphs[name], size * size * 0.75).digits(2)() ?? '';
  return { kind: 'path', d: translated(outline, x, y), ...paint };
}

/** d3 draws symbols around the origin: absolute commands are moved, relative ones (lower case) follow by themselves. */
function translated(outline: string, x: number, y: number): string {
  return outline.replace(/([A-Za-z])([^A-Za-z]*)/gu, (_, command: string, rest: string) => {
    const numbers = rest
      .split(/[ ,]/u)
      .filter(part => part !== '')
      .map(Number);
    if (command === 'M' || command === 'L')
      return command + numbers.map((value, index) => roundPixel(value + (index % 2 === 0 ? x : y))).join(',');
    if (command === 'A')
      return command + numbers.map((value, index) => (index < 5 ? value : roundPixel(value + (index === 5 ? x : y)))).join(',');
    return command + rest;
  });
}
