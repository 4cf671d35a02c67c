/**
 * `csv("runs.csv") { step_time: seconds, … }`: what the braces make of the rows of a table, each key a column or an expression over
 * columns.
 */
import type { Expr, Item, Property } from '../../../../grammar/src/index.js';
import { isCsvCall, writtenCsv } from '../../names/data-file.js';
import { meantBy } from '../../names/meant.js';
import type { Given } from '../../names/merge.js';
import type { At, Problem, ProblemData } from '../../schema/problem.js';
import type { PropertySpec } from '../../schema/types.js';
import type { BlockRef, MappedRows, Value } from '../../schema/value.js';
import type { Table } from '../../tables/table.js';
import { coerce } from '../expressions/coerce.js';
import { unknown } from '../expressions/context.js';
import { contextOf, type Place } from '../queries/expression.js';
import type { KnownInput } from '../queries/known.js';
import { rowContext, type RowContext } from './row-context.js';

export interface Mapped {
  readonly value: Value;
  readonly inputs: readonly KnownInput[];
  readonly problems: Problem[];
}

/** The key that says which rows count. */
const filterKey = 'where';

/** What a row may have none of: an accuracy, a stage of sharding, right answers to a problem. */
const mayBeZero: ReadonlySet<string> = new Set(['accuracy', 'parallelism.zero', 'correct']);

type Report = (at: At, problem: ProblemData) => void;

export function mappedRows(given: Given, columns: readonly PropertySpec[], place: Place): Mapped {
  const problems: Problem[] = [];
  const inputs: KnownInput[] = [];
  const report: Report = (at, problem) => {
    if (place.silent !== true) problems.push({ ...problem, start: at.start, end: at.end });
  };
  const { expr } = given;
  const path = expr.kind === 'call' && isCsvCall(expr) && expr.args.length === 1 ? writtenCsv(expr).path : undefined;
  if (path === undefined) {
    report(expr, {
      kind: 'wrong-type',
      property: given.path,
      wanted: 'a file, `csv("…")`, with the meaning of its columns in braces',
      found: 'something else',
      example: null,
    });
    return { value: unknown('no file is named'), inputs, problems };
  }
  const context = contextOf(place, inputs, report);
  const { file, content } = context.table(path.value);
  if ('fault' in content) {
    report(path, { kind: 'table-unread', path: path.value, fault: content.fault, ofRuns: true });
    return { value: unknown(`${path.value} ${content.fault}`), inputs, problems };
  }
  const rows = rowContext(context, content.table, path.value, file);
  const mapping = new Mapping(given, columns, rows, content.table, path.value, report);
  const found = mapping.rows();
  const value: Value = mapping.failed
    ? unknown(`the rows of ${path.value} are not understood`)
    : { kind: 'text', text: path.value, rows: found };
  return { value, inputs, problems };
}

interface Entry {
  readonly spec: PropertySpec;
  readonly node: Property;
  readonly expr: Expr;
}

class Mapping {
  /** Something stands there that no row can be read by. */
  failed = false;
  private readonly entries: readonly Entry[];

  constructor(
    private readonly given: Given,
    private readonly columns: readonly PropertySpec[],
    private readonly context: RowContext,
    private readonly table: Table,
    private readonly path: string,
    private readonly report: Report,
  ) {
    this.entries = this.collect(given.node.block?.items ?? [], '', new Map());
  }

  rows(): MappedRows {
    const kept = this.keptRows();
    const numbers = new Map<string, Float64Array>();
    const words = new Map<string, readonly string[]>();
    const blocks = new Map<string, BlockRef>();
    for (const entry of this.entries) {
      const {
        spec: { path, type },
      } = entry;
      if (path === filterKey) continue;
      if (type.kind === 'word') this.keepWords(entry, kept, words);
      else {
        const value = this.valueOf(entry, type.kind === 'quantity' ? kept : []);
        if (value.kind === 'block') blocks.set(path, value.block);
        else if (value.kind === 'boolean')
          words.set(
            path,
            kept.map(() => (value.value ? 'yes' : 'no')),
          );
        else if (value.kind === 'number')
          numbers.set(
            path,
            Float64Array.from(kept, row => (typeof value.draws === 'number' ? value.draws : value.draws[row]!)),
          );
        else this.failed = true;
      }
    }
    return { lines: kept.map(row => this.table.lineOf(row)), numbers, words, blocks };
  }

  // ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private collect(items: readonly Item[], prefix: string, seen: Map<string, At>): readonly Entry[] {
    return items.flatMap((item): readonly Entry[] => {
      if (item.kind === 'property') return this.entryOf(item, prefix, seen);
      const group = item.kind === 'block' ? `${prefix}${item.path.names.map(name => name.text).join('.')}.` : '';
      if (item.kind === 'block' && item.body !== undefined && this.columns.some(column => column.path.startsWith(group)))
        return this.collect(item.body.items, group, seen);
      if (item.kind === 'block') this.unknownKey(item.path, item.path.names.map(name => name.text).join('.'), prefix);
      else
        this.fail({ start: item.start, end: item.start + item.kind.length }, { kind: 'misplaced', what: item.kind, where: 'at top level' });
      return [];
    });
  }

  private entryOf(node: Property, prefix: string, seen: Map<string, At>): readonly Entry[] {
    const written = node.path.names.map(name => name.text).join('.');
    const path = prefix + written;
    const spec = this.columns.find(column => column.path === path);
    if (spec === undefined) {
      this.unknownKey(node.path, written, prefix);
      return [];
    }
    const first = seen.get(path);
    if (first !== undefined) {
      this.fail(node.path, { kind: 'duplicate-key', key: path, first, item: { start: node.start, end: node.end } });
      return [];
    }
    seen.set(path, node.path);
    if (node.value === undefined) {
      this.fail({ start: node.path.start, end: node.colon.end }, { kind: 'missing-value', property: path, example: null });
      return [];
    }
    return [{ spec, node, expr: node.value }];
  }

  private unknownKey(at: At, word: string, prefix: string): void {
    const named = this.columns
      .filter(({ path }) => path.startsWith(prefix))
      .map(({ path, alsoCalled }) => ({ name: path.slice(prefix.length), alsoCalled }));
    const suggestions = meantBy(word, named).map(name => ({
      name,
      doc: this.columns.find(({ path }) => path === prefix + name)?.doc ?? '',
    }));
    this.fail(at, { kind: 'unknown-property', block: this.given.path, word, suggestions });
  }

  private fail(at: At, problem: ProblemData): void {
    this.failed = true;
    this.report(at, problem);
  }

  // ── what it comes to ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Rows for which the condition holds; all where there is none. */
  private keptRows(): readonly number[] {
    const all = Array.from({ length: this.table.rows }, (_, row) => row);
    const filter = this.entries.find(({ spec }) => spec.path === filterKey);
    if (filter === undefined) return all;
    const value = this.context.evaluate(filter.expr);
    if (value.kind !== 'number' || value.truth !== true) {
      if (value.kind !== 'unknown')
        this.report(filter.expr, {
          kind: 'wrong-type',
          property: filterKey,
          wanted: 'a condition',
          found: 'something else',
          example: filter.spec.example ?? null,
        });
      this.failed = true;
      return [];
    }
    const { draws } = value;
    return all.filter(row => (typeof draws === 'number' ? draws : draws[row]) === 1);
  }

  private valueOf({ spec, node, expr }: Entry, kept: readonly number[]): Value {
    const uncertain = this.context.uncertainIn(() => this.context.evaluate(expr, spec.type));
    if (uncertain.met) {
      this.fail(expr, { kind: 'uncertain-end', what: `\`${spec.path}\` of a measured run` });
      return unknown('it is uncertain');
    }
    const { value } = uncertain;
    if (value.kind === 'number' && this.brokenRow(spec, value.draws, expr, kept)) return unknown('a row has no number');
    const fitted = coerce(value.kind === 'number' ? { ...value, draws: presentOnly(value.draws, kept) } : value, {
      property: openEnded(spec),
      expr,
      report: this.report,
      nameAt: node.path,
    });
    // What was fitted are the rows that count; they go back to their places.
    return fitted.kind === 'number' && typeof fitted.draws !== 'number'
      ? { ...fitted, draws: scattered(fitted.draws, kept, this.table.rows) }
      : fitted;
  }

  /** A row that counts and has no number there, or one that no run has. */
  private brokenRow(spec: PropertySpec, draws: number | Float64Array, expr: Expr, kept: readonly number[]): boolean {
    const at = (row: number): number => (typeof draws === 'number' ? draws : draws[row]!);
    const least = mayBeZero.has(spec.path) ? -Number.MIN_VALUE : 0;
    const broken = kept.filter(row => !(at(row) > least) || !Number.isFinite(at(row)));
    if (broken.length === 0) return false;
    this.failed = true;
    if (this.context.reportCell(expr, broken[0]!)) return true;
    const value = at(broken[0]!);
    this.report(expr, {
      kind: 'bad-row',
      path: this.path,
      property: spec.path,
      line: this.table.lineOf(broken[0]!),
      fault: Number.isFinite(value) ? `is ${value}, and no run has that` : 'is no finite number',
      count: broken.length,
    });
    return true;
  }

  /** A word for all rows, or a column of such words. */
  private keepWords({ spec, expr }: Entry, kept: readonly number[], words: Map<string, readonly string[]>): void {
    if (spec.type.kind !== 'word') return;
    const known = spec.type.words.map(word => word.name);
    const column =
      expr.kind === 'string' || (expr.kind === 'reference' && !known.includes(expr.names.map(name => name.text).join('.')))
        ? this.context.columnAt(expr)
        : undefined;
    if (column === undefined) {
      const value = this.context.evaluate(expr, spec.type);
      if (value.kind === 'word' && known.includes(value.word))
        words.set(
          spec.path,
          kept.map(() => value.word),
        );
      else this.failed = true;
      return;
    }
    const cells = kept.map(row => this.table.cell(row, column).toLowerCase());
    const wrong = cells.findIndex(cell => !known.includes(cell));
    if (wrong < 0) {
      words.set(spec.path, cells);
      return;
    }
    this.fail(expr, {
      kind: 'bad-row',
      path: this.path,
      property: spec.path,
      line: this.table.lineOf(kept[wrong]!),
      fault: `is \`${cells[wrong]!}\`, and one of ${known.join(', ')} belongs there`,
      count: cells.filter(cell => !known.includes(cell)).length,
    });
  }
}

const presentOnly = (draws: number | Float64Array, kept: readonly number[]): number | Float64Array =>
  typeof draws === 'number' ? draws : Float64Array.from(kept, row => draws[row]!);

function scattered(values: Float64Array, kept: readonly number[], rows: number): Float64Array {
  const all = new Float64Array(rows).fill(Number.NaN);
  kept.forEach((row, index) => {
    all[row] = values[index]!;
  });
  return all;
}

/** A share above 1 is told with its line by the one who uses the rows, and no size of a measured run is a slip of a suffix. */
const openEnded = (spec: PropertySpec): PropertySpec => {
  if (spec.type.kind !== 'quantity') return spec;
  const { share: _, atLeast: __, ...type } = spec.type;
  return { ...spec, type };
};
