/** Correlations of a law that say nothing, or cannot be. */
import type { BlockResult } from '../../graph/queries/results.js';
import { groupsOf, matrixOf, pairAt, triangleOf, type Pair } from '../../laws/correlation.js';
import { closest } from '../../quantity/suggest.js';
import type { At, Problem } from '../../schema/problem.js';
import { at, ownGiven } from './context.js';

interface Written extends Pair {
  readonly path: string;
}

export function correlation(block: BlockResult): Problem[] {
  if (block.merged.ref.kind !== 'law') return [];
  const paths = [...block.merged.givens.keys()].filter(path => pairAt(path) !== undefined);
  const names = paths.flatMap(path => wrongName(block, path, paths));
  const values = paths.flatMap(path => wrongValue(block, path));
  const told = new Set([...names, ...values].map(({ start }) => start));
  const sound = paths.filter(path => {
    const given = ownGiven(block, path);
    return given === undefined || (!told.has(given.node.path.start) && !told.has(given.expr.start));
  });
  return [
    ...names,
    ...values,
    ...impossible(
      block,
      sound.flatMap(path => written(block, path)),
    ),
  ];
}

const drawsOf = (block: BlockResult, path: string) => block.known.get(path)?.number?.draws;

function written(block: BlockResult, path: string): Written[] {
  const value = drawsOf(block, path);
  return typeof value === 'number' && Math.abs(value) <= 1 ? [{ ...pairAt(path)!, value, path }] : [];
}

function wrongName(block: BlockResult, path: string, all: readonly string[]): Problem[] {
  const given = ownGiven(block, path);
  const { first, second } = pairAt(path)!;
  if (given === undefined) return [];
  const { start, end, names } = given.node.path;
  const tell = (
    name: string,
    fault: Extract<Problem, { kind: 'correlation-name' }>['fault'],
    suggestions: readonly string[] = [],
  ): Problem => {
    const nameAt: At = names.findLast(each => each.text === name) ?? given.node.path;
    return { kind: 'correlation-name', name, fault, suggestions, nameAt: { start: nameAt.start, end: nameAt.end }, start, end };
  };
  if (first === second) return [tell(first, 'itself')];
  const constants = [...block.merged.givens.keys()].filter(name => !name.includes('.') && typeof drawsOf(block, name) === 'object');
  for (const name of [first, second]) {
    // A law that says nothing of its constants yet is being written.
    if (!block.merged.givens.has(name) && constantsWritten(block))
      return [
        tell(
          name,
          'unknown',
          closest(
            name,
            constants.filter(each => each !== first && each !== second),
          ),
        ),
      ];
    if (typeof drawsOf(block, name) === 'number') return [tell(name, 'certain')];
  }
  const reversed = all.indexOf(`correlation.${second}.${first}`);
  return reversed >= 0 && reversed < all.indexOf(path) ? [tell(first, 'twice')] : [];
}

const constantsWritten = (block: BlockResult): boolean =>
  [...block.merged.givens.keys()].some(
    path => !path.includes('.') && block.merged.spec?.properties.every(each => each.path !== path) === true,
  );

function wrongValue(block: BlockResult, path: string): Problem[] {
  const given = ownGiven(block, path);
  const value = drawsOf(block, path);
  if (given === undefined || value === undefined || (typeof value === 'number' && Math.abs(value) <= 1)) return [];
  const { start, end } = given.expr;
  return [at(block, path, { kind: 'correlation-value', value: typeof value === 'number' ? value : null, whole: { start, end } })];
}

/** Told at the last pair of its group that stands in this text. */
function impossible(block: BlockResult, pairs: readonly Written[]): Problem[] {
  return groupsOf(pairs).flatMap((names): Problem[] => {
    const own = pairs.findLast(pair => names.includes(pair.first) && ownGiven(block, pair.path) !== undefined);
    if (own === undefined || triangleOf(matrixOf(names, pairs)) !== undefined) return [];
    const has = (a: string, b: string): boolean => pairs.some(pair => [a, b].includes(pair.first) && [a, b].includes(pair.second));
    const unwritten = names.flatMap((a, index) =>
      names
        .slice(index + 1)
        .filter(b => !has(a, b))
        .map(b => `${a}.${b}`),
    );
    return [at(block, own.path, { kind: 'correlation-matrix', names, unwritten })];
  });
}
