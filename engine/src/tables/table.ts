/** A table of numbers as people keep them: columns with names, cells as written. Reading never throws; what is wrong is said. */
import Papa from 'papaparse';
import { numberInCell } from './cell.js';

/** A cell, by its line in the file, from 1. */
export interface CellAt {
  readonly line: number;
  readonly text: string;
}

export interface Column {
  readonly name: string;
  /** One number for each row; NaN where the cell holds none. */
  readonly numbers: Float64Array;
  /** The first cell that is not empty and still no number. */
  readonly firstBad: CellAt | undefined;
  /** Rows whose cell is empty, and the line of the first. */
  readonly empty: number;
  readonly firstEmpty: number | undefined;
  /** Every cell that is not empty is written with `%`; the numbers are shares. */
  readonly percent: boolean;
}

export interface Table {
  readonly names: readonly string[];
  readonly rows: number;
  /** `undefined` when no column has this name. */
  column(name: string): Column | undefined;
  /** A cell as written, without blanks around it. */
  cell(row: number, name: string): string;
  /** The line of the file, from 1, on which a row begins. */
  lineOf(row: number): number;
}

export type TableResult = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly reason: string };

/** More rows than any file of runs has; beyond, a file is a mistake or an attack, and the editor must stay quick. */
const mostRows = 1_000_000;
const separators = [',', ';', '\t', '|'];

interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma-separated text with a header: commas, semicolons, tabs or bars; quotes; CRLF; a byte order mark. Where semicolons separate, a
 * comma in a number is a decimal comma. Empty lines do not count. A table without a header, without rows, with two columns of one name, or
 * with a row of more cells than there are names is refused with the reason, which completes a sentence that begins with the file's name.
 */
export function readTable(text: string): TableResult {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  // Empty lines are kept, so that lines can be counted; but the separator is guessed without them.
  const { delimiter } = Papa.parse(plain, { delimitersToGuess: separators, skipEmptyLines: 'greedy', preview: 1 }).meta;
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter, preview: mostRows + 2 });
  const [header, ...records] = recordsOf(data);
  if (header === undefined) return { ok: false, reason: 'is empty' };
  const decimalComma = delimiter === ';';
  const names = header.cells.map(name => name.trim());
  const reason = faultOf(names, records, data.length, decimalComma);
  if (reason !== undefined) return { ok: false, reason };
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')?.row;
  if (unclosed !== undefined) return { ok: false, reason: `has a quote that is not closed, on line ${lineAt(data, unclosed)}` };
  return { ok: true, table: tableOf(names, records, decimalComma) };
}

/** Lines of the file before a record of it. */
const lineAt = (data: readonly (readonly string[])[], row: number): number =>
  data.slice(0, row).reduce((line, cells) => line + linesOf(cells), 1);

/** A quoted cell may hold line ends. */
const linesOf = (cells: readonly string[]): number => 1 + cells.reduce((ends, cell) => ends + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

function recordsOf(data: readonly (readonly string[])[]): Record[] {
  let line = 1;
  return data.flatMap(cells => {
    const at = line;
    line += linesOf(cells);
    return cells.every(cell => cell.trim() === '') ? [] : [{ line: at, cells }];
  });
}

function faultOf(names: readonly string[], records: readonly Record[], read: number, decimalComma: boolean): string | undefined {
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) return `has two columns called ${twice}`;
  if (names.every(name => name === '' || Number.isFinite(numberInCell(name, decimalComma))))
    return 'has no header: its first line holds numbers, not names of columns';
  if (records.length === 0) return 'has a header and no rows';
  if (read > mostRows + 1) return `has more than ${mostRows.toLocaleString('en-US')} rows`;
  // The usual reason is a number such as 1,234 without quotes, and then every column behind it would hold the cells of another.
  const wide = records.find(({ cells }) => cells.length > names.length && cells.slice(names.length).some(cell => cell.trim() !== ''));
  return wide === undefined
    ? undefined
    : `has ${wide.cells.length} cells on line ${wide.line} and ${names.length} names of columns; put numbers with separators in quotes`;
}

function tableOf(names: readonly string[], records: readonly Record[], decimalComma: boolean): Table {
  const columns = new Map<string, Column>();
  const cell = (row: number, name: string): string => records[row]?.cells[names.indexOf(name)]?.trim() ?? '';
  const lineOf = (row: number): number => records[row]?.line ?? 0;
  const column = (name: string): Column | undefined => {
    const index = name === '' ? -1 : names.indexOf(name);
    if (index < 0) return undefined;
    let known = columns.get(name);
    if (known === undefined)
      columns.set(
        name,
        (known = columnOf(
          name,
          records.map(({ cells }) => cells[index]?.trim() ?? ''),
          lineOf,
          decimalComma,
        )),
      );
    return known;
  };
  return { names: names.filter(name => name !== ''), rows: records.length, column, cell, lineOf };
}

function columnOf(name: string, cells: readonly string[], lineOf: (row: number) => number, decimalComma: boolean): Column {
  const numbers = Float64Array.from(cells, text => numberInCell(text, decimalComma));
  const bad = cells.findIndex((text, row) => text !== '' && Number.isNaN(numbers[row]!));
  const filled = cells.filter(text => text !== '');
  const empty = cells.indexOf('');
  return {
    name,
    numbers,
    firstBad: bad < 0 ? undefined : { line: lineOf(bad), text: cells[bad]! },
    empty: cells.length - filled.length,
    firstEmpty: empty < 0 ? undefined : lineOf(empty),
    percent: filled.length > 0 && filled.every(text => text.endsWith('%')),
  };
}
