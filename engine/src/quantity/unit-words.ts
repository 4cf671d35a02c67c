/** The words units are made of, and how a prefix joins them. What stands between the words is `parse-unit.ts`. */
import { dimension, type Dimension, type Exponents } from './dimension.js';
import { day, hour, year } from './time.js';

/** One word of a unit: its size in internal base units (s, J, byte, FLOP, one currency unit, gram of CO2, one count) and its meaning. */
export interface UnitWord {
  /** Every spelling without a prefix; the first is the one to offer. */
  readonly names: readonly string[];
  readonly factor: number;
  readonly dimension: Dimension;
  /** One plain sentence for hover and completion. */
  readonly doc: string;
  readonly prefix: 'none' | 'decimal' | 'decimal or binary' | 'required';
}

function row(names: string, factor: number, exponents: Exponents, doc: string, prefix: UnitWord['prefix'] = 'none'): UnitWord {
  return { names: names.split(' '), factor, dimension: dimension(exponents), doc, prefix };
}

/** The vocabulary's table of units. `FLOPs` is an amount, `FLOPS` a rate: in that one word the case of the last letter decides. */
export const unitWords: readonly UnitWord[] = [
  row('s sec secs second seconds 秒', 1, { time: 1 }, 'Second.'),
  row('ms', 1e-3, { time: 1 }, 'Millisecond.'),
  row('min mins minute minutes 分钟', 60, { time: 1 }, 'Minute.'),
  row('hours hour h hr hrs 小时', hour, { time: 1 }, 'Hour.'),
  row('days day d 天', day, { time: 1 }, 'Day of 24 hours.'),
  row('weeks week 周', 7 * day, { time: 1 }, 'Week of seven days.'),
  row('months month 月 个月', year / 12, { time: 1 }, 'Month: a twelfth of a year of 365 days.'),
  row('years year yr yrs 年', year, { time: 1 }, 'Year of 365 days.'),
  row('GPUs GPU TPUs TPU chips chip accelerators accelerator 卡', 1, { gpu: 1 }, 'Accelerator of any make.', 'decimal'),
  row('FLOP FLOPs', 1, { flop: 1 }, 'One floating-point operation; a multiply-add counts as two.', 'decimal'),
  row('OP OPs', 1, { flop: 1 }, 'One operation, counted as one FLOP.', 'decimal'),
  row('FLOPS OPS', 1, { flop: 1, time: -1 }, 'Floating-point operations per second, FLOP/s.', 'decimal'),
  row('F', 1, { flop: 1, time: -1 }, 'FLOP/s in PF-days: one PF-day is 10^15 FLOP/s held for a day.', 'required'),
  row('B byte bytes', 1, { byte: 1 }, 'Byte of eight bits.', 'decimal or binary'),
  row('bit bits', 1 / 8, { byte: 1 }, 'Bit: an eighth of a byte.', 'decimal or binary'),
  row('b', 1 / 8, { byte: 1 }, 'Bit, as in Gb/s: an eighth of a byte.', 'required'),
  row('J joule joules', 1, { energy: 1 }, 'Joule.', 'decimal'),
  row('Wh', hour, { energy: 1 }, 'Watt-hour: 3,600 joules.', 'decimal'),
  row('W watt watts', 1, { energy: 1, time: -1 }, 'Watt: one joule per second.', 'decimal'),
  row('$ USD dollars dollar 美元 美金', 1, { usd: 1 }, 'US dollar.'),
  row('€ EUR euros euro 欧元', 1, { eur: 1 }, 'Euro.'),
  row('£ GBP 英镑', 1, { gbp: 1 }, 'Pound sterling.'),
  row('¥ CNY RMB yuan 元 人民币', 1, { cny: 1 }, 'Chinese yuan.'),
  row('JPY 日元', 1, { jpy: 1 }, 'Japanese yen; ¥ is the yuan.'),
  row('gCO2 gCO2e', 1, { co2: 1 }, 'Gram of CO2 equivalent.'),
  row('kgCO2 kgCO2e', 1e3, { co2: 1 }, 'Kilogram of CO2 equivalent.'),
  row('tCO2 tCO2e', 1e6, { co2: 1 }, 'Metric ton of CO2 equivalent.'),
  row('ktCO2 ktCO2e', 1e9, { co2: 1 }, 'Thousand metric tons of CO2 equivalent.'),
  row('MtCO2 MtCO2e', 1e12, { co2: 1 }, 'Million metric tons of CO2 equivalent.'),
  row('tokens token tok toks', 1, { token: 1 }, 'Token of text or of another modality.', 'decimal'),
  row('params param parameters parameter', 1, { param: 1 }, 'Parameter of a model.', 'decimal'),
  row('users user 用户', 1, { user: 1 }, 'User of a service.', 'decimal'),
  row('queries query 次', 1, { query: 1 }, 'Query: one question and its answer.', 'decimal'),
  row('samples sample', 1, { sample: 1 }, 'Sample: one generated answer.', 'decimal'),
  row('items item images image documents document clips clip', 1, { item: 1 }, 'Item of data: an image, a document, a clip.', 'decimal'),
  // A loss is counted per token, so that `nats/token` is a plain number, as the laws that predict it are.
  row('nats nat', 1, { token: 1 }, 'Natural unit of information: nats/token is the cross-entropy loss, a plain number.'),
  row('%', 0.01, {}, 'Hundredth part.'),
];

const decimalPrefixes: readonly (readonly [string, number])[] = [
  ['k', 1e3],
  ['K', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Z', 1e21],
];
const spelledPrefixes: readonly (readonly [string, number])[] = [
  ['kilo', 1e3],
  ['mega', 1e6],
  ['giga', 1e9],
  ['tera', 1e12],
  ['peta', 1e15],
  ['exa', 1e18],
  ['zetta', 1e21],
];
const binaryPrefixes: readonly (readonly [string, number])[] = [
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
];

const byName = new Map(unitWords.flatMap(word => word.names.map(name => [name, word] as const)));

/** Only words that stay unmistakable: `gb` might be bytes or bits, and no milliwatt becomes a megawatt. */
const byLowerName = new Map(
  [...byName]
    .filter(([name]) => name === 'Wh' || name.length > 2)
    .reverse()
    .map(([name, word]) => [name.toLowerCase(), word]),
);
for (const name of ['flop', 'flops']) byLowerName.set(name, byName.get('FLOP')!);
// `OPs` and `OPS` differ by case alone, and an mtCO2 is a metric ton to some and a million to others.
for (const name of ['ops', 'mtco2', 'mtco2e']) byLowerName.delete(name);

/** The size and meaning of one word, prefix included; `undefined` when it is none. */
export function resolveWord(word: string): { readonly factor: number; readonly word: UnitWord } | undefined {
  const whole = byName.get(word);
  if (whole !== undefined && whole.prefix !== 'required') return { factor: whole.factor, word: whole };
  return withPrefix(word, byName) ?? ignoringCase(word);
}

function ignoringCase(word: string): ReturnType<typeof resolveWord> {
  const lower = word.toLowerCase();
  const whole = byLowerName.get(lower);
  if (whole !== undefined) return { factor: whole.factor, word: whole };
  const prefixed = withPrefix(word.slice(0, 1) + lower.slice(1), byLowerName);
  if (prefixed !== undefined) return prefixed;
  // `tflops` and `petaflops` are what people type; a lower-case m stays milli, which no such unit has.
  const short = /^[gtpez]flops?$/.test(lower) ? withPrefix(lower[0]!.toUpperCase() + lower.slice(1), byLowerName) : undefined;
  return short ?? joined(lower, spelledPrefixes, byLowerName);
}

function withPrefix(word: string, names: ReadonlyMap<string, UnitWord>): ReturnType<typeof resolveWord> {
  return joined(word, binaryPrefixes, names, true) ?? joined(word, decimalPrefixes, names);
}

function joined(
  word: string,
  prefixes: typeof decimalPrefixes,
  names: ReadonlyMap<string, UnitWord>,
  binary = false,
): ReturnType<typeof resolveWord> {
  for (const [prefix, size] of prefixes) {
    if (!word.startsWith(prefix)) continue;
    const stem = names.get(word.slice(prefix.length));
    if (stem === undefined || stem.prefix === 'none' || (binary && stem.prefix === 'decimal')) continue;
    if (binary && stem.prefix === 'required' && stem.dimension.exponents.byte === undefined) continue;
    return { factor: size * stem.factor, word: stem };
  }
  return undefined;
}

/** Spellings with a prefix or a joint that people use often enough to be offered; the likelier of two first. */
const usualPrefixed = [
  'kB',
  'MB',
  'GB',
  'TB',
  'PB',
  'KiB',
  'MiB',
  'GiB',
  'TiB',
  'Gbit',
  'Gb',
  'GPU-hours',
  'GPU-days',
  'PF-days',
  'GFLOP',
  'TFLOP',
  'PFLOP',
  'EFLOP',
  'TFLOPS',
  'PFLOPS',
  'EFLOPS',
  'PF',
  'EF',
  'kWh',
  'MWh',
  'GWh',
  'TWh',
  'kW',
  'MW',
  'GW',
  'MJ',
  'GJ',
  'Mtok',
];

/** What a misspelt word is compared with. */
export const suggestibleWords: readonly string[] = [
  ...unitWords.filter(word => word.prefix !== 'required').flatMap(word => word.names),
  ...usualPrefixed,
];
