/** Where a price comes from, and what every value says of its origin. */
import assert from 'node:assert/strict';
import type { Origin } from '../../../engine/src/index.js';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';

const phase = (more: string): string => `pretrain p { flop: 1e24 FLOP, mfu: 40%, goodput: 90%, ${more} }\n`;

describe('the price of a phase', () => {
  const own = 'hardware pool from h100 { price: $2/GPU-hour }\n';
  const budget = 'budget b { price: $4/GPU-hour }\n';

  it('is its own first', () => {
    assert.equal(medianAt(analyzed(own + phase('hardware: pool, price: $1/GPU-hour') + budget), 'p.price'), 1);
  });
  it('then that of own hardware', () => {
    assert.equal(medianAt(analyzed(own + phase('hardware: pool') + budget), 'p.price'), 2);
  });
  it('then that of the budget that lists it', () => {
    assert.equal(medianAt(analyzed(phase('hardware: h100') + budget), 'p.price'), 4);
  });
  it('then that of the library, with its source', () => {
    const analysis = analyzed(phase('hardware: h100'));
    const price = estimateAt(analysis, 'p.price');
    assert.ok(price.range !== null && price.range.p50 > 1 && price.range.p50 < 8);
    assert.ok(price.inputs.some(input => (input.estimate.source ?? '') !== ''));
  });
  it('own hardware that comes from the library without a price leaves the budget the word', () => {
    assert.equal(medianAt(analyzed(`hardware pool from h100 { count: 8 }\n${phase('hardware: pool')}${budget}`), 'p.price'), 4);
  });
  it('not that of a budget that does not list it', () => {
    assert.notEqual(
      medianAt(
        analyzed(`${phase('hardware: h100')}posttrain q { flop: 1e20 FLOP }\nbudget b { phases: [q], price: $4/GPU-hour }`),
        'p.price',
      ),
      4,
    );
  });
  it('two budgets that disagree leave the own cost unknown, and each totals with its own', () => {
    const analysis = analyzed(`${phase('hardware: h100')}budget cheap { price: $1/GPU-hour }\nbudget dear { price: $4/GPU-hour }\n`);
    assert.equal(estimateAt(analysis, 'p.cost').range, null);
    assert.equal(medianAt(analysis, 'cheap.cost') * 4, medianAt(analysis, 'dear.cost'));
    assert.equal(medianAt(analysis, 'cheap.cost'), medianAt(analysis, 'p.gpu_hours'));
  });
  it('two budgets that agree do not', () => {
    assert.equal(
      medianAt(analyzed(`${phase('hardware: h100')}budget one { price: $4/GPU-hour }\nbudget other { price: $4/GPU-hour }\n`), 'p.price'),
      4,
    );
  });
});

describe('origins', () => {
  const analysis = analyzed(`hardware pool from h100 { count: 64 }
hardware other from pool { price: $2/GPU-hour }
model small { params: 7B }
pretrain p { model: small, tokens: 1T tokens, hardware: other }
posttrain q { checkpoint: p, method: grpo(group: 16) }
`);
  const table: readonly (readonly [path: string, origin: Origin, about: RegExp])[] = [
    ['pool.count', 'given', /^$/],
    ['other.count', 'inherited', /^$/],
    ['other.memory', 'library', /^$/],
    ['other.goodput', 'default', /published runs/],
    ['p.params', 'derived', /^$/],
    ['p.flop', 'derived', /^$/],
    ['p.mfu', 'default', /published runs/],
    ['p.law', 'default', /Chinchilla/],
    ['p.epochs', 'default', /one pass/],
    ['q.params', 'derived', /^$/],
    ['q.flop', 'unknown', /grpo/],
    ['q.tokens', 'unknown', /not known|nothing gives/],
    ['p.accuracy', 'unknown', /no benchmark is named/],
  ];
  for (const [path, origin, about] of table) {
    it(`${path} is ${origin}`, () => {
      const estimate = estimateAt(analysis, path);
      assert.equal(estimate.origin, origin);
      assert.match(estimate.because ?? '', about);
      if (origin === 'derived') assert.ok(estimate.formula !== null && estimate.inputs.length > 0);
      if (origin === 'given' || origin === 'inherited' || origin === 'library') assert.ok(estimate.place !== null);
      assert.equal(estimate.range === null && estimate.value === null, origin === 'unknown');
    });
  }

  it('given values stand where they are written, inherited ones where the other block writes them', () => {
    const { text } = analysis.input.files.get('plan.scale') as { text: string };
    for (const path of ['pool.count', 'other.count']) {
      const { place } = estimateAt(analysis, path);
      assert.equal(text.slice(place!.start, place!.end), '64');
    }
    assert.match(estimateAt(analysis, 'other.memory').place!.file, /^library/);
  });

  it('the active parameters of a mixture of experts are an assumption beside the value', () => {
    const sparse = analyzed('model m { params: 100B, active_params: 10B, experts: 8 }\npretrain p { model: m, tokens: 1T tokens }');
    assert.equal(medianAt(sparse, 'p.params'), 1e10);
    assert.match(estimateAt(sparse, 'p.params').because ?? '', /active/);
    assert.deepEqual(faultsOf(sparse), []);
  });
});

describe('a nested phase', () => {
  const plan = (inner: string): string =>
    `pretrain base { params: 7B, tokens: 1T tokens, hardware: h100, count: 512, mfu: 40%, goodput: 90%, price: $2/GPU-hour\n  phase anneal { ${inner} } }\n`;

  it('inherits where it runs', () => {
    const analysis = analyzed(plan('tokens: 100B tokens'));
    assert.deepEqual(
      [estimateAt(analysis, 'base.anneal.hardware').value, estimateAt(analysis, 'base.anneal.mfu').origin],
      ['h100', 'inherited'],
    );
  });

  it('unless it says otherwise', () => {
    const analysis = analyzed(plan('tokens: 100B tokens, hardware: a100_80gb'));
    assert.equal(estimateAt(analysis, 'base.anneal.hardware').value, 'a100_80gb');
    assert.ok(Math.abs(medianAt(analysis, 'base.anneal.gpu_hours') / ((6 * 7e9 * 1e11) / (312e12 * 0.4 * 0.9) / 3600) - 1) < 1e-9);
  });
});

describe('sources', () => {
  it('a string behind a value, else the source of its block', () => {
    const analysis = analyzed('hardware h { memory: 80 GB "data sheet", tdp: 700 W, source: "vendor page" }');
    assert.equal(estimateAt(analysis, 'h.memory').source, 'data sheet');
    assert.equal(estimateAt(analysis, 'h.tdp').source, 'vendor page');
  });
});

describe('asserts', () => {
  const text = `pretrain p { params: 7B, tokens: 1T to 2T tokens, hardware: h100, count: 512, mfu: 30% to 45%, goodput: 90% }
assert p.tokens < 2T tokens
assert p.tokens < 2T tokens with 90% "the corpus"
assert p.loss < 9
assert p.accuracy > 50%
`;
  const [bare, stated, sure, open] = analyzed(text).asserts;

  it('hold in 95 % of the draws unless they say otherwise', () => {
    assert.deepEqual([bare!.required, stated!.required, bare!.holds, stated!.holds], [0.95, 0.9, bare!.probability! >= 0.95, true]);
    assert.ok(Math.abs(bare!.probability! - 0.95) < 0.005);
  });
  it('name the input that decides', () => {
    assert.equal(stated!.driver, 'p.tokens');
  });
  it('carry their reason', () => {
    assert.equal(stated!.reason, 'the corpus');
  });
  it('are certain where nothing is near', () => {
    assert.equal(sure!.probability, 1);
  });
  it('cannot be decided where a value is unknown', () => {
    assert.deepEqual([open!.holds, open!.probability], [null, null]);
  });
  it('of `in` test both ends and draw nothing', () => {
    assert.deepEqual(
      analyzed('let x = 5\nassert x in 5 to 9\nassert x in 1..5\nassert x in 6..9\n').asserts.map(each => each.holds),
      [true, true, false],
    );
  });
});
