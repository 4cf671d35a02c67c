/** After how many queries, and how many days, serving has taken what training took; worked out by hand. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

const trained =
  'pretrain base { params: 1B, flop: 6e20 FLOP, gpu_hours: 1000 }\nposttrain tune { checkpoint: base, method: sft, flop: 2e20 FLOP, gpu_hours: 200 }\n';
/** 2 FLOP for each of 1e9 parameters and 1,000 tokens: 2e12 FLOP a query. */
const served = 'testtime chat { params: 1B, prompt_tokens: 700, output_tokens: 300, queries: 1M queries/day, gpu_hours_per_day: 24 }\n';

describe('the break-even of a budget', () => {
  it('divides the compute of training by that of a query, and the hours by those of a day', () => {
    const analysis = analyzed(`${trained}${served}budget b { }`);
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'b.break_even.queries'), 8e20 / medianAt(analysis, 'chat.flop_per_query'));
    near(medianAt(analysis, 'b.break_even.days'), 1200 / 24);
  });

  it('weighs the queries of several services by how often they are asked', () => {
    const rare = served
      .replace('chat', 'deep')
      .replace('1M queries/day', '250k queries/day')
      .replace('output_tokens: 300', 'output_tokens: 9300');
    const analysis = analyzed(`${trained}${served}${rare}budget b { }`);
    const mean = (medianAt(analysis, 'chat.flop_per_query') * 4 + medianAt(analysis, 'deep.flop_per_query')) / 5;
    near(medianAt(analysis, 'b.break_even.queries'), 8e20 / mean);
    near(medianAt(analysis, 'b.break_even.days'), 1200 / 48);
  });

  it('is read like any other value', () => {
    const analysis = analyzed(`${trained}${served}budget b { }\nassert b.break_even.days > 49 days`);
    assert.deepEqual(
      analysis.asserts.map(each => each.holds),
      [true],
    );
  });

  it('has nothing to compare where nothing is served, or nothing trained', () => {
    for (const text of [`${trained}budget b { }`, `${served}budget b { }`]) {
      assert.match(estimateAt(analyzed(text), 'b.break_even.days').because ?? '', /does not hold both training and serving/);
    }
  });

  it('names the phase that keeps it unknown', () => {
    const analysis = analyzed(`${trained}testtime chat { params: 1B, users: 5 }\nbudget b { }`);
    assert.match(estimateAt(analysis, 'b.break_even.queries').because ?? '', /chat\.flop_per_query is unknown/);
  });
});
