/**
 * The optimum in every draw of an uncertain compute, by a law whose constants are certain: its size is then a curve over compute, searched
 * at the nodes of a grid and read off between them. A search in every draw would take a hundred evaluations of the law for all of them.
 */
import { add, divide, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import type { Law } from './apply.js';

/** Nodes of the grid, per unit of the natural logarithm of compute. */
const density = 10;

/** As a change of ln N: small against how far from straight the slope of a loss is, large against the last digits of a loss. */
const nudge = 0.005;

const tables = new WeakMap<Law, Map<number, number | string>>();

export function isCertain(law: Law): boolean {
  const { unique = 0, passes = 0 } = law.repetition;
  return [...law.constants.values(), unique, passes, law.hoursPerFlop ?? 0].every(draws => typeof draws === 'number');
}

/**
 * ln N of the optimum at each compute, read off the grid and once improved; the reason where a node has none. `search` finds ln N at one
 * compute.
 */
export function tabulatedSize(
  law: Law,
  flop: Float64Array,
  search: (flop: number) => number | string,
  lossAt: (logSize: Draws) => Draws | string,
): Float64Array | string {
  const nodes = tables.get(law) ?? new Map<number, number | string>();
  tables.set(law, nodes);
  const node = (index: number): number | string => {
    const known = nodes.get(index) ?? search(Math.exp(index / density));
    nodes.set(index, known);
    return known;
  };
  const sizes = new Float64Array(flop.length);
  for (let i = 0; i < sizes.length; i++) {
    const place = Math.log(flop[i]!) * density;
    const [below, above] = [node(Math.floor(place)), node(Math.floor(place) + 1)];
    if (typeof below === 'string') return below;
    if (typeof above === 'string') return above;
    sizes[i] = below + (above - below) * (place - Math.floor(place));
  }
  return improved(sizes, lossAt);
}

/** The lowest point of the parabola through the losses a nudge to either side. */
function improved(sizes: Float64Array, lossAt: (logSize: Draws) => Draws | string): Float64Array | string {
  const [before, here, after] = [-nudge, 0, nudge].map(by => lossAt(add(sizes, by))) as [Draws | string, Draws | string, Draws | string];
  for (const loss of [before, here, after]) if (typeof loss === 'string') return loss;
  const [a, b, c] = [before, here, after] as [Draws, Draws, Draws];
  const shift = multiply(nudge / 2, divide(subtract(a, c), add(a, subtract(c, multiply(2, b)))));
  return sizes.map((size, index) => {
    const by = typeof shift === 'number' ? shift : shift[index]!;
    // Where the loss bends the other way, or not at all, the grid is as good.
    return Math.abs(by) <= nudge ? size + by : size;
  });
}
