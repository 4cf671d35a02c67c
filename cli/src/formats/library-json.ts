/** `scale-library/1`: what the library holds, or one entry of it with its figures and everything that follows. */
import type { Library } from '../../../engine/src/index.js';
import type { NamedEntry } from '../report/library-entries.js';
import type { EntryText } from '../report/library-figures.js';
import type { LibraryValues } from '../report/library-values.js';
import { jsonValue } from './estimate-value.js';
import { jsonText } from './json.js';

export function libraryListJson(library: Library, entries: readonly NamedEntry[], version: string): string {
  return jsonText({ ...head(library, version), entries: entries.map(about) });
}

export function libraryEntryJson(library: Library, entry: NamedEntry, text: EntryText, { all }: LibraryValues, version: string): string {
  const { figures, source, asOf, doc, line } = text;
  const values = Object.fromEntries(all.map(estimate => [entry.entry.kind === 'let' ? entry.name : estimate.path, jsonValue(estimate)]));
  return jsonText({ ...head(library, version), entry: { ...about(entry), line, doc, source, asOf, figures, values } });
}

const head = (library: Library, version: string) => ({ schema: 'scale-library/1', version, library: library.version });

const about = ({ name, sort, entry: { kind, title, spec, file } }: NamedEntry) => ({
  name,
  sort,
  kind,
  title,
  summary: spec,
  file: `library/${file}`,
});
