/** What stands between the brackets of `csv(…)` or `json(…)`: a data file, or a column of one. */
import type { Argument, Call, Node, Property } from '../../../grammar/src/index.js';
import type { Meaning, TableFacts } from '../analysis.js';
import { summarize } from '../draws/summary.js';
import { isCsvCall, writtenColumn, writtenCsv, type WrittenCsv } from '../names/data-file.js';
import { resolvePath } from '../names/paths.js';
import type { World } from '../names/world.js';

type TableMeaning = Extract<Meaning, { kind: 'table' }>;

/** Rows and columns of the table at a path from the read root; `undefined` when there is none. */
export function tableFacts(world: World, file: string): TableFacts | undefined {
  const read = world.table(file);
  return 'fault' in read ? undefined : { rows: read.table.rows, columns: read.table.names };
}

/**
 * `around` are the nodes around this one, outermost first. `undefined` for anything but a path and a column, and where the file cannot be
 * read.
 */
export function tableMeaning(node: Node, around: readonly Node[], file: string, world: World): TableMeaning | undefined {
  if (node.kind !== 'string' && node.kind !== 'reference') return undefined;
  const argument = around.at(-1);
  const call = around.at(-2);
  if (argument?.kind === 'argument' && call?.kind === 'call' && isCsvCall(call)) return inCall(node, argument, call, file, world);
  const path = tableAround(around)?.path?.value;
  return path === undefined ? undefined : columnMeaning(node, path, file, world);
}

/** The table in whose braces a node stands. */
export function tableAround(around: readonly Node[]): WrittenCsv | undefined {
  const property = around.find(
    (node): node is Property =>
      node.kind === 'property' &&
      node.value?.kind === 'call' &&
      isCsvCall(node.value) &&
      node.block !== undefined &&
      around.includes(node.block),
  );
  return property?.value?.kind === 'call' ? writtenCsv(property.value) : undefined;
}

function inCall(
  node: Extract<Node, { kind: 'string' | 'reference' }>,
  argument: Argument,
  call: Call,
  file: string,
  world: World,
): TableMeaning | undefined {
  const { path } = writtenCsv(call);
  if (path === undefined || argument.value !== node) return undefined;
  return node === path ? wholeTable(node, path.value, file, world) : columnMeaning(node, path.value, file, world);
}

export function wholeTable(
  at: { readonly start: number; readonly end: number },
  path: string,
  file: string,
  world: World,
): TableMeaning | undefined {
  const target = resolvePath(file, path);
  const facts = tableFacts(world, target);
  return facts === undefined
    ? undefined
    : { kind: 'table', start: at.start, end: at.end, path, ...facts, definition: { file: target, start: 0, end: 0 } };
}

/** A column as written at a node, bare or in quotes; `undefined` when the file has none of that name. */
export function columnMeaning(
  node: Extract<Node, { kind: 'string' | 'reference' }>,
  path: string,
  file: string,
  world: World,
): TableMeaning | undefined {
  const whole = wholeTable(node, path, file, world);
  const written = writtenColumn(node);
  const read = world.table(resolvePath(file, path));
  const column = written === undefined || 'fault' in read ? undefined : read.table.column(written.text);
  if (whole === undefined || column === undefined) return undefined;
  const numbers = column.numbers.filter(number => !Number.isNaN(number));
  const { p5, p50, p95, mean } = summarize(numbers);
  const range = numbers.length === 0 ? null : { p5, p50, p95, mean };
  return { ...whole, column: { name: column.name, range, share: column.percent, without: column.numbers.length - numbers.length } };
}
