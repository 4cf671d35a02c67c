import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Summary } from '../../../engine/src/estimate.js';
import { dimension } from '../../../engine/src/quantity/dimension.js';
import {
  canonical,
  canonicalUnitOf,
  canonicalUnits,
  formatMedian,
  formatNumber,
  formatParts,
  formatRange,
  formatShare,
  joinParts,
  partsOfRange,
  roundForOutput,
} from '../../../engine/src/quantity/format.js';
import { parseUnit } from '../../../engine/src/quantity/units.js';

function range(p5: number, p50: number, p95: number): Summary {
  return { p5, p50, p95, mean: p50 };
}

describe('numbers as people read them', () => {
  const table: [value: number, unit: string, text: string][] = [
    [30.84e6, 'GPU-hour', '30.8M GPU-hours'],
    [1, 'GPU-hour', '1 GPU-hour'],
    [30312.5, 'GPU-hour/day', '30.3k GPU-hours/day'],
    [12345678, 'H100-hour', '12.3M H100-hours'],
    [3.79e25, 'FLOP', '3.79e25 FLOP'],
    [1e13, 'FLOP', '10 TFLOP'],
    [812e9, 'FLOP/token', '812 GFLOP/token'],
    [9.9e14, 'FLOP/s', '990 TFLOP/s'],
    [54.2, 'day', '54.2 days'],
    [1.5, 'day', '1.5 days'],
    [0.13, 'day', '3.12 hours'],
    [1, 'day', '1 day'],
    [1460, 'day', '4 years'],
    [0, 'day', '0 days'],
    [-12.5, 'day', '-12.5 days'],
    [0.45, 's', '450 ms'],
    [119.96, 's', '2 min'],
    [62.1e6, '$', '$62.1M'],
    [-5.2e6, '$', '-$5.2M'],
    [2.5, '$/GPU-hour', '$2.50/GPU-hour'],
    [2.5e-6, '$/token', '$2.50/Mtok'],
    [0.12, '€/kWh', '€0.12/kWh'],
    [80e9, 'byte', '80 GB'],
    [999.96e9, 'byte', '1 TB'],
    [3.35e12, 'byte/s', '3.35 TB/s'],
    [406e9, 'params', '406B params'],
    [15.6e12, 'tokens', '15.6T tokens'],
    [1, 'tokens', '1 token'],
    [999_960, 'tokens', '1M tokens'],
    [2048, 'GPU', '2,048 GPUs'],
    [16384, 'GPU', '16,384 GPUs'],
    [2051.3, 'GPU', '2,050 GPUs'],
    [1.8e6, 'kWh', '1.8 GWh'],
    [0.0003, 'kWh', '0.3 Wh'],
    [1.4e6, 'W', '1.4 MW'],
    [1400, 'W/GPU', '1.4 kW/GPU'],
    [412, 'tCO2', '412 tCO2'],
    [3.5e-4, 'tCO2/kWh', '350 gCO2/kWh'],
    [1234.5, 'tokens/s/GPU', '1,230 tokens/s/GPU'],
    [1.77731, 'nats/token', '1.777 nats/token'],
    [0.1234, '', '0.123'],
    [0, '', '0'],
    [-0, '', '0'],
    [1.234e-6, '', '1.23e-6'],
    [3, '/day', '3/day'],
  ];
  for (const [value, unit, text] of table) {
    it(`${text}`, () => assert.equal(formatNumber(value, unit), text));
  }

  it('says unknown for what is not finite', () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      for (const unit of ['', '$', 'GPU-hour', 's']) assert.equal(formatNumber(value, unit), 'unknown');
      assert.equal(formatShare(value), 'unknown');
      assert.equal(formatRange(range(1, value, 2), 'day'), 'unknown');
      assert.equal(formatRange(range(value, 0.5, 0.6), '', true), 'unknown');
    }
  });

  it('never writes NaN, Infinity or a plus sign, and keeps three digits', () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...canonicalUnits.keys()), (value, unit) => {
        assert.doesNotMatch(formatNumber(value, unit), /NaN|Infinity|\+|undefined/);
      }),
      { numRuns: 2000 },
    );
  });

  it('can be read back to three digits, unit and all', () => {
    const magnitudes: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 };
    const value = fc.double({ min: -12, max: 24, noNaN: true }).map(exponent => 10 ** exponent);
    const units = [...canonicalUnits.keys()].filter(unit => !/^$|^[$€£¥]|JPY/.test(unit));
    fc.assert(
      fc.property(value, fc.constantFrom(...units), (amount, unit) => {
        const match = /^([\d.,]+(?:e-?\d+)?)([kMBT]?) (.+)$/.exec(formatNumber(amount, unit))!;
        const read = parseUnit(match[3] === 'µs' ? 'ms' : match[3]!.replace('µs', 'ms'));
        assert.ok(read.ok, match[3]);
        const scale = match[3]!.startsWith('µs') ? 1e-3 : 1;
        const back = (Number(match[1]!.replaceAll(',', '')) * magnitudes[match[2]!]! * read.unit.factor * scale) / canonical(unit).factor;
        assert.ok(Math.abs(back / amount - 1) <= 0.00501, `${amount} ${unit} reads ${match[0]}`);
        assert.equal(read.unit.dimension, canonical(unit).dimension);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('shares', () => {
  const table: [number, string][] = [
    [0.41, '41 %'],
    [0.4127, '41.3 %'],
    [0.003, '0.3 %'],
    [1, '100 %'],
    [0, '0 %'],
    [1.05, '105 %'],
    [0.99999, '> 99.9 %'],
    [1e-7, '< 0.01 %'],
    [0.07, '7 %'],
    [-0.05, '-5 %'],
  ];
  for (const [value, text] of table) it(text, () => assert.equal(formatShare(value), text));
});

describe('ranges', () => {
  it('give both ends in the unit of the median', () => {
    assert.equal(formatRange(range(28.1e6, 30.8e6, 34.2e6), 'GPU-hour'), '28.1M – 34.2M GPU-hours (median 30.8M)');
    assert.equal(formatRange(range(28.1e6, 30.8e6, 34.2e6), '$'), '$28.1M – $34.2M (median $30.8M)');
    assert.equal(formatRange(range(9e14, 1e15, 1.1e15), 'FLOP/s'), '0.9 – 1.1 PFLOP/s (median 1)');
    assert.equal(formatRange(range(0.28, 0.35, 0.41), '', true), '28 – 41 % (median 35 %)');
    assert.equal(formatRange(range(-1, 0, 1.5), 'day'), '-1 – 1.5 days (median 0)');
  });

  it('are one value where the ends read the same', () => {
    assert.equal(formatRange(range(54.2, 54.2, 54.2), 'day'), '54.2 days');
    assert.equal(formatRange(range(54.21, 54.22, 54.23), 'day'), '54.2 days');
    assert.equal(formatRange(range(0.41, 0.41, 0.41), '', true), '41 %');
  });

  it('shorten to the median', () => {
    assert.equal(formatMedian(range(1, 30.84e6, 3e9), 'GPU-hour'), '30.8M GPU-hours');
    assert.equal(formatMedian(range(0.1, 0.41, 0.5), '', true), '41 %');
  });

  it('come in pieces that join to the same text', () => {
    assert.deepEqual(formatParts(2.5, '$/GPU-hour'), { lead: '$', number: '2.50', unit: '/GPU-hour' });
    assert.deepEqual(partsOfRange(range(900e9, 1.2e12, 2e12), 'byte').map(joinParts), ['0.9 TB', '1.2 TB', '2 TB']);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.constantFrom(...canonicalUnits.keys()), (value, unit) => {
        assert.equal(joinParts(formatParts(value, unit)), formatNumber(value, unit));
      }),
    );
  });
});

describe('canonical units', () => {
  const table: [unit: string, factor: number][] = [
    ['', 1],
    ['GPU-hour', 3600],
    ['kWh', 3.6e6],
    ['tCO2', 1e6],
    ['day', 86400],
    ['byte', 1],
    ['$/GPU-hour', 1 / 3600],
    ['GPU-hour/day', 3600 / 86400],
    ['tCO2/kWh', 1e6 / 3.6e6],
    ['nats/token', 1],
    ['H100-hour', 3600],
  ];
  for (const [unit, factor] of table) it(unit || 'a plain number', () => assert.ok(Math.abs(canonical(unit).factor / factor - 1) < 1e-12));

  it('are found for any dimension', () => {
    assert.equal(canonicalUnitOf(dimension({ usd: 1, gpu: -1, time: -1 })).text, '$/GPU-hour');
    assert.equal(canonicalUnitOf(dimension({ token: 1, time: -1, gpu: -1 })).text, 'tokens/s/GPU');
    assert.equal(canonicalUnitOf(dimension({ energy: 1, time: -1 })).text, 'W');
    assert.equal(canonicalUnitOf(dimension({})).text, '');
    const bases = fc.constantFrom('time', 'energy', 'byte', 'flop', 'usd', 'cny', 'co2', 'gpu', 'token', 'query');
    const exponents = fc.dictionary(bases, fc.constantFrom(-2, -1, -0.5, 1 / 3, 0.5, 1, 2, 3), { maxKeys: 4 });
    fc.assert(
      fc.property(exponents, powers => {
        assert.equal(canonicalUnitOf(dimension(powers)).dimension, dimension(powers));
      }),
    );
  });

  it('are a fault of the program when they are no unit', () => {
    assert.throws(() => canonical('apples'), /apples/);
    assert.throws(() => canonical('GPUhour'), /GPUhour/);
  });
});

it('numbers leave with twelve significant digits', () => {
  assert.equal(roundForOutput(0.1 + 0.2), 0.3);
  assert.equal(roundForOutput(1 / 3), 0.333333333333);
  assert.equal(roundForOutput(3.79e25), 3.79e25);
});
