/** A file without a budget still has totals: those of all its phases. */
import { parse } from '../../../../grammar/src/index.js';
import { collectItems, isBlock } from '../../names/items.js';
import { mergeBlock } from '../../names/merge.js';
import { BlockDerivation } from './block.js';
import { finish } from './finish.js';
import { blocksOfKind } from '../queries/questions.js';
import type { BlockResult } from '../queries/results.js';
import type { Universe } from '../queries/world-context.js';

export function impliedBudget(universe: Universe, file: string): readonly BlockResult[] {
  const spec = universe.vocabulary.kinds.get('budget');
  if (spec === undefined || blocksOfKind(universe, file, ['pretrain', 'posttrain', 'testtime']).length === 0) return [];
  const text = 'budget all "all phases" { }';
  const item = collectItems(file, text, parse(text), false).items.find(isBlock);
  if (item === undefined) return [];
  const derivation = new BlockDerivation(universe, mergeBlock(item, undefined, universe.vocabulary, new Map()), spec);
  derivation.run();
  return [finish(derivation, new Map())];
}
