/** Which unit a value is shown in: a canonical unit and the size of the value choose a readable one, `W` becomes `MW`. */
import { digits, moneyDigits, scientific } from './digits.js';
import { day, hour, year } from './time.js';

/** How numbers of one canonical unit are shown. One scale can serve several values, so that both ends of a range share it. */
export interface Scale {
  /** Canonical units in one unit shown: 1e6 for `MW`. */
  readonly factor: number;
  /** In front of the number: `$`, else empty. */
  readonly lead: string;
  /** Behind the number: `GPU-hours`, `TFLOP/s`, `/GPU-hour`, or empty. */
  readonly unit: string;
  /** The same behind a single one: `GPU-hour`. */
  readonly singular: string;
  readonly write: (value: number) => string;
}

/** From the smallest: a readable unit and how many canonical units it is. */
type Ladder = readonly (readonly [unit: string, factor: number])[];

/** Seconds up to two minutes, minutes up to two hours, hours up to two days, days up to three years. */
const timeSteps: readonly (readonly [unit: string, seconds: number, upTo: number])[] = [
  ['µs', 1e-6, 1e-3],
  ['ms', 1e-3, 1],
  ['s', 1, 120],
  ['min', 60, 2 * hour],
  ['hour', hour, 2 * day],
  ['day', day, 3 * year],
  ['year', year, Infinity],
];
const timeUnits: ReadonlyMap<string, number> = new Map(timeSteps.map(([unit, seconds]) => [unit, seconds]));

function prefixed(unit: string, prefixes: string, first = 1): Ladder {
  return [...prefixes].map((prefix, step) => [prefix === '-' ? unit : `${prefix}${unit}`, first * 1000 ** step] as const);
}

/** Amounts of FLOP beyond a thousand TFLOP are written with an exponent, `3.79e25 FLOP`, as papers do; rates climb on. */
const ladders: ReadonlyMap<string, Ladder> = new Map([
  ['FLOP/s', prefixed('FLOP', '-kMGTPEZ')],
  ['FLOP', prefixed('FLOP', '-kMGT')],
  ['byte', prefixed('B', '-kMGTPEZ')],
  ['J', prefixed('J', '-kMGTPE')],
  ['kWh', prefixed('Wh', '-kMGTP', 1e-3)],
  ['W', prefixed('W', '-kMGT')],
  [
    'tCO2',
    [
      ['gCO2', 1e-6],
      ['kgCO2', 1e-3],
      ['tCO2', 1],
      ['ktCO2', 1e3],
      ['MtCO2', 1e6],
    ],
  ],
]);

const plurals: ReadonlyMap<string, string> = new Map([
  ['GPU', 'GPUs'],
  ['hour', 'hours'],
  ['day', 'days'],
  ['year', 'years'],
  ['token', 'tokens'],
  ['param', 'params'],
  ['user', 'users'],
  ['query', 'queries'],
  ['sample', 'samples'],
  ['item', 'items'],
]);
const singulars: ReadonlyMap<string, string> = new Map([...plurals].map(([one, many]) => [many, one]));

const lossDigits = 4;

/** The scale for a value of this size, given in the canonical unit: the value itself, or the middle of several. */
export function scaleFor(value: number, unit: string): Scale {
  const slash = unit.indexOf('/');
  const above = slash < 0 ? unit : unit.slice(0, slash);
  const below = slash < 0 ? '' : unit.slice(slash);
  if (/^([$€£¥]|JPY)$/.test(above)) return moneyScale(value, above, below);
  // People compare losses in the third decimal.
  if (unit === 'nats/token') return plainScale(1, above, below, number => digits(number, lossDigits));
  const seconds = timeUnits.get(above);
  if (seconds !== undefined) return timeScale(value, seconds, below);
  const ladder = ladders.get(/^\/s(\/|$)/.test(below) && above === 'FLOP' ? 'FLOP/s' : above);
  return ladder === undefined ? plainScale(1, above, below) : ladderScale(value, ladder, below);
}

/** The unit as it is, whatever the size of the value: somebody asked for it. */
export function exactScale(unit: string): Scale {
  const slash = unit.indexOf('/');
  const above = slash < 0 ? unit : unit.slice(0, slash);
  const below = slash < 0 ? '' : unit.slice(slash);
  return /^[$€£¥]$/.test(above)
    ? { factor: 1, lead: above, unit: below, singular: below, write: moneyDigits }
    : plainScale(1, above, below);
}

function moneyScale(value: number, sign: string, below: string): Scale {
  // Prices of tokens are quoted for a million.
  const perMillion = below === '/token' && Math.abs(value) < 0.01 && value !== 0;
  const unit = perMillion ? '/Mtok' : below;
  const lead = sign === 'JPY' ? 'JPY ' : sign;
  return { factor: perMillion ? 1e-6 : 1, lead, unit, singular: unit, write: moneyDigits };
}

function timeScale(value: number, home: number, below: string): Scale {
  const seconds = rounded(Math.abs(value) * home);
  // What is asked for in days stays in days: 1.5 days, not 36 hours. Nothing at all is shown in the unit asked for.
  const isFit = ([, size, upTo]: (typeof timeSteps)[number]): boolean => seconds < upTo && (size >= home || seconds < home);
  const [unit, size] = (seconds === 0 ? timeSteps.find(step => step[1] === home) : timeSteps.find(isFit)) ?? timeSteps.at(-1)!;
  return plainScale(size / home, unit, below);
}

function ladderScale(value: number, ladder: Ladder, below: string): Scale {
  const size = rounded(Math.abs(value));
  const home = ladder.find(([, factor]) => factor === 1)!;
  const top = ladder.at(-1)!;
  if (size >= top[1] * 1000) return plainScale(1, home[0], below, scientific);
  const [unit, factor] = size === 0 ? home : (ladder.findLast(([, least]) => size >= least) ?? ladder[0]!);
  return plainScale(factor, unit, below);
}

function plainScale(factor: number, above: string, below: string, write: Scale['write'] = digits): Scale {
  const words = above.split('-');
  const last = words.pop()!;
  const withLast = (word: string): string => [...words, word].join('-') + below;
  return { factor, lead: '', unit: withLast(plurals.get(last) ?? last), singular: withLast(singulars.get(last) ?? last), write };
}

/** As it will be shown, so that 999.96 GB becomes 1 TB and not 1,000 GB. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
