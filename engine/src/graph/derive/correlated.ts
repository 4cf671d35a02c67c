/** Draws of a constant of a law, paired with those of the constants that its `correlation` names. */
import { normalQuantiles } from '../../draws/normal-quantile.js';
import { uniforms } from '../../draws/sobol.js';
import { groupsOf, inCorrelation, matrixOf, pairAt, triangleOf, type Matrix, type Pair } from '../../laws/correlation.js';
import type { Merged } from '../../names/merge.js';
import type { Draws } from '../../draws/arithmetic.js';
import type { Universe } from '../queries/world-context.js';

/**
 * The draws in the order that the law's correlations ask for; as they are where it names none, or none that can hold. `drawsAt` gives what
 * another path of the law has by itself.
 */
export function pairedDraws(
  universe: Universe,
  merged: Merged,
  path: string,
  own: Float64Array,
  drawsAt: (path: string) => Draws | undefined,
): Float64Array {
  const pairs = pairsOf(merged, drawsAt);
  const group = groupsOf(pairs).find(names => names.includes(path));
  const target = group === undefined ? undefined : triangleOf(matrixOf(group, pairs));
  if (group === undefined || target === undefined) return own;
  const columns = group.map(name => (name === path ? own : drawsAt(name))) as Float64Array[];
  const identity = `${merged.ref.file}|${merged.ref.name}|correlation|`;
  const fresh = (index: number): Float64Array => normalQuantiles(uniforms(identity + group[index]!, universe.seed, universe.samples));
  return orderedOnce(columns, target, `${identity}${universe.seed}`, fresh)[group.indexOf(path)]!;
}

interface Ordered {
  readonly columns: readonly Float64Array[];
  readonly target: string;
  readonly ordered: readonly Float64Array[];
}

const remembered = new WeakMap<Float64Array, Ordered>();

/** Every constant of a group asks for the order of all: it is found once for the same vectors. */
function orderedOnce(
  columns: readonly Float64Array[],
  target: Matrix,
  identity: string,
  fresh: (index: number) => Float64Array,
): readonly Float64Array[] {
  const known = remembered.get(columns[0]!);
  const wanted = identity + JSON.stringify(target);
  if (known?.target === wanted && known.columns.every((column, index) => column === columns[index])) return known.ordered;
  const ordered = inCorrelation(columns, target, fresh);
  remembered.set(columns[0]!, { columns, target: wanted, ordered });
  return ordered;
}

/** Pairs of two uncertain constants with a correlation that there can be. */
function pairsOf(merged: Merged, drawsAt: (path: string) => Draws | undefined): readonly Pair[] {
  const isUncertain = (name: string): boolean => merged.givens.has(name) && typeof drawsAt(name) === 'object';
  return [...merged.givens.keys()].flatMap((path): Pair[] => {
    const names = pairAt(path);
    const value = names === undefined ? undefined : drawsAt(path);
    if (names === undefined || typeof value !== 'number' || Math.abs(value) > 1 || names.first === names.second) return [];
    return isUncertain(names.first) && isUncertain(names.second) ? [{ ...names, value }] : [];
  });
}
