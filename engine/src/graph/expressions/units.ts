/** Units of literals, and which dimensions go together. */
import type { Expr, NumberLiteral, Unit as UnitNode } from '../../../../grammar/src/index.js';
import { dimensionless, exponent, sameHard, softPart, type Dimension } from '../../quantity/dimension.js';
import { parseUnit, unitsOfDimension } from '../../quantity/units.js';
import type { PropertyType, QuantityType } from '../../schema/types.js';
import type { Context } from './context.js';

export interface LiteralUnit {
  readonly factor: number;
  readonly dimension: Dimension;
  readonly tag?: string;
  readonly text: string;
}

export const noUnit: LiteralUnit = { factor: 1, dimension: dimensionless, text: '' };

/** What is counted in seconds is measured in milliseconds as often, and not in days. */
export const unitsFor = (type: QuantityType): readonly string[] =>
  type.unit === 's' ? ['s', 'ms', 'min'] : unitsOfDimension(type.dimension).slice(0, 3);

/** The unit at a node; reports an unknown one and gives `undefined`. */
export function unitAt(node: UnitNode, currency: UnitNode | undefined, context: Context, wanted?: PropertyType): LiteralUnit | undefined {
  const text = (currency?.text ?? '') + node.text;
  const parsed = parseUnit(text, word => context.tagOf(word));
  if (parsed.ok) return parsed.unit;
  const shift = node.start - (currency?.text.length ?? 0);
  context.report(
    { start: shift + parsed.start, end: shift + parsed.end },
    { kind: 'unknown-unit', unit: text, word: parsed.word, suggestions: parsed.suggestions, usual: usualFor(wanted, text, parsed.word) },
  );
  return undefined;
}

/** Units of the slot for a word that stands alone: one within a longer unit may be the smallest part of what is wrong. */
const usualFor = (wanted: PropertyType | undefined, unit: string, word: string): readonly string[] | null =>
  wanted?.kind === 'quantity' && unit === word ? unitsFor(wanted) : null;

/** The unit of a number literal; `borrowed` serves a bare end of a range. */
export function literalUnit(
  literal: NumberLiteral,
  borrowed: NumberLiteral | undefined,
  context: Context,
  wanted?: PropertyType,
): LiteralUnit | undefined {
  const lent = borrowed?.unit;
  // `$2` borrows `/GPU-hour` of the other end, and never a unit that names its money again.
  const unit = literal.unit ?? (literal.currency === undefined || lent?.text.startsWith('/') === true ? lent : undefined);
  const currency = literal.currency ?? (literal.unit === undefined ? borrowed?.currency : undefined);
  if (unit !== undefined && unit.text.startsWith('/') && currency === undefined) return unitAt(unit, undefined, context, wanted);
  if (unit?.text === 'm' && unit === literal.unit && unit.start === literal.start + literal.text.length) return unknownM(unit, context);
  if (unit !== undefined) return unitAt(unit, currency, context, wanted);
  if (currency !== undefined) return unitAt(currency, undefined, context);
  return noUnit;
}

/** `7m` is seven million to some and minutes or months to others. */
function unknownM(unit: UnitNode, context: Context): undefined {
  context.report(unit, { kind: 'unknown-unit', unit: 'm', word: 'm', suggestions: ['M', 'min', 'months'], usual: null });
  return undefined;
}

/** The number literal an expression consists of, signs and nothing else around it. */
export function soleLiteral(expr: Expr | undefined): NumberLiteral | undefined {
  if (expr?.kind === 'number') return expr;
  return expr?.kind === 'unary' && expr.operator === '-' ? soleLiteral(expr.operand) : undefined;
}

export type Fit = 'same' | 'hard' | 'gpu' | 'counts';

/** Do two dimensions go together in a sum, a comparison or an assignment? If not, what differs. */
export function fit(left: Dimension, right: Dimension, freeGpu: boolean): Fit {
  if (left === right) return 'same';
  if (!sameHard(left, right)) return 'hard';
  if (!freeGpu && (exponent(left, 'gpu') === 0) !== (exponent(right, 'gpu') === 0)) return 'gpu';
  return softPart(left) === softPart(right) || freeGpu ? 'same' : 'counts';
}
