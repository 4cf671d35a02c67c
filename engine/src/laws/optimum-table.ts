/**
 * The optimum over compute by a law whose constants are certain: its size is a curve, searched at the nodes of a grid and read off between
 * them. A search in every draw of an uncertain compute would take a hundred evaluations of the law for all of them.
 */
import { spell } from '../../../grammar/src/index.js';
import { add, divide, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import type { Law } from './apply.js';

/** Nodes of the grid, per unit of the natural logarithm of compute. */
export const nodesPerLog = 10;

/** As a change of ln N: small against how far from straight the slope of a loss is, large against the last digits of a loss. */
const nudge = 0.005;

/** The logarithm of the best size at a node, or why there is none. */
type Table = Map<number, number | string>;

const tables = new WeakMap<Law, Table>();

/**
 * The same by what a law says: nothing else decides its optimum. So a law of the library is searched once, not for each phase that names it
 * and after every edit.
 */
const byWords = new Map<string, Table>();
const mostKept = 100;

export function isCertain(law: Law): boolean {
  const { unique = 0, passes = 0 } = law.repetition;
  return (
    law.mixture === undefined &&
    [...law.constants.values(), unique, passes, law.hoursPerFlop ?? 0].every(draws => typeof draws === 'number')
  );
}

/** `search` finds ln N at one compute. Each node is searched by itself, so that none depends on which others were asked for. */
export function sizeAtNode(law: Law, node: number, search: (flop: number) => number | string): number | string {
  const table = tableOf(law);
  const known = table.get(node) ?? search(Math.exp(node / nodesPerLog));
  table.set(node, known);
  return known;
}

function tableOf(law: Law): Table {
  const known = tables.get(law);
  if (known !== undefined) return known;
  const words = wordsOf(law);
  const table = byWords.get(words) ?? new Map<number, number | string>();
  if (byWords.size >= mostKept) byWords.clear();
  byWords.set(words, table);
  tables.set(law, table);
  return table;
}

/** All that the optimum follows from, and the name that reasons speak of. */
const wordsOf = ({ name, form, gives, constants, repetition: { unique, passes }, hoursPerFlop }: Law): string =>
  JSON.stringify([name, spell(form), gives, [...constants], unique ?? null, passes ?? null, hoursPerFlop ?? null]);

/**
 * ln N of the optimum at each compute, read off the grid and once improved; the reason where a node has none.
 */
export function tabulatedSize(
  flop: Float64Array,
  sizeAt: (node: number) => number | string,
  lossAt: (logSize: Draws) => Draws | string,
): Float64Array | string {
  const sizes = new Float64Array(flop.length);
  for (let i = 0; i < sizes.length; i++) {
    const place = Math.log(flop[i]!) * nodesPerLog;
    const [below, above] = [sizeAt(Math.floor(place)), sizeAt(Math.floor(place) + 1)];
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
