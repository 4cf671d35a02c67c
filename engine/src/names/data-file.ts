/** `csv("runs.csv", column)`: the file and the column it names, as written, and what that file holds. */
import { dotted, referencesIn, visit, type Call, type Expr, type Reference, type StringLiteral } from '../../../grammar/src/index.js';
import type { FileContent } from '../analysis.js';
import type { At } from '../schema/problem.js';
import { readTable, type Table } from '../tables/table.js';
import { leavesRoot } from './paths.js';

/** A table of numbers, or why there is none; the fault completes a sentence that begins with the file's name. */
export type TableFile = { readonly table: Table } | { readonly fault: string };

/** A column as written, bare or in quotes. */
export interface WrittenColumn extends At {
  readonly text: string;
}

/** What stands in the brackets of `csv(…)`; a part not written, or written as something else, is `undefined`. */
export interface WrittenCsv {
  readonly call: Call;
  readonly path: StringLiteral | undefined;
  readonly column: WrittenColumn | undefined;
}

export const isCsvCall = ({ callee }: Call): boolean => callee.names.length === 1 && callee.names[0]!.text === 'csv';

/** References of an expression to the plan: what stands in the brackets of `csv` are names of a file. */
export const planReferences = (expr: Expr): readonly Reference[] => referencesIn(expr, isCsvCall);

/** Their names, each once. */
export const planNames = (expr: Expr): ReadonlySet<string> => new Set(planReferences(expr).map(({ names }) => dotted(names)));

export function writtenCsv(call: Call): WrittenCsv {
  const [first, second] = call.args.filter(argument => argument.name === undefined).map(argument => argument.value);
  return { call, path: first?.kind === 'string' ? first : undefined, column: second === undefined ? undefined : writtenColumn(second) };
}

export function writtenColumn(expr: Expr): WrittenColumn | undefined {
  if (expr.kind === 'string') return { text: expr.value, start: expr.start, end: expr.end };
  if (expr.kind === 'reference' && !expr.trailingDot)
    return { text: expr.names.map(name => name.text).join('.'), start: expr.start, end: expr.end };
  return undefined;
}

const contextual: ReadonlySet<string> = new Set(['import', 'let', 'assert', 'as', 'with', 'from', 'to', 'in', 'by', 'and', 'or', 'not']);

/** The column as it is written in a plan: bare where it is one word, else in quotes. */
export const spellColumn = (name: string): string =>
  /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) && !contextual.has(name) && name.normalize('NFKC') === name
    ? name
    : `"${name.replaceAll(/["\\]/g, sign => `\\${sign}`)}"`;

/** Where a value that reads files comes from, for people: `runs.csv, column mfu`; `null` for one that reads none. */
export function dataSource(expr: Expr): string | null {
  const found = new Set<string>();
  visit(expr, node => {
    if (node.kind !== 'call' || !isCsvCall(node)) return;
    const { path, column } = writtenCsv(node);
    if (path !== undefined && column !== undefined) found.add(`${path.value}, column ${column.text}`);
  });
  return found.size === 0 ? null : [...found].join('; ');
}

/** Why the host has no text for a file, as the end of a sentence that begins with its name; `undefined` when it has. */
export function missingText(content: FileContent | undefined, file: string): string | undefined {
  if (content === undefined) return leavesRoot(file) ? faults.outside : faults.missing;
  if ('text' in content) return undefined;
  // That there is no such file says no more than that it is not there.
  const detail = content.problem === 'missing' || content.detail === '' ? '' : ` (${content.detail})`;
  return faults[content.problem] + detail;
}

const faults = {
  missing: 'is not there; the path is relative to this file',
  outside: 'lies outside the folder that may be read',
  unreadable: 'cannot be read as text',
  'too-large': 'is too large: leave out the rows and columns that are not needed',
} as const;

export function readTableFile(content: FileContent | undefined, file: string): TableFile {
  const fault = missingText(content, file);
  if (fault !== undefined) return { fault };
  const read = readTable((content as { readonly text: string }).text);
  return read.ok ? { table: read.table } : { fault: read.reason };
}
