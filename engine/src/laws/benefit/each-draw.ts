/** A function of plain numbers taken draw by draw: a point of points, a vector as soon as one argument is one. */
import { isPoint, type Draws } from '../../draws/arithmetic.js';
import { maskOf, vectorOf } from '../../draws/draws.js';

export function eachDraw(of: (...values: number[]) => number, ...given: readonly Draws[]): Draws {
  if (given.every(isPoint)) return of(...given);
  const vectors = given.map(vectorOf);
  const masks = given.map(maskOf);
  const length = Math.max(...given.map(each => (isPoint(each) ? 0 : each.length)));
  const values = new Array<number>(given.length);
  return Float64Array.from({ length }, (_, draw) => {
    for (let i = 0; i < values.length; i++) values[i] = vectors[i]![draw & masks[i]!]!;
    return of(...values);
  });
}
