/**
 * A few draws that stand for all of them, where a function is too dear to be asked for each at every place of a picture. Parts of a vector
 * are not even by themselves, so they are chosen by rank: cut into groups of equal size along the first driver, each group along the
 * second, and the middle of every piece taken. What rises with either driver then keeps its percentiles.
 */
import type { Draws } from './draws.js';

/**
 * Indices of draws, `perDriver` squared of them with two uncertain drivers, and as many along one. `undefined` where no driver is
 * uncertain, or where there are no more draws than would be chosen.
 */
export function representatives(drivers: readonly Draws[], perDriver: number): Uint32Array | undefined {
  const [first, second] = drivers.filter(each => typeof each !== 'number');
  const chosen = perDriver * perDriver;
  if (first === undefined || first.length <= chosen) return undefined;
  const all = Uint32Array.from(first, (_, draw) => draw);
  if (second === undefined) return middles(sortedBy(all, first), chosen);
  const groups = pieces(sortedBy(all, first), perDriver);
  return Uint32Array.from(groups.flatMap(group => [...middles(sortedBy(group, second), perDriver)]));
}

/** The chosen draws alone; a point stands for them as well. */
export const taken = (draws: Draws, chosen: Uint32Array | undefined): Draws =>
  typeof draws === 'number' || chosen === undefined ? draws : Float64Array.from(chosen, draw => draws[draw]!);

const sortedBy = (indices: Uint32Array, driver: Float64Array): Uint32Array => indices.slice().sort((a, b) => driver[a]! - driver[b]!);

const pieces = (sorted: Uint32Array, count: number): readonly Uint32Array[] =>
  Array.from({ length: count }, (_, index) =>
    sorted.subarray(Math.round((index * sorted.length) / count), Math.round(((index + 1) * sorted.length) / count)),
  );

const middles = (sorted: Uint32Array, count: number): Uint32Array =>
  Uint32Array.from(pieces(sorted, count), piece => piece[piece.length >> 1]!);
