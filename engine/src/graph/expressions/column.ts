/** `csv("runs.csv", column)`: the draws are the rows of a table, and columns of one file are drawn row by row together. */
import type { Call } from '../../../../grammar/src/index.js';
import { spellColumn, writtenCsv, type WrittenColumn } from '../../names/data-file.js';
import { dimensionless } from '../../quantity/dimension.js';
import { closest } from '../../quantity/suggest.js';
import type { At } from '../../schema/problem.js';
import type { Value } from '../../schema/value.js';
import type { Column, Table } from '../../tables/table.js';
import { unknown, type Context } from './context.js';
import { numberOf } from './literal.js';

const signature = 'csv("runs.csv", column)';

export function evaluateColumn(call: Call, context: Context): Value {
  const { path, column } = writtenCsv(call);
  if (path === undefined || call.args.length > 2 || call.args.some(argument => argument.name !== undefined))
    return refused(call, context, 'takes the path of a file in quotes, and a column');
  const { file, content } = context.table(path.value);
  if ('fault' in content) {
    context.report(path, { kind: 'table-unread', path: path.value, fault: content.fault, ofRuns: false });
    return unknown(`${path.value} ${content.fault}`);
  }
  if (column === undefined && call.args.length > 1)
    return refused(call.args[1]!, context, 'takes a column by its name; one that is no single word stands in quotes');
  const found = columnOf(content.table, path.value, column, path, context);
  return 'because' in found ? unknown(found.because) : drawn(found, content.table, file, context);
}

function refused(at: At, context: Context, reason: string): Value {
  context.report(at, { kind: 'bad-call', name: 'csv', reason: `\`csv\` ${reason}.`, signature });
  return unknown('the call of csv is not valid');
}

/** The column, with a number in every row; else why there is none, which is reported where its name stands. */
export function columnOf(
  table: Table,
  path: string,
  written: WrittenColumn | undefined,
  pathAt: At,
  context: Pick<Context, 'report'>,
): Column | { readonly because: string } {
  if (written === undefined) {
    const suggestions = table.names.slice(0, 3).map(name => `, ${spellColumn(name)}`);
    context.report(
      { start: pathAt.end, end: pathAt.end },
      { kind: 'unknown-column', path, column: null, columns: table.names, suggestions },
    );
    return { because: 'no column is named' };
  }
  const column = table.column(written.text);
  if (column === undefined) {
    context.report(written, {
      kind: 'unknown-column',
      path,
      column: written.text,
      columns: table.names,
      suggestions: columnsMeantBy(written.text, table.names).map(spellColumn),
    });
    return { because: `${path} has no column ${written.text}` };
  }
  const cell = column.firstBad ?? (column.firstEmpty === undefined ? undefined : { line: column.firstEmpty, text: '' });
  if (cell === undefined) return column;
  context.report(written, { kind: 'bad-cell', path, column: column.name, ...cell, empty: column.empty, rows: table.rows });
  return { because: `line ${cell.line} of ${path} has no number as ${column.name}` };
}

const lettersOf = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/**
 * Columns that differ in case, blanks and signs only, else those that are spelt nearly alike, else those whose words begin with the one
 * written.
 */
function columnsMeantBy(written: string, names: readonly string[]): readonly string[] {
  const letters = lettersOf(written);
  const alike = names.filter(name => lettersOf(name) === letters);
  if (alike.length > 0) return alike;
  const near = closest(written, names);
  return near.length > 0 ? near : names.filter(name => letters.length > 2 && lettersOf(name).includes(letters));
}

function drawn({ numbers, percent }: Column, { rows }: Table, file: string, context: Context): Value {
  const more = percent ? { percent: true } : {};
  const first = numbers[0]!;
  if (numbers.every(number => number === first)) return numberOf(first, dimensionless, more);
  const chosen = context.rowsOf(file, rows);
  return numberOf(
    Float64Array.from(chosen, row => numbers[row]!),
    dimensionless,
    more,
  );
}
