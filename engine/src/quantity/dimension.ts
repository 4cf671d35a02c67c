/**
 * What a value measures: exponents over a fixed list of base dimensions. Dimensions are interned, so two with the same exponents are the
 * same object and `===` compares them.
 */

const hardBases = ['time', 'energy', 'byte', 'flop', 'usd', 'eur', 'gbp', 'cny', 'jpy', 'co2'] as const;
const countBases = ['gpu', 'token', 'param', 'user', 'query', 'sample', 'item'] as const;
const bases = [...hardBases, ...countBases] as const;

/** Hard dimensions must agree everywhere; counts (`gpu` and all after it) cancel freely in products. */
export type BaseDimension = (typeof bases)[number];

export type Exponents = Readonly<Partial<Record<BaseDimension, number>>>;

/** Made by `dimension` only: that is what makes `===` a comparison. Bases with exponent 0 are absent. */
export interface Dimension {
  readonly exponents: Exponents;
}

/** The currencies: each is its own dimension, because no exchange rate is part of the language. */
export const currencies: readonly BaseDimension[] = ['usd', 'eur', 'gbp', 'cny', 'jpy'];

/** Exponents a user can reach, `x^1e300` included, stay finite and small enough to be shown. */
const largestExponent = 1000;

const interned = new Map<string, Dimension>();

/** The dimension with these exponents; those that are 0 or no number are left out. */
export function dimension(exponents: Exponents): Dimension {
  const clean: Partial<Record<BaseDimension, number>> = {};
  let key = '';
  for (const base of bases) {
    const value = bounded(exponents[base] ?? 0);
    const shown = shownExponent(value);
    if (shown === 0) continue;
    clean[base] = Number.isInteger(shown) ? shown : value;
    key += `${base}${shown} `;
  }
  let known = interned.get(key);
  if (known === undefined) {
    known = Object.freeze({ exponents: Object.freeze(clean) });
    interned.set(key, known);
  }
  return known;
}

function bounded(exponent: number): number {
  return Number.isNaN(exponent) ? 0 : Math.min(largestExponent, Math.max(-largestExponent, exponent));
}

/** To six decimals. Exponents that agree so far are the same, so that the sixth power of a sixth root is the dimension it came from. */
export function shownExponent(exponent: number): number {
  return Math.round(exponent * 1e6) / 1e6;
}

/** Factors, shares and other plain numbers. */
export const dimensionless: Dimension = dimension({});

export function exponent(d: Dimension, base: BaseDimension): number {
  return d.exponents[base] ?? 0;
}

export function multiply(a: Dimension, b: Dimension): Dimension {
  return a === dimensionless ? b : b === dimensionless ? a : combine(a, b, 1);
}

export function divide(a: Dimension, b: Dimension): Dimension {
  return b === dimensionless ? a : combine(a, b, -1);
}

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const sum: Partial<Record<BaseDimension, number>> = { ...a.exponents };
  for (const base of basesOf(b)) sum[base] = exponent(a, base) + sign * exponent(b, base);
  return dimension(sum);
}

/** `n` may be a fraction: a square root is a power of 0.5. An `n` that is not a number gives a plain number. */
export function power(d: Dimension, n: number): Dimension {
  const scaled: Partial<Record<BaseDimension, number>> = {};
  for (const base of basesOf(d)) scaled[base] = exponent(d, base) * n;
  return dimension(scaled);
}

/** The bases with an exponent, hard ones first, always in the same order. */
export function basesOf(d: Dimension): readonly BaseDimension[] {
  return Object.keys(d.exponents) as BaseDimension[];
}

/** Time, energy, bytes, FLOP, money and CO2 only: the part that must always agree. */
export function hardPart(d: Dimension): Dimension {
  return partOf(d, hardBases, hardParts);
}

/** Accelerators, tokens, parameters, users, queries, samples and items only: the part that cancels freely in products. */
export function softPart(d: Dimension): Dimension {
  return partOf(d, countBases, softParts);
}

/** A dimension is one object, so each is split once. */
const hardParts = new WeakMap<Dimension, Dimension>();
const softParts = new WeakMap<Dimension, Dimension>();

function partOf(d: Dimension, bases: readonly BaseDimension[], known: WeakMap<Dimension, Dimension>): Dimension {
  let part = known.get(d);
  if (part === undefined) known.set(d, (part = only(d, bases)));
  return part;
}

function only(d: Dimension, kept: readonly BaseDimension[]): Dimension {
  const part: Partial<Record<BaseDimension, number>> = {};
  for (const base of kept) part[base] = exponent(d, base);
  return dimension(part);
}

export function isHardFree(d: Dimension): boolean {
  return hardPart(d) === dimensionless;
}

export function sameHard(a: Dimension, b: Dimension): boolean {
  return hardPart(a) === hardPart(b);
}

interface BaseWords {
  /** In front: `tokens`, `compute`. */
  readonly many: string;
  /** After "per": `token`, `compute`. */
  readonly one: string;
}

const baseWords: Readonly<Record<BaseDimension, BaseWords>> = {
  time: { many: 'time', one: 'time' },
  energy: { many: 'energy', one: 'energy' },
  byte: { many: 'data size', one: 'data size' },
  flop: { many: 'compute', one: 'compute' },
  usd: { many: 'money', one: 'money' },
  eur: { many: 'money in euros', one: 'euro' },
  gbp: { many: 'money in pounds', one: 'pound' },
  cny: { many: 'money in yuan', one: 'yuan' },
  jpy: { many: 'money in yen', one: 'yen' },
  co2: { many: 'mass of CO2', one: 'mass of CO2' },
  gpu: { many: 'accelerators', one: 'accelerator' },
  token: { many: 'tokens', one: 'token' },
  param: { many: 'parameters', one: 'parameter' },
  user: { many: 'users', one: 'user' },
  query: { many: 'queries', one: 'query' },
  sample: { many: 'samples', one: 'sample' },
  item: { many: 'items', one: 'item' },
};

/** Products and quotients people have a word for; the first that fits is taken out before the rest is spelled. */
const compoundWords: readonly (readonly [Dimension, string])[] = [
  [dimension({ co2: 1, energy: -1 }), 'carbon intensity'],
  [dimension({ flop: 1, time: -1 }), 'compute rate'],
  [dimension({ byte: 1, time: -1 }), 'data rate'],
  [dimension({ energy: 1, time: -1 }), 'power'],
  [dimension({ gpu: 1, time: 1 }), 'accelerator-time'],
];

const perTime = dimension({ time: -1 });

/** The dimension in plain words: "money per accelerator-time", "compute rate", "tokens per second", "a plain number". */
export function describe(d: Dimension): string {
  if (d === dimensionless) return 'a plain number';
  const above: string[] = [];
  const below: string[] = [];
  let rest = d;
  const isRateOfCounts = hardPart(d) === perTime;
  for (const [compound, words] of isRateOfCounts ? [] : compoundWords) {
    if (contains(rest, compound, 1)) {
      above.push(words);
      rest = divide(rest, compound);
    } else if (contains(rest, compound, -1)) {
      below.push(words);
      rest = multiply(rest, compound);
    }
  }
  for (const base of basesOf(rest)) {
    const size = Math.abs(exponent(rest, base));
    if (exponent(rest, base) > 0) above.push(raised(baseWords[base].many, size));
    else below.push(raised(base === 'time' && isRateOfCounts ? 'second' : baseWords[base].one, size));
  }
  return [above.join(' times '), ...below.map(words => `per ${words}`)].filter(words => words !== '').join(' ');
}

/** Whether `part`, or for -1 its inverse, can be taken out of `whole` without turning the sign of any exponent. */
export function contains(whole: Dimension, part: Dimension, sign: 1 | -1): boolean {
  return basesOf(part).every(base => exponent(whole, base) * sign * Math.sign(exponent(part, base)) >= 1);
}

function raised(words: string, size: number): string {
  if (size === 1) return words;
  if (size === 2) return `${words} squared`;
  if (size === 3) return `${words} cubed`;
  return `${words} to the power ${shownExponent(size)}`;
}
