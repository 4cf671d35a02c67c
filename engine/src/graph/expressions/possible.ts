/**
 * Values that a property cannot have whatever is planned: no layers, half an accelerator, a facility that takes less than its machines.
 * Only what is written is held against this; what follows from it is as good as it is.
 */
import { extremes, summarize } from '../../draws/summary.js';
import { accelerators } from '../../kinds/quantities.js';
import { canonical } from '../../quantity/canonical.js';
import type { At, ImpossibleFault } from '../../schema/problem.js';
import type { KindSpec, Possible, PropertySpec } from '../../schema/types.js';
import type { NumberValue, Value } from '../../schema/value.js';
import type { Expr } from '../../../../grammar/src/index.js';
import { unknown } from './context.js';
import { soleLiteral } from './units.js';
import type { Slot } from './coerce.js';

export interface PossibleSlot extends Pick<Slot, 'property' | 'expr' | 'report'> {
  /** What stands behind the name, where dropping it lets the value follow from others; `null` where nothing else gives it. */
  readonly derive: At | null;
}

/** The value itself, or unknown with the reason and a report of it. */
export function possibleValue(value: Value, slot: PossibleSlot): Value {
  if (value.kind === 'block' && value.count !== undefined) return possiblePool(value, value.count, slot);
  const { type } = slot.property;
  if (value.kind !== 'number' || type.kind !== 'quantity' || type.possible === undefined) return value;
  const fault = faultOf(value, type.possible, soleLiteral(slot.expr) !== undefined);
  if (fault === undefined) return value;
  const [low, high] = fault.what === 'zero' ? extremes(value.draws) : endsOf(value.draws);
  const factor = type.unit === '' ? 1 : canonical(type.unit).factor;
  slot.report(slot.expr, {
    kind: 'impossible',
    property: slot.property.path,
    fault,
    value: (fault.what === 'most' ? high : low) / factor,
    isRange: isSpread(value),
    unit: type.unit,
    because: fault.what === 'whole' ? null : (type.possible.because ?? null),
    repair: repairOf(slot.expr, fault, low),
    derive: slot.derive,
  });
  return unknown(reasonOf(fault));
}

/** `h100 * 0` and `h100 * 2.5`. */
function possiblePool(pool: Extract<Value, { kind: 'block' }>, count: NumberValue, slot: PossibleSlot): Value {
  const factor = slot.expr.kind === 'binary' ? slot.expr.operands.at(-1) : undefined;
  const literal = soleLiteral(factor);
  const fault = faultOf(count, accelerators.possible!, literal !== undefined);
  if (fault === undefined || factor === undefined || slot.expr.kind !== 'binary') return pool;
  const [low] = fault.what === 'zero' ? extremes(count.draws) : endsOf(count.draws);
  const before = slot.expr.operands.at(-2);
  slot.report(factor, {
    kind: 'impossible',
    property: `the number of ${pool.block.name} accelerators`,
    fault,
    value: low,
    isRange: isSpread(count),
    unit: '',
    because: null,
    repair: repairOf(factor, fault, low),
    derive: before === undefined || fault.what === 'whole' ? null : { start: before.end, end: factor.end },
  });
  return unknown(reasonOf(fault));
}

/** Draws may all be the same: of a computed value, or of a range that ends where it begins. */
function isSpread({ draws }: NumberValue): boolean {
  const [smallest, largest] = extremes(draws);
  return largest > smallest;
}

/**
 * A range says where nine of ten draws lie; that its tails pass a bound which its ends keep is the way of distributions, and no claim of
 * the writer.
 */
function endsOf(draws: NumberValue['draws']): readonly [low: number, high: number] {
  const { p5, p95 } = summarize(draws);
  return [p5, p95];
}

/** As far as the percentiles of drawn numbers lie from the ends that were written. */
const tolerance = 0.005;

/** What is wrong first; a computed value may be an average, so that only a literal has to be whole. */
function faultOf({ draws }: NumberValue, { above, least, most, whole }: Possible, isLiteral: boolean): ImpossibleFault | undefined {
  const [smallest, largest] = extremes(draws);
  if (above !== undefined && smallest <= above) return { what: 'zero', always: largest <= above };
  const [low, high] = endsOf(draws);
  if (least !== undefined && low < least * (1 - tolerance)) return { what: 'least', bound: least };
  if (most !== undefined && high > most * (1 + tolerance)) return { what: 'most', bound: most };
  return whole === true && isLiteral && !Number.isInteger(low) ? { what: 'whole' } : undefined;
}

/** The nearest value that can be, for a bare number. */
function repairOf(expr: Expr, fault: ImpossibleFault, value: number): string | null {
  const literal = soleLiteral(expr);
  if (literal === undefined || literal.unit !== undefined || literal.suffix !== '' || fault.what === 'zero') return null;
  return String(fault.what === 'whole' ? Math.max(1, Math.round(value)) : fault.bound);
}

function reasonOf(fault: ImpossibleFault): string {
  switch (fault.what) {
    case 'zero':
      return 'it cannot be zero';
    case 'least':
      return `it cannot be below ${fault.bound}`;
    case 'most':
      return `it cannot be above ${fault.bound}`;
    case 'whole':
      return 'it is no whole number';
  }
}

/** Does anything else give the property where its text is taken away? */
export const isGivenOtherwise = (property: PropertySpec, kind: KindSpec): boolean =>
  [...kind.formulas, ...kind.defaults].some(each => each.of === property.path);
