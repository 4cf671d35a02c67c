/** Demand: users, queries, hard questions, and what they cost in a day and in a year. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number): void => {
  assert.ok(Math.abs(actual / expected - 1) <= 1e-9, `${actual} is not ${expected}`);
};
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
    near(medianAt(analysis, 't.co2'), (3.65e6 * 1.1 * 0.4) / 1000);
    assert.deepEqual(faultsOf(analysis), []);
  });

  it('hard questions: ordinary x (1 + share x (factor - 1))', () => {
    const analysis = analyzed(
      `${pool}testtime t { hardware: pool, users: 100k, usage: 1 hour/user/day, load: 0.1 GPU, hard_query { share: 5%, factor: 100x } }`,
    );
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
    near(medianAt(analysis, 't.gpu_hours_per_day'), (1e7 * 2 * 8e9 * 2000) / (989.4e12 * 0.1) / 3600);
    near(medianAt(analysis, 't.cost_per_query'), medianAt(analysis, 't.cost_per_day') / 1e7);
  });

  it('a measured speed instead of a utilisation', () => {
    const analysis = analyzed(plan.replace('mfu: 10%', 'tokens_per_second: 2000 tokens/s/GPU'));
    near(medianAt(analysis, 't.gpu_hours_per_day'), (1e7 * 1100) / 2000 / 3600);
    near(medianAt(analysis, 't.cost_per_million_tokens'), (2 / (2000 * 3600)) * 1e6);
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

describe('demand that changes', () => {
  const plan = `${pool}testtime t { hardware: pool, users: 100k, usage: 1 hour/user/day, load: 0.1 GPU, days: 100 days, utilization: 50%, peak_to_average: 2`;

  it('growth is even: the mean of the horizon is (g - 1) / ln g of the first day', () => {
    const analysis = analyzed(`${plan}, growth: 3x }`);
    near(medianAt(analysis, 't.gpu_hours_per_day'), 10_000);
    near(medianAt(analysis, 't.gpu_hours'), (10_000 * 100 * 2) / Math.log(3));
    near(medianAt(analysis, 't.cost'), 2 * medianAt(analysis, 't.gpu_hours'));
    near(medianAt(analyzed(`${plan}, growth: 1 }`), 't.gpu_hours'), 1e6);
    near(medianAt(analyzed(`${plan} }`), 't.gpu_hours'), 1e6);
  });

  it('accelerators are those of the busiest hour of the last day, in whole replicas', () => {
    const most = ((10_000 / 24) * 2) / 0.5;
    assert.equal(medianAt(analyzed(`${plan}, replica: 8 }`), 't.count'), 8 * Math.ceil(most / 8));
    assert.equal(medianAt(analyzed(`${plan}, replica: 8, growth: 3x }`), 't.count'), 8 * Math.ceil((3 * most) / 8));
    assert.equal(medianAt(analyzed(`${plan}, replica: 8, growth: 50% }`), 't.count'), 8 * Math.ceil(most / 8));
  });

  it('hours of the whole horizon give those of its first day', () => {
    near(
      medianAt(analyzed(`${pool}testtime t { hardware: pool, gpu_hours: 1M, days: 100 days, growth: 3x }`), 't.gpu_hours_per_day'),
      (10_000 * Math.log(3)) / 2,
    );
  });
});

describe('demand and speed', () => {
  it('prompts read and tokens generated, each at its measured speed', () => {
    const analysis = analyzed(
      `${pool}testtime t { hardware: pool, queries: 1M queries/day, params: 8B, prompt_tokens: 3000, output_tokens: 500, tokens_per_second: 2000 tokens/s/GPU, prefill_tokens_per_second: 10k tokens/s/GPU, replica: 4 }`,
    );
    near(medianAt(analysis, 't.gpu_hours_per_day'), (1e6 * (500 / 2000 + 3000 / 10_000)) / 3600);
    near(medianAt(analysis, 't.time_to_first_token'), 3000 / 40_000);
    near(medianAt(analysis, 't.cost_per_million_tokens'), ((2 * (500 / 2000 + 0.3)) / 3600 / 500) * 1e6);
  });

  it('an hour of reading at 21 tokens a second takes 0.0114 accelerators of 1,850', () => {
    const analysis = analyzed(
      `${pool}testtime t { hardware: pool, users: 100k, usage: 1 hour/user/day, replica: 8, tokens_per_second: 1850 tokens/s/GPU, tokens_per_second_per_user: 21 tokens/s/user }`,
    );
    near(medianAt(analysis, 't.load'), 21 / 1850);
    near(medianAt(analysis, 't.ordinary_gpu_hours_per_day'), (100_000 * 21) / 1850);
    near(medianAt(analysis, 't.batch'), (1850 * 8) / 21);
  });

  it('queries under way are queries a second times their latency', () => {
    const analysis = analyzed(
      'testtime t { model: llama_3_1_8b, hardware: h100, queries: 864k queries/day, prompt_tokens: 500, output_tokens: 500 }',
    );
    const latency = estimateAt(analysis, 't.latency');
    assert.equal(latency.unit, 's');
    near(medianAt(analysis, 't.in_flight'), 10 * latency.range!.p50);
  });

  it('a price for a million tokens needs no demand', () => {
    const analysis = analyzed(`${pool}testtime t { hardware: pool, params: 8B, output_tokens: 500, tokens_per_second: 2000 tokens/s/GPU }`);
    near(medianAt(analysis, 't.cost_per_million_tokens'), (2 / 3600 / 2000) * 1e6);
  });

  it('a million tokens cost as much, however many samples they are of', () => {
    const price = (strategy: string): number =>
      medianAt(
        analyzed(
          `${pool}testtime t { hardware: pool, queries: 1M queries/day, params: 8B, prompt_tokens: 0, output_tokens: 500, tokens_per_second: 2000 tokens/s/GPU, strategy: ${strategy} }`,
        ),
        't.cost_per_million_tokens',
      );
    near(price('majority_vote(samples: 16)'), price('greedy'));
  });
});
