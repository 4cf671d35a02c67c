/** What ten times the compute of one phase buys at the end of its chain, and its exchange rate in pre-training. */
import assert from 'node:assert/strict';
import { ordersThatGain } from '../../../engine/src/kinds/exchange-orders.js';
import { analyzed, estimateAt, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number, tolerance = 1e-6): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

const toScore = (loss: number): number => 0.02 + 0.96 / (1 + Math.exp(9 * (loss - 1.95)));
const lossOf = (params: number, tokens: number): number => 1.8 + 400 / params ** 0.34 + 400 / tokens ** 0.28;
const plan = (more = ''): string => `law house { form: 1.8 + 400 / N^0.34 + 400 / D^0.28, valid { N: 1B..100B, D: 100B..100T } }
law to_score { form: 0.02 + 0.96 / (1 + exp(9 * (L - 1.95))), gives: accuracy, backtest { per_decade: 0% } }
law rl_law { form: R0 + (0.88 - R0) / (1 + (2e23 / C)^1.1), gives: accuracy, backtest { per_decade: 0% } }
law of_samples { form: 1 - (1 - R0) * k^-0.2, gives: accuracy, valid { k: 1..50 }, backtest { per_decade: 0% } }
benchmark exam { from_loss: to_score, from_rl: rl_law, from_samples: of_samples, verifiable: yes }
pretrain base { params: 7B, tokens: 1T, law: house, benchmark: exam${more} }
posttrain rl { checkpoint: base, method: grpo(group: 16), flop: 4e22 FLOP, benchmark: exam }
testtime ask { checkpoint: rl, params: 7B, strategy: best_of_n(samples: 8, verifier: exact), prompt_tokens: 1, output_tokens: 100_000, benchmark: exam }
budget all_in { phases: [base, rl, ask] }
`;
const trained = (start: number, flop: number): number => start + (0.88 - start) / (1 + (2e23 / flop) ** 1.1);
const drawn = (start: number, samples: number): number => 1 - (1 - start) * samples ** -0.2;
const root = Math.sqrt(10);

describe('ten times the compute of one phase', () => {
  const analysis = analyzed(plan());
  const start = toScore(lossOf(7e9, 1e12));
  const now = drawn(trained(start, 4e22), 8);

  it('of pre-training: in size and tokens alike, and through all that stands on it', () => {
    const larger = drawn(trained(toScore(lossOf(7e9 * root, 1e12 * root)), 4e22), 8);
    near(medianAt(analysis, 'all_in.exchange.base.accuracy'), larger - now);
  });

  it('of reinforcement learning: from the same checkpoint', () => {
    near(medianAt(analysis, 'all_in.exchange.rl.accuracy'), drawn(trained(start, 4e23), 8) - now);
  });

  it('of a query: by the strategy of the plan, an extrapolation beyond the range of its law', () => {
    const gained = estimateAt(analysis, 'all_in.exchange.ask.accuracy');
    near(gained.range!.p50, drawn(trained(start, 4e22), 80) - now, 1e-3);
    assert.match(String(gained.valid), /of_samples was fitted for k from 1 to 50/u);
    assert.equal(estimateAt(analysis, 'all_in.exchange.base.accuracy').valid, true);
  });

  it('has a rate in orders of magnitude of pre-training', () => {
    const gained = medianAt(analysis, 'all_in.exchange.rl.accuracy');
    const orders = medianAt(analysis, 'all_in.exchange.rl.pretraining');
    const grown = 10 ** (orders / 2);
    near(drawn(trained(toScore(lossOf(7e9 * grown, 1e12 * grown)), 4e22), 8) - now, gained, 0.01);
    assert.equal(analysis.estimate('all_in.exchange.base.pretraining')?.origin, 'unknown');
  });

  it('moves a measured score by what the law says', () => {
    const measured = analyzed(plan(', accuracy: 30%'));
    const moved = 0.3 + toScore(lossOf(7e9 * root, 1e12 * root)) - start;
    near(medianAt(measured, 'all_in.exchange.base.accuracy'), drawn(trained(moved, 4e22), 8) - drawn(trained(0.3, 4e22), 8));
  });

  it('is told in every view of the budget, with the warning that gains do not add up', () => {
    const { notes } = analysis.budgets()[0]!;
    assert.equal(notes.filter(note => note.startsWith('Ten times the compute of')).length, 3);
    assert.match(
      notes.join(' '),
      /rl adds [\d.]+ points of score(?:, an extrapolation)?, as much as [\d.]+ orders of magnitude of pre-training/u,
    );
    assert.match(notes.join(' '), /gains do not add up/u);
  });
});

describe('ten times the compute where less is known', () => {
  it('saves loss where nothing is scored', () => {
    const analysis = analyzed(
      'law house { form: 1.8 + 400 / N^0.34 + 400 / D^0.28 }\npretrain base { params: 7B, tokens: 1T, law: house }\nbudget b { phases: [base] }',
    );
    near(medianAt(analysis, 'b.exchange.base.loss'), lossOf(7e9, 1e12) - lossOf(7e9 * root, 1e12 * root));
  });

  it('says why a gain is unknown', () => {
    const text = plan().replace('method: grpo(group: 16)', 'method: dpo, accuracy: 40%');
    const analysis = analyzed(text);
    assert.match(
      estimateAt(analysis, 'all_in.exchange.rl.accuracy').because!,
      /no published law says how the accuracy of rl moves with the compute of `dpo`/u,
    );
    assert.match(estimateAt(analysis, 'all_in.exchange.base.accuracy').because!, /dpo/u);
    assert.ok(estimateAt(analysis, 'all_in.exchange.ask.accuracy').range !== null);
  });

  it('has nothing to spend more on where one answer is given without thinking', () => {
    const analysis = analyzed(plan().replace('strategy: best_of_n(samples: 8, verifier: exact)', 'strategy: greedy'));
    assert.match(estimateAt(analysis, 'all_in.exchange.ask.accuracy').because!, /nothing to spend more on/u);
  });

  it('says nothing for phases without law and benchmark, and survives chains that loop', () => {
    const tuned = analyzed('posttrain t { checkpoint: llama_3_1_8b, method: sft, tokens: 1M }\nbudget b { phases: [t] }');
    assert.equal(tuned.estimate('b.exchange.t.accuracy')?.origin, 'unknown');
    const loop = analyzed(
      'benchmark e { }\nposttrain a { checkpoint: b, method: grpo, flop: 1e20 FLOP }\nposttrain b { checkpoint: a, method: grpo, flop: 1e20 FLOP }\nbudget all_in { phases: [a, b] }',
    );
    assert.equal(loop.estimate('all_in.exchange.a.accuracy')!.range, null);
  });
});

describe('orders of magnitude that gain as much', () => {
  const linear = (orders: number): { draws: number; valid: true } => ({ draws: 0.2 + 0.1 * orders, valid: true });

  it('are found between the places asked', () => near((ordersThatGain(0.17, linear) as { draws: number }).draws, 1.7));

  it('are none for a gain of nothing, and unknown beyond a millionfold', () => {
    near((ordersThatGain(-0.1, linear) as { draws: number }).draws, 0);
    assert.match(String(ordersThatGain(0.9, linear)), /a million times as large adds 60 %, and this adds 90 %/u);
    assert.equal(
      ordersThatGain(0.1, () => 'the law is not known'),
      'the law is not known',
    );
  });
});
