/**
 * What a formula measures, read from the types of the properties in it, by rules written down a second time: the engine moves numbers only.
 */
import assert from 'node:assert/strict';
import type { Expr } from '../../../grammar/src/index.js';
import type { KindSpec, PropertyType } from '../../../engine/src/index.js';
import {
  dimension,
  dimensionless,
  divide,
  exponent,
  hardPart,
  multiply,
  power,
  type Dimension,
} from '../../../engine/src/quantity/dimension.js';
import { parseUnit } from '../../../engine/src/quantity/units.js';
import { typesAt } from './property-paths.js';

const time = dimension({ time: 1 });
const flopOverCounts = dimension({ flop: 1, param: -1, token: -1 });

/** Dimensions a value of this type may have; dates count as time, and what is no number has none. */
export function dimensionsOf(type: PropertyType): readonly Dimension[] {
  if (type.kind === 'date') return [time];
  if (type.kind === 'reference') return (type.or ?? []).flatMap(dimensionsOf);
  return type.kind === 'quantity' ? [type.dimension, ...(type.alternatives ?? []).map(each => each.dimension)] : [];
}

/** Hard dimensions agree, where so many parameters times tokens may stand for as many FLOP. */
export function agree(found: Dimension, wanted: Dimension): boolean {
  const difference = divide(found, wanted);
  const flop = exponent(difference, 'flop');
  if (flop === 0) return hardPart(difference) === dimensionless;
  const counts = power(flopOverCounts, flop);
  const rest = divide(difference, counts);
  return hardPart(rest) === dimensionless && exponent(rest, 'param') === 0 && exponent(rest, 'token') === 0;
}

/** The dimension of a formula of a kind. Fails on a name that leads nowhere, a unit that is none, and a sum of unlike parts. */
export function dimensionIn(kind: KindSpec, expr: Expr): Dimension {
  switch (expr.kind) {
    case 'number':
      return multiply(unitNamed(expr.currency?.text), unitNamed(expr.unit?.text));
    case 'reference':
      return dimensionAt(kind, expr.names.map(name => name.text).join('.'));
    case 'group':
      return dimensionIn(kind, expr.inner!);
    case 'unary':
      return dimensionIn(kind, expr.operand!);
    // A unit on one end serves the bare other end.
    case 'range':
      return alike(kind, isBare(expr.low!) ? [expr.high!] : isBare(expr.high!) ? [expr.low!] : [expr.low!, expr.high!]);
    case 'call':
      return ofCall(
        kind,
        expr.callee.names[0]!.text,
        expr.args.map(argument => argument.value!),
      );
    case 'binary':
      return ofOperators(kind, expr);
    default:
      return assert.fail(`a formula has no ${expr.kind}`);
  }
}

const isBare = (expr: Expr): boolean => expr.kind === 'number' && expr.unit === undefined && expr.currency === undefined;

function unitNamed(text: string | undefined): Dimension {
  if (text === undefined) return dimensionless;
  const parsed = parseUnit(text);
  assert.ok(parsed.ok, `${text} is no unit`);
  return parsed.unit.dimension;
}

function dimensionAt(kind: KindSpec, path: string): Dimension {
  const types = typesAt(kind, path);
  assert.ok(types.length > 0, `${kind.name} has no ${path}`);
  const dimensions = types.map(type => dimensionsOf(type)[0]);
  assert.ok(
    dimensions.every(each => each !== undefined && hardPart(each) === hardPart(dimensions[0]!)),
    `${path} is not one number wherever it leads`,
  );
  return dimensions[0]!;
}

function alike(kind: KindSpec, parts: readonly Expr[]): Dimension {
  const [first, ...others] = parts.map(part => dimensionIn(kind, part)) as [Dimension, ...Dimension[]];
  for (const other of others) assert.equal(hardPart(other), hardPart(first), 'parts of a sum measure the same');
  return first;
}

function ofCall(kind: KindSpec, name: string, args: readonly Expr[]): Dimension {
  assert.ok(['ceil', 'min', 'max'].includes(name), `formulas call no ${name}`);
  return alike(kind, args);
}

function ofOperators(kind: KindSpec, expr: Extract<Expr, { kind: 'binary' }>): Dimension {
  const operators = expr.operators.map(each => each.operator);
  if (operators.some(operator => operator === '+' || operator === '-'))
    return alike(
      kind,
      expr.operands.map(each => each!),
    );
  assert.ok(
    operators.every(operator => operator === '*' || operator === '/'),
    `formulas have no ${operators.join(' ')}`,
  );
  const factors = expr.operands.map(operand => dimensionIn(kind, operand!));
  return factors.reduce((product, next, index) => (operators[index - 1] === '*' ? multiply(product, next) : divide(product, next)));
}
