/** Range literals: `a to b` is a 90 % interval, `a..b` are hard bounds. Draws depend on the identity of the literal alone. */
import type { Expr, RangeExpr } from '../../../../grammar/src/index.js';
import { logitNormalRange, lognormalRange, uniform } from '../../draws/distributions.js';
import { withUniforms } from '../../draws/sobol.js';
import { dimensionless } from '../../quantity/dimension.js';
import type { PropertyType } from '../../schema/types.js';
import type { NumberValue, Value } from '../../schema/value.js';
import { unknown, type Context } from './context.js';
import { evaluateNumber, numberOf } from './literal.js';
import { fit, soleLiteral } from './units.js';

export interface Ends {
  readonly low: NumberValue;
  readonly high: NumberValue;
  readonly lowDraws: number;
  readonly highDraws: number;
}

/** Both ends as points of one dimension; reports what is wrong with them. */
export function rangeEnds(range: RangeExpr, context: Context, wanted?: PropertyType): Ends | undefined {
  const lowLiteral = soleLiteral(range.low);
  const highLiteral = soleLiteral(range.high);
  const end = (expr: Expr | undefined, literal: typeof lowLiteral, other: typeof lowLiteral): Value =>
    literal !== undefined && other !== undefined
      ? signed(expr!, evaluateNumber(literal, other, context, wanted))
      : context.evaluate(expr, wanted);
  const low = end(range.low, lowLiteral, highLiteral);
  const high = end(range.high, highLiteral, lowLiteral);
  if (low.kind !== 'number' || high.kind !== 'number') return undefined;
  if (typeof low.draws !== 'number' || typeof high.draws !== 'number') {
    context.report(typeof low.draws !== 'number' ? range.low! : range.high!, { kind: 'uncertain-end', what: 'an end of a range' });
    return undefined;
  }
  const verdict = fit(low.dimension, high.dimension, false);
  if (verdict !== 'same') {
    context.report(range.operatorSpan, {
      kind: 'mismatch',
      operation: 'range from',
      left: low.dimension,
      right: high.dimension,
      leftAt: range.low!,
      rightAt: range.high!,
    });
    return undefined;
  }
  if (lowLiteral !== undefined && highLiteral !== undefined) checkMagnitude(lowLiteral, highLiteral, context);
  if (low.draws > high.draws) {
    context.report(range, { kind: 'range-backwards', lowAt: range.low!, highAt: range.high! });
    return undefined;
  }
  return { low, high, lowDraws: low.draws, highDraws: high.draws };
}

/** `95% to 100%`: no logit-normal ends at 100 %; draws beyond it are 100 %. */
const upToOne = (u: Float64Array, low: number, high: number): Float64Array => lognormalRange(u, low, high).map(draw => Math.min(1, draw));

const signed = (expr: Expr, value: Value): Value =>
  expr.kind === 'unary' && value.kind === 'number' ? { ...value, draws: -(value.draws as number) } : value;

const magnitude = /^(k|K|M|B|T|Ki|Mi|Gi|Ti|万|亿|万亿)$/;

/** `10 to 20k` is 10 to 20,000: magnitudes are not shared. */
function checkMagnitude(
  low: NonNullable<ReturnType<typeof soleLiteral>>,
  high: NonNullable<ReturnType<typeof soleLiteral>>,
  context: Context,
): void {
  if (low.suffix !== '' || !magnitude.test(high.suffix) || low.value === 0 || /[eE]/.test(low.text)) return;
  const scale = high.value / Number.parseFloat(high.text.replaceAll('_', ''));
  if (low.value * scale > high.value) return;
  context.report(low, { kind: 'shared-magnitude', lowAt: low, lowText: low.text, suffix: high.suffix });
}

export function evaluateRange(range: RangeExpr, context: Context, wanted?: PropertyType): Value {
  const ordinal = context.nextOrdinal();
  if (range.low === undefined || range.high === undefined) {
    context.report(range.operatorSpan, {
      kind: 'missing-part',
      what: 'an end of the range',
      example: range.operator === 'to' ? '35% to 42%' : '1..5',
    });
    return unknown('an end of the range is missing');
  }
  const ends = rangeEnds(range, context, wanted);
  if (ends === undefined) return unknown('its range is not valid');
  const { low, high, lowDraws, highDraws } = ends;
  const about = {
    ...(high.tag === undefined ? {} : { tag: high.tag }),
    ...(low.percent === true || high.percent === true ? { percent: true } : {}),
  };
  if (lowDraws === highDraws) return numberOf(lowDraws, low.dimension, about);
  if (range.operator === '..') {
    return numberOf(
      context.draws(ordinal, `..${lowDraws} ${highDraws}`, identity =>
        withUniforms(identity, context.seed, context.samples, u => uniform(u, lowDraws, highDraws)),
      ),
      low.dimension,
      about,
    );
  }
  if (lowDraws <= 0) {
    context.report(range, { kind: 'range-from-zero', low: lowDraws, operator: range.operatorSpan, lowAt: range.low });
    return unknown('`to` needs a lower end above zero');
  }
  const isShare =
    low.dimension === dimensionless &&
    (low.percent === true || high.percent === true || (wanted?.kind === 'quantity' && wanted.share === true)) &&
    highDraws < 1;
  const family = isShare
    ? logitNormalRange
    : wanted?.kind === 'quantity' && wanted.share === true && highDraws === 1
      ? upToOne
      : lognormalRange;
  return numberOf(
    context.draws(ordinal, `${isShare ? 'logit' : 'to'}${lowDraws} ${highDraws}`, identity =>
      withUniforms(identity, context.seed, context.samples, u => family(u, lowDraws, highDraws)),
    ),
    low.dimension,
    about,
  );
}
