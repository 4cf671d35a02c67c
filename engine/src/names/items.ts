/**
 * The top-level items of a file and their names. An item whose text did not change is the same object as in the previous analysis, so that
 * what was computed from it can be kept by identity; only `start` moves.
 */
import {
  dotted,
  type AssertItem,
  type Block,
  type ImportItem,
  type Item as ItemNode,
  type LetItem,
  type ParseResult,
} from '../../../grammar/src/index.js';

import { kindReadAs } from './meant.js';

export interface Item {
  readonly file: string;
  /** Name it is addressed by: the block's name, else its kind; the name of a let; none for imports and asserts. */
  readonly name: string | undefined;
  /** The kind a block is read as, which is the one meant where the word is misspelt; none for the others. */
  readonly kind: string | undefined;
  readonly node: ItemNode;
  readonly text: string;
  /** It stands in the standard library. */
  readonly library: boolean;
  /** Offset of the text the node was parsed in; its spans count from there. */
  readonly parsedAt: number;
  /** Offset in the present text: the one thing that moves when lines above change. */
  start: number;
}

export interface FileItems {
  readonly file: string;
  readonly parsed: ParseResult;
  readonly items: readonly Item[];
  readonly byName: ReadonlyMap<string, Item>;
  readonly library: boolean;
}

/** What is written at a place of an item, whose text begins with the comment above it. */
export const textAt = (item: Item, { start, end }: { readonly start: number; readonly end: number }): string =>
  item.text.slice(item.text.indexOf('\u0000') + 1).slice(start - item.parsedAt, end - item.parsedAt);

export const shiftOf = (item: Item): number => item.start - item.parsedAt;

export function collectItems(file: string, text: string, parsed: ParseResult, library: boolean, previous?: FileItems): FileItems {
  const before = new Map<string, Item[]>();
  for (const item of previous?.items ?? []) push(before, item.text, item);
  const items: Item[] = [];
  const byName = new Map<string, Item>();
  for (const node of parsed.file.items) {
    const slice = `${node.doc ?? ''}\u0000${text.slice(node.start, node.end)}`;
    const kept = before.get(slice)?.shift();
    if (kept !== undefined) kept.start = node.start;
    const item: Item = kept ?? {
      file,
      name: nameOf(node),
      kind: node.kind === 'block' ? kindReadAs(wordOf(node)) : undefined,
      node,
      text: slice,
      library,
      parsedAt: node.start,
      start: node.start,
    };
    items.push(item);
    if (item.name !== undefined && !byName.has(item.name)) byName.set(item.name, item);
  }
  return { file, parsed, items, byName, library };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function nameOf(node: ItemNode): string | undefined {
  switch (node.kind) {
    case 'block':
      return node.name?.text ?? wordOf(node);
    case 'let':
      return node.name?.text;
    default:
      return undefined;
  }
}

export type BlockItem = Item & { readonly node: Block };
export type LetItemOf = Item & { readonly node: LetItem };
export type AssertItemOf = Item & { readonly node: AssertItem };
export type ImportItemOf = Item & { readonly node: ImportItem };

export const isBlock = (item: Item): item is BlockItem => item.node.kind === 'block';
export const isLet = (item: Item): item is LetItemOf => item.node.kind === 'let';
export const isAssert = (item: Item): item is AssertItemOf => item.node.kind === 'assert';
export const isImport = (item: Item): item is ImportItemOf => item.node.kind === 'import';

const wordOf = (node: Block): string => dotted(node.path.names);

export const kindOf = (item: BlockItem): string => item.kind ?? wordOf(item.node);

/** The word that opens a block, as written. */
export const writtenKindOf = (item: BlockItem): string => wordOf(item.node);
