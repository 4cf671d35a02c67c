/** Every name that can be written at top level of a file, and what it is: for completion. */
import type { VisibleName } from '../analysis.js';
import { isBlock, isLet, kindOf, type Item } from './items.js';
import { libraryPrefix, type World } from './world.js';

export function visibleNames(world: World, file: string): readonly VisibleName[] {
  const own = [...(world.items(file)?.byName.values() ?? [])].flatMap(item => visible(item, 'file'));
  const imported = world.imports(file).flatMap(each => {
    if (each.problem !== undefined) return [];
    if (each.alias !== undefined)
      return [
        {
          name: each.alias,
          kind: 'import',
          from: 'import' as const,
          title: each.written,
          spec: null,
          definition: { file: each.file, start: 0, end: 0 },
        },
      ];
    return [...(world.items(each.file)?.byName.values() ?? [])].flatMap(item => visible(item, 'import'));
  });
  const taken = new Set([...own, ...imported].map(each => each.name));
  const library = Object.entries(world.library.names).flatMap(([name, entry]) =>
    taken.has(name)
      ? []
      : [
          {
            name,
            kind: entry.kind,
            from: 'library' as const,
            title: entry.title === '' ? null : entry.title,
            spec: entry.spec,
            definition: { file: libraryPrefix + entry.file, start: entry.start, end: entry.end },
          },
        ],
  );
  return [...own, ...imported, ...library];
}

/** What can follow the alias of an import: the names its file declares itself, none it imports. */
export function namesBehind(world: World, file: string, alias: string): readonly VisibleName[] {
  const found = world.imports(file).find(each => each.alias === alias && each.problem === undefined);
  return found === undefined ? [] : [...(world.items(found.file)?.byName.values() ?? [])].flatMap(item => visible(item, 'import'));
}

function visible(item: Item, from: 'file' | 'import'): VisibleName[] {
  if (item.name === undefined || (!isBlock(item) && !isLet(item))) return [];
  const kind = isBlock(item) ? kindOf(item) : 'let';
  const title = isBlock(item) ? (item.node.title?.value ?? null) : (item.node.source?.value ?? null);
  return [
    {
      name: item.name,
      kind,
      from,
      title,
      spec: item.node.doc ?? null,
      definition: { file: item.file, start: item.start, end: item.start + (item.node.end - item.node.start) },
    },
  ];
}
