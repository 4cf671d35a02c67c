/** A law whose formula gives no finite loss where a phase reads it. */
import { countUnusable } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { lossOfPhase } from '../../kinds/law-outcomes.js';
import { lawAt } from '../../laws/apply.js';
import type { Problem } from '../../schema/problem.js';
import { at, phases, pointAt, type RuleContext } from './context.js';

export function divergence(block: BlockResult, context: RuleContext): Problem[] {
  if (!phases.has(block.merged.ref.kind) || block.known.get('loss')?.current.kind !== 'unknown') return [];
  // With nothing trained, or on nothing, there is no loss, and no fault in that.
  if (['params', 'tokens'].some(path => pointAt(block, path) === 0)) return [];
  const reader = context.reader(block);
  const law = lawAt(reader, 'law');
  const found = law === undefined || typeof law === 'string' || law.gives !== 'loss' ? undefined : lossOfPhase(reader, law);
  if (found === undefined || typeof found === 'string') return [];
  const count = countUnusable(found.loss);
  const samples = typeof found.loss === 'number' ? 1 : found.loss.length;
  return count === 0 ? [] : [at(block, 'law', { kind: 'law-diverges', law: (law as { readonly name: string }).name, count, samples })];
}
