/** The library as sections: a list for each sort of thing, and one entry with its figures and what follows from them. */
import type { Library } from '../../../engine/src/index.js';
import { entryText } from './library-figures.js';
import type { EntryText } from './library-figures.js';
import { librarySorts } from './library-entries.js';
import type { LibrarySort, NamedEntry } from './library-entries.js';
import type { LibraryValues } from './library-values.js';
import { valueColumns, valueRow } from './blocks.js';
import { noteLines } from './notes.js';
import type { Note, Row, Section } from './section.js';

const plurals: Readonly<Record<LibrarySort, string>> = {
  chip: 'chips',
  model: 'models',
  run: 'published runs',
  service: 'published services',
  law: 'scaling laws',
  benchmark: 'benchmarks',
  price: 'prices',
  grid: 'grid intensities',
};

/** A line for each entry: its name, and what it is; of a price or an intensity, who says it. */
export function listSections(library: Library, entries: readonly NamedEntry[]): Section[] {
  const rowOf = (named: NamedEntry): Row => ({
    cells: [named.name],
    rest: about(library, named)
      .filter(part => part !== '')
      .join(' · '),
  });
  return sectionsBySort(entries, ofSort => ofSort.map(rowOf));
}

const about = (library: Library, named: NamedEntry): readonly string[] =>
  named.entry.kind === 'let'
    ? [named.entry.spec, entryText(library, named).figures[0]?.source ?? '']
    : [named.entry.title, named.entry.spec];

/** Names alone, for all that there is. */
export function nameSections(entries: readonly NamedEntry[]): Section[] {
  return sectionsBySort(entries, ofSort => [{ cells: [], rest: ofSort.map(({ name }) => name).join('  ') }]);
}

function sectionsBySort(entries: readonly NamedEntry[], rowsOf: (entries: readonly NamedEntry[]) => Row[]): Section[] {
  return librarySorts.flatMap(sort => {
    const ofSort = entries.filter(entry => entry.sort === sort);
    return ofSort.length === 0
      ? []
      : [{ title: plurals[sort], aside: `${ofSort.length}`, columns: [{ title: '' }], rows: rowsOf(ofSort), notes: [] }];
  });
}

/** @param place where the entry stands: the path of its file and the line */
export function entrySections(
  { name, entry }: NamedEntry,
  { figures, source, asOf, doc }: EntryText,
  values: LibraryValues,
  place: string,
): Section[] {
  const notes: Note[] = [
    ...(doc === '' ? [] : [{ mark: '', text: doc }]),
    ...(source === null ? [] : [{ mark: '', text: `source: ${source}` }]),
    ...(asOf === null ? [] : [{ mark: '', text: `compared with it on ${asOf}` }]),
    { mark: '', text: place },
  ];
  const title = `${entry.kind} ${name}${entry.title === '' ? '' : ` “${entry.title}”`}`;
  const rows = figures.map((figure): Row => ({
    cells: [figure.path, figure.written],
    ...(figure.source === source || figure.source === null ? {} : { rest: figure.source }),
  }));
  return [{ title, aside: '', columns: [{ title: '' }, { title: '' }], rows, notes }, ...derivedSection(values)];
}

function derivedSection({ derived, assumed }: LibraryValues): Section[] {
  if (derived.length === 0) return [];
  return [
    {
      title: 'what follows',
      aside: '',
      columns: valueColumns,
      rows: derived.map(valueRow),
      notes: noteLines({ shown: derived, assumed, unknown: [] }, 'shown_entry'),
    },
  ];
}
