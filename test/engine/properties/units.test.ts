/** A quantity is the same in any unit: a thousand times smaller number with a thousand times larger unit changes nothing. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, Summary } from '../../../engine/src/index.js';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { between, settings } from './plans.js';

/** Two spellings of one unit, and how many of the first make one of the second. */
const pairs: readonly (readonly [small: string, large: string, ratio: number])[] = [
  ['tokens', 'Mtokens', 1e6],
  ['params', 'Gparams', 1e9],
  ['GPU', 'kGPU', 1e3],
  ['FLOP', 'TFLOP', 1e12],
  ['PFLOP', 'EFLOP', 1e3],
  ['GFLOP/s', 'TFLOP/s', 1e3],
  ['TFLOPS', 'PFLOPS', 1e3],
  ['FLOP', 'PF-days', 86_400e15],
  ['GB', 'TB', 1e3],
  ['KiB', 'MiB', 1024],
  ['Gbit/s', 'GB/s', 8],
  ['W', 'kW', 1e3],
  ['kWh', 'MWh', 1e3],
  ['J', 'kWh', 3.6e6],
  ['kgCO2', 'tCO2', 1e3],
  ['s', 'hours', 3600],
  ['hours', 'days', 24],
  ['months', 'years', 12],
  ['GPU-hours', 'GPU-days', 24],
  ['GPU-hours', 'kGPU-hours', 1e3],
  ['$/Mtok', '$/token', 1e6],
  ['gCO2/kWh', 'kgCO2/kWh', 1e3],
  ['queries/day', 'queries/hour', 24],
  ['tokens/s/GPU', 'ktokens/s/GPU', 1e3],
  ['%', '', 100],
  ['H100-hours', 'H100-days', 24],
];

/** Equal but for the last digits, which division and multiplication round differently. */
function assertSame(found: Summary | null, wanted: Summary | null, what: string): void {
  assert.equal(found === null, wanted === null, what);
  if (found === null || wanted === null) return;
  for (const key of ['p5', 'p50', 'p95', 'mean'] as const) {
    assert.ok(Math.abs(found[key] - wanted[key]) <= 1e-9 * Math.abs(wanted[key]), `${what}.${key}: ${found[key]}, not ${wanted[key]}`);
  }
}

describe('a quantity in a larger unit', () => {
  const ways: readonly ((low: number, high: number, unit: string) => string)[] = [
    low => `${low} UNIT`,
    (low, high) => `${low} to ${high} UNIT`,
    (low, high) => `${low}..${high} UNIT`,
    (low, high) => `${low} UNIT to ${high} UNIT`,
    (low, high) => `min(${low} UNIT, ${high} UNIT)`,
    (low, high) => `2 * (${low} to ${high}) UNIT`,
    (low, high) => `triangular(${low} UNIT, ${(low + high) / 2} UNIT, ${high} UNIT)`,
  ];
  for (const [small, large, ratio] of pairs) {
    it(`is the same: ${ratio.toExponential()} ${small} = 1 ${large === '' ? 'plain number' : large}`, () => {
      fc.assert(
        fc.property(between(1, 50), between(51, 99), fc.constantFrom(...ways), (low, high, way) => {
          const inUnit = (unit: string, factor: number): Analysis => {
            const value = way(low * factor, high * factor, unit).replaceAll(' UNIT', unit === '%' || unit === '' ? unit : ` ${unit}`);
            return analyzed(`let x = ${value}\nassert x > x / 2`, { settings });
          };
          // Ends of a share written with % are drawn otherwise than plain ends, so ranges of shares are left to their own tests.
          fc.pre(small !== '%' || !way(1, 2, '').includes(' to '));
          const before = inUnit(small, 1);
          const after = inUnit(large, 1 / ratio);
          assert.deepEqual(codesOf(before), []);
          assert.deepEqual(codesOf(after), []);
          assertSame(estimateAt(after, 'x').range, estimateAt(before, 'x').range, 'x');
          assert.equal(estimateAt(after, 'x').unit, estimateAt(before, 'x').unit);
        }),
        { numRuns: 8 },
      );
    });
  }
});

const plan = `hardware hall "the hall" {
  peak.bf16: 989 TFLOP/s
  memory: 80 GB
  memory_bandwidth: 3350 GB/s
  tdp: 700 W
  count: 4096 GPU
  price: 2..3 $/GPU-hour
  grid: 350 gCO2/kWh
}
data mix { tokens: 2_000_000 Mtokens }
pretrain base {
  params: 70_000 Mparams
  data: mix
  hardware: hall
  mfu: 40%
  goodput: 90%
}
testtime chat {
  checkpoint: base
  hardware: hall
  users: 200_000 users
  usage: 240 queries/user/day
  prompt_tokens: 900 tokens
  output_tokens: 300 tokens
  mfu: 30%
}
budget all { horizon: 1 year, limit: $1000M }`;

/** The same plan by somebody with other habits. */
const otherwise: readonly (readonly [was: string, is: string])[] = [
  ['989 TFLOP/s', '0.989 PFLOPS'],
  ['80 GB', '0.08 TB'],
  ['3350 GB/s', '3.35 TB/s'],
  ['700 W', '0.7 kW'],
  ['4096 GPU', '4.096 kGPU'],
  ['2..3 $/GPU-hour', '48..72 $/GPU-day'],
  ['350 gCO2/kWh', '0.35 tCO2/MWh'],
  ['2_000_000 Mtokens', '2T tokens'],
  ['70_000 Mparams', '70B'],
  ['40%', '0.4'],
  ['90%', '0.9'],
  ['200_000 users', '0.2M'],
  ['240 queries/user/day', '10 queries/user/hour'],
  ['900 tokens', '0.9k'],
  ['300 tokens', '0.3 ktokens'],
  ['30%', '0.3'],
  ['1 year', '365 days'],
  ['$1000M', '$1B'],
];

describe('a plan in other units', () => {
  it('says what it said, in every property of every block', () => {
    const before = analyzed(plan, { settings });
    assert.deepEqual(faultsOf(before), []);
    fc.assert(
      fc.property(fc.subarray([...otherwise], { minLength: 1 }), replaced => {
        const after = analyzed(
          replaced.reduce((text, [was, is]) => text.replace(was, is), plan),
          { settings },
        );
        assert.deepEqual(codesOf(after), codesOf(before));
        for (const block of before.blocks) {
          for (const [path, estimate] of block.estimates) {
            const other = estimateAt(after, `${block.name}.${path}`);
            assert.equal(other.unit, estimate.unit, `${block.name}.${path}`);
            assertSame(other.range, estimate.range, `${block.name}.${path}`);
          }
        }
      }),
      { numRuns: 15, examples: [[[...otherwise]]] },
    );
  });

  it('is another plan when one number is', () => {
    const flopOf = (text: string): number => medianAt(analyzed(text, { settings }), 'base.flop');
    assert.equal(flopOf(plan.replace('2_000_000 Mtokens', '2_000 Mtokens')) * 1000, flopOf(plan));
  });
});
