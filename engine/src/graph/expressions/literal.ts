/** Numbers as written, with their units, and what a value is called in a message. */
import type { NumberLiteral } from '../../../../grammar/src/index.js';
import { multiply, type Draws } from '../../draws/arithmetic.js';
import { largestDraw } from '../../draws/summary.js';
import { dimensionless, isHardFree, type Dimension } from '../../quantity/dimension.js';
import type { PropertyType } from '../../schema/types.js';
import type { NumberValue, Value } from '../../schema/value.js';
import { unknown, type Context } from './context.js';
import { literalUnit, type LiteralUnit } from './units.js';

export const numberOf = (draws: Draws, of: Dimension = dimensionless, more: Partial<NumberValue> = {}): NumberValue => ({
  kind: 'number',
  draws,
  dimension: of,
  ...more,
});

/** A literal with its unit; `borrowed` is the other end of a range, whose unit serves this bare one. */
export function evaluateNumber(
  literal: NumberLiteral,
  borrowed: NumberLiteral | undefined,
  context: Context,
  wanted?: PropertyType,
): Value {
  if (Math.abs(literal.value) > largestDraw) {
    context.report(literal, { kind: 'not-finite', text: literal.text });
    return unknown(`${literal.text} is too large for a number`);
  }
  if (literal.unit?.text === 'B' && literal.suffix === '' && wantsCount(wanted)) {
    context.report(literal, { kind: 'byte-or-billion', number: literal.text });
    return unknown(`${literal.text} B is a number of bytes`);
  }
  const unit = literalUnit(literal, borrowed, context, wanted);
  if (unit === undefined) return unknown('its unit is not known');
  const percent = literal.suffix === '%' || (literal.suffix === '' && literal.unit === undefined && borrowed?.suffix === '%');
  const value = percent && literal.suffix !== '%' ? literal.value / 100 : literal.value;
  if (Math.abs(value * unit.factor) > largestDraw) {
    context.report(literal, { kind: 'not-finite', text: literal.text });
    return unknown(`${literal.text} is too large for a number`);
  }
  return numberOf(value * unit.factor, unit.dimension, {
    ...(unit.tag === undefined ? {} : { tag: unit.tag }),
    ...(percent ? { percent } : {}),
    digits: literal.digits,
  });
}

const wantsCount = (wanted: PropertyType | undefined): boolean => wanted?.kind === 'quantity' && isHardFree(wanted.dimension);

/** A unit behind brackets belongs to a bare number in them. */
export function withUnit(value: Value, unit: LiteralUnit | undefined): Value {
  if (unit === undefined || value.kind !== 'number' || value.dimension !== dimensionless || value.percent === true) return value;
  return numberOf(multiply(value.draws, unit.factor), unit.dimension, {
    ...(unit.tag === undefined ? {} : { tag: unit.tag }),
    ...(value.digits === undefined ? {} : { digits: value.digits }),
  });
}

export function nameOfKind(value: Value): string {
  switch (value.kind) {
    case 'number':
      return value.date === true ? 'a date' : value.truth === true ? 'a condition' : 'a number';
    case 'unknown':
      return 'an unknown value';
    case 'text':
      return 'a text';
    case 'word':
      return `the word \`${value.word}\``;
    case 'boolean':
      return value.value ? '`yes`' : '`no`';
    case 'block':
      return `the ${value.block.kind} \`${value.block.name}\``;
    case 'list':
      return 'a list';
    case 'bounds':
      return 'a pair of bounds';
    case 'form':
      return 'a formula';
  }
}
