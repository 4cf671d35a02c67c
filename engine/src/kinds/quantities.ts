/** The types of property the vocabulary is made of: each a dimension with its canonical unit. */
import { dimension, dimensionless } from '../quantity/dimension.js';
import type { PropertyType, QuantityType, ReferenceType, WordSpec, WordType } from '../schema/types.js';

const quantity = (unit: string, exponents: Parameters<typeof dimension>[0], more: Partial<QuantityType> = {}): QuantityType => ({
  kind: 'quantity',
  unit,
  dimension: dimension(exponents),
  ...more,
});

export const factor: QuantityType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true };
/** A factor that may be negative. */
export const signedFactor: QuantityType = { ...factor, signed: true };
export const share: QuantityType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true, share: true };
/** Of work in time: at none of it nothing is ever finished. */
export const workingShare: QuantityType = { ...share, possible: { above: 0, because: 'nothing would ever be finished' } };
/** A quantity that cannot be zero. */
export const positive = (type: QuantityType, because?: string): QuantityType => ({
  ...type,
  possible: { above: 0, ...(because === undefined ? {} : { because }) },
});
/** Layers, heads, channels: a network without them is none. */
export const sizeOfNetwork: QuantityType = { ...factor, possible: { above: 0, whole: true } };
/** Of a layout: into how many parts something is cut, where one part is the whole. */
export const degree: QuantityType = { ...factor, possible: { least: 1, whole: true, because: 'a degree of 1 is no cut at all' } };
export const zeroStage: QuantityType = {
  ...factor,
  possible: { least: 0, most: 3, whole: true, because: 'the stages of ZeRO are 0, 1, 2 and 3' },
};
/** Facility power over the power of its machines. */
export const overMean: QuantityType = { ...factor, possible: { least: 1, because: 'the fullest of many has no less than their mean' } };

export const powerUsage: QuantityType = { ...factor, possible: { least: 1, because: 'a facility takes what its machines take, and more' } };
export const lossType: QuantityType = { kind: 'quantity', unit: 'nats/token', dimension: dimensionless, bare: true };

/** Counts take bare numbers; those that come in millions say so, since a forgotten suffix is the commonest slip. */
export const tokens = quantity('tokens', { token: 1 }, { bare: true });
/** Of one query, one answer or one item: what is written behind the slash only says so. */
export const tokensOfOne = quantity(
  'tokens',
  { token: 1 },
  { bare: true, forEach: [dimension({ query: 1 }), dimension({ sample: 1 }), dimension({ item: 1 })] },
);
export const manyTokens = quantity('tokens', { token: 1 }, { bare: true, atLeast: 1e5 });
export const params = quantity('params', { param: 1 }, { bare: true, atLeast: 1e5, possible: { above: 0 } });
/** Of a part, which may be small. */
export const someParams = quantity('params', { param: 1 }, { bare: true });
export const users = quantity('users', { user: 1 }, { bare: true });
export const queries = quantity('queries', { query: 1 }, { bare: true });
export const samples = quantity('samples', { sample: 1 }, { bare: true });
export const items = quantity('items', { item: 1 }, { bare: true });
export const accelerators = quantity('GPU', { gpu: 1 }, { bare: true, possible: { above: 0, whole: true } });
export const acceleratorsOfUser = quantity('GPU', { gpu: 1 }, { bare: true, forEach: [dimension({ user: 1 })] });

export const gpuHours = quantity('GPU-hour', { gpu: 1, time: 1 }, { bare: true });
export const gpuHoursPerDay = quantity('GPU-hour/day', { gpu: 1 }, { bare: true });
export const days = quantity('day', { time: 1 }, { bare: true });
export const seconds = quantity('s', { time: 1 });
export const flop = quantity('FLOP', { flop: 1 });
export const flopPerToken = quantity('FLOP/token', { flop: 1, token: -1 });
export const flopPerQuery = quantity('FLOP/query', { flop: 1, query: -1 });
export const flopRate = quantity('FLOP/s', { flop: 1, time: -1 }, { perGpu: true });
export const poolFlopRate = quantity('FLOP/s', { flop: 1, time: -1 });
export const bytes = quantity('byte', { byte: 1 });
export const bytesPerGpu = quantity('byte', { byte: 1 }, { perGpu: true });
export const bytesPerWeight = quantity('byte/param', { byte: 1, param: -1 });
export const bytesPerToken = quantity('byte/token', { byte: 1, token: -1 });
export const byteRate = quantity('byte/s', { byte: 1, time: -1 }, { perGpu: true });
export const power = quantity('W', { energy: 1, time: -1 });
export const powerPerGpu = quantity('W', { energy: 1, time: -1 }, { perGpu: true });
export const energy = quantity('kWh', { energy: 1 });
export const energyPerDay = quantity('kWh/day', { energy: 1, time: -1 });
export const energyPerQuery = quantity('kWh/query', { energy: 1, query: -1 });
export const carbon = quantity('tCO2', { co2: 1 });
export const carbonPerDay = quantity('tCO2/day', { co2: 1, time: -1 });
export const carbonIntensity = quantity('tCO2/kWh', { co2: 1, energy: -1 });
export const money = quantity('$', { usd: 1 });
export const moneyPerDay = quantity('$/day', { usd: 1, time: -1 });
export const moneyPerQuery = quantity('$/query', { usd: 1, query: -1 });
export const moneyPerToken = quantity('$/token', { usd: 1, token: -1 });
export const moneyPerGpu = quantity('$', { usd: 1 }, { perGpu: true });
export const gpuHourPrice = quantity('$/GPU-hour', { usd: 1, gpu: -1, time: -1 });
export const electricityPrice = quantity('$/kWh', { usd: 1, energy: -1 });
export const queriesPerDay = quantity('queries/day', { query: 1, time: -1 });
export const tokensPerSecond = quantity('tokens/s', { token: 1, time: -1 }, { perGpu: true });
export const tokensPerSecondPerUser = quantity('tokens/s/user', { token: 1, time: -1, user: -1 });

/** Queries, or time of use, of one user. */
export const usage = quantity(
  'queries/user/day',
  { query: 1, user: -1, time: -1 },
  {
    alternatives: [{ unit: 'hour/user/day', dimension: dimension({ user: -1 }) }],
  },
);

/** A budget's limit: its unit says of what. */
export const anyTotal = quantity(
  '$',
  { usd: 1 },
  {
    alternatives: [
      { unit: 'GPU-hour', dimension: dimension({ gpu: 1, time: 1 }) },
      { unit: 'FLOP', dimension: dimension({ flop: 1 }) },
      { unit: 'kWh', dimension: dimension({ energy: 1 }) },
      { unit: 'tCO2', dimension: dimension({ co2: 1 }) },
    ],
  },
);

export const text: PropertyType = { kind: 'text' };
export const date: PropertyType = { kind: 'date' };
export const yesNo: PropertyType = { kind: 'boolean' };

export const words = (...specs: readonly (WordSpec | string)[]): WordType => ({
  kind: 'word',
  words: specs.map(spec => (typeof spec === 'string' ? { name: spec, doc: '' } : spec)),
});

export const reference = (...to: readonly string[]): ReferenceType => ({ kind: 'reference', to });

/** Number formats of weights and arithmetic. */
export const precision = words(
  { name: 'fp32', doc: '32-bit floating point.' },
  { name: 'tf32', doc: '19-bit TensorFloat, stored as 32 bits.' },
  { name: 'bf16', doc: '16-bit bfloat.' },
  { name: 'fp16', doc: '16-bit floating point.' },
  { name: 'fp8', doc: '8-bit floating point.' },
  { name: 'int8', doc: '8-bit integers.' },
  { name: 'fp4', doc: '4-bit floating point.' },
  { name: 'int4', doc: '4-bit integers.' },
);

/** Bytes that one number takes, by format. */
export const bytesOf: Readonly<Record<string, number>> = { fp32: 4, tf32: 4, bf16: 2, fp16: 2, fp8: 1, int8: 1, fp4: 0.5, int4: 0.5 };
