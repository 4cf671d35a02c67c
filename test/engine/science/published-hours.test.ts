/** Hours, days, utilisation and electricity that published runs and services print. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

describe('days of a run', () => {
  /** arXiv 2104.04473, section 5.1: time = 8TP / (nX) with recomputed activations. */
  for (const [params, tokens, count, speed, days] of [
    [175e9, 300e9, 1024, 140, 34],
    [1e12, 450e9, 3072, 163, 84],
  ] as const) {
    it(`${params / 1e9}B on ${count} A100 at ${speed} TFLOP/s: ${days} days (arXiv 2104.04473, section 5.1)`, () => {
      const pool = `hardware pool { peak.bf16: 312 TFLOP/s, goodput: 100%, count: ${count} }\n`;
      const analysis = analyzed(`${pool}pretrain p { hardware: pool, flop: ${8 * params * tokens} FLOP, mfu: ${speed} / 312 }`);
      near(medianAt(analysis, 'p.days'), days, 0.02);
    });
  }

  it('DeepSeek-R1-Zero: 101K H800-hours on 512 accelerators are 198 hours (arXiv 2501.12948, appendix B.4.4)', () => {
    const run = 'hardware: h800 * 512, gpu_hours: 101k H800-hours, price: $2/GPU-hour';
    const analysis = analyzed(`posttrain zero { checkpoint: deepseek_v3, method: grpo(group: 16), ${run} }`);
    near(medianAt(analysis, 'zero.days') * 24, 198, 0.005);
    assert.equal(medianAt(analysis, 'zero.cost'), 202_000);
  });

  it('500M hours on 100,000 accelerators are 208 days and, at 40 % of an H100, 7.1e26 FLOP', () => {
    const pool = 'hardware pool { peak.bf16: 989.5 TFLOP/s, goodput: 100% }\n';
    const analysis = analyzed(`${pool}pretrain p { hardware: pool * 100k, gpu_hours: 5亿 GPU小时, mfu: 40% }`);
    near(medianAt(analysis, 'p.days'), 625 / 3);
    near(medianAt(analysis, 'p.flop'), 7.1244e26);
  });

  it('15,000 accelerators for 139 days are 50.04M hours', () => {
    near(medianAt(analyzed('pretrain p { hardware: h100 * 15_000, days: 139 }'), 'p.gpu_hours'), 50_040_000);
  });
});

describe('utilisation', () => {
  it('PaLM 540B: 238.3K tokens/s on 6,144 chips of 275 TFLOP/s are 45.7 % without attention (arXiv 2204.02311, page 9)', () => {
    const run = 'params: 540.35B, tokens: 780B, count: 6144, gpu_hours: 780e9 / 238300 / 3600 * 6144';
    const analysis = analyzed(`hardware pod { peak.bf16: 275 TFLOP/s, goodput: 100% }\npretrain p { hardware: pod, ${run} }`);
    near(medianAt(analysis, 'p.mfu'), 0.457, 0.002);
  });

  it('Grok 3 by Epoch: 4.64e26 FLOP in 240M hours are 54 % of the peak of an H100 (data of 2025-02-24)', () => {
    const analysis = analyzed('hardware lossless from h100 { goodput: 100% }\npretrain p from run_grok_3 { hardware: lossless }');
    assert.equal(medianAt(analysis, 'p.gpu_hours'), 240e6);
    near(medianAt(analysis, 'p.mfu'), 0.5427357625437463, 1e-3);
  });

  it('of an FP8 run counts against BF16 where it is derived, against FP8 where it is given', () => {
    const run = 'hardware: pool, flop: 3.6e18 FLOP, precision: fp8';
    const analysis = analyzed(`hardware pool { peak { bf16: 1000 TFLOP/s, fp8: 2000 TFLOP/s }, goodput: 100% }
pretrain derived_one { ${run}, gpu_hours: 2.5 }
pretrain own { ${run}, mfu: 40% }
pretrain named { ${run}, mfu: 40%, mfu_basis: bf16 }`);
    near(medianAt(analysis, 'derived_one.mfu'), 0.4, 1e-12);
    assert.deepEqual(
      ['derived_one', 'own', 'named'].map(name => estimateAt(analysis, `${name}.mfu_basis`).value),
      ['bf16', 'fp8', 'bf16'],
    );
    assert.deepEqual(
      ['own', 'named'].map(name => medianAt(analysis, `${name}.gpu_hours`)),
      [1.25, 2.5],
    );
  });
});

describe('electricity of LLaMA: hours x 400 W x 1.1, at 0.385 kgCO2/kWh (arXiv 2302.13971, table 15)', () => {
  for (const [name, hours, megawattHours, tonnes] of [
    ['7B', 82_432, 36, 14],
    ['13B', 135_168, 59, 23],
    ['65B', 1_022_362, 449, 173],
  ] as const) {
    it(`${name}: ${megawattHours} MWh, ${tonnes} tCO2`, () => {
      const pool = 'hardware pool { gpu_power: 400 W, pue: 1.1, grid: 0.385 kgCO2/kWh }\n';
      const analysis = analyzed(`${pool}pretrain p { hardware: pool, gpu_hours: ${hours} }`);
      assert.ok(Math.abs(medianAt(analysis, 'p.energy') / 1000 - megawattHours) < 1);
      assert.ok(Math.abs(medianAt(analysis, 'p.co2') - tonnes) < 0.5);
      assert.deepEqual(faultsOf(analysis), []);
    });
  }
});

describe('money', () => {
  it('MPT-7B: 440 accelerators for 9.5 days at $2 are about $200k (published by its makers)', () => {
    near(medianAt(analyzed('pretrain p { hardware: a100_40gb * 440, days: 9.5, price: $2/GPU-hour }'), 'p.cost'), 200_000, 0.01);
  });

  it('DeepSeek: 226.75 nodes of 8 H800 at $2 an hour are $87,072 a day (open-infra-index, day 6)', () => {
    const analysis = analyzed('testtime t { hardware: h800, gpu_hours_per_day: 226.75 * 8 * 24 GPU-hours/day, price: $2/GPU-hour }');
    near(medianAt(analysis, 't.cost_per_day'), 87_072, 1e-12);
  });

  it('own hardware: purchase x overhead over its life, and electricity at the wall', () => {
    const bought = 'purchase_price: $30k/GPU, capital_overhead: 1.5, lifetime: 5 years, gpu_power: 1 kW, pue: 1.2, electricity: $0.1/kWh';
    const analysis = analyzed(`hardware own { ${bought} }\npretrain p { hardware: own, gpu_hours: 1M }`);
    near(medianAt(analysis, 'own.price'), 45_000 / (5 * 365 * 24) + 1.2 * 0.1, 1e-12);
    near(medianAt(analysis, 'p.cost'), 1e6 * medianAt(analysis, 'own.price'), 1e-12);
  });
});
