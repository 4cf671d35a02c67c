/** Paths of data files and imports, and the columns of a data file: what may stand between quotes, and in the brackets of `csv`. */
import { isCsvCall, spellColumn, writtenCsv, type Analysis } from '../../../engine/src/index.js';
import type { Host } from '../host.js';
import { writtenFrom } from '../paths.js';
import type { Analysed } from '../workspace.js';
import type { Cursor } from './cursor.js';
import { inSnippet, Kind, type Suggestion } from './suggestion.js';

const readerAtEnd = /(?<![\p{L}\p{M}\p{N}_.])(?<reader>csv|json)\s*\(\s*$/u;
const importAtEnd = /^import\s+$/u;
const columnAtEnd = /(?<![\p{L}\p{M}\p{N}_.])csv\s*\(\s*"(?<path>(?:[^"\\]|\\.)*)"\s*,\s*$/u;

/** What stands before the cursor, without the string that it may be in. */
const before = ({ entry, inString }: Cursor): string =>
  inString === undefined ? entry : entry.slice(0, Math.max(0, entry.length - inString.length - 1));

/** The ending of the files that fit at the cursor; `undefined` where no path belongs. */
function endingAt(cursor: Cursor): string | undefined {
  const text = before(cursor);
  const reader = readerAtEnd.exec(text)?.groups?.['reader'];
  if (reader !== undefined) return `.${reader}`;
  return importAtEnd.test(text) ? '.scale' : undefined;
}

/** Files of the folder that may be named at the cursor, relative to the file that names them; in quotes where none stand yet. */
export async function pathSuggestions(cursor: Cursor, { root, analysis }: Analysed, host: Host): Promise<Suggestion[]> {
  const ending = endingAt(cursor);
  if (ending === undefined || root === undefined) return [];
  const { main } = analysis.input;
  const paths = (await host.filesBelow(root, ending)).filter(file => file !== main).map(file => writtenFrom(main, file));
  return paths.map(path => ({
    label: path,
    kind: Kind.File,
    rank: 1,
    ...(cursor.inString === undefined ? { snippet: inSnippet(`"${path}"`) } : {}),
  }));
}

/** Columns where the second argument of `csv` stands, and in quotes in the braces behind a table. */
export function columnSuggestions(cursor: Cursor, analysis: Analysis): Suggestion[] {
  const quoted = cursor.inString !== undefined;
  const path =
    columnAtEnd.exec(before(cursor).replace(/[\p{L}\p{M}\p{N}_]*$/u, ''))?.groups?.['path'] ?? (quoted ? tableAround(cursor) : undefined);
  return path === undefined ? [] : columnsOf(path, analysis, quoted);
}

/** The path of the table in whose braces the cursor stands. */
export function tableAround({ containers }: Cursor): string | undefined {
  const table = containers.findLast(
    container => container.kind === 'property' && container.value?.kind === 'call' && isCsvCall(container.value),
  );
  return table?.kind === 'property' && table.value?.kind === 'call' ? writtenCsv(table.value).path?.value : undefined;
}

/** @param quoted the cursor stands between quotes, which the name then does without */
export function columnsOf(path: string, analysis: Analysis, quoted: boolean): Suggestion[] {
  const table = analysis.table(path);
  return (table?.columns ?? []).map(name => ({
    label: name,
    kind: Kind.Field,
    snippet: inSnippet(quoted ? name : spellColumn(name)),
    detail: `column of ${path}`,
    rank: 0,
  }));
}
