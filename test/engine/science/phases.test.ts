/** Phases inside a phase, stages after it, and what a budget makes of them. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, medianAt, printedLaw } from '../support/plan.js';
import { near } from './near.js';

describe('phases inside a pre-training run', () => {
  const analysis =
    analyzed(`${printedLaw()}hardware pool { peak.bf16: 1000 TFLOP/s, count: 100, goodput: 100%, price: $2/GPU-hour, gpu_power: 1 kW, pue: 1 }
pretrain p {
  law: printed, hardware: pool, params: 10B, tokens: 1T, mfu: 40%
  phase cut { share: 25%, mfu: 50% }
  phase more { tokens: 200B, mfu: 20% }
}
budget b { limit: $1M }
`);
  const hoursOf = (tokens: number, mfu: number): number => (6 * 1e10 * tokens) / (1e15 * mfu * 3600);
  const own = hoursOf(0.75e12, 0.4);
  const cut = hoursOf(0.25e12, 0.5);
  const more = hoursOf(0.2e12, 0.2);

  it('a share is cut out of the tokens, tokens come on top', () => {
    near(medianAt(analysis, 'p.cut.tokens'), 0.25e12);
    near(medianAt(analysis, 'p.flop'), 6 * 1e10 * 1.2e12);
  });
  it('each part runs at its own utilisation', () => {
    near(medianAt(analysis, 'p.cut.gpu_hours'), cut);
    near(medianAt(analysis, 'p.more.gpu_hours'), more);
  });
  it('the totals around them hold all parts', () => {
    near(medianAt(analysis, 'p.gpu_hours'), own + cut + more);
    near(medianAt(analysis, 'p.days'), (own + cut + more) / 100 / 24);
    near(medianAt(analysis, 'p.cost'), 2 * (own + cut + more));
    near(medianAt(analysis, 'p.energy'), own + cut + more);
  });
  /** By the middle constants of besiroglu_2024 at 10B parameters. */
  const lossAfter = (tokens: number): number => 1.8172 + 482.01 / 1e10 ** 0.3478 + 2085.43 / tokens ** 0.3658;

  it('the loss is that at the end of each part, and of the whole run', () => {
    near(medianAt(analysis, 'p.cut.loss'), lossAfter(1e12), 1e-6);
    near(medianAt(analysis, 'p.more.loss'), lossAfter(1.2e12), 1e-6);
    near(medianAt(analysis, 'p.loss'), lossAfter(1.2e12), 1e-6);
    assert.equal(
      estimateAt(analysis, 'p.loss').inputs.find(input => input.name === 'tokens')?.estimate.formula,
      'own part * (1 - shares) + cut.tokens + more.tokens',
    );
  });
  it('so are tokens per parameter, and the optimum is that of all compute', () => {
    near(medianAt(analysis, 'p.cut.tokens_per_param'), 100);
    near(medianAt(analysis, 'p.tokens_per_param'), 120);
    near(medianAt(analysis, 'p.optimal_params') * medianAt(analysis, 'p.optimal_tokens'), 1e10 * 1.2e12);
  });
  it('what is given stays as given: the tokens of the own part', () => {
    near(medianAt(analysis, 'p.tokens'), 1e12);
  });
  it('the order in which they are written counts', () => {
    const other = analyzed(
      `${printedLaw()}pretrain p { law: printed, params: 10B, tokens: 1T\n phase more { tokens: 200B }\n phase cut { share: 25% }\n }`,
    );
    near(medianAt(other, 'p.more.loss'), lossAfter(0.95e12), 1e-6);
    near(medianAt(other, 'p.cut.loss'), lossAfter(1.2e12), 1e-6);
  });
  it('a part without tokens leaves the loss unknown, with its name', () => {
    const other = analyzed('pretrain p { params: 10B, tokens: 1T\n phase more { days: 3 }\n }');
    assert.equal(estimateAt(other, 'p.loss').range, null);
    assert.match(estimateAt(other, 'p.loss').because ?? '', /^more\.tokens is not known/);
  });
  it('a measured loss stays', () => {
    const other = analyzed(
      `${printedLaw()}pretrain p { law: printed, params: 10B, tokens: 1T, loss: 2.1\n phase more { tokens: 200B }\n }`,
    );
    assert.equal(medianAt(other, 'p.loss'), 2.1);
    near(medianAt(other, 'p.more.loss'), lossAfter(1.2e12), 1e-6);
  });
  it('the budget counts them once', () => {
    near(medianAt(analysis, 'b.cost'), 2 * (own + cut + more));
    near(medianAt(analysis, 'b.remaining'), 1e6 - 2 * (own + cut + more));
    assert.equal(medianAt(analysis, 'b.parts.p.cost_share'), 1);
  });
});

describe('stages after pre-training', () => {
  const stage = (method: string): string => `posttrain t { checkpoint: llama_3_1_8b, method: ${method}, tokens: 1B tokens }`;
  const size = 8_030_261_248;

  /**
   * All weights: two forward and four backward. Frozen weights take no gradient of their own: two forward and two backward, and six for
   * each adapter.
   */
  const adapters = 32 * 16 * (2 * (4096 + 4096) + 2 * (4096 + 1024) + 3 * (4096 + 14_336));
  for (const [method, flops] of [
    ['sft', 6 * size],
    ['continual', 6 * size],
    ['lora(rank: 16)', 4 * size + 6 * adapters],
    ['qlora(rank: 16)', 4 * size + 6 * adapters],
  ] as const) {
    it(`${method}: ${flops} FLOP per token`, () => {
      near(medianAt(analyzed(stage(method)), 't.flop'), flops * 1e9);
    });
  }

  it('methods that lack what they are priced by say so, and take a given', () => {
    const table = [
      ['grpo(group: 16)', /priced by `prompts`.*and `output_tokens`/],
      ['ppo', /priced by `prompts`/],
      ['synthetic(generator: nobody)', /nobody|generator/],
    ] as const;
    for (const [method, because] of table) {
      const flop = estimateAt(analyzed(stage(method)), 't.flop');
      assert.equal(flop.origin, 'unknown');
      assert.match(flop.because ?? '', because);
      assert.equal(medianAt(analyzed(stage(method).replace('}', ', gpu_hours: 500 }')), 't.gpu_hours'), 500);
    }
  });

  it('the model goes along a chain of stages', () => {
    const rest = 'method: sft, tokens: 1B';
    const analysis = analyzed(
      `posttrain a { checkpoint: llama_3_1_8b, ${rest} }\nposttrain b { checkpoint: a, ${rest} }\ntesttime c { checkpoint: b }`,
    );
    for (const name of ['a', 'b', 'c']) assert.equal(medianAt(analysis, `${name}.params`), size);
  });

  it('steps and prompts give each other', () => {
    const line = 'checkpoint: llama_3_1_8b, method: grpo(group: 16), prompts_per_step: 32';
    const analysis = analyzed(`posttrain t { ${line}, steps: 10_400 }\nposttrain u { ${line}, prompts: 332_800 }`);
    assert.equal(medianAt(analysis, 't.prompts'), 332_800);
    assert.equal(medianAt(analysis, 't.rollouts'), 332_800 * 16);
    assert.equal(medianAt(analysis, 'u.steps'), 10_400);
  });
});

describe('a budget', () => {
  it('over phases of all kinds adds, and leaves the ecosystem out of its totals', () => {
    const analysis = analyzed(`hardware pool from h100 { price: $2/GPU-hour }
pretrain p { hardware: pool, gpu_hours: 1M, mfu: 40%, goodput: 100% }
posttrain q { hardware: pool, gpu_hours: 200k }
testtime t { hardware: pool, gpu_hours_per_day: 1000 GPU-hours/day, days: 300 }
budget b { derivatives: 30x }
`);
    near(medianAt(analysis, 'b.gpu_hours'), 1.5e6);
    near(medianAt(analysis, 'b.cost'), 3e6);
    near(medianAt(analysis, 'b.ecosystem.gpu_hours'), 3e7);
    near(
      ['p', 'q', 't'].reduce((sum, name) => sum + medianAt(analysis, `b.parts.${name}.gpu_hours_share`), 0),
      1,
    );
  });

  it('names the part it cannot count', () => {
    const cost = estimateAt(
      analyzed('pretrain p { gpu_hours: 1M, price: $2/GPU-hour }\npretrain q { params: 7B }\nbudget b { }'),
      'b.cost',
    );
    assert.equal(cost.range, null);
    assert.match(cost.because ?? '', /^q\.cost is unknown/);
  });
});
