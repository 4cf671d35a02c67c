/** A line of the source with carets under the place that is meant. */
import type { Position } from '../places.js';
import { cellWidth, cellsOf, printable } from '../text-cells.js';

export interface Excerpt {
  /** The line, safe to print and cut to the width. */
  readonly line: string;
  /** Blanks and carets that stand under it. */
  readonly carets: string;
}

/**
 * @param lines of the file, without their ends
 * @param width cells that may be used; of a longer line the part around `start` is kept
 */
export function excerptOf(lines: readonly string[], start: Position, end: Position, width: number): Excerpt {
  const source = lines[start.line - 1] ?? '';
  // A finding of several lines is underlined to the end of its first one.
  const last = end.line === start.line ? end.column - 1 : source.length;
  const window = windowAround(source, start.column - 1, width);
  const before = printable(source.slice(window.from, start.column - 1));
  const marked = printable(source.slice(start.column - 1, Math.min(last, window.to)));
  const line = printable(source.slice(window.from, window.to));
  return {
    line: (window.from > 0 ? '…' : '') + line.trimEnd() + (window.to < source.length ? '…' : ''),
    carets: ' '.repeat(cellWidth(before) + (window.from > 0 ? 1 : 0)) + '^'.repeat(Math.max(1, cellWidth(marked))),
  };
}

/** The part of a line to show: all of it, or what fits with a third of the room before the place. */
function windowAround(source: string, column: number, width: number): { readonly from: number; readonly to: number } {
  if (source.length * 2 <= width || cellWidth(source) <= width) return { from: 0, to: source.length };
  const from = cellWidth(source.slice(0, column)) < (width * 2) / 3 ? 0 : stepBack(source, column, Math.floor(width / 3));
  let to = from;
  for (let cells = 2; to < source.length; to++) {
    cells += cellsOf(source[to]!);
    if (cells > width) break;
  }
  return { from, to };
}

function stepBack(source: string, column: number, cells: number): number {
  let from = column;
  for (let used = 0; from > 0 && used < cells; from--) used += cellsOf(source[from - 1]!);
  return from;
}
