/** The hover of a data file and of a column of it: what is in there. */
import { formatNumber, formatShare, type Meaning } from '../../../engine/src/index.js';
import { line, table, type Inline, type Piece } from '../text/rich-text.js';

type TableMeaning = Extract<Meaning, { kind: 'table' }>;

const mostColumns = 20;

export function tablePieces({ path, rows, columns, column }: TableMeaning): Piece[] {
  const counted = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
  if (column === undefined) return [line({ strong: path }, ` – ${counted}.`), line('Columns: ', ...listed(columns), '.')];
  const title = line({ strong: column.name }, ' – a column of ', { code: path }, `, ${counted}.`);
  const { range, share, without } = column;
  const shown = (value: number): string => (share ? formatShare(value) : formatNumber(value, ''));
  const figures =
    range === null
      ? []
      : [table(['', 'P5', 'P50', 'P95', 'mean'], [['rows', shown(range.p5), shown(range.p50), shown(range.p95), shown(range.mean)]])];
  const missing = without === 0 ? [] : [line({ strong: `${without.toLocaleString('en-US')} of them without a number.` })];
  return [title, ...figures, ...missing, line('The draws are the rows; columns of one file share the row.')];
}

function listed(columns: readonly string[]): Inline[] {
  const names = columns.slice(0, mostColumns).flatMap((name, index): Inline[] => (index === 0 ? [{ code: name }] : [', ', { code: name }]));
  return columns.length > mostColumns ? [...names, ` and ${columns.length - mostColumns} more`] : names;
}
