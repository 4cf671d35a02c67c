/** Published runs: what their own figures give. */
import assert from 'node:assert/strict';
import { analyzed, faultsOf, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number, tolerance: number): void => {
  assert.ok(Math.abs(actual / expected - 1) <= tolerance, `${actual} is not ${expected}`);
};

describe('training compute is 6 N D', () => {
  const runs: readonly (readonly [name: string, params: number, tokens: number, flop: number, source: string])[] = [
    ['Chinchilla 70B', 70e9, 1.4e12, 5.76e23, 'arXiv 2203.15556'],
    ['PaLM 540B', 540.35e9, 780e9, 2.5272e24, 'arXiv 2204.02311'],
    ['MT-NLG 530B', 529.6e9, 270e9, 8.586e23, 'arXiv 2201.11990'],
    ['Llama 3.1 405B', 405.853e9, 15.6e12, 3.8e25, 'arXiv 2407.21783'],
    ['Falcon 180B', 179.52e9, 3.5e12, 3.76e24, 'arXiv 2311.16867'],
    ['DeepSeek LLM 67B', 67.4e9, 2e12, 8.04e23, 'arXiv 2401.02954'],
    ['OLMo 2 7B', 7.2986e9, 4.05e12, 1.8e23, 'arXiv 2501.00656'],
    ['OLMo 2 13B', 13.716e9, 5.6e12, 4.6e23, 'arXiv 2501.00656'],
  ];
  for (const [name, params, tokens, flop, source] of runs) {
    it(`${name} (${source})`, () => {
      near(medianAt(analyzed(`pretrain p { params: ${params}, tokens: ${tokens} }`), 'p.flop'), flop, 0.025);
    });
  }

  it('agrees with what is given beside it, so nothing is complained of', () => {
    for (const [, params, tokens, flop] of runs)
      assert.deepEqual(faultsOf(analyzed(`pretrain p { params: ${params}, tokens: ${tokens}, flop: ${flop} FLOP }`)), []);
  });

  it('GPT-3: 3,640 petaFLOP/s-days (arXiv 2005.14165, table D.1)', () => {
    const analysis = analyzed(
      'pretrain p { params: 174.6B, tokens: 300B }\nlet days = p.flop / 1 PF-days\nassert p.flop in 3600 PF-days..3680 PF-days',
    );
    near(medianAt(analysis, 'days'), 3640, 0.001);
    assert.equal(analysis.asserts[0]!.holds, true);
  });
});

describe('money of DeepSeek-V3', () => {
  it('2.788M H800-hours at $2 are $5.576M (arXiv 2412.19437, table 1)', () => {
    const analysis = analyzed(`hardware pool from h800 { count: 2048, price: $2/GPU-hour }
pretrain base { hardware: pool, params: 37B, tokens: 14.8T tokens, precision: fp8, gpu_hours: 2664k H800-hours }
pretrain context { hardware: pool, gpu_hours: 119k H800-hours }
posttrain tune { hardware: pool, gpu_hours: 5k H800-hours }
budget all { phases: [base, context, tune] }
assert all.cost == $5.576M\n`);
    assert.deepEqual(faultsOf(analysis), []);
    assert.equal(medianAt(analysis, 'all.gpu_hours'), 2.788e6);
    assert.equal(medianAt(analysis, 'all.cost'), 5.576e6);
    assert.equal(analysis.asserts[0]!.holds, true);
    near(medianAt(analysis, 'base.days'), 2.664e6 / 2048 / 24, 1e-12);
  });
});

describe('utilisation of published runs', () => {
  it('Llama 3.1 405B: 30.84M H100-hours, 3.8e25 FLOP, goodput 90 % (model card; arXiv 2407.21783)', () => {
    const analysis = analyzed('pretrain p { params: 405B, tokens: 15.6T, hardware: h100, gpu_hours: 30.84M H100-hours, goodput: 90% }');
    near(medianAt(analysis, 'p.mfu'), (6 * 405e9 * 15.6e12) / (30.84e6 * 3600 * 989.4e12 * 0.9), 0.001);
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('energy and emissions are hours x draw x PUE x intensity, with trials on top', () => {
    const analysis = analyzed(
      'hardware pool from h100 { gpu_power: 1000 W, pue: 1.2, grid: 0.4 kgCO2/kWh, price: $2/GPU-hour }\npretrain p { hardware: pool, gpu_hours: 1M, count: 1000, experiments: 25% }\n',
    );
    near(medianAt(analysis, 'p.energy'), 1e6 * 1.2 * 1.25, 1e-12);
    near(medianAt(analysis, 'p.co2'), (1e6 * 1.2 * 1.25 * 0.4) / 1000, 1e-12);
    near(medianAt(analysis, 'p.cost'), 2.5e6, 1e-12);
    near(medianAt(analysis, 'p.power'), 1.2e6, 1e-12);
  });
});
