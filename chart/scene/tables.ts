/** The numbers of a picture as a table, for people who do not see it and for programs. */
import type { BudgetView, CurveSet, ThreeLaws } from '../../engine/src/curves/types.js';
import { axisName } from './frame.js';
import { measureName, measures } from './measures.js';

/** Cells hold numbers as they are; `null` is unknown and stays empty. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Marked points first, since they are what people look up; then every point of every curve. */
export function curveTable(set: CurveSet): DataTable {
  const y = axisName(set.y);
  const columns = ['series', axisName(set.x), `${y} P5`, `${y} P50`, `${y} P95`, 'in range of law', 'details'];
  const markers = set.markers.map(marker => [
    marker.label,
    marker.x.p50,
    marker.y.p5,
    marker.y.p50,
    marker.y.p95,
    '',
    marker.details.join('; '),
  ]);
  const limits = (set.limits ?? []).map(limit => [limit.label, limit.x.p50, null, null, null, '', 'limit']);
  const points = set.curves.flatMap(curve =>
    curve.points.map(({ x, p5, p50, p95, valid, at }) => [
      curve.label,
      x,
      p5,
      p50,
      p95,
      valid ? 'yes' : 'no',
      [...(at === undefined ? [] : [at]), curve.source].join('; '),
    ]),
  );
  const missing = (set.missing ?? []).map(({ label, because }) => [label, null, null, null, null, '', `not drawn, since ${because}`]);
  return { columns, rows: [...markers, ...limits, ...points, ...missing].map(row => row.map(finiteCell)) };
}

/** The three phases one below the other; a phase without curves has one row that says what is missing. */
export function threeLawsTable({ panels, y }: ThreeLaws): DataTable {
  const score = axisName(y);
  const columns = ['phase', 'series', 'x', 'x counts', `${score} P5`, `${score} P50`, `${score} P95`, 'in range of law', 'details'];
  const rows = panels.flatMap((panel): readonly (readonly (string | number | null)[])[] => {
    if (panel.unavailable !== undefined) return [[panel.title, '', null, axisName(panel.x), null, null, null, '', panel.unavailable]];
    return curveTable(panel).rows.map(([series, x, ...rest]) => [panel.title, series!, x!, axisName(panel.x), ...rest]);
  });
  return { columns, rows };
}

/** One row for each part and measure, so that a spreadsheet can pivot it. */
export function budgetTable(view: BudgetView): DataTable {
  const columns = ['budget', 'part', 'phase', 'measure', 'unit', 'P5', 'P50', 'P95', 'mean', 'mean share of total', 'unknown because'];
  const rows = [...view.parts, view.total, ...(view.ecosystem === undefined ? [] : [view.ecosystem])].flatMap(row =>
    measures.map(measure => {
      const { range, unit, because, share } = row.cells[measure];
      const numbers = range === null ? [null, null, null, null] : [range.p5, range.p50, range.p95, range.mean];
      return [
        view.name,
        row.name,
        row.phase,
        measureName[measure],
        unit,
        ...numbers,
        share?.mean ?? null,
        range === null ? because : '',
      ].map(finiteCell);
    }),
  );
  return { columns, rows };
}

function finiteCell(value: string | number | null): string | number | null {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/**
 * RFC 4180 text with a header line. Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers are left alone.
 */
export function toCsv(table: DataTable): string {
  const lines = [table.columns, ...table.rows].map(row => row.map(csvCell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replace(/"/gu, '""')}"` : harmless;
}
