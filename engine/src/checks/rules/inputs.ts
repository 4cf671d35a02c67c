/** Entries of a law's `inputs` that nothing reads. */
import { namesIn } from '../../../../grammar/src/index.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { formVariables } from '../../laws/form.js';
import { closest } from '../../quantity/suggest.js';
import type { Problem } from '../../schema/problem.js';
import { ownGiven } from './context.js';

/** Without a name that the form reads these still say something: what `valid` counts, and in what the law is told. */
const always: ReadonlySet<string> = new Set(formVariables);

export function inputs(block: BlockResult): Problem[] {
  const form = block.known.get('form')?.current;
  if (block.merged.ref.kind !== 'law' || form?.kind !== 'form') return [];
  const read = namesIn(form.expr);
  return [...block.merged.givens.keys()].flatMap((path): Problem[] => {
    const given = ownGiven(block, path);
    if (given === undefined || !path.startsWith('inputs.')) return [];
    const name = path.slice('inputs.'.length);
    const isRead = read.has(name);
    if (always.has(name) || (isRead && ownGiven(block, name) === undefined)) return [];
    const { start, end } = given.node.path.names.at(-1) ?? given.node.path;
    const open = [...read].filter(each => !block.merged.givens.has(each) && !block.merged.givens.has(`inputs.${each}`));
    const suggestions = isRead
      ? []
      : open
          .filter(each => each.toLowerCase() === name.toLowerCase())
          .concat(closest(name, open))
          .slice(0, 1);
    return [{ kind: 'input-name', name, fault: isRead ? 'constant' : 'unread', suggestions, start, end }];
  });
}
