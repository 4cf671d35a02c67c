/**
 * Questions that wait for each other. Blocks that do are answered together, each as far as it goes without the others; expressions that do
 * have no answer, and say so. While one circle is being answered others may turn up: this is what comes first, whichever was met first.
 */
import type { Question } from './question.js';

export interface Circle {
  /** `blocks` holds the questions for the blocks alone; `expressions` every question, in the order in which they wait. */
  readonly kind: 'blocks' | 'expressions';
  readonly members: readonly Question[];
  /** Its expressions wait for blocks that wait for them too: they are told without a look at the rest of what they read. */
  readonly alone: boolean;
}

/** The circle along a path of questions; `isBlock` tells those for whole blocks. */
export function circleAlong(path: readonly Question[], isBlock: (question: Question) => boolean): Circle {
  const blocks = path.filter(isBlock);
  return blocks.length > 0 ? ofBlocks(blocks) : { kind: 'expressions', members: path, alone: false };
}

export const ofBlocks = (questions: readonly Question[]): Circle => ({
  kind: 'blocks',
  members: [...new Set(questions)].sort((a, b) => (a.key < b.key ? -1 : 1)),
  alone: false,
});

/**
 * Circles to answer, the last one first, after `found` turned up while the last of `waiting` was being answered. Blocks that wait for each
 * other by any way are one circle. An expression on a circle of its own has no answer, so a block never has to wait for it.
 */
export function withFound(waiting: readonly Circle[], found: Circle): readonly Circle[] {
  const first = waiting.findIndex(each => each.members.some(member => found.members.includes(member)));
  if (first < 0) return [...waiting, found];
  const around = waiting.slice(first);
  const expressions = around.find(each => each.kind === 'expressions');
  if (expressions === undefined) return [...waiting.slice(0, first), ofBlocks([...around, found].flatMap(each => each.members))];
  return [...waiting.slice(0, first), ...(around[0] === expressions ? [] : [around[0]!]), { ...expressions, alone: true }];
}

/** The members of a circle from one of them on, and that one again. */
export function roundFrom<T>(members: readonly T[], first: number): readonly T[] {
  return [...members.slice(first), ...members.slice(0, first), members[first]!];
}
