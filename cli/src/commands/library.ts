/** `scale library [WORDS]`: what the library holds, and where each figure of it comes from. */
import path from 'node:path';
import type { Library } from '../../../engine/src/index.js';
import { closest } from '../../../engine/src/quantity/suggest.js';
import { complain } from '../complain.js';
import { clean, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { libraryEntryJson, libraryListJson } from '../formats/library-json.js';
import { reportText } from '../formats/report-text.js';
import { loadLibrary } from '../library.js';
import { lookOf } from '../look.js';
import type { Look } from '../look.js';
import { chosenFormat } from '../options.js';
import { libraryEntries, matching, spelt } from '../report/library-entries.js';
import type { LibrarySort, NamedEntry } from '../report/library-entries.js';
import { entryText } from '../report/library-figures.js';
import { entrySections, listSections, nameSections } from '../report/library-sections.js';
import { libraryValues } from '../report/library-values.js';
import type { Terminal } from '../terminal.js';

export interface LibraryOptions {
  /** Only this sort of thing. */
  readonly kind?: LibrarySort;
  readonly format: string;
  readonly json?: boolean;
  readonly color?: boolean;
}

/** @param words a name, in whatever case, shows its entry; other words list the entries in which all of them occur */
export function library(words: readonly string[], options: LibraryOptions, terminal: Terminal): ExitCode {
  const shelf = loadLibrary(terminal.installation);
  const entries = libraryEntries(shelf).filter(({ sort }) => options.kind === undefined || sort === options.kind);
  const named = words.length === 0 ? undefined : spelt(entries, words);
  const found = matching(entries, words);
  if (found.length === 0 && named === undefined) return refuse(words, options, entries, terminal);
  const look = lookOf(terminal.output, options, terminal);
  terminal.output.write(
    named === undefined ? listText(shelf, found, words, options, look) : shownEntry(shelf, named, options, look, terminal),
  );
  return clean;
}

function listText(shelf: Library, found: readonly NamedEntry[], words: readonly string[], options: LibraryOptions, look: Look): string {
  if (chosenFormat(options) === 'json') return libraryListJson(shelf, found, look.version);
  const heading = `library ${shelf.version} · ${found.length} ${found.length === 1 ? 'entry' : 'entries'}`;
  const isAll = words.length === 0 && options.kind === undefined;
  return reportText(
    isAll ? `${heading} · scale library NAME shows one, with its sources` : heading,
    isAll ? nameSections(found) : listSections(shelf, found),
    look,
  );
}

function shownEntry(shelf: Library, named: NamedEntry, options: LibraryOptions, look: Look, terminal: Terminal): string {
  const text = entryText(shelf, named);
  const values = libraryValues(shelf, named);
  if (chosenFormat(options) === 'json') return libraryEntryJson(shelf, named, text, values, look.version);
  const place = `${path.join(terminal.installation, 'library', named.entry.file)}:${text.line}`;
  return reportText(`library ${shelf.version}`, entrySections(named, text, values, place), look);
}

function refuse(words: readonly string[], { kind }: LibraryOptions, entries: readonly NamedEntry[], terminal: Terminal): ExitCode {
  const near = closest(
    words.join('_'),
    entries.map(({ name }) => name),
  );
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  complain(terminal, `the library has ${kind === undefined ? 'nothing' : `no ${kind}`} that matches ${words.join(' ')}${hint}`);
  return trouble;
}
