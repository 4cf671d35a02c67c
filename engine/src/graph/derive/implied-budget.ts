/** A file without a budget still has totals: those of all its phases. */
import { parse } from '../../../../grammar/src/index.js';
import { phaseKinds } from '../../kinds/measures.js';
import { collectItems, isBlock } from '../../names/items.js';
import { mergeBlock } from '../../names/merge.js';
import { deriveBlock } from './derive.js';
import { blocksOfKind } from '../queries/questions.js';
import type { BlockResult } from '../queries/results.js';
import type { Universe } from '../queries/world-context.js';

export function impliedBudget(universe: Universe, file: string): readonly BlockResult[] {
  const spec = universe.vocabulary.kinds.get('budget');
  if (spec === undefined || blocksOfKind(universe, file, phaseKinds).length === 0) return [];
  const text = 'budget all "all phases" { }';
  const item = collectItems(file, text, parse(text), false).items.find(isBlock);
  if (item === undefined) return [];
  return [deriveBlock(universe, { ...mergeBlock(item, undefined, universe.vocabulary, new Map()), spec })];
}
