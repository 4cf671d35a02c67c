/** The library as people ask for it: by the word for a sort of thing, by words that must occur, by name. */
import type { Library, LibraryEntry } from '../../../engine/src/index.js';

/** What people call the things of the library, in the order in which they are listed. */
export const librarySorts = ['chip', 'model', 'run', 'service', 'law', 'benchmark', 'price', 'grid'] as const;

export type LibrarySort = (typeof librarySorts)[number];

export interface NamedEntry {
  readonly name: string;
  readonly sort: LibrarySort;
  readonly entry: LibraryEntry;
}

const sortOfKind: Readonly<Record<string, LibrarySort>> = {
  hardware: 'chip',
  model: 'model',
  pretrain: 'run',
  posttrain: 'run',
  testtime: 'service',
  law: 'law',
  benchmark: 'benchmark',
};

/** A `let` says by its name what it is: `price_…`, `grid_…`. */
const sortOf = (name: string, { kind }: LibraryEntry): LibrarySort => sortOfKind[kind] ?? (name.startsWith('grid_') ? 'grid' : 'price');

/** Everything in the library, sorted by what it is and then as its files have it: related things stand together there. */
export function libraryEntries({ names }: Library): NamedEntry[] {
  const entries = Object.entries(names).map(([name, entry]): NamedEntry => ({ name, sort: sortOf(name, entry), entry }));
  return entries.sort(
    (a, b) => librarySorts.indexOf(a.sort) - librarySorts.indexOf(b.sort) || compare(stemOf(a), stemOf(b)) || a.entry.start - b.entry.start,
  );
}

/** Without its ending, so that `runs.scale` comes before `runs-epoch.scale`. */
const stemOf = ({ entry }: NamedEntry): string => entry.file.replace(/\.scale$/u, '');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Those in whose name, title or line every word occurs, whatever its case and its blanks, dots, hyphens and underscores: `gpt4` is `gpt_4`,
 * and "H100 80GB" is two words. Those that have them in their name come first within their sort.
 */
export function matching(entries: readonly NamedEntry[], words: readonly string[]): NamedEntry[] {
  const wanted = words.flatMap(word => word.split(/\s+/u)).map(squeezed);
  const occurIn = (text: string): boolean => wanted.every(word => squeezed(text).includes(word));
  const found = entries.filter(({ name, sort, entry }) => occurIn(`${name} ${sort} ${entry.title} ${entry.spec}`));
  return librarySorts.flatMap(sort => {
    const ofSort = found.filter(entry => entry.sort === sort);
    return [...ofSort.filter(({ name }) => occurIn(name)), ...ofSort.filter(({ name }) => !occurIn(name))];
  });
}

/** The entry whose name the words spell, one after the other; `undefined` where they spell none. */
export const spelt = (entries: readonly NamedEntry[], words: readonly string[]): NamedEntry | undefined => {
  const whole = words.join('_').toLowerCase();
  return entries.find(({ name }) => name === whole) ?? entries.find(({ name }) => squeezed(name) === squeezed(whole));
};

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[\s_.-]+/gu, '');
