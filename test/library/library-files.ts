/** The library and the examples as parsed files, and the figures in them as they are written. */
import fs from 'node:fs';
import path from 'node:path';
import { parse } from '../../grammar/src/index.js';
import type { Block, Expr, Item, LetItem, ParseResult, Property } from '../../grammar/src/index.js';
import type { Library } from '../../engine/src/index.js';

const root = path.resolve(import.meta.dirname, '../../..');

export interface ScaleFile {
  readonly name: string;
  readonly text: string;
  readonly parsed: ParseResult;
}

/** A figure in the library: the value of a property or a `let`, with the string that says where it comes from. */
export interface Figure {
  /** Dotted path: `h100.peak.bf16`, `price_h100_median`. */
  readonly path: string;
  /** The value as written: `989.4 TFLOP/s`. */
  readonly text: string;
  readonly value: Expr;
  /** Its own string, else its block's `source`; absent when there is neither. */
  readonly source?: string;
  /** The string stands behind the value itself. */
  readonly hasOwnSource: boolean;
}

/** Every `.scale` file of a folder of the checkout, by name. */
export function scaleFiles(folder: 'library' | 'examples'): ScaleFile[] {
  const names = fs
    .readdirSync(path.join(root, folder))
    .filter(name => name.endsWith('.scale'))
    .sort();
  return names.map(name => {
    const text = fs.readFileSync(path.join(root, folder, name), 'utf8');
    return { name, text, parsed: parse(text) };
  });
}

/** The index that ships, as the engine takes it. */
export const libraryIndex = (): Library => JSON.parse(fs.readFileSync(path.join(root, 'library', 'index.json'), 'utf8')) as Library;

export type LibraryItem = Block | LetItem;

/** What stands at the top level of the library, with its file. */
export function libraryItems(): { readonly file: ScaleFile; readonly item: Item }[] {
  return scaleFiles('library').flatMap(file => file.parsed.file.items.map(item => ({ file, item })));
}

export const isNamed = (item: Item): item is LibraryItem => (item.kind === 'block' || item.kind === 'let') && item.name !== undefined;

/** The library's blocks of one kind, by name. */
export function libraryBlocks(
  kind: string,
): { readonly name: string; readonly file: string; readonly figures: ReadonlyMap<string, Figure> }[] {
  return libraryItems().flatMap(({ file, item }) => {
    if (item.kind !== 'block' || item.path.names[0]?.text !== kind || item.name === undefined) return [];
    const name = item.name.text;
    const figures = figuresOf(item, file.text).map((figure): [string, Figure] => [figure.path.slice(name.length + 1), figure]);
    return [{ name, file: file.name, figures: new Map(figures) }];
  });
}

/** The figures of a top-level item; properties that say something about the block itself are none. */
export function figuresOf(item: LibraryItem, text: string): Figure[] {
  const name = item.name?.text ?? '';
  if (item.kind === 'let') return item.value === undefined ? [] : [figure(name, item.value, text, item.source?.value, undefined)];
  return propertiesOf(item, name).flatMap(({ path: at, property }) =>
    property.value === undefined ? [] : [figure(at, property.value, text, property.source?.value, sourceOf(item))],
  );
}

/** The block's own `source`. */
export function sourceOf(block: Block): string | undefined {
  const value = propertiesOf(block, '').find(({ path: at }) => at === '.source')?.property.value;
  return value?.kind === 'string' ? value.value : undefined;
}

function propertiesOf(block: Block, prefix: string): { readonly path: string; readonly property: Property }[] {
  return (block.body?.items ?? []).flatMap(item => {
    if (item.kind !== 'property' && item.kind !== 'block') return [];
    const at = [prefix, ...item.path.names.map(name => name.text)].join('.');
    return item.kind === 'block' ? propertiesOf(item, at) : [{ path: at, property: item }];
  });
}

function figure(at: string, value: Expr, text: string, own: string | undefined, ofBlock: string | undefined): Figure {
  return { path: at, text: text.slice(value.start, value.end), value, source: own ?? ofBlock, hasOwnSource: own !== undefined };
}

/** Whether there is a number anywhere in an expression. */
export function holdsNumber(value: Expr | undefined): boolean {
  switch (value?.kind) {
    case 'number':
      return true;
    case 'range':
      return holdsNumber(value.low) || holdsNumber(value.high);
    case 'binary':
      return value.operands.some(holdsNumber);
    case 'unary':
      return holdsNumber(value.operand);
    case 'group':
      return holdsNumber(value.inner);
    case 'list':
      return value.items.some(holdsNumber);
    case 'call':
      return value.args.some(argument => holdsNumber(argument.value));
    case 'convert':
      return holdsNumber(value.operand);
    default:
      return false;
  }
}
