/** A hyphen between two numbers that was meant as a range: `35%-42%`, `10-20 days`, `$2-3/GPU-hour`. */
import type { BinaryExpr, Expr, NumberLiteral, RangeExpr } from '../../../../grammar/src/index.js';
import { parseUnit } from '../../quantity/units.js';
import type { PropertyType } from '../../schema/types.js';
import type { ProblemData } from '../../schema/problem.js';

export type DashRange =
  /** Read as the range it was meant as. */
  | { readonly kind: 'range'; readonly range: RangeExpr; readonly problem: ProblemData }
  /** What follows the second number fell apart into names, so that only the repair is known. */
  | { readonly kind: 'broken'; readonly problem: ProblemData };

/**
 * The range that was meant; `undefined` where subtracting makes sense. A difference below zero of two written numbers makes none in a slot.
 */
export function dashRange(expr: BinaryExpr, wanted: PropertyType | undefined): DashRange | undefined {
  const [low, high] = expr.operands;
  const dash = expr.operators[0];
  if (dash?.operator !== '-' || low?.kind !== 'number' || high === undefined) return undefined;
  const isGlued = low.end === dash.span.start && dash.span.end === high.start;
  if (high.kind !== 'number' || expr.operators.length > 1) return isGlued ? pricedRange(expr, low, high) : undefined;
  const isLikely =
    wanted?.kind === 'quantity' || (isGlued && (high.unit !== undefined || high.suffix !== '' || high.currency !== undefined));
  if (!isLikely || !isRising(low, high)) return undefined;
  return {
    kind: 'range',
    range: { kind: 'range', start: expr.start, end: expr.end, operator: 'to', operatorSpan: dash.span, low, high },
    problem: { kind: 'dash-range', repair: `${spell(low)} to ${spell(high)}`, whole: { start: expr.start, end: expr.end } },
  };
}

/** A bare first end takes the percent sign or the unit of the second. */
function isRising(low: NumberLiteral, high: NumberLiteral): boolean {
  const sameUnit = low.unit === undefined || low.unit.text === high.unit?.text;
  if (!sameUnit || (low.currency !== undefined && high.currency !== undefined && low.currency.text !== high.currency.text)) return false;
  const borrowsPercent = low.suffix === '' && low.unit === undefined && high.suffix === '%';
  return low.value < (borrowsPercent ? high.value * 100 : high.value);
}

/** `$2-3/GPU-hour` is read as `$2 - 3 / GPU - hour`. */
function pricedRange(expr: BinaryExpr, low: NumberLiteral, high: Expr): DashRange | undefined {
  if (
    low.currency === undefined ||
    high.kind !== 'binary' ||
    high.operators.some(each => each.operator !== '/') ||
    high.operands[0]?.kind !== 'number'
  )
    return undefined;
  const below = high.operands.slice(1).map(wordOf);
  const joined = expr.operands.slice(2).map(wordOf);
  const unit = `/${below.join('/')}${joined.map(word => `-${word}`).join('')}`;
  if ([...below, ...joined].includes('') || expr.operators.some(each => each.operator !== '-') || !parseUnit(low.currency.text + unit).ok)
    return undefined;
  const second = high.operands[0];
  return {
    kind: 'broken',
    problem: {
      kind: 'dash-range',
      repair: `${spell(low)} to ${low.currency.text}${second.text}${unit}`,
      whole: { start: expr.start, end: expr.end },
    },
  };
}

const wordOf = (expr: Expr | undefined): string => (expr?.kind === 'reference' && expr.names.length === 1 ? expr.names[0]!.text : '');

const spell = (literal: NumberLiteral): string =>
  `${literal.currency?.text ?? ''}${literal.text}${literal.unit === undefined ? '' : literal.unit.text.startsWith('/') ? literal.unit.text : ` ${literal.unit.text}`}`;
