/** Units as people write them: reading, naming, and what to offer beside one. */
import { currencies, describe, dimension, exponent, multiply, power, type BaseDimension, type Dimension } from './dimension.js';
import { parseUnit } from './parse-unit.js';
import type { Unit } from './unit.js';
import { resolveWord, unitWords } from './unit-words.js';

export { parseUnit, type ParsedUnit, type TagLookup } from './parse-unit.js';
export type { Unit } from './unit.js';

/** Usual units, one line per dimension, best first. Money is written in dollars and stands for every currency. */
const usualUnits: readonly string[] = [
  'days hours min s ms weeks months years',
  'GPU-hours GPU-days GPU-years',
  'GPUs',
  'FLOP PF-days GFLOP TFLOP PFLOP EFLOP',
  'TFLOP/s PFLOP/s EFLOP/s FLOP/s',
  'TFLOP/s/GPU PFLOP/s/GPU',
  'GB GiB TB TiB MB MiB B',
  'GB/s TB/s Gbit/s GiB/s',
  'B/token kB/token KiB/token MB/token',
  'kWh MWh GWh TWh Wh J MJ',
  'W kW MW GW',
  'W/GPU kW/GPU',
  'tCO2 kgCO2 gCO2 ktCO2 MtCO2',
  'kgCO2/kWh gCO2/kWh tCO2/MWh',
  '$',
  '$/GPU-hour $/GPU-day $/GPU-month $/GPU-year',
  '$/GPU',
  '$/kWh $/MWh',
  '$/Mtok $/token',
  '$/query',
  '$/day $/hour $/month $/year',
  'tokens',
  'params',
  'users',
  'queries',
  'samples',
  'items',
  'tokens/s tokens/day',
  'tokens/s/GPU tokens/day/GPU',
  'tokens/s/user',
  'queries/day queries/s queries/year',
  'queries/user/day queries/user/month',
  'hours/user/day min/user/day',
  'FLOP/token GFLOP/token TFLOP/token',
  'FLOP/query TFLOP/query PFLOP/query',
  'kWh/query Wh/query J/query',
  'GPU-hours/query GPU-s/query',
  'tokens/param',
  'tokens/item',
  '%',
];

const usualByDimension = new Map(
  usualUnits.map(line => {
    const units = line.split(' ').map(readOwn);
    return [units[0]!.dimension, units] as const;
  }),
);

function readOwn(text: string): Unit {
  const parsed = parseUnit(text);
  if (!parsed.ok) throw new Error(`The table of usual units holds "${text}", which is no unit.`);
  return parsed.unit;
}

/** Other usual units of the same dimension, for the hover over a unit; of tagged hours, with the same tag. Empty when there are none. */
export function siblings(unit: Unit): Unit[] {
  return usualOf(unit.dimension)
    .filter(other => Math.abs(other.factor / unit.factor - 1) > 1e-9)
    .map(other => (unit.tag === undefined ? other : { ...other, text: other.text.replace('GPU', unit.tag), tag: unit.tag }));
}

/** Spellings to offer where this dimension is wanted, best first. Empty when no unit is usual for it. */
export function unitsOfDimension(d: Dimension): string[] {
  return usualOf(d).map(unit => unit.text);
}

function usualOf(d: Dimension): readonly Unit[] {
  const known = usualByDimension.get(d);
  if (known !== undefined) return known;
  const currency = currencies.find(base => base !== 'usd' && exponent(d, base) !== 0);
  if (currency === undefined) return [];
  const inDollars = usualByDimension.get(multiply(d, power(dimension({ usd: 1, [currency]: -1 }), exponent(d, currency)))) ?? [];
  return inDollars.map(unit => ({ ...unit, text: unit.text.replace('$', currencySigns[currency] ?? '$'), dimension: d }));
}

const currencySigns: Readonly<Partial<Record<BaseDimension, string>>> = { eur: '€', gbp: '£', cny: '¥', jpy: 'JPY' };

/** Every spelling of a single word without a prefix, for completion. */
export function unitNames(): string[] {
  return unitWords.filter(word => word.prefix !== 'required').flatMap(word => word.names);
}

/** One plain sentence about a unit: its word's own, or for a compound what it measures. `undefined` when it is no unit. */
export function unitDoc(name: string): string | undefined {
  const word = resolveWord(name);
  if (word !== undefined && word.word.names.includes(name)) return word.word.doc;
  const parsed = parseUnit(name);
  if (!parsed.ok) return undefined;
  const meaning = describe(parsed.unit.dimension);
  return `${meaning[0]!.toUpperCase()}${meaning.slice(1)}.`;
}
