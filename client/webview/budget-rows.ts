/** Rows of the two budget tables. Every cell is a number with its range, or the reason why there is none. */
import { measureName, measures } from '../../chart/scene/index.js';
import type { BudgetCell, BudgetMeasure, BudgetRow, BudgetView } from '../../engine/src/curves/types.js';
import { formatMedian, formatNumber, formatRange, formatShare, joinParts, partsOfRange } from '../../engine/src/quantity/format.js';
import { createElement, createLink } from './dom.js';
import type { TableCell, TableColumn, TableRow } from './table.js';

type Goto = (offset: number) => void;

/** Reasons longer than this are cut in a cell; the whole stands in its title. */
const shortReason = 40;

const phaseName: Readonly<Record<BudgetRow['phase'], string>> = {
  pretrain: 'pre-training',
  posttrain: 'post-training',
  testtime: 'test-time',
  total: '',
  ecosystem: 'not in the total',
};

function unknownCell(cell: BudgetCell): TableCell {
  const reason = cell.because ?? 'no reason given';
  const short = reason.length > shortReason ? `${reason.slice(0, shortReason - 1).trimEnd()}…` : reason;
  return { text: `unknown: ${short}`, title: `Unknown, because ${reason}`, muted: true };
}

function nameCell(row: BudgetRow, goto: Goto): TableCell {
  const { offset } = row;
  const phase = phaseName[row.phase];
  const name =
    offset === undefined ? createElement('span', { text: row.title }) : createLink(row.title, () => goto(offset), 'Go to the source');
  const below = phase === '' ? [] : [createElement('span', { className: 'phase', text: phase })];
  return { text: row.title, element: createElement('span', { children: [name, ...below] }) };
}

/** Parts, then the total, then the line that is in no total. */
export function rowsOfBudget(view: BudgetView): readonly BudgetRow[] {
  return [...view.parts, view.total, ...(view.ecosystem === undefined ? [] : [view.ecosystem])];
}

function rowClass(row: BudgetRow): string {
  return row.phase === 'total' ? 'total' : row.phase === 'ecosystem' ? 'ecosystem' : '';
}

export const measureColumns: readonly TableColumn[] = [
  { label: 'Part', numeric: false },
  { label: 'Mean', numeric: true },
  { label: 'Share', numeric: true },
  { label: 'P5', numeric: true },
  { label: 'Median', numeric: true },
  { label: 'P95', numeric: true },
];

/** One measure in full: the table beside the picture. */
export function measureRows(view: BudgetView, measure: BudgetMeasure, goto: Goto): readonly TableRow[] {
  return rowsOfBudget(view).map(row => {
    const cell = row.cells[measure];
    return { id: row.name, className: rowClass(row), cells: [nameCell(row, goto), ...measureCells(cell, row.phase === 'total')] };
  });
}

function measureCells(cell: BudgetCell, total: boolean): readonly TableCell[] {
  const share: TableCell =
    cell.share == null
      ? { text: total ? '100 %' : '–' }
      : { text: formatShare(cell.share.mean), title: `Share of the total: ${formatRange(cell.share, '', true)}` };
  if (cell.range === null) return [unknownCell(cell), share, { text: '–' }, { text: '–' }, { text: '–' }];
  const [low, , high] = partsOfRange(cell.range, cell.unit).map(joinParts);
  return [{ text: formatNumber(cell.range.mean, cell.unit) }, share, { text: low! }, { text: medianText(cell) }, { text: high! }];
}

/** The median as the total line and the panel's own report show it. */
export function medianText(cell: BudgetCell): string {
  return cell.range === null ? 'unknown' : formatMedian(cell.range, cell.unit);
}

export function overviewColumns(view: BudgetView): readonly TableColumn[] {
  const label = (row: BudgetRow): string => (row.phase === 'ecosystem' ? `${row.title} (not in the total)` : row.title);
  return [{ label: 'Mean', numeric: false }, ...rowsOfBudget(view).map(row => ({ label: label(row), numeric: true }))];
}

/** Every measure, with the phases side by side. */
export function overviewRows(view: BudgetView): readonly TableRow[] {
  const rows = rowsOfBudget(view);
  return measures.map(measure => ({
    id: measure,
    cells: [
      { text: measureName[measure] },
      ...rows.map((row): TableCell => {
        const cell = row.cells[measure];
        if (cell.range === null) return unknownCell(cell);
        const share = cell.share == null ? '' : ` (${formatShare(cell.share.mean)})`;
        return { text: formatNumber(cell.range.mean, cell.unit) + share, title: formatRange(cell.range, cell.unit) };
      }),
    ],
  }));
}

/** The limit, how likely it is kept, and what is left of it in the mean: differences of means are exact, those of percentiles are not. */
export function limitText(view: BudgetView): string | null {
  const { limit } = view;
  if (limit === undefined) return null;
  const total = view.total.cells[limit.measure];
  const kept = `${formatShare(limit.probability)} of the draws stay within it`;
  if (total.range === null) return `Limit ${limit.text}: what is left is unknown, because ${total.because ?? 'the total is unknown'}.`;
  const left = limit.range.mean - total.range.mean;
  const words = left < 0 ? `passed by ${formatNumber(-left, limit.unit)}` : `${formatNumber(left, limit.unit)} left`;
  return `Limit ${limit.text}: ${words} in the mean; ${kept}.`;
}
