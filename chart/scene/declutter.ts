/** Finds places for labels where they cover neither each other nor the symbols, and the lines as little as possible. */
import type { Box } from './types.js';

export interface LabelWish {
  readonly id: string;
  /** Centre of the symbol that the label belongs to. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Distance of the label from the centre. */
  readonly gap: number;
  /** Kept even where it collides; the others are left out instead, and found in the tooltip and the table. */
  readonly keep: boolean;
}

export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function boxesTouch(first: Box, second: Box): boolean {
  return first.left < second.right && second.left < first.right && first.top < second.bottom && second.top < first.bottom;
}

/** Eight places around a symbol, in the order people look for a label. */
function candidates({ x, y, width, height, gap }: LabelWish): readonly Box[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const beside = y - height / 2;
  const above = y - gap - height;
  const below = y + gap;
  return [
    at(x + gap, beside),
    at(x - gap - width, beside),
    at(x - width / 2, above),
    at(x - width / 2, below),
    at(x + gap * 0.7, above),
    at(x + gap * 0.7, below),
    at(x - gap * 0.7 - width, above),
    at(x - gap * 0.7 - width, below),
  ];
}

function inside(box: Box, bounds: Box): boolean {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

function crossings(box: Box, trace: readonly Point[]): number {
  return trace.reduce((count, { x, y }) => count + (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom ? 1 : 0), 0);
}

function movedInside(box: Box, bounds: Box): Box {
  const right = Math.max(0, box.right - bounds.right) - Math.max(0, bounds.left - box.left);
  const down = Math.max(0, box.bottom - bounds.bottom) - Math.max(0, bounds.top - box.top);
  return { left: box.left - right, right: box.right - right, top: box.top - down, bottom: box.bottom - down };
}

/**
 * Places labels in the order given, so the important ones come first.
 *
 * @param symbols boxes that no label may cover
 * @param trace points along the lines; a label that covers fewer of them is preferred
 * @returns the labels that found a place, and every wish with `keep`
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  symbols: readonly Box[],
  trace: readonly Point[],
  bounds: Box,
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const taken = [...symbols, ...placed.map(label => label.box)];
    const all = candidates(wish);
    const free = all.filter(box => inside(box, bounds) && !taken.some(other => boxesTouch(box, other)));
    const ranked = free.map(box => ({ box, cost: crossings(box, trace) })).sort((first, second) => first.cost - second.cost);
    if (ranked.length > 0) placed.push({ id: wish.id, box: ranked[0]!.box });
    else if (wish.keep)
      placed.push({
        id: wish.id,
        box: leastCovered(
          all.map(box => movedInside(box, bounds)),
          placed.map(label => label.box),
        ),
      });
  }
  return placed;
}

function leastCovered(boxes: readonly Box[], taken: readonly Box[]): Box {
  const cost = (box: Box): number => taken.filter(other => boxesTouch(box, other)).length;
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

/** Pushes labels of one column apart until each has `height` for itself; keeps their order and stays inside where it fits. */
export function spreadDown(wanted: readonly number[], height: number, top: number, bottom: number): readonly number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((first, second) => first.y - second.y);
  let previous = -Infinity;
  for (const entry of order) {
    entry.y = Math.max(entry.y, previous + height, top);
    previous = entry.y;
  }
  let next = bottom + height;
  for (const entry of [...order].reverse()) {
    entry.y = Math.min(entry.y, next - height);
    next = entry.y;
  }
  const result = new Array<number>(wanted.length);
  for (const { y, index } of order) result[index] = y;
  return result;
}
