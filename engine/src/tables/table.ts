/** A table of numbers as people keep them: columns with names, cells as written. Reading never throws; what is wrong is said. */
import Papa from 'papaparse';
import { numberInCell } from './cell.js';

export interface Column {
  readonly name: string;
  /** One number for each row; NaN where the cell holds none. */
  readonly numbers: Float64Array;
  /** The first cell that is not empty and still no number: its line in the file, from 1, and what it says. */
  readonly firstBad: { readonly line: number; readonly text: string } | undefined;
  /** Rows whose cell is empty. */
  readonly empty: number;
}

export interface Table {
  readonly names: readonly string[];
  readonly rows: number;
  /** `undefined` when no column has this name. */
  column(name: string): Column | undefined;
  /** A cell as written, without blanks around it. */
  cell(row: number, name: string): string;
}

export type TableResult = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly reason: string };

/** More rows than any file of runs has; beyond, a file is a mistake or an attack, and the editor must stay quick. */
const mostRows = 1_000_000;
const separators = [',', ';', '\t', '|'];

/**
 * Reads comma-separated text with a header: commas, semicolons, tabs or bars; quotes; CRLF; a byte order mark. Where semicolons separate, a comma in
 * a number is a decimal comma. Empty lines do not count. A table without a header, without rows, or with two columns of one name is refused with the
 * reason, which completes a sentence that begins with the file's name.
 */
export function readTable(text: string): TableResult {
  const { data, meta } = Papa.parse<string[]>(text.startsWith('\ufeff') ? text.slice(1) : text, { delimitersToGuess: separators, skipEmptyLines: 'greedy', preview: mostRows + 2 });
  const [header, ...records] = data;
  if (header === undefined) return { ok: false, reason: 'is empty' };
  const names = header.map(name => name.trim());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) return { ok: false, reason: `has two columns called ${twice}` };
  if (names.every(name => name === '' || Number.isFinite(numberInCell(name, meta.delimiter === ';')))) return { ok: false, reason: 'has no header: its first line holds numbers, not names of columns' };
  if (records.length === 0) return { ok: false, reason: 'has a header and no rows' };
  if (records.length > mostRows) return { ok: false, reason: `has more than ${mostRows.toLocaleString('en-US')} rows` };
  return { ok: true, table: tableOf(names, records, meta.delimiter === ';') };
}

function tableOf(names: readonly string[], records: readonly (readonly string[])[], decimalComma: boolean): Table {
  const columns = new Map<string, Column>();
  const cell = (row: number, name: string): string => records[row]?.[names.indexOf(name)]?.trim() ?? '';
  const column = (name: string): Column | undefined => {
    if (!names.includes(name)) return undefined;
    let known = columns.get(name);
    if (known === undefined) columns.set(name, known = columnOf(name, records.map((_, row) => cell(row, name)), decimalComma));
    return known;
  };
  return { names: names.filter(name => name !== ''), rows: records.length, column, cell };
}

function columnOf(name: string, cells: readonly string[], decimalComma: boolean): Column {
  const numbers = Float64Array.from(cells, text => numberInCell(text, decimalComma));
  const bad = cells.findIndex((text, row) => text !== '' && Number.isNaN(numbers[row]!));
  // The header is line 1.
  return { name, numbers, firstBad: bad < 0 ? undefined : { line: bad + 2, text: cells[bad]! }, empty: cells.filter(text => text === '').length };
}
