/** Sizes of an architecture that must divide one another. */
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven, pointAt } from './context.js';

const divides = (part: number, whole: number): boolean => part > 0 && Number.isInteger(whole / part);

export function sizes(block: BlockResult): Problem[] {
  return block.merged.ref.kind !== 'model' ? [] : [...heads(block), ...keyValueHeads(block), ...experts(block)];
}

function heads(block: BlockResult): Problem[] {
  const [width, count] = [pointAt(block, 'hidden_size'), pointAt(block, 'heads')];
  const attention = block.known.get('attention')?.current;
  const isLatent = attention?.kind === 'word' && attention.word === 'mla';
  if (width === undefined || count === undefined || isLatent || block.merged.givens.has('head_dim') || divides(count, width)) return [];
  const written = ['heads', 'hidden_size'].find(path => ownGiven(block, path) !== undefined);
  return written === undefined ? [] : [at(block, written, { kind: 'sizes', fault: 'heads', large: width, small: count, swap: null })];
}

function keyValueHeads(block: BlockResult): Problem[] {
  const [own, all] = [pointAt(block, 'kv_heads'), pointAt(block, 'heads')];
  if (own === undefined || all === undefined || ownGiven(block, 'kv_heads') === undefined || divides(own, all)) return [];
  return [
    at(block, 'kv_heads', {
      kind: 'sizes',
      fault: 'kv-heads',
      large: own,
      small: all,
      swap: swapped(block, 'kv_heads', 'heads', divides(all, own)),
    }),
  ];
}

function experts(block: BlockResult): Problem[] {
  const [visited, all] = [pointAt(block, 'experts_per_token'), pointAt(block, 'experts')];
  if (visited === undefined || all === undefined || all === 0 || visited <= all || ownGiven(block, 'experts_per_token') === undefined)
    return [];
  return [
    at(block, 'experts_per_token', {
      kind: 'sizes',
      fault: 'experts',
      large: visited,
      small: all,
      swap: swapped(block, 'experts_per_token', 'experts', true),
    }),
  ];
}

/** The two values change places where that mends it and both stand in this text. */
function swapped(block: BlockResult, first: string, second: string, mends: boolean): Extract<Problem, { kind: 'sizes' }>['swap'] {
  const [one, other] = [ownGiven(block, first), ownGiven(block, second)];
  return mends && one !== undefined && other !== undefined ? { first: one.expr, second: other.expr } : null;
}
