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
  const widths = columns.map((column, index) => Math.max(cellWidth(column.title), ...clean.map(row => cellWidth(row.cells[index] ?? ''))));
  const between = [gap, narrowGap].find(
    blanks => widths.reduce((sum, cells) => sum + cells, blanks.length * (columns.length - 1)) <= width,
  );
  return between === undefined
    ? recordLines(columns, clean, width)
    : [
        {
          text: aligned(
            columns,
            columns.map(({ title }) => title),
            widths,
            between,
          ).trimEnd(),
          tone: 'faint',
        },
        ...clean.flatMap(row => rowLines(columns, row, widths, between, width)),
      ];
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
