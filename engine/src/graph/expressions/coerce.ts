/** Fitting a value into the slot of a property: dimension, bare numbers, shares, counts. */
import { multiply } from '../../draws/arithmetic.js';
import { countUnusable, extremes, summarize } from '../../draws/summary.js';
import { canonical } from '../../quantity/canonical.js';
import { currencies, dimension, dimensionless, divide, exponent, isHardFree, type Dimension } from '../../quantity/dimension.js';
import type { At, ProblemData } from '../../schema/problem.js';
import type { PropertySpec, PropertyType, QuantityType } from '../../schema/types.js';
import type { NumberValue, Value } from '../../schema/value.js';
import type { Expr } from '../../../../grammar/src/index.js';
import { unknown } from './context.js';
import { nameOfKind, numberOf } from './literal.js';
import { inOtherUnits } from './other-unit.js';
import { fit, literalsOf, soleLiteral, unitsFor } from './units.js';

export interface Slot {
  readonly property: PropertySpec;
  readonly expr: Expr;
  /** Other properties of the block, and where the name of this one stands: the value may belong to one of them. */
  readonly siblings?: readonly PropertySpec[];
  readonly nameAt?: At;
  report(at: At, problem: ProblemData): void;
}

export function coerce(value: Value, slot: Slot, type: PropertyType = slot.property.type): Value {
  if (value.kind === 'unknown') return value;
  switch (type.kind) {
    case 'quantity':
      return value.kind === 'number' && value.date !== true && value.truth !== true
        ? quantity(value, type, slot)
        : wrongType(value, 'a number', slot);
    case 'date':
      return value.kind === 'number' && value.date === true ? value : wrongType(value, 'a date', slot);
    case 'text':
      return value.kind === 'text' ? value : wrongType(value, 'a text in quotes', slot);
    case 'boolean':
      return value.kind === 'boolean' ? value : wrongType(value, '`yes` or `no`', slot);
    case 'word':
      return value.kind === 'word' ? value : wrongType(value, `one of ${type.words.map(word => word.name).join(', ')}`, slot);
    case 'list':
      return value.kind === 'list' ? value : wrongType(value, 'a list in square brackets', slot);
    case 'reference': {
      if (value.kind === 'block') return value;
      const other = type.or?.find(each => (each.kind === 'word' ? value.kind === 'word' : value.kind === 'number'));
      return other === undefined ? wrongType(value, `the name of a ${type.to.join(' or ')}`, slot) : coerce(value, slot, other);
    }
    case 'file':
      return wrongType(value, `a file, \`${type.reader}("…")\``, slot);
    case 'open-group':
      return wrongType(value, 'entries in braces', slot);
    case 'formula':
    case 'bounds':
      return value;
  }
}

function wrongType(value: Value, wanted: string, slot: Slot): Value {
  slot.report(slot.expr, {
    kind: 'wrong-type',
    property: slot.property.path,
    wanted,
    found: nameOfKind(value),
    example: slot.property.example ?? null,
  });
  return unknown(`${nameOfKind(value)} stands where ${wanted} belongs`);
}

/** The display unit is the property's, whatever `as` asked for. */
function quantity(asked: NumberValue, type: QuantityType, slot: Slot): Value {
  const { shownIn: _, ...value } = asked;
  const fitted = fitDimension(value, type, slot);
  return fitted.kind === 'number' ? plausible(fitted, type, slot) : fitted;
}

const flopFromCounts = dimension({ param: 1, token: 1 });
const flop = dimension({ flop: 1 });

function fitDimension(value: NumberValue, type: QuantityType, slot: Slot): Value {
  const options = [{ unit: type.unit, dimension: type.dimension }, ...(type.alternatives ?? [])];
  const exact = options.find(option => fit(value.dimension, option.dimension, type.perGpu === true || value.perGpu === true) === 'same');
  if (exact !== undefined) return { ...value, dimension: exact.dimension, ...(type.perGpu === true ? { perGpu: true } : {}) };
  if (type.dimension === flop && value.dimension === flopFromCounts) return { ...value, dimension: flop };
  if (type.forEach?.some(each => divide(type.dimension, each) === value.dimension) === true) return { ...value, dimension: type.dimension };
  if (value.dimension === dimensionless) return bareNumber(value, type, slot);
  const verdicts = options.map(option => fit(value.dimension, option.dimension, type.perGpu === true));
  const counts = verdicts.indexOf('counts');
  if (counts >= 0 && countedFor(options[counts]!.dimension) !== countedFor(value.dimension))
    return perOrTotal(value, options[counts]!.dimension, slot);
  if (counts >= 0) {
    slot.report(slot.expr, {
      kind: 'count-mismatch',
      property: slot.property.path,
      wanted: options[counts]!.dimension,
      found: value.dimension,
    });
    return { ...value, dimension: options[counts]!.dimension };
  }
  const property = slot.property.path;
  if (verdicts.includes('gpu'))
    slot.report(slot.expr, { kind: 'missing-gpu', property, wanted: type.dimension, found: value.dimension, repair: repairGpu(slot.expr) });
  else if (isOtherCurrency(value.dimension, type.dimension))
    slot.report(slot.expr, { kind: 'currency', property, wanted: type.dimension, found: value.dimension });
  else {
    const wanted = options.map(option => option.dimension);
    const candidates = unitsFor(type);
    const rewritings = inOtherUnits(literalsOf(slot.expr), candidates.length === 0 ? [''] : candidates);
    slot.report(slot.expr, { kind: 'wrong-dimension', property, wanted, found: value.dimension, candidates, rewritings });
  }
  return unknown('its unit is of another kind');
}

const countedThings = ['user', 'query', 'sample', 'item', 'token', 'param'] as const;

/** What a value is counted for each of: `user` of `queries/user/day`, nothing of a total. */
const countedFor = (d: Dimension): string =>
  countedThings
    .filter(base => exponent(d, base) < 0)
    .map(base => (base === 'param' ? 'parameter' : base))
    .join(' and ');

/** A rate for each where the total belongs, or the other way round: another figure, not another spelling. */
function perOrTotal(value: NumberValue, wanted: Dimension, slot: Slot): Value {
  const fits = (each: PropertySpec): boolean =>
    each.type.kind === 'quantity' && each.type.dimension === value.dimension && each.how !== 'derived';
  const better = slot.property.path.includes('.') ? undefined : slot.siblings?.find(fits)?.path;
  slot.report(slot.expr, {
    kind: 'per-or-total',
    property: slot.property.path,
    found: countedFor(value.dimension),
    wanted: countedFor(wanted),
    better: better ?? null,
    nameAt: slot.nameAt === undefined ? null : { start: slot.nameAt.start, end: slot.nameAt.end },
  });
  return unknown(
    countedFor(value.dimension) === ''
      ? `a total stands where it is counted per ${countedFor(wanted)}`
      : `it is given per ${countedFor(value.dimension)}`,
  );
}

/** The unit with its accelerators: `$2.5/hour` → `/GPU-hour`, `50M hours` → `GPU-hours`. */
function repairGpu(expr: Expr): { readonly text: string; readonly at: At } | null {
  const literal = soleLiteral(expr) ?? (expr.kind === 'range' ? (soleLiteral(expr.high) ?? soleLiteral(expr.low)) : undefined);
  const unit = literal?.unit;
  if (unit === undefined || /gpu/i.test(unit.text)) return null;
  const text = unit.text.replace(/(?<=^|\/)(?=(hours?|h|days?|months?|years?)\b)/, 'GPU-');
  return text === unit.text ? null : { text, at: unit };
}

const currencyOf = (d: Dimension): string | undefined => currencies.find(base => exponent(d, base) !== 0);

const isOtherCurrency = (found: Dimension, wanted: Dimension): boolean => {
  const a = currencyOf(found);
  const b = currencyOf(wanted);
  return a !== undefined && b !== undefined && a !== b;
};

function bareNumber(value: NumberValue, type: QuantityType, slot: Slot): Value {
  if (type.bare === true && value.percent !== true) {
    return numberOf(type.unit === '' ? value.draws : multiply(value.draws, canonical(type.unit).factor), type.dimension, {
      ...(value.digits === undefined ? {} : { digits: value.digits }),
    });
  }
  const literal = soleLiteral(slot.expr);
  slot.report(slot.expr, {
    kind: 'missing-unit',
    property: slot.property.path,
    wanted: type.dimension,
    number: literal?.text ?? '',
    candidates: unitsFor(type),
    wrapped: !takesUnit(slot.expr),
  });
  return unknown('its unit is missing');
}

/** A unit may follow the brackets of a call or a group; anything else computed is put into brackets first. */
const takesUnit = (expr: Expr): boolean => (expr.kind === 'call' || expr.kind === 'group') && expr.unit === undefined;

/** Values no such property can have, and those that are likely slips. */
function plausible(value: NumberValue, type: QuantityType, slot: Slot): Value {
  const { draws } = value;
  const property = slot.property.path;
  const broken = countUnusable(draws);
  if (broken > 0) {
    const samples = typeof draws === 'number' ? 1 : draws.length;
    slot.report(slot.expr, { kind: 'bad-draws', what: property, count: broken, samples, reason: 'are not finite' });
    return unknown(`${broken} of ${samples} draws are not finite`);
  }
  const [low, high] = extremes(draws);
  if (low < 0 && type.signed !== true) {
    const factor = type.unit === '' ? 1 : canonical(type.unit).factor;
    slot.report(slot.expr, { kind: 'negative', property, low: low / factor, high: high / factor, unit: type.unit });
    return unknown('it is negative');
  }
  if (type.share === true && high > 1) {
    slot.report(slot.expr, { kind: 'share-above-one', property, value: high, text: soleLiteral(slot.expr)?.text ?? '' });
    return unknown('a share above 100 %');
  }
  if (type.atLeast !== undefined && isHardFree(type.dimension) && high > 0 && summarize(draws).p50 < type.atLeast)
    slot.report(slot.expr, { kind: 'small-count', property, value: high, text: soleLiteral(slot.expr)?.text ?? '' });
  return value;
}
