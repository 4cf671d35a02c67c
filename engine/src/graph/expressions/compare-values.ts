/** Comparisons and `in`: the outcome is 1 or 0 in every draw. */
import type { Expr } from '../../../../grammar/src/index.js';
import {
  and,
  equal,
  greaterOrEqual,
  greaterThan,
  lessOrEqual,
  lessThan,
  notEqual,
  or,
  within,
  type Draws,
} from '../../draws/arithmetic.js';
import { dimensionless, type Dimension } from '../../quantity/dimension.js';
import type { At } from '../../schema/problem.js';
import type { NumberValue, Value } from '../../schema/value.js';
import { bareSide } from './bare-number.js';
import { unknown, type Context } from './context.js';
import { rangeEnds } from './range.js';
import { fit } from './units.js';

const truth = (draws: Draws): NumberValue => ({ kind: 'number', draws, dimension: dimensionless, truth: true });

const operations: Readonly<Record<string, (a: Draws, b: Draws) => Draws>> = {
  '<': lessThan,
  '<=': lessOrEqual,
  '>': greaterThan,
  '>=': greaterOrEqual,
  '==': equal,
  '!=': notEqual,
  and,
  or,
};

interface Sides {
  readonly left: Expr;
  readonly right: Expr;
  readonly operator: At;
}

export function compare(left: NumberValue, right: NumberValue, operator: string, sides: Sides, context: Context): Value {
  if (operator !== 'and' && operator !== 'or' && !comparable(left, right.dimension, right, operator, sides, context))
    return unknown('its sides have different units');
  return truth(operations[operator]!(left.draws, right.draws));
}

function comparable(left: NumberValue, right: Dimension, other: NumberValue, operator: string, sides: Sides, context: Context): boolean {
  const verdict = fit(left.dimension, right, left.perGpu === true || other.perGpu === true);
  if (verdict === 'hard' || verdict === 'gpu') {
    context.report(sides.operator, {
      kind: 'mismatch',
      operation: `compare (${operator})`,
      left: left.dimension,
      right,
      leftAt: sides.left,
      rightAt: sides.right,
      ...bareSide({ value: left, expr: sides.left }, { value: other, expr: sides.right }),
    });
    return false;
  }
  if (verdict === 'counts' && left.dimension !== dimensionless && right !== dimensionless)
    context.report(sides.operator, { kind: 'count-mismatch', property: 'comparison', wanted: left.dimension, found: right });
  return sameChip(left, other, sides, context);
}

/** Written hours of one chip against those of another; where neither side is written, people compare phases as they are. */
function sameChip(left: NumberValue, right: NumberValue, sides: { left: At; operator: At }, context: Context): boolean {
  if (left.tag === undefined && right.tag === undefined) return true;
  const chip = (value: NumberValue): string | undefined =>
    value.tag ?? (value.phase === undefined ? undefined : context.chipOf(value.phase));
  const from = chip(left);
  const to = chip(right);
  if (from === undefined || to === undefined || from === to) return true;
  context.report(sides.operator, { kind: 'chips-differ', from, to, options: [], unit: `${to}-hours`, insertAt: sides.left.end });
  return false;
}

/** `x in a to b` and `x in a..b` test both ends; nothing is drawn on the right. */
export function contains(left: Value, leftExpr: Expr, rightExpr: Expr | undefined, context: Context): Value {
  if (rightExpr?.kind !== 'range') {
    context.report(rightExpr ?? leftExpr, {
      kind: 'wrong-type',
      property: '`in`',
      wanted: 'a range',
      found: 'something else',
      example: '10M to 20M',
    });
    return unknown('`in` needs a range');
  }
  const ends = rangeEnds(rightExpr, context);
  if (left.kind === 'unknown') return left;
  if (left.kind !== 'number' || ends === undefined)
    return unknown(left.kind === 'number' ? 'its range is not valid' : '`in` needs a number');
  const sides = { left: leftExpr, right: rightExpr, operator: rightExpr.operatorSpan };
  if (!comparable(left, ends.low.dimension, ends.low, 'in', sides, context)) return unknown('its sides have different units');
  return truth(within(left.draws, ends.lowDraws, ends.highDraws));
}
