/** A table in fixed cells; where it is too wide for the terminal, one record below the other. */
import type { Column, Row } from '../report/section.js';
import { cellWidth, hangingLines, padEnd, padStart, printable } from '../text-cells.js';

/** Between columns; one blank only where that makes the table fit. */
const [gap, narrowGap] = ['  ', ' '];

export interface TableLine {
  readonly text: string;
  readonly tone: Row['tone'];
}

/** Lines without colours, so that widths are those of the text. The first line holds the titles. */
export function tableLines(columns: readonly Column[], rows: readonly Row[], width: number): TableLine[] {
  const clean = rows.map(row => ({ ...row, cells: row.cells.map(printable) }));
  const whole = fittingLines(columns, clean, width);
  if (whole !== undefined) return whole;
  const parts = partsOf(columns, clean, width)?.map(part => fittingLines(part.columns, part.rows, width));
  return (
    parts?.flatMap((lines, index) => (index === 0 ? lines! : [{ text: '', tone: 'plain' as const }, ...lines!])) ??
    recordLines(columns, clean, width)
  );
}

/** `undefined` where a line is wider than the terminal. */
function fittingLines(columns: readonly Column[], rows: readonly Row[], width: number): TableLine[] | undefined {
  const widths = columns.map((column, index) => Math.max(cellWidth(column.title), ...rows.map(row => cellWidth(row.cells[index] ?? ''))));
  const between = [gap, narrowGap].find(
    blanks => widths.reduce((sum, cells) => sum + cells, blanks.length * (columns.length - 1)) <= width,
  );
  if (between === undefined) return undefined;
  const titles = columns.map(({ title }) => title);
  return [
    { text: aligned(columns, titles, widths, between).trimEnd(), tone: 'faint' },
    ...rows.flatMap(row => rowLines(columns, row, widths, between, width)),
  ];
}

interface Part {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** As many of the columns as fit beside the keys, then the next ones; `undefined` without keys, and where one column alone is too wide. */
function partsOf(columns: readonly Column[], rows: readonly Row[], width: number): readonly Part[] | undefined {
  const indices = columns.map((_, index) => index);
  const keys = indices.filter(index => columns[index]!.key === true);
  if (keys.length === 0 || rows.some(({ rest }) => rest !== undefined)) return undefined;
  const partWith = (chosen: readonly number[]): Part => {
    const shown = [...keys, ...chosen];
    return {
      columns: shown.map(index => columns[index]!),
      rows: rows.map(row => ({ ...row, cells: shown.map(index => row.cells[index] ?? '') })),
    };
  };
  const fits = (chosen: readonly number[]): boolean => {
    const part = partWith(chosen);
    return fittingLines(part.columns, part.rows, width) !== undefined;
  };
  const groups: number[][] = [];
  for (const index of indices.filter(each => !keys.includes(each))) {
    const last = groups.at(-1);
    if (last !== undefined && fits([...last, index])) last.push(index);
    else if (fits([index])) groups.push([index]);
    else return undefined;
  }
  return groups.map(partWith);
}

function aligned(columns: readonly Column[], cells: readonly string[], widths: readonly number[], between: string): string {
  return cells.map((cell, index) => (columns[index]?.right === true ? padStart : padEnd)(cell, widths[index] ?? 0)).join(between);
}

function rowLines(columns: readonly Column[], row: Row, widths: readonly number[], between: string, width: number): TableLine[] {
  const text = aligned(columns, row.cells, widths, between);
  if (row.rest === undefined) return [{ text: text.trimEnd(), tone: row.tone }];
  return hangingLines(text + gap, printable(row.rest), width).map(line => ({ text: line, tone: row.tone }));
}

/** `name: value` lines, an empty line between records: narrow, but nothing is cut off. */
function recordLines(columns: readonly Column[], rows: readonly Row[], width: number): TableLine[] {
  return rows.flatMap((row, index) => {
    const cells = row.cells.flatMap((cell, column) => (cell === '' ? [] : hangingLines(leadOf(columns[column]), cell, width)));
    const rest = row.rest === undefined ? [] : hangingLines('  ', printable(row.rest), width);
    const lines = [...cells, ...rest].map(text => ({ text, tone: row.tone }));
    return index === 0 ? lines : [{ text: '', tone: row.tone }, ...lines];
  });
}

const leadOf = (column: Column | undefined): string =>
  column === undefined || column.title === '' ? '' : `  ${printable(column.title)}: `;
