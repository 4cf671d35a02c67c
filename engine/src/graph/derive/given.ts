/** A given, evaluated: its expression in the scope it was written in, fitted into the slot of its property. */
import { namesIn, spell, type Expr } from '../../../../grammar/src/index.js';
import type { Draws } from '../../draws/arithmetic.js';
import { evaluateForm, formVariables } from '../../laws/form.js';
import { dataSource, planNames } from '../../names/data-file.js';
import type { Given, Merged } from '../../names/merge.js';
import { findProperty } from '../../names/properties.js';
import { dimensionless } from '../../quantity/dimension.js';
import type { Problem } from '../../schema/problem.js';
import type { KindSpec, PropertySpec } from '../../schema/types.js';
import type { Value } from '../../schema/value.js';
import { coerce } from '../expressions/coerce.js';
import { isGivenOtherwise, possibleValue } from '../expressions/possible.js';
import { contextOf, evaluateExpression, type Evaluated, type Place } from '../queries/expression.js';
import { Known } from '../queries/known.js';
import type { LookupScope } from '../queries/lookup.js';
import { givenAlone } from '../queries/questions.js';
import { rangeEnds } from '../expressions/range.js';
import { pairedDraws } from './correlated.js';
import { mappedRows } from './mapped-rows.js';
import type { GivenResult } from '../queries/results.js';
import type { Universe } from '../queries/world-context.js';

export interface SettledGiven extends GivenResult {
  /** Waiting longer would not help: every name it reads is known. */
  readonly settled: boolean;
}

export function evaluateGiven(universe: Universe, merged: Merged, given: Given, own: LookupScope['own']): SettledGiven {
  const spec = merged.spec!;
  const property = findProperty(spec, given.path) ?? constantOf(given.path);
  const file = fromFile(universe, merged, given, property);
  if (file !== undefined) return { known: file, problems: [], item: given.item, settled: true };
  if (property.type.kind === 'file' && property.type.columns !== undefined)
    return tableGiven(universe, merged, given, property, property.type.columns);
  const place: Place = { universe, file: given.item.file, identity: given.identity, own, silent: given.origin !== 'given' };
  const { value, inputs, problems, pending } = valueOf(property, given.expr, merged, place);
  const report = ({ start, end }: { start: number; end: number }, problem: object): void => {
    if (place.silent !== true) problems.push({ ...problem, start, end } as Problem);
  };
  const coerced = coerce(value, {
    property,
    expr: given.expr,
    report,
    siblings: spec.properties,
    nameAt: given.node.path.names.at(-1) ?? given.node.path,
  });
  const derive = isGivenOtherwise(property, spec) ? { start: given.node.path.end, end: given.node.end } : null;
  const alone = possibleValue(coerced, { property, expr: given.expr, report, derive });
  const fitted = withCorrelation(universe, merged, given, alone, own);
  const known = new Known({
    path: given.path,
    owner: merged.ref.name,
    value: fitted,
    origin: given.origin,
    type: property.type,
    inputs,
    source: given.node.source?.value ?? dataSource(given.expr) ?? given.source,
    writtenIn: given.item,
    at: given.expr,
    ...(pending ? { pending, waitsFor: { block: merged.ref, path: given.path } } : {}),
    roots: new Set([given.path, ...inputs.filter(input => input.path === input.known.path).flatMap(input => [...input.known.roots])]),
  });
  return {
    known,
    problems,
    item: given.item,
    settled: inputs.every(input => input.known.current.kind !== 'unknown') && readsOnly(given.expr, own),
  };
}

/** A value that a file gives, or the file itself with all it gives; `undefined` for what is written out. */
function fromFile(universe: Universe, merged: Merged, given: Given, property: PropertySpec): Known | undefined {
  const parts = {
    path: given.path,
    owner: merged.ref.name,
    origin: given.origin,
    type: property.type,
    source: given.source,
    writtenIn: given.item,
    at: given.expr,
  };
  if (given.filled !== undefined) return new Known({ ...parts, value: settingOf(given.filled, property), roots: new Set([given.path]) });
  if (given.reads === undefined) return undefined;
  const { path, fault, fills } = given.reads;
  if (fault !== null) return new Known({ ...parts, value: { kind: 'unknown', because: `${path} ${fault}` } });
  const inputs = fills.flatMap(name => {
    const known = givenAlone(universe, merged.ref, name)?.known;
    return known === undefined ? [] : [{ name, path: name, known }];
  });
  return new Known({ ...parts, value: { kind: 'text', text: path }, inputs });
}

function settingOf(setting: NonNullable<Given['filled']>, { type }: PropertySpec): Value {
  if (typeof setting === 'boolean') return { kind: 'boolean', value: setting };
  if (typeof setting === 'string') return { kind: 'word', word: setting, args: new Map(), text: setting };
  return { kind: 'number', draws: setting, dimension: type.kind === 'quantity' ? type.dimension : dimensionless };
}

/** A table whose columns the block says the meaning of. */
function tableGiven(
  universe: Universe,
  merged: Merged,
  given: Given,
  property: PropertySpec,
  columns: readonly PropertySpec[],
): SettledGiven {
  const { value, inputs, problems } = mappedRows(given, columns, {
    universe,
    file: given.item.file,
    identity: given.identity,
    silent: given.origin !== 'given',
  });
  const known = new Known({
    path: given.path,
    owner: merged.ref.name,
    value,
    origin: given.origin,
    type: property.type,
    inputs,
    source: given.node.source?.value ?? given.source,
    writtenIn: given.item,
    at: given.expr,
    roots: new Set([given.path]),
  });
  return { known, problems, item: given.item, settled: true };
}

/** Constants of a law whose errors go together have their draws in pairs. */
function withCorrelation(universe: Universe, merged: Merged, given: Given, value: Value, own: LookupScope['own']): Value {
  if (merged.ref.kind !== 'law' || value.kind !== 'number' || typeof value.draws === 'number') return value;
  if (![...merged.givens.keys()].some(path => path.startsWith('correlation.'))) return value;
  const drawsAt = (path: string): Draws | undefined => {
    const other = merged.givens.get(path);
    return other === undefined ? undefined : drawsAlone(universe, merged, other, own);
  };
  return { ...value, draws: pairedDraws(universe, merged, given.path, value.draws, drawsAt) };
}

function drawsAlone(universe: Universe, merged: Merged, given: Given, own: LookupScope['own']): Draws | undefined {
  const property = findProperty(merged.spec!, given.path) ?? constantOf(given.path);
  if (property.type.kind !== 'quantity') return undefined;
  const { value } = valueOf(property, given.expr, merged, { universe, file: given.item.file, identity: given.identity, own, silent: true });
  const fitted = coerce(value, { property, expr: given.expr, report: () => undefined });
  return fitted.kind === 'number' ? fitted.draws : undefined;
}

const readsOnly = (expr: Expr, own: LookupScope['own']): boolean =>
  own === undefined || [...planNames(expr)].every(name => own.read(name) !== undefined);

const constantOf = (path: string): PropertySpec => ({ path, type: { kind: 'text' }, how: 'given', doc: '' });

function valueOf(property: PropertySpec, expr: Expr, merged: Merged, place: Place): Evaluated {
  if (property.type.kind === 'formula') return formOf(expr, merged, place);
  if (property.type.kind === 'bounds') return boundsOf(expr, place);
  return evaluateExpression(expr, property.type, place);
}

/** The right side of a law is kept as a tree; its names are tried once, so that a wrong one is found where it is written. */
function formOf(expr: Expr, merged: Merged, place: Place): Evaluated {
  const names = new Map<string, number>(formVariables.map(name => [name, 2]));
  const listed = new Set(merged.spec?.properties.map(each => each.path) ?? []);
  for (const path of merged.givens.keys())
    if (!listed.has(path)) names.set(path.startsWith('inputs.') ? path.slice('inputs.'.length) : path, 2);
  // Of a law that is fitted, any other name is a constant to be found.
  if (merged.givens.has('fit')) for (const name of namesIn(expr)) names.set(name, 2);
  const tried = evaluateForm(expr, names);
  // A form that stands elsewhere was tried there; what it lacks may be left for others to fill in, and the law says so when it is asked for
  // a value.
  if (tried.ok || place.silent === true)
    return { value: { kind: 'form', expr, text: spell(expr) }, inputs: [], problems: [], pending: false };
  const problems: Problem[] = [{ kind: 'bad-form', reason: tried.problem, start: tried.start, end: tried.end }];
  return { value: { kind: 'unknown', because: tried.problem }, inputs: [], problems, pending: false };
}

function boundsOf(expr: Expr, place: Place): Evaluated {
  const problems: Problem[] = [];
  const context = contextOf(place, [], (at, problem) => {
    problems.push({ ...problem, start: at.start, end: at.end });
  });
  const ends = expr.kind === 'range' ? rangeEnds(expr, context) : undefined;
  if (ends !== undefined)
    return { value: { kind: 'bounds', low: ends.lowDraws, high: ends.highDraws }, inputs: [], problems, pending: false };
  if (expr.kind !== 'range') {
    problems.push({
      kind: 'wrong-type',
      property: 'this range',
      wanted: 'two ends',
      found: 'one value',
      example: '70M..16B',
      start: expr.start,
      end: expr.end,
    });
  }
  return {
    value: { kind: 'unknown', because: 'its range is not valid' },
    inputs: [],
    problems: place.silent === true ? [] : problems,
    pending: false,
  };
}

/** Types of properties whose names mean words, blocks or variables, never values of the own block. */
const readNothing: ReadonlySet<string> = new Set(['reference', 'word', 'formula', 'bounds', 'boolean', 'text', 'file']);

/** Names of the own block that an expression reads; then it cannot be evaluated alone. */
export function readsOwn(expr: Expr, path: string, spec: KindSpec, property: PropertySpec | undefined): boolean {
  if (property !== undefined && readNothing.has(property.type.kind)) return false;
  return [...planNames(expr)].some(name => {
    if (name === path) return false;
    const steps = name.split('.');
    return steps.some((_, index) => {
      const found = findProperty(spec, steps.slice(0, index + 1).join('.'));
      return found !== undefined && (spec.open !== true || spec.properties.includes(found));
    });
  });
}
