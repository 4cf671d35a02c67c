/** Lets that nothing in their file reads. */
import { visit } from '../../../grammar/src/index.js';
import { isCsvCall } from '../names/data-file.js';
import { isLet, type FileItems, type Item } from '../names/items.js';
import type { Problem } from '../schema/problem.js';

/** A file of lets alone is there to be imported: nothing in it is unused. */
export function unusedLets(file: FileItems): readonly { readonly item: Item; readonly problems: readonly Problem[] }[] {
  const lets = file.items.filter(isLet);
  if (lets.length === 0 || !file.items.some(item => item.node.kind === 'assert' || item.node.kind === 'block')) return [];
  const read = new Set<string>();
  visit(file.parsed.file, node => {
    if (node.kind === 'call' && isCsvCall(node)) return false;
    if (node.kind === 'reference') read.add(node.names[0]?.text ?? '');
    if (node.kind === 'property' && node.path.names.length === 1) read.add(node.path.names[0]!.text);
    return true;
  });
  return lets.flatMap(item => {
    const { name } = item.node;
    if (name === undefined || read.has(name.text)) return [];
    return [
      {
        item,
        problems: [
          {
            kind: 'unused-let',
            name: name.text,
            item: { start: item.node.start, end: item.node.end },
            start: name.start,
            end: name.end,
          } as Problem,
        ],
      },
    ];
  });
}
