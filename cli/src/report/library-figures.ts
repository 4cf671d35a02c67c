/** What an entry of the library says, in its own words: figures as written, each with its source, and the comment above. */
import { parse } from '../../../grammar/src/index.js';
import type { Block, Item, LetItem, Property } from '../../../grammar/src/index.js';
import type { Library } from '../../../engine/src/index.js';
import type { NamedEntry } from './library-entries.js';

export interface Figure {
  /** Dotted path inside the block: `peak.bf16`. Empty for a `let`, which is one figure. */
  readonly path: string;
  /** As the file has it: `$2.95 to $12.29/GPU-hour`. */
  readonly written: string;
  /** The string behind the value, else the source of the block; `null` when there is neither. */
  readonly source: string | null;
}

export interface EntryText {
  readonly figures: readonly Figure[];
  /** `source` of the block; `null` for a `let`. */
  readonly source: string | null;
  readonly asOf: string | null;
  /** The lines of the comment above as one text. */
  readonly doc: string;
  /** Line of the entry in its file, below its comment, counted from 1. */
  readonly line: number;
}

/** Said of the block as a whole, beside its figures. */
const aboutBlock: readonly string[] = ['source', 'as_of'];

export function entryText(library: Library, { entry }: NamedEntry): EntryText {
  const file = library.files[entry.file] ?? '';
  const text = file.slice(entry.start, entry.end);
  const item = parse(text).file.items[0];
  const figures = item === undefined ? [] : figuresOf(item, text);
  const writtenAt = (path: string): string | undefined => figures.find(figure => figure.path === path)?.written;
  const source = item?.kind === 'block' ? unquoted(writtenAt('source')) : null;
  return {
    figures: figures.filter(({ path }) => !aboutBlock.includes(path)).map(figure => ({ ...figure, source: figure.source ?? source })),
    source,
    asOf: writtenAt('as_of') ?? null,
    doc: (item?.doc ?? '').trim(),
    line: file.slice(0, entry.start + (item?.start ?? 0)).split('\n').length,
  };
}

function figuresOf(item: Item, text: string): Figure[] {
  if (item.kind === 'let') return figureOf(item, text, '');
  return item.kind === 'block' ? blockFigures(item, text, '') : [];
}

function blockFigures(block: Block, text: string, prefix: string): Figure[] {
  return (block.body?.items ?? []).flatMap((item): Figure[] => {
    if (item.kind !== 'property' && item.kind !== 'block') return [];
    const path = prefix + item.path.names.map(name => name.text).join('.');
    if (item.kind === 'block') return blockFigures(item, text, `${path}.`);
    return figureOf(item, text, path);
  });
}

const figureOf = ({ value, source }: LetItem | Property, text: string, path: string): Figure[] =>
  value === undefined ? [] : [{ path, written: text.slice(value.start, value.end), source: source?.value ?? null }];

const unquoted = (written: string | undefined): string | null => (written === undefined ? null : written.replace(/^"|"$/gu, ''));
