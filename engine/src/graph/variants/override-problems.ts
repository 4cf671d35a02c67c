/** What is wrong with the values that a scenario or a sweep sets, found in the world where they hold and told where they are written. */
import type { BlockItem } from '../../names/items.js';
import type { Given } from '../../names/merge.js';
import type { Problem } from '../../schema/problem.js';
import type { BlockRef } from '../../schema/value.js';
import { evaluateGiven } from '../derive/given.js';
import { blockResult, givenAlone, mergedBlock, phaseNames } from '../queries/questions.js';
import type { LetResult } from '../queries/results.js';
import type { Universe } from '../queries/world-context.js';

/**
 * The problems of each overriding value of `universe` that is written in `item`; values it inherits are told in the scenario they stand in.
 */
export function overrideProblems(universe: Universe, item: BlockItem): ReadonlyMap<Given, readonly Problem[]> {
  const problems = new Map<Given, readonly Problem[]>();
  for (const [key, values] of universe.overrides) {
    // File names may hold the separator, names of blocks never do.
    const bar = key.lastIndexOf('|');
    for (const [path, given] of values) {
      if (given?.item === item) problems.set(given, problemsAt(universe, key.slice(0, bar), key.slice(bar + 1), path));
    }
  }
  return problems;
}

/** The problems of the value at a path of a block; an empty path is that of a let. */
function problemsAt(universe: Universe, file: string, name: string, path: string): readonly Problem[] {
  if (path === '') {
    const answer = universe.session.ask('let', file, name) as LetResult | symbol | undefined;
    return typeof answer === 'object' ? answer.problems : [];
  }
  const block: BlockRef = { file, name, kind: '', library: false };
  const [first, ...inner] = path.split('.') as [string, ...string[]];
  const inPhase = inner.length > 0 && phaseNames(universe, block).includes(first);
  return inPhase ? givenProblems(universe, { ...block, name: `${name}.${first}` }, inner.join('.')) : givenProblems(universe, block, path);
}

/**
 * A given that reads its own block is evaluated once more, with what that block has come to: the block's problems do not say whose text
 * they are of.
 */
function givenProblems(universe: Universe, ref: BlockRef, path: string): readonly Problem[] {
  const alone = givenAlone(universe, ref, path);
  if (alone !== undefined) return alone.problems;
  const merged = mergedBlock(universe, ref);
  const given = merged?.givens.get(path);
  const result = blockResult(universe, ref);
  if (merged?.spec === undefined || given === undefined || result === undefined) return [];
  return evaluateGiven(universe, merged, given, { kind: merged.spec, self: path, read: inner => result.known.get(inner) }).problems;
}
