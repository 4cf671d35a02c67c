/** Expressions to values: arithmetic on draws, with units checked on the way. */
import type {
  BinaryExpr,
  ConvertExpr,
  Expr,
  GroupExpr,
  ListExpr,
  NumberLiteral,
  Reference,
  UnaryExpr,
} from '../../../../grammar/src/index.js';
import { add, divide, multiply, negate, power, subtract, not as logicalNot } from '../../draws/arithmetic.js';
import {
  dimension,
  dimensionless,
  divide as divideDimensions,
  exponent,
  isHardFree,
  multiply as multiplyDimensions,
  power as powerOfDimension,
  sameHard,
} from '../../quantity/dimension.js';
import { day } from '../../quantity/time.js';
import { accelerators } from '../../kinds/quantities.js';
import { parseUnit } from '../../quantity/units.js';
import type { PropertyType } from '../../schema/types.js';
import type { NumberValue, Value } from '../../schema/value.js';
import { evaluateCall } from './call.js';
import { bareSide } from './bare-number.js';
import { compare, contains } from './compare-values.js';
import { unknown, type Context } from './context.js';
import { dashRange } from './dash-range.js';
import { evaluateRange } from './range.js';
import { evaluateNumber, nameOfKind, numberOf, withUnit } from './literal.js';
import { fit, unitAt, type LiteralUnit } from './units.js';

const time = dimension({ time: 1 });

/**
 * The value of an expression; `wanted` is the type of the slot it stands in, if there is one. Every fault is reported once, then the value
 * is unknown.
 */
export function evaluate(expr: Expr | undefined, context: Context, wanted?: PropertyType): Value {
  if (expr === undefined) return unknown('the value is missing');
  switch (expr.kind) {
    case 'number':
      return evaluateNumber(expr, undefined, context, wanted);
    case 'string':
      return context.text?.(expr) ?? { kind: 'text', text: expr.value };
    case 'date':
      return evaluateDate(expr, context);
    case 'reference':
      return context.lookup(expr, wanted);
    case 'call':
      return evaluateCall(expr, context, wanted);
    case 'list':
      return evaluateList(expr, context, wanted);
    case 'group':
      return evaluateGroup(expr, context, wanted);
    case 'unary':
      return evaluateUnary(expr, context, wanted);
    case 'binary':
      return evaluateBinary(expr, context, wanted);
    case 'range':
      return evaluateRange(expr, context, wanted);
    case 'convert':
      return evaluateConvert(expr, context);
    case 'error':
      return unknown('the expression is not complete');
  }
}

function evaluateDate(expr: Extract<Expr, { kind: 'date' }>, context: Context): Value {
  const milliseconds = Date.parse(`${expr.text}T00:00:00Z`);
  if (!Number.isFinite(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== expr.text) {
    context.report(expr, { kind: 'bad-date', text: expr.text });
    return unknown(`${expr.text} is no day of the calendar`);
  }
  return numberOf(Math.round(milliseconds / 1000 / day) * day, time, { date: true });
}

/** Where no list belongs, what stands in it is no fault of its own: the list is told. */
function evaluateList(list: ListExpr, context: Context, wanted?: PropertyType): Value {
  if (wanted !== undefined && ['word', 'reference', 'boolean', 'text'].includes(wanted.kind)) return { kind: 'list', items: [] };
  const of = wanted?.kind === 'list' ? wanted.of : undefined;
  const unit = list.unit === undefined ? undefined : unitAt(list.unit, undefined, context, of);
  return { kind: 'list', items: list.items.map(item => withUnit(evaluate(item, context, of), unit)) };
}

function evaluateGroup(group: GroupExpr, context: Context, wanted?: PropertyType): Value {
  if (group.inner === undefined) return unknown('the brackets are empty');
  const inner = evaluate(group.inner, context, group.unit === undefined ? wanted : undefined);
  return withUnit(inner, group.unit === undefined ? undefined : unitAt(group.unit, undefined, context, wanted));
}

function evaluateUnary(expr: UnaryExpr, context: Context, wanted?: PropertyType): Value {
  const operand = evaluate(expr.operand, context, expr.operator === '-' ? wanted : undefined);
  if (operand.kind !== 'number') return operand.kind === 'unknown' ? operand : notANumber(expr, operand, context);
  if (expr.operator === 'not') return numberOf(logicalNot(operand.draws), dimensionless, { truth: true });
  return { ...operand, draws: negate(operand.draws) };
}

function notANumber(expr: Expr, value: Value, context: Context): Value {
  context.report(expr, { kind: 'wrong-type', property: 'this operation', wanted: 'a number', found: nameOfKind(value), example: null });
  return unknown(`${nameOfKind(value)} is no number`);
}

function evaluateBinary(expr: BinaryExpr, context: Context, wanted?: PropertyType): Value {
  const meant = dashRange(expr, wanted);
  if (meant !== undefined) {
    context.report(expr, meant.problem);
    return meant.kind === 'range' ? evaluateRange(meant.range, context, wanted) : unknown('`-` stands where `to` was meant');
  }
  let left: Value | undefined;
  let leftExpr: Expr | undefined;
  for (let index = 0; index < expr.operands.length; index++) {
    const operand = expr.operands[index];
    if (operand === undefined) {
      context.report(expr.operators[Math.max(0, index - 1)]?.span ?? expr, {
        kind: 'missing-part',
        what: 'a value beside the operator',
        example: 'h100 * 512',
      });
      return unknown('a value beside an operator is missing');
    }
    const operator = index === 0 ? undefined : expr.operators[index - 1]!;
    if (operator?.operator === 'in') {
      left = contains(left!, leftExpr!, operand, context);
      continue;
    }
    if (operator?.operator === '/' && isBareUnit(leftExpr, operand, context))
      return dividedByUnit(leftExpr as NumberLiteral, operand as Reference, wanted, context);
    // Behind a chip stands how many of it there are.
    const isCount = left?.kind === 'block' && operator?.operator === '*';
    const slot = index === 0 && expr.operators[0]?.operator === '*' ? wanted : isCount ? accelerators : undefined;
    const right = evaluate(operand, context, slot);
    if (left === undefined) {
      left = right;
      leftExpr = operand;
      continue;
    }
    left = combine(left, right, operator!.operator, { expr, left: leftExpr!, right: operand ?? expr, operator: operator!.span }, context);
    leftExpr = operand;
  }
  return left ?? unknown('the expression is not complete');
}

/** `3M/day` divides by a name `day`; where there is none but a unit of that name, a unit was meant. */
function isBareUnit(left: Expr | undefined, right: Expr | undefined, context: Context): boolean {
  if (left?.kind !== 'number' || left.unit !== undefined || right?.kind !== 'reference' || right.names.length !== 1) return false;
  const name = right.names[0]!.text;
  return parseUnit(name).ok && !context.isName(name);
}

function dividedByUnit(left: NumberLiteral, right: Reference, wanted: PropertyType | undefined, context: Context): Value {
  const unit = right.names[0]!.text;
  const whole = wanted?.kind === 'quantity' && wanted.unit.endsWith(`/${unit}`) ? wanted.unit : null;
  const repair = whole === null ? null : `${left.currency?.text ?? ''}${left.text} ${whole}`;
  context.report(right, { kind: 'unit-as-name', unit, repair, whole: { start: left.start, end: right.end } });
  return unknown(`\`${unit}\` is a unit, not a value`);
}

interface Sides {
  readonly expr: Expr;
  readonly left: Expr;
  readonly right: Expr;
  readonly operator: { readonly start: number; readonly end: number };
}

function combine(left: Value, right: Value, operator: string, sides: Sides, context: Context): Value {
  if (left.kind === 'block' && operator === '*') return poolOf(left, right, sides, context);
  if (left.kind === 'unknown') return left;
  if (right.kind === 'unknown') return right;
  if (left.kind !== 'number' || right.kind !== 'number') {
    if (operator === '==' || operator === '!=') return compareWords(left, right, operator);
    return notANumber(left.kind === 'number' ? sides.right : sides.left, left.kind === 'number' ? right : left, context);
  }
  switch (operator) {
    case '+':
    case '-':
      return addOrSubtract(left, right, operator, sides, context);
    case '*':
      return product(left, right, 1);
    case '/':
      return product(left, right, -1);
    case '^':
      return raise(left, right, sides, context);
    default:
      return compare(left, right, operator, sides, context);
  }
}

/** `h100 * 512` in a hardware slot. */
function poolOf(left: Extract<Value, { kind: 'block' }>, right: Value, sides: Sides, context: Context): Value {
  if (right.kind !== 'number') return right.kind === 'unknown' ? right : notANumber(sides.right, right, context);
  if (left.block.kind !== 'hardware') return notANumber(sides.left, left, context);
  return { kind: 'block', block: left.block, count: numberOf(right.draws, dimension({ gpu: 1 })) };
}

function compareWords(left: Value, right: Value, operator: string): Value {
  const same = textOf(left) === textOf(right);
  return numberOf((operator === '==') === same ? 1 : 0, dimensionless, { truth: true });
}

const textOf = (value: Value): string => {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'word':
      return value.text;
    case 'boolean':
      return value.value ? 'yes' : 'no';
    case 'block':
      return value.block.name;
    default:
      return value.kind;
  }
};

function addOrSubtract(left: NumberValue, right: NumberValue, operator: '+' | '-', sides: Sides, context: Context): Value {
  const verdict = fit(left.dimension, right.dimension, left.perGpu === true || right.perGpu === true);
  if (verdict === 'hard' || verdict === 'gpu') {
    context.report(sides.operator, {
      kind: 'mismatch',
      operation: operator === '+' ? 'add' : 'subtract',
      left: left.dimension,
      right: right.dimension,
      leftAt: sides.left,
      rightAt: sides.right,
      ...bareSide({ value: left, expr: sides.left }, { value: right, expr: sides.right }),
    });
    return unknown('its parts have different units');
  }
  if (verdict === 'counts')
    context.report(sides.operator, { kind: 'count-mismatch', property: 'sum', wanted: left.dimension, found: right.dimension });
  const draws = operator === '+' ? add(left.draws, right.draws) : subtract(left.draws, right.draws);
  const date = left.date === true ? !(operator === '-' && right.date === true) : right.date === true;
  return numberOf(draws, left.dimension, {
    ...keptTag(left, right),
    ...(date ? { date } : {}),
    ...(left.perGpu === true || right.perGpu === true ? { perGpu: true } : {}),
    ...(left.percent === true && right.percent === true ? { percent: true } : {}),
  });
}

/** Which chip the hours are of: as written, else the phase they were read from; of different chips they are generic. */
const keptTag = (left: NumberValue, right: NumberValue): Pick<NumberValue, 'tag' | 'phase'> => {
  const tag = left.tag === undefined || right.tag === undefined || left.tag === right.tag ? (left.tag ?? right.tag) : undefined;
  const phase =
    left.phase === undefined || right.phase === undefined || left.phase.name === right.phase.name ? (left.phase ?? right.phase) : undefined;
  return { ...(tag === undefined ? {} : { tag }), ...(phase === undefined ? {} : { phase }) };
};

function product(left: NumberValue, right: NumberValue, sign: 1 | -1): NumberValue {
  const draws = sign === 1 ? multiply(left.draws, right.draws) : divide(left.draws, right.draws);
  const combined = sign === 1 ? multiplyDimensions(left.dimension, right.dimension) : divideDimensions(left.dimension, right.dimension);
  const keepsTag = exponent(combined, 'gpu') !== 0;
  return numberOf(draws, combined, {
    ...(keepsTag ? keptTag(left, right) : {}),
    ...(left.perGpu === true || right.perGpu === true ? { perGpu: true } : {}),
  });
}

function raise(left: NumberValue, right: NumberValue, sides: Sides, context: Context): Value {
  if (right.dimension !== dimensionless) {
    context.report(sides.right, {
      kind: 'mismatch',
      operation: 'raise to',
      left: left.dimension,
      right: right.dimension,
      leftAt: sides.left,
      rightAt: sides.right,
    });
    return unknown('its exponent has a unit');
  }
  if (left.dimension !== dimensionless && typeof right.draws !== 'number') {
    context.report(sides.right, { kind: 'uncertain-end', what: 'the exponent of a value with a unit' });
    return unknown('its exponent is uncertain');
  }
  return numberOf(
    power(left.draws, right.draws),
    left.dimension === dimensionless ? dimensionless : powerOfDimension(left.dimension, right.draws as number),
  );
}

function evaluateConvert(expr: ConvertExpr, context: Context): Value {
  const operand = evaluate(expr.operand, context);
  const unit = expr.unit === undefined ? undefined : unitAt(expr.unit, undefined, context);
  if (operand.kind !== 'number' || unit === undefined)
    return operand.kind === 'number' || operand.kind === 'unknown'
      ? unit === undefined
        ? unknown('the unit to convert to is not known')
        : operand
      : notANumber(expr.operand, operand, context);
  const converted = convertible(operand, unit, expr, context);
  if (converted === undefined) return unknown('its unit is of another kind');
  const shownIn = { text: unit.text, factor: unit.factor };
  if (unit.text === '%') return { ...converted, percent: true };
  if (unit.tag === undefined) return { ...converted, shownIn };
  const ofChip = convertChips(converted, unit as LiteralUnit & { tag: string }, expr, context);
  return ofChip.kind === 'number' ? { ...ofChip, shownIn } : ofChip;
}

const flopFromCounts = dimension({ param: 1, token: 1 });
const flop = dimension({ flop: 1 });

/**
 * The value with the dimension of the unit; a bare number takes the unit of a count. `undefined` where they do not go together, which is
 * reported.
 */
function convertible(operand: NumberValue, unit: LiteralUnit, expr: ConvertExpr, context: Context): NumberValue | undefined {
  const isBare = operand.dimension === dimensionless && operand.percent !== true && unit.text !== '%';
  if (isBare && unit.dimension !== dimensionless && (expr.operand.kind === 'number' || isHardFree(unit.dimension)))
    return withUnit(operand, unit) as NumberValue;
  const counted = operand.dimension === flopFromCounts && sameHard(unit.dimension, flop) ? { ...operand, dimension: flop } : operand;
  const verdict = fit(counted.dimension, unit.dimension, counted.perGpu === true);
  if (verdict === 'hard' || verdict === 'gpu') {
    context.report(expr.unit!, {
      kind: 'mismatch',
      operation: 'convert to',
      left: operand.dimension,
      right: unit.dimension,
      leftAt: expr.operand,
      rightAt: expr.unit!,
    });
    return undefined;
  }
  if (verdict === 'counts')
    context.report(expr.unit!, { kind: 'count-mismatch', property: 'conversion', wanted: unit.dimension, found: operand.dimension });
  return { ...counted, dimension: unit.dimension };
}

/** Hours of one chip in hours of another, by a figure per accelerator that both have. */
function convertChips(operand: NumberValue, unit: LiteralUnit & { tag: string }, expr: ConvertExpr, context: Context): Value {
  const from = operand.tag ?? (operand.phase === undefined ? undefined : context.chipOf(operand.phase));
  if (from === undefined || from === unit.tag) return { ...operand, tag: unit.tag };
  const by = expr.by?.names.map(name => name.text).join('.');
  if (by !== undefined) {
    const path = by.includes('.') || by.startsWith('memory') ? by : `peak.${by}`;
    const had = context.perChip(from, path);
    const wanted = context.perChip(unit.tag, path);
    if (had !== undefined && wanted !== undefined && wanted > 0)
      return { ...operand, draws: multiply(operand.draws, had / wanted), tag: unit.tag };
  }
  const options = ['bf16', 'memory_bandwidth'].flatMap(basis => {
    const path = basis === 'bf16' ? 'peak.bf16' : basis;
    const had = context.perChip(from, path);
    const wanted = context.perChip(unit.tag, path);
    return had === undefined || wanted === undefined || wanted <= 0 ? [] : [{ by: basis, ratio: had / wanted }];
  });
  context.report(expr.by ?? expr.unit!, { kind: 'chips-differ', from, to: unit.tag, options, unit: unit.text, insertAt: expr.unit!.end });
  return unknown(`${from}-hours are no ${unit.tag}-hours`);
}
