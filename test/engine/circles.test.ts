/** Blocks that read each other: a property that does not rest on itself is known, one that does is told at each of its places. */
import assert from 'node:assert/strict';
import { near } from './science/near.js';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from './support/plan.js';

const circlesOf = (text: string): readonly string[] =>
  analyzed(text)
    .diagnostics.filter(each => each.code === 'SC031')
    .map(({ start, end, message }) => `${text.slice(start, end)}: ${/itself: (.*?)\. /.exec(message)![1]!}`);

describe('blocks that read each other', () => {
  const data = 'data mix { tokens: 20 tokens * p.params / 1 params }\n';

  it('a data set as large as the model wants it', () => {
    const analysis = analyzed(`${data}model small { params: 8B }\npretrain p { data: mix, model: small }`);
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'mix.tokens'), 160e9);
    near(medianAt(analysis, 'p.tokens'), 160e9);
    near(medianAt(analysis, 'p.flop'), 6 * 8e9 * 160e9);
    assert.equal(estimateAt(analysis, 'p.epochs').formula, 'data.epochs', 'what the other block assumes is read, not assumed twice');
  });

  it('a formula that still may fire goes before one that could already, as it does without a circle', () => {
    const plan = (set: string): string => `${set}pretrain p { data: mix, model: llama_3_1_8b, flop: 1e24 FLOP }`;
    const analysis = analyzed(plan(data));
    assert.equal(estimateAt(analysis, 'p.tokens').formula, 'data.tokens * epochs');
    const size = medianAt(analysis, 'p.params');
    const apart = analyzed(plan(`data mix { tokens: ${20 * size} }\n`));
    assert.deepEqual(codesOf(analysis), codesOf(apart));
    assert.equal(medianAt(analysis, 'p.loss'), medianAt(apart, 'p.loss'));
  });

  it('a default breaks the circle where nothing else does', () => {
    const analysis = analyzed(`${data}pretrain p { data: mix, flop: 1e24 FLOP }`);
    assert.deepEqual(codesOf(analysis), []);
    assert.equal(estimateAt(analysis, 'p.params').origin, 'default');
    near(medianAt(analysis, 'p.tokens'), 20 * medianAt(analysis, 'p.params'));
  });

  it('a pool as large as its phase needs', () => {
    const analysis = analyzed(
      'hardware pool from h100 { count: p.count }\npretrain p { params: 7B, tokens: 1T, hardware: pool, days: 30, mfu: 40%, goodput: 90% }',
    );
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'p.count'), medianAt(analysis, 'p.gpu_hours') / 720);
    assert.equal(medianAt(analysis, 'pool.count'), medianAt(analysis, 'p.count'));
    near(medianAt(analysis, 'pool.power'), medianAt(analysis, 'p.power'));
  });

  it('a price out of a sum that does not hold it', () => {
    const analysis = analyzed(
      'pretrain p { params: 7B, tokens: 1T, hardware: h100, mfu: 40%, goodput: 90%, price: $1M / b.gpu_hours }\nbudget b { }',
    );
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'b.cost'), 1e6);
  });

  it('a law with a constant from the phase it is the law of', () => {
    const analysis = analyzed(
      'law mine { form: E + A / N^a, E: p.params / 7B params, A: 400, a: 0.3 }\npretrain p { params: 7B, tokens: 1T, law: mine }',
    );
    near(medianAt(analysis, 'p.loss'), 1 + 400 / 7e9 ** 0.3);
  });

  it('its own derived value by the name of the block', () => {
    const analysis = analyzed('pretrain core { model: llama_3_1_8b, tokens: 20 tokens * core.params / 1 params }');
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'core.tokens'), 20 * 8_030_261_248);
  });

  it('a nested phase that reads the phase around it', () => {
    const analysis = analyzed('data d { unique_tokens: 1T }\npretrain p { params: 7B, data: d, phase late { tokens: 10% * p.tokens } }');
    assert.deepEqual(faultsOf(analysis), []);
    near(medianAt(analysis, 'p.flop'), 6 * 7e9 * 1.1e12);
  });

  it('what is missing is named, not called a circle', () => {
    const analysis = analyzed(`${data}pretrain p { data: mix }`);
    assert.deepEqual(codesOf(analysis), []);
    assert.match(estimateAt(analysis, 'mix.tokens').because ?? '', /model is not known/);
  });
});

describe('circles', () => {
  const phases =
    'pretrain p { params: 7B, tokens: 2 tokens * q.flop / 1 FLOP }\npretrain q { params: 7B, tokens: 3 tokens * p.flop / 1 FLOP }';
  const rows: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'through formulas': [
      phases,
      ['q.flop: p.tokens → q.flop → q.tokens → p.flop → p.tokens', 'p.flop: q.tokens → p.flop → p.tokens → q.flop → q.tokens'],
    ],
    'of lets': ['let a = b\nlet b = c + 1\nlet c = a', ['b: a → b → c → a', 'c: b → c → a → b', 'a: c → a → b → c']],
    'through a let': [
      'let x = p.flop / 1 FLOP\npretrain p { params: 7B, tokens: 2 tokens * x }',
      ['p.flop: x → p.flop → p.tokens → x', 'x: p.tokens → x → p.flop → p.tokens'],
    ],
    'of givens': [
      'pretrain p { tokens: q.tokens }\npretrain q { tokens: p.tokens }',
      ['q.tokens: p.tokens → q.tokens → p.tokens', 'p.tokens: q.tokens → p.tokens → q.tokens'],
    ],
    'within a block': [
      'pretrain p { tokens: 2 tokens * epochs, epochs: tokens / 1T tokens }',
      ['epochs: p.tokens → p.epochs → p.tokens', 'tokens: p.epochs → p.tokens → p.epochs'],
    ],
    'through a formula of the block': [
      'pretrain p { params: 7B, tokens: flop / 1 FLOP * 1 tokens }',
      ['flop: p.tokens → p.flop → p.tokens'],
    ],
    'of names': [
      'posttrain a { checkpoint: b, method: sft, tokens: 1B }\nposttrain b { checkpoint: a, method: sft, tokens: 1B }',
      ['b: a → b → a', 'a: b → a → b'],
    ],
    'of a price and the sum that holds it': [
      'pretrain p { params: 7B, tokens: 1T, hardware: h100, price: b.cost / b.gpu_hours }\nbudget b { }',
      ['b.cost: p.price → b.cost → p.cost → p.price'],
    ],
    'of a block that also reads a let of a circle': [
      'let a = p.loss\nlet b = c + a\nlet c = b\npretrain p { params: 7B, tokens: 1T tokens * c }',
      ['c: b → c → b', 'b: c → b → c'],
    ],
  };
  for (const [name, [text, expected]] of Object.entries(rows)) {
    it(`${name}: each place with its path, whichever comes first`, () => {
      assert.deepEqual(circlesOf(text), expected);
      const reversed = text.split('\n').reverse().join('\n');
      assert.deepEqual([...circlesOf(reversed)].sort(), [...expected].sort());
    });
  }

  it('are told where they are, not where they are read', () => {
    const text = `${phases}\nlet outside = p.flop\npretrain r { params: 7B, tokens: 1 tokens * q.flop / 1 FLOP }`;
    assert.equal(circlesOf(text).length, 2);
    assert.match(
      estimateAt(analyzed(text), 'r.tokens').because ?? '',
      /depends on itself: q\.flop → q\.tokens → p\.flop → p\.tokens → q\.flop/,
    );
  });

  it('leave what does not rest on them as it is', () => {
    const analysis = analyzed(
      'pretrain p { params: 7B, tokens: 2 tokens * q.flop / 1 FLOP, hardware: h100, gpu_hours: 1M, price: $2/GPU-hour }\n' +
        'pretrain q { params: 7B, tokens: 3 tokens * p.steps, batch: 1M, hardware: h100 }',
    );
    near(medianAt(analysis, 'p.cost'), 2e6);
  });
});

describe('an edit beside blocks that read each other', () => {
  it('keeps their values by identity', () => {
    const text = 'data mix { tokens: 20 tokens * p.params / 1 params }\npretrain p { data: mix, params: 1B to 2B }\nlet a = 1';
    const before = analyzed(text);
    const after = analyzed(text.replace('a = 1', 'a = 2'), { previous: before });
    for (const path of ['p.flop', 'p.params', 'mix.cost']) assert.equal(estimateAt(after, path), estimateAt(before, path), path);
    const changed = analyzed(text.replace('20', '30'), { previous: before });
    near(medianAt(changed, 'p.tokens') / medianAt(before, 'p.tokens'), 1.5);
  });
});

describe('many blocks that read each other', () => {
  const few = { settings: { samples: 16 } };

  it('in a chain of pairs', () => {
    const pair = (index: number): string =>
      `data d${index} { tokens: 2 tokens * p${index}.params / 1 params + 0 * p${index + 1}.tokens }\npretrain p${index} { data: d${index}, params: 1B + 0 * p${index + 1}.params }`;
    const text = `${Array.from({ length: 200 }, (_, index) => pair(index)).join('\n')}\npretrain p200 { params: 1B, tokens: 1B }`;
    near(medianAt(analyzed(text, few), 'p0.tokens'), 2e9);
  });

  it('in one circle of a hundred', () => {
    const text = Array.from(
      { length: 100 },
      (_, index) =>
        `pretrain p${index} { params: 1B, batch: 1M, tokens: ${index === 0 ? '1T' : `1 tokens * p${index - 1}.steps * 1M`}, epochs: p${(index + 1) % 100}.params / 1B params }`,
    ).join('\n');
    near(medianAt(analyzed(text, few), 'p99.tokens'), 1e12);
  });

  it('through more lets than the stack holds', () => {
    const lets = Array.from({ length: 300 }, (_, index) => `let x${index} = x${index + 1} + 0 params`).join('\n');
    const text = `${lets}\nlet x300 = p.params\ndata mix { tokens: 20 tokens * x0 / 1 params }\npretrain p { data: mix, model: llama_3_1_8b }`;
    near(medianAt(analyzed(text, few), 'p.tokens'), 20 * 8_030_261_248);
  });
});
