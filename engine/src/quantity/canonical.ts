/** The units of output: every value leaves the engine in one of these, or in a product of them. */
import {
  basesOf,
  contains,
  dimension,
  dimensionless,
  divide,
  exponent,
  isHardFree,
  multiply,
  power,
  shownExponent,
  type BaseDimension,
  type Dimension,
} from './dimension.js';
import { parseUnit } from './parse-unit.js';
import type { Unit } from './units.js';

const acceleratorTime = dimension({ gpu: 1, time: 1 });

const singleUnits = [
  'GPU-hour',
  'GPU',
  'FLOP',
  'FLOP/s',
  's',
  'hour',
  'day',
  'year',
  'byte',
  'byte/s',
  '$',
  '€',
  '£',
  '¥',
  'JPY',
  'J',
  'kWh',
  'W',
  'tCO2',
  'tokens',
  'params',
  'users',
  'queries',
  'samples',
  'items',
  'nats/token',
];

/** Canonical unit text to its size in internal base units and its dimension; the empty text is a plain number. */
export const canonicalUnits: ReadonlyMap<string, Unit> = new Map([
  ['', { text: '', factor: 1, dimension: dimensionless }],
  ...singleUnits.map(text => [text, productOf(text)] as const),
]);

/**
 * The canonical unit with this text, products such as `GPU-hour/day`, `FLOP^0.5` and tagged `H100-hour` included.
 * The text is written by this project, never by a user: one that is no unit is a fault, and throws.
 */
export function canonical(unit: string): Unit {
  const known = canonicalUnits.get(unit) ?? products.get(unit);
  if (known !== undefined) return known;
  const product = productOf(unit);
  if (products.size < mostProducts) products.set(unit, product);
  return product;
}

/** Products read so far. The properties have some dozens of them; exponents that users reach come on top, hence the bound. */
const products = new Map<string, Unit>();
const mostProducts = 500;

function productOf(text: string): Unit {
  let factor = 1;
  let measured = dimensionless;
  let tag: string | undefined;
  for (const match of text.matchAll(/([/-]?)([^/-]+)/g)) {
    const [word, raise] = match[2]!.split('^');
    // Only the word in front of `-hour` may be a chip, else a slip in a table would pass for one.
    const parsed = parseUnit(word!, text.slice(match.index + match[0].length).startsWith('-hour') ? chip => chip : undefined);
    if (!parsed.ok) throw new Error(`"${text}" is no canonical unit: "${parsed.word}" is unknown.`);
    const size = Number(raise ?? 1) * (text.slice(0, match.index + 1).includes('/') ? -1 : 1);
    factor *= parsed.unit.factor ** size;
    measured = multiply(measured, power(parsed.unit.dimension, size));
    tag ??= parsed.unit.tag;
  }
  const unit = { text, factor, dimension: measured };
  return tag === undefined ? unit : { ...unit, tag };
}

interface Compound {
  readonly above: string;
  readonly below?: string;
  readonly dimension: Dimension;
}

/** Products with a unit of their own; each that fits is taken out before single bases are spelled. */
const compounds: readonly Compound[] = [
  { above: 'FLOP', below: 's', dimension: dimension({ flop: 1, time: -1 }) },
  { above: 'byte', below: 's', dimension: dimension({ byte: 1, time: -1 }) },
  { above: 'W', dimension: dimension({ energy: 1, time: -1 }) },
  { above: 'GPU-hour', dimension: acceleratorTime },
];

const baseUnits: Readonly<Record<BaseDimension, string>> = {
  time: 'hour',
  energy: 'kWh',
  byte: 'byte',
  flop: 'FLOP',
  usd: '$',
  eur: '€',
  gbp: '£',
  cny: '¥',
  jpy: 'JPY',
  co2: 'tCO2',
  gpu: 'GPU',
  token: 'tokens',
  param: 'params',
  user: 'users',
  query: 'queries',
  sample: 'samples',
  item: 'items',
};

/** Behind a `/` people write the singular, and rates per day but for the fast ones. */
const unitsBelow: Readonly<Partial<Record<BaseDimension, string>>> = {
  time: 'day',
  token: 'token',
  param: 'param',
  user: 'user',
  query: 'query',
  sample: 'sample',
  item: 'item',
};

/** The canonical unit for any dimension, for values whose property names none: a `let`, a side of an `assert`. */
export function canonicalUnitOf(d: Dimension): Unit {
  const above: string[] = [];
  const below: string[] = [];
  let rest = d;
  for (const compound of compounds) {
    if (!contains(rest, compound.dimension, 1)) continue;
    above.push(compound.above);
    if (compound.below !== undefined) below.push(compound.below);
    rest = divide(rest, compound.dimension);
  }
  // `$/GPU-hour`, but `tokens/s/GPU`: only what is paid for is counted in accelerator hours.
  if (contains(rest, acceleratorTime, -1) && !isHardFree(multiply(rest, acceleratorTime))) {
    below.push('GPU-hour');
    rest = multiply(rest, acceleratorTime);
  }
  for (const base of basesOf(rest)) {
    const size = exponent(rest, base);
    if (size > 0) above.push(raised(baseUnits[base], size));
    else below.push(raised(base === 'time' && exponent(d, 'token') > 0 ? 's' : (unitsBelow[base] ?? baseUnits[base]), -size));
  }
  return canonical([above.join('-'), ...below].join('/'));
}

function raised(unit: string, size: number): string {
  return size === 1 ? unit : `${unit}^${shownExponent(size)}`;
}
