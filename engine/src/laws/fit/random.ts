/** Numbers that look random and are the same on every machine. */

/**
 * A generator of numbers from 0 to below 1 (mulberry32, T. Ettinger): good enough to draw rows, and cheap. Each seed is a stream of its own
 * once it is stirred.
 */
export function randomFrom(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ (seed >>> 13);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How often each of so many rows is drawn when as many are drawn with replacement. */
export function drawnRows(rows: number, seed: number): Float64Array {
  const random = randomFrom(seed);
  const counts = new Float64Array(rows);
  for (let draw = 0; draw < rows; draw++) counts[Math.floor(random() * rows)]! += 1;
  return counts;
}

/** The element of a Halton sequence in this base: evenly spread between 0 and 1, the same for all times. */
export function halton(index: number, base: number): number {
  let [share, left, point] = [1 / base, index + 1, 0];
  while (left > 0) {
    point += share * (left % base);
    left = Math.floor(left / base);
    share /= base;
  }
  return point;
}
