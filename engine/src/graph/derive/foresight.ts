/** What a block may still come to know when the blocks that are derived together with it settle more. */
import { planNames } from '../../names/data-file.js';
import type { Given } from '../../names/merge.js';
import type { Formula } from '../../schema/types.js';
import { compiled } from '../expressions/formula.js';
import type { BlockDerivation } from './block.js';

/** Properties that may still come, each with the formula that would give it; none behind a given that waits. */
export type Foreseen = ReadonlyMap<string, Formula | undefined>;

/** Properties that would come from what other blocks have not settled yet, from those in `seed`, or from properties that would. */
export function lookAhead(block: BlockDerivation, seed: Iterable<string> = []): Foreseen {
  const found = new Map<string, Formula | undefined>([...seed].map(path => [path, undefined]));
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const [path, given] of block.waiting)
      if (!found.has(path) && mayStillBeRead(block, path, given, found)) found.set(path, undefined);
    for (const formula of block.formulas) {
      if (block.isOpen(formula.of) && !found.has(formula.of) && mayStillFire(block, formula, found)) found.set(formula.of, formula);
    }
  }
  return found;
}

const mayStillBeRead = (block: BlockDerivation, path: string, given: Given, foreseen: Foreseen): boolean =>
  [...planNames(given.expr)].some(name => foreseen.has(name)) || block.given(path, given).known.pending;

/** All that a formula lacks may still come. */
function mayStillFire(block: BlockDerivation, formula: Formula, foreseen: Foreseen): boolean {
  const missing = compiled(formula, block.spec).heads.filter(head => !block.isKnown(head));
  if (missing.length > 0) return missing.every(head => foreseen.has(head));
  return block.universe.session.watched(() => block.evaluate(formula)).waited;
}
