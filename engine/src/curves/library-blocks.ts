/** Blocks of the standard library and of the file as pictures use them: laws to compare, runs to stand as landmarks. */
import { Known } from '../graph/queries/known.js';
import { blocksOfKind, itemNamed, knownAt } from '../graph/queries/questions.js';
import { readerOf, sourceOf, type KnownSource } from '../graph/queries/reader.js';
import type { BlockResult } from '../graph/queries/results.js';
import type { Universe } from '../graph/queries/world-context.js';
import { isBlock } from '../names/items.js';
import type { BlockRef, Reader } from '../schema/value.js';
import type { PlanFigures } from './plan-figures.js';

/** Blocks of the library of one kind, in its order; those whose name the file gives to something else are left out. */
export function libraryBlocks({ universe, main }: PlanFigures, kind: string): readonly BlockRef[] {
  return Object.entries(universe.world.library.names).flatMap(([name, entry]) => {
    const item = entry.kind === kind ? itemNamed(universe, main, name) : undefined;
    return item === undefined || !isBlock(item) || item.file === main ? [] : [{ file: item.file, name, kind, library: true }];
  });
}

export const ownBlocks = ({ universe, main }: PlanFigures, kind: string): readonly BlockRef[] =>
  blocksOfKind(universe, main, [kind]).map(name => ({ file: main, name, kind, library: false }));

/** The phase as it would read itself with another law. */
export function readerWithLaw(universe: Universe, block: BlockResult, law: BlockRef): Reader {
  const own = sourceOf(universe, block.merged.ref);
  const named = new Known({ path: 'law', value: { kind: 'block', block: law }, origin: 'given', type: undefined });
  const find: KnownSource['find'] = path => {
    if (path === 'law') return named;
    return path.startsWith('law.') ? knownAt(universe, law, path.slice('law.'.length)) : own.find(path);
  };
  return readerOf({ universe, self: own.self, find, because: path => find(path)?.because ?? `${law.name} does not give ${path}` }, []);
}
