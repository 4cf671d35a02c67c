/**
 * How expressions over the columns of a table are evaluated: names are columns first, and a value has one number for each row in place of
 * its draws.
 */
import { visit, type Expr, type Reference, type StringLiteral } from '../../../../grammar/src/index.js';
import { writtenColumn } from '../../names/data-file.js';
import { dimensionless } from '../../quantity/dimension.js';
import type { At, ProblemData } from '../../schema/problem.js';
import type { PropertyType } from '../../schema/types.js';
import type { Value } from '../../schema/value.js';
import type { Table } from '../../tables/table.js';
import { columnOf } from '../expressions/column.js';
import { unknown, type Context } from '../expressions/context.js';
import { evaluate } from '../expressions/evaluate.js';
import { numberOf } from '../expressions/literal.js';

export interface RowContext {
  evaluate(expr: Expr, wanted?: PropertyType): Value;
  /** The name of the column that an expression is; `undefined` for anything else. */
  columnAt(expr: Expr): string | undefined;
  /** Whether a range or an uncertain value was met: a measured run is one number. */
  uncertainIn(evaluated: () => Value): { readonly value: Value; readonly met: boolean };
  /** Tells of the cell in this row that holds no number, of the columns that the expression reads; `false` when they all do. */
  reportCell(expr: Expr, row: number): boolean;
}

export function rowContext(base: Context, table: Table, path: string, file: string): RowContext {
  let uncertain = false;
  const { report } = base;
  const nameOf = (expr: Expr): string | undefined => {
    const written = writtenColumn(expr);
    return written !== undefined && table.names.includes(written.text) ? written.text : undefined;
  };
  const numbersOf = (name: string): Value => {
    const { numbers, percent } = table.column(name)!;
    return numberOf(numbers, dimensionless, percent ? { percent: true } : {});
  };
  const otherName = (reference: Reference, wanted: PropertyType | undefined): Value => {
    // A name that is nothing at all was meant as a column.
    if (reference.names.length === 1 && (wanted === undefined || wanted.kind === 'quantity') && !base.isName(reference.names[0]!.text))
      return missing(reference);
    const value = base.lookup(reference, wanted);
    if (value.kind === 'number' && typeof value.draws !== 'number') uncertain = true;
    return uncertain ? unknown('it is uncertain') : value;
  };
  const missing = (at: StringLiteral | Reference): Value => {
    const column = columnOf(table, path, writtenColumn(at), at, { report });
    return unknown('because' in column ? column.because : 'it has no rows');
  };
  const context: Context = {
    ...base,
    report,
    samples: table.rows,
    evaluate: (expr, wanted) => evaluate(expr, context, wanted),
    lookup: (reference, wanted) => {
      const name = wanted === undefined || wanted.kind === 'quantity' ? nameOf(reference) : undefined;
      return name === undefined ? otherName(reference, wanted) : numbersOf(name);
    },
    text: literal => {
      const name = nameOf(literal);
      return name === undefined ? missing(literal) : numbersOf(name);
    },
    isName: name => table.names.includes(name) || base.isName(name),
    draws: () => {
      uncertain = true;
      return 1;
    },
    // `csv("runs.csv", column)` of the same file is that column; another file has other rows.
    table: written => {
      const other = base.table(written);
      return other.file === file ? other : { ...other, content: { fault: 'is another file than the one whose rows these are' } };
    },
    rowsOf: (_, rows) => Uint32Array.from({ length: rows }, (__, row) => row),
  };
  return {
    evaluate: (expr, wanted) => context.evaluate(expr, wanted),
    columnAt: nameOf,
    uncertainIn: evaluated => {
      uncertain = false;
      const value = evaluated();
      return { value, met: uncertain };
    },
    reportCell: (expr, row) => reportCell(expr, row, table, path, nameOf, report),
  };
}

function reportCell(
  expr: Expr,
  row: number,
  table: Table,
  path: string,
  nameOf: (expr: Expr) => string | undefined,
  report: (at: At, problem: ProblemData) => void,
): boolean {
  let found = false;
  visit(expr, node => {
    const name = node.kind === 'reference' || node.kind === 'string' ? nameOf(node) : undefined;
    const column = name === undefined ? undefined : table.column(name);
    if (found || column === undefined || !Number.isNaN(column.numbers[row]!)) return;
    found = true;
    report(node, {
      kind: 'bad-cell',
      path,
      column: column.name,
      line: table.lineOf(row),
      text: table.cell(row, column.name),
      empty: column.empty,
      rows: table.rows,
    });
  });
  return found;
}
