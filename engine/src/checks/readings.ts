/** What the rules read beyond the block they judge: through its references, in the library, in the benchmarks of the file. */
import { blocksOfKind, knownAt } from '../graph/queries/questions.js';
import { resolveBlock } from '../graph/queries/lookup.js';
import { resultReader, sourceOf } from '../graph/queries/reader.js';
import type { BlockResult } from '../graph/queries/results.js';
import type { Universe } from '../graph/queries/world-context.js';
import { libraryPrefix } from '../names/world.js';
import type { BlockRef } from '../schema/value.js';
import type { RuleContext } from './rules/context.js';

const benchmarkSlots = ['from_loss', 'from_rl', 'from_pruning', 'from_samples', 'from_thinking'];

export function readingsOf(
  universe: Universe,
  file: string,
): Pick<RuleContext, 'known' | 'number' | 'reader' | 'word' | 'libraryPeak' | 'benchmarkLaws'> {
  return {
    known: (block, path) => sourceOf(universe, block.merged.ref).find(path),
    number: (block, path) => {
      const draws = sourceOf(universe, block.merged.ref).find(path)?.number?.draws;
      return typeof draws === 'number' ? draws : undefined;
    },
    reader: block => resultReader(universe, block),
    word: (block, path) => {
      const value = sourceOf(universe, block.merged.ref).find(path)?.current;
      return value?.kind === 'word' ? value.word : undefined;
    },
    libraryPeak: (block, path) => libraryPeak(universe, block, path),
    benchmarkLaws: () => lawsOfBenchmarks(universe, file),
  };
}

function libraryPeak(universe: Universe, block: BlockResult, path: string): { chip: string; peak: number } | undefined {
  const chip = parentChip(universe, block) ?? namesake(universe, block.merged.ref.name);
  const draws = chip === undefined ? undefined : knownAt(universe, chip, path)?.number?.draws;
  return chip === undefined || typeof draws !== 'number' ? undefined : { chip: chip.name, peak: draws };
}

function parentChip(universe: Universe, block: BlockResult): BlockRef | undefined {
  const names = block.merged.node.from?.names.map(name => name.text);
  const parent = names === undefined ? undefined : resolveBlock(names, { universe, file: block.merged.item.file });
  return parent?.library === true && parent.kind === 'hardware' ? parent : undefined;
}

/** `h100`, or `our_h100` and `h100_cluster`; the longest name of the library counts. */
function namesake(universe: Universe, name: string): BlockRef | undefined {
  const { names } = universe.world.library;
  const words = `_${name.toLowerCase()}_`;
  const fitting = Object.keys(names).filter(each => names[each]!.kind === 'hardware' && words.includes(`_${each}_`));
  const chip = fitting.reduce<string | undefined>((longest, each) => (each.length > (longest?.length ?? 0) ? each : longest), undefined);
  return chip === undefined ? undefined : { file: libraryPrefix + names[chip]!.file, name: chip, kind: 'hardware', library: true };
}

function lawsOfBenchmarks(universe: Universe, file: string): ReadonlySet<string> {
  const named = blocksOfKind(universe, file, ['benchmark']).flatMap(name =>
    benchmarkSlots.map(slot => knownAt(universe, { file, name, kind: 'benchmark', library: false }, slot)?.current),
  );
  return new Set(named.flatMap(value => (value?.kind === 'block' ? [value.block.name] : [])));
}
