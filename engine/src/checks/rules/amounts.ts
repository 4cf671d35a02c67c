/** Amounts that can be written and make no sense beside the others of their block. */
import { soleLiteral } from '../../graph/expressions/units.js';
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven, phases, pointAt } from './context.js';

/** A step of less than one sequence: told at the batch, or at the length where only that stands in the text. */
export function smallBatch(block: BlockResult): Problem[] {
  const [batch, sequence] = ['batch', 'seq_len'].map(path => block.known.get(path)?.range?.p50);
  if (!phases.has(block.merged.ref.kind) || batch === undefined || sequence === undefined || batch >= sequence) return [];
  const place = ['batch', 'seq_len'].find(path => ownGiven(block, path) !== undefined);
  if (place === undefined) return [];
  const literal = soleLiteral(ownGiven(block, 'batch')?.expr);
  const written = literal === undefined || literal.suffix === '%' ? null : { text: literal.text, at: literal };
  return [
    at(block, place, {
      kind: 'small-batch',
      block: block.merged.ref.name,
      batch,
      sequence,
      isSequenceAssumed: block.known.get('seq_len')?.origin === 'default',
      written,
    }),
  ];
}

/** Of accelerators: data may well be free. */
export function free(block: BlockResult): Problem[] {
  const { kind } = block.merged.ref;
  const written = kind === 'hardware' || kind === 'budget' || phases.has(kind) ? ownGiven(block, 'price') : undefined;
  if (written === undefined || pointAt(block, 'price') !== 0) return [];
  const { path, end } = written.node;
  return [at(block, 'price', { kind: 'free', property: 'price', block: block.merged.ref.name, derive: { start: path.end, end } })];
}
