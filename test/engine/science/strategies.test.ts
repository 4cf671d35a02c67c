/** What answering in a cleverer way costs: generated tokens, FLOP, verifier, waiting. */
import assert from 'node:assert/strict';
import { near } from './near.js';
import { analyzed, faultsOf, medianAt } from '../support/plan.js';

/** A model without layers, so that a token costs 2N and nothing else. */
const small = 'params: 1B, prompt_tokens: 1000, output_tokens: 100, thinking: 900';
const at = (text: string, path: string): number => medianAt(analyzed(`model judge { params: 500M }\ntesttime t { ${text} }`), `t.${path}`);
const flop = (strategy: string): number => at(`${small}, strategy: ${strategy}`, 'flop_per_query') / 2e9;
const generated = (strategy: string): number => at(`${small}, strategy: ${strategy}`, 'generated_per_query');

describe('a strategy, in tokens and in FLOP over 2N', () => {
  const costs: readonly (readonly [strategy: string, generated: number, flop: number])[] = [
    ['greedy', 1000, 2000],
    ['chain_of_thought', 1000, 2000],
    // Four rounds of thinking, one answer.
    ['budget_forcing(rounds: 4)', 3700, 4700],
    // The prompt is read once.
    ['majority_vote(samples: 8)', 8000, 9000],
    ['best_of_n(samples: 8, verifier: exact)', 8000, 9000],
    // A judge of half the size reads prompt and answer, eight times.
    ['best_of_n(samples: 8, verifier: judge)', 8000, 9000 + 0.5 * 8 * 2000],
    // A tenth of the FLOP of generation.
    ['best_of_n(samples: 8, verifier: 0.1)', 8000, 9000 + 800],
    ['beam(width: 4, verifier: judge)', 4000, 5000 + 0.5 * 4 * 2000],
    // 3 + 9 nodes, each half of an answer; the judge reads each once.
    ['tree_search(width: 3, depth: 2, verifier: judge)', 6000, 7000 + 0.5 * 7000],
    ['tree_search(width: 1, depth: 5, verifier: exact)', 1000, 2000],
    ['revision(rounds: 3)', 3000, 4000],
  ];
  for (const [strategy, tokens, work] of costs) {
    it(strategy, () => {
      near(generated(strategy), tokens);
      near(flop(strategy), work);
    });
  }

  it('attention grows with what stands before: a revision looks back at all of it, samples at themselves', () => {
    const model = 'model: llama_3_1_8b, prompt_tokens: 1000, output_tokens: 1000';
    // 32 layers, 32 heads of 128: 524,288 FLOP for each token looked back at; the prompt has half of its square.
    const work = (context: number, tokens: number): number => 2 * 8_030_261_248 * (1000 + tokens) + 524_288 * (0.5e6 + tokens * context);
    near(at(`${model}, strategy: revision(rounds: 4)`, 'flop_per_query'), work(3000, 4000));
    near(at(`${model}, strategy: majority_vote(samples: 4)`, 'flop_per_query'), work(1500, 4000));
    // Two branches, two steps: two nodes look back at 1,250 tokens in the mean, four at 1,750.
    near(
      at(`${model}, strategy: tree_search(width: 2, depth: 2, verifier: exact)`, 'flop_per_query'),
      work((2 * 1250 + 4 * 1750) / 6, 3000),
    );
  });
});

describe('waiting for a strategy', () => {
  const served = 'model: llama_3_1_8b, hardware: h100, batch: 64, prompt_tokens: 0, output_tokens: 1000';
  const latency = (strategy: string): number => at(`${served}, strategy: ${strategy}`, 'latency');

  it('samples are written beside each other, rounds one after another', () => {
    near(latency('majority_vote(samples: 16)') / latency('greedy'), 1);
    const rounds = latency('revision(rounds: 3)') / latency('greedy');
    // More than three times: later rounds read a longer cache for every token.
    assert.ok(rounds > 3 && rounds < 5, `${rounds}`);
  });

  it('samples take the accelerator as often as there are of them', () => {
    const hours = (strategy: string): number => at(`${served}, queries: 1M queries/day, strategy: ${strategy}`, 'gpu_hours_per_day');
    near(hours('majority_vote(samples: 16)') / hours('greedy'), 16);
  });
});

describe('hard queries', () => {
  it('a hundred samples of an answer are a hundred times its work, but for the prompt', () => {
    near(
      at(
        'params: 1B, prompt_tokens: 0, output_tokens: 300, hard_query { share: 5%, strategy: majority_vote(samples: 100) }',
        'hard_query.factor',
      ),
      100,
    );
    near(
      at(
        'params: 1B, prompt_tokens: 900, output_tokens: 300, hard_query { share: 5%, strategy: majority_vote(samples: 100) }',
        'hard_query.factor',
      ),
      30_900 / 1200,
    );
  });

  it('20,000 tokens of thinking against 200 are a hundred times as much', () => {
    near(
      at('params: 1B, prompt_tokens: 0, output_tokens: 0, thinking: 200, hard_query { share: 5%, thinking: 20k }', 'hard_query.factor'),
      100,
    );
  });

  it('every strategy has a factor, and no faults', () => {
    for (const strategy of [
      'greedy',
      'chain_of_thought',
      'budget_forcing(rounds: 2)',
      'majority_vote(samples: 3)',
      'best_of_n(samples: 3, verifier: exact)',
      'beam(width: 3, verifier: exact)',
      'tree_search(width: 2, depth: 2, verifier: exact)',
      'revision(rounds: 2)',
    ]) {
      const analysis = analyzed(`testtime t { ${small}, hard_query { share: 5%, strategy: ${strategy} } }`);
      assert.ok(medianAt(analysis, 't.hard_query.factor') >= 1, strategy);
      assert.deepEqual(faultsOf(analysis), []);
    }
  });

  it('tokens in the mean are those of both sorts; of a hard one known by its factor alone, the factor counts', () => {
    near(at(`${small}, hard_query { share: 10%, thinking: 9900 }`, 'generated_per_query'), 0.9 * 1000 + 0.1 * 10_000);
    near(at(`${small}, hard_query { share: 10%, factor: 50x }`, 'generated_per_query'), 0.9 * 1000 + 0.1 * 50_000);
    near(at(`${small}, hard_query { share: 10%, factor: 50x }`, 'flop_per_hard_query'), 50 * 2e9 * 2000);
  });
});
