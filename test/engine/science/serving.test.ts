/** Demand: users, queries, hard questions, and what they cost in a day and in a year. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number): void => { assert.ok(Math.abs(actual / expected - 1) <= 1e-9, `${actual} is not ${expected}`); };
const pool = 'hardware pool from h100 { price: $2/GPU-hour, gpu_power: 1000 W, pue: 1.1, grid: 0.4 kgCO2/kWh }\n';

describe('demand from the top', () => {
  it('users x usage x load: 100,000 users, an hour a day, a tenth of an accelerator', () => {
    const analysis = analyzed(`${pool}testtime t { hardware: pool, users: 100k, usage: 1 hour/user/day, load: 0.1 GPU }`);
    near(medianAt(analysis, 't.ordinary_gpu_hours_per_day'), 10_000);
    near(medianAt(analysis, 't.gpu_hours_per_day'), 10_000);
    near(medianAt(analysis, 't.gpu_hours'), 3.65e6);
    near(medianAt(analysis, 't.cost_per_day'), 20_000);
    near(medianAt(analysis, 't.cost'), 7.3e6);
    near(medianAt(analysis, 't.energy'), 3.65e6 * 1.1);
    near(medianAt(analysis, 't.co2'), 3.65e6 * 1.1 * 0.4 / 1000);
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('hard questions: ordinary x (1 + share x (factor - 1))', () => {
    const analysis = analyzed(`${pool}testtime t { hardware: pool, users: 100k, usage: 1 hour/user/day, load: 0.1 GPU, hard_query { share: 5%, factor: 100x } }`);
    near(medianAt(analysis, 't.gpu_hours_per_day'), 10_000 * (1 + 0.05 * 99));
  });

  it('the horizon of the budget, in the phase itself otherwise', () => {
    const phase = 'testtime t { hardware: pool, users: 100k, usage: 1 hour/user/day, load: 0.1 GPU';
    near(medianAt(analyzed(`${pool}${phase} }\nbudget b { horizon: 30 days }`), 'b.gpu_hours'), 300_000);
    near(medianAt(analyzed(`${pool}${phase}, days: 10 }\nbudget b { horizon: 30 days }`), 'b.gpu_hours'), 100_000);
    assert.equal(estimateAt(analyzed(`${pool}${phase} }`), 't.days').origin, 'default');
  });
});

describe('demand from below', () => {
  const plan = `${pool}testtime t { hardware: pool, users: 1M, usage: 10 queries/user/day, params: 8B, prompt_tokens: 900, output_tokens: 300, thinking: 800, mfu: 10% }`;

  it('queries x FLOP of a query over the speed', () => {
    const analysis = analyzed(plan);
    near(medianAt(analysis, 't.queries'), 1e7);
    near(medianAt(analysis, 't.flop_per_query'), 2 * 8e9 * 2000);
    near(medianAt(analysis, 't.gpu_hours_per_day'), 1e7 * 2 * 8e9 * 2000 / (989.4e12 * 0.1) / 3600);
    near(medianAt(analysis, 't.cost_per_query'), medianAt(analysis, 't.cost_per_day') / 1e7);
  });

  it('a measured speed instead of a utilisation', () => {
    const analysis = analyzed(plan.replace('mfu: 10%', 'tokens_per_second: 2000 tokens/s/GPU'));
    near(medianAt(analysis, 't.gpu_hours_per_day'), 1e7 * 1100 / 2000 / 3600);
    near(medianAt(analysis, 't.cost_per_million_tokens'), 2 / (2000 * 3600) * 1e6);
  });

  it('prompt tokens from the cache cost nothing', () => {
    near(medianAt(analyzed(plan.replace('mfu: 10%', 'mfu: 10%, cache_hits: 50%')), 't.flop_per_query'), 2 * 8e9 * 1550);
  });

  it('hard questions that think longer give their factor', () => {
    const analysis = analyzed(plan.replace('mfu: 10%', 'mfu: 10%, hard_query { share: 10%, thinking: 18_800 }'));
    near(medianAt(analysis, 't.hard_query.factor'), 20_000 / 2000);
    near(medianAt(analysis, 't.flop_per_query'), 2 * 8e9 * 2000 * 1.9);
  });
});
