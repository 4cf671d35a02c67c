/** What follows from the figures of an entry: the library is read as a plan would read it. */
import { analyze, defaultSettings, kindNamed } from '../../../engine/src/index.js';
import type { Analysis, Estimate, Library } from '../../../engine/src/index.js';
import type { NamedEntry } from './library-entries.js';

export interface LibraryValues {
  /** Every value of the entry; of a price or an intensity the one there is. */
  readonly all: readonly Estimate[];
  /** What people look for first and no figure says. */
  readonly derived: readonly Estimate[];
  /** Uncertain assumptions of the entry that what follows may rest on. */
  readonly assumed: readonly Estimate[];
}

/** No name of the library may be shadowed by the plan that reads it. */
const ownName = 'shown_entry';

export function libraryValues(library: Library, { name, entry }: NamedEntry): LibraryValues {
  const isLet = entry.kind === 'let';
  const text = isLet ? `let ${ownName} = ${name}\n` : `${entry.kind} ${ownName} from ${name} {\n}\n`;
  // Nothing asks this run to stop, so it comes to its end.
  const analysis = analyze({
    main: 'shown.scale',
    files: new Map([['shown.scale', { text }]]),
    library,
    settings: defaultSettings,
  }) as Analysis;
  const all = isLet ? [...analysis.lets.values()] : [...(analysis.blocks[0]?.estimates.values() ?? [])];
  const specs = kindNamed(entry.kind)?.properties ?? [];
  const headlines = new Set(specs.filter(({ headline }) => headline === true).map(({ path }) => path));
  const details = new Set(specs.filter(({ detail }) => detail === true).map(({ path }) => path));
  return {
    all,
    derived: isLet ? [] : all.filter(({ path, origin }) => origin === 'derived' && headlines.has(path)),
    assumed: all.filter(
      ({ path, origin, range }) => !details.has(path) && origin === 'default' && range !== null && range.p5 !== range.p95,
    ),
  };
}
