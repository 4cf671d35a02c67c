/** What no careful person writes, and everybody types once: each text gets an answer, with numbers that are numbers. */
import assert from 'node:assert/strict';
import type { FileContent } from '../../engine/src/index.js';
import { analyzed, codesOf, estimateAt } from './support/plan.js';
import { assertSound } from './support/sound.js';

const unknownBecause = (text: string, at: string): string => {
  const estimate = estimateAt(analyzed(text), at);
  assert.equal(estimate.range, null);
  assert.equal(estimate.origin, 'unknown');
  return estimate.because ?? '';
};

describe('numbers at the edge', () => {
  const texts: readonly (readonly [text: string, code: string | null])[] = [
    ['let x = 1e400', 'SC025'],
    ['let x = -1e400', 'SC025'],
    ['let x = 1e400 to 2', 'SC025'],
    ['pretrain p { tokens: 1e309 }', 'SC025'],
    ['let x = 1 / 0', 'SC045'],
    ['let x = 0 / 0', 'SC045'],
    ['let x = 0 ^ -1', 'SC045'],
    ['let x = (-8) ^ 0.5', 'SC045'],
    ['let x = log(0)', 'SC045'],
    ['let x = sqrt(-1)', 'SC045'],
    ['let x = exp(1000)', 'SC045'],
    ['let x = 1e299 * 100', 'SC045'],
    ['let x = 1 / (-1..1 - (-1..1))', null],
    ['let x = 10 to 5', 'SC021'],
    ['let x = 5..1', 'SC021'],
    ['let x = 0 to 5', 'SC020'],
    ['let x = -5 to 5', 'SC020'],
    ['let x = -5..5', null],
    ['let x = 5 to 5', null],
    ['let x = 1 to 2 to 3', 'SC066'],
    ['let x = (1 to 2) to 5', 'SC023'],
    ['let x = 1e-300 to 1e300', null],
    ['let x = normal(0, sd: 0)', 'SC028'],
    ['let x = normal(9e299, sd: 9e299)', 'SC045'],
    ['let x = lognormal(-1, sd: 1)', 'SC028'],
    ['let x = triangular(3, 2, 1)', 'SC028'],
    ['let x = beta(0, 1)', 'SC028'],
    ['let x = beta(1e13, 1e13)', 'SC028'],
    ['let x = loguniform(0, 1)', 'SC028'],
    ['let x = quantile(1 to 2, 200%)', 'SC028'],
    ['let x = min()', 'SC028'],
    ['let x = p50()', 'SC028'],
    ['pretrain p { params: 7B, tokens: -5T }', 'SC026'],
    ['pretrain p { mfu: 140% }', 'SC011'],
    ['pretrain p { mfu: -1% }', 'SC026'],
    ['hardware h { count: 0, peak { bf16: 0 FLOP/s } }\npretrain p { hardware: h, params: 7B, tokens: 1T, mfu: 0% }', null],
    ['pretrain p { params: 0, tokens: 0, days: 0, count: 0 }', null],
    ['model m { layers: 0, hidden_size: 0, heads: 0 }', null],
    ['pretrain p { start: 9999-12-31, days: 1e12 }', null],
    ['pretrain p { start: 2026-02-30 }', 'SC027'],
    ['pretrain p { start: 0000-00-00 }', 'SC027'],
    ['testtime t { users: 0, usage: 0 queries/user/day, load: 0 }', null],
    ['data d { tokens: 5T, unique_tokens: 0 }', null],
  ];
  for (const [text, code] of texts) {
    it(`${text.replaceAll('\n', ' ')}: ${code ?? 'only what is true'}`, () => {
      const analysis = analyzed(text);
      assertSound(analysis, text);
      if (code !== null) assert.ok(codesOf(analysis).includes(code), codesOf(analysis).join(' '));
    });
  }

  it('leave a value with a draw that is not finite unknown, and say how many', () => {
    assert.match(unknownBecause('let x = 1 / ceil(-1..1)', 'x'), /^\d+ of 4096 draws divide by zero or are too large$/);
  });

  it('never become 0 when they are unknown', () => {
    assert.match(unknownBecause('pretrain p { }', 'p.flop'), /\w/);
    assert.match(unknownBecause('pretrain p { }', 'p.cost'), /\w/);
  });
});

describe('circles', () => {
  const texts: Readonly<Record<string, string>> = {
    'a let of itself': 'let a = a + 1',
    'two lets': 'let a = b + 1\nlet b = a - 1',
    'a given of itself': 'pretrain p { tokens: 2 * epochs * 1T tokens, epochs: tokens / 1T tokens }',
    'a block from itself': 'model a from a { params: 7B }',
    'a circle of from': 'model a from b { }\nmodel b from c { }\nmodel c from a { }',
    'two phases that read each other': 'pretrain a { params: 7B, tokens: b.tokens }\npretrain b { params: 7B, tokens: a.tokens }',
    'derived values that read each other':
      'pretrain a { params: 7B, tokens: 1 * b.steps, batch: 1M }\npretrain b { params: 7B, tokens: 1 * a.steps, batch: 1M }',
  };
  for (const [name, text] of Object.entries(texts)) {
    it(`${name}: is named with its path`, () => {
      const analysis = analyzed(text);
      assertSound(analysis, text);
      assert.ok(codesOf(analysis).includes('SC031'), codesOf(analysis).join(' '));
    });
  }

  const quiet: Readonly<Record<string, string>> = {
    'a scenario in itself': 'pretrain p { params: 7B, tokens: 1T }\nscenario s { p.tokens: s.p.tokens }',
    'scenarios in one another':
      'pretrain p { params: 7B, tokens: 1T }\nscenario s { p.tokens: t.p.tokens }\nscenario t { p.tokens: s.p.tokens }\nassert s.p.tokens < 1T',
    'a scenario from itself': 'pretrain p { params: 7B, tokens: 1T }\nscenario s from s { p.tokens: 2T }',
    'a scenario that overrides a scenario':
      'pretrain p { params: 7B, tokens: 1T }\nscenario s { p.tokens: 2T }\nscenario t { s.p.tokens: 3T, t.s.p.tokens: 4T }',
    'a checkpoint of itself': 'posttrain p { checkpoint: p, method: sft, tokens: 1B }',
    'checkpoints of one another':
      'posttrain p { checkpoint: q, method: sft, tokens: 1B }\nposttrain q { checkpoint: p, method: sft, tokens: 1B }',
    'a teacher that is the student': 'posttrain p { checkpoint: h100, method: distill(teacher: p) }',
    'a budget in itself': 'budget b { phases: [b] }',
    'a budget whose limit is its own cost': 'pretrain p { params: 7B, tokens: 1T, hardware: h100 }\nbudget b { limit: b.cost }',
    'a sweep over itself': 'pretrain p { params: 7B, tokens: 1T }\nsweep s { s.p.tokens: [1T, 2T], show: [s.p.cost, s] }',
    'a phase in a phase': 'pretrain p { params: 7B, tokens: 1T\n phase a { share: 10%\n phase b { share: 10% } } }',
  };
  for (const [name, text] of Object.entries(quiet)) {
    it(`${name}: ends`, () => {
      assertSound(analyzed(text), text);
    });
  }
});

describe('imports', () => {
  const reasons: readonly (readonly [reason: string, content: FileContent | undefined, message: RegExp])[] = [
    ['nowhere', undefined, /There is no file/],
    ['missing', { problem: 'missing', detail: '' }, /There is no file/],
    ['outside', { problem: 'outside', detail: '' }, /outside the folder/],
    ['unreadable', { problem: 'unreadable', detail: 'it is a folder' }, /cannot be read .*\(it is a folder\)/],
    ['too large', { problem: 'too-large', detail: '5 MB; 4 MB at most' }, /too large.*5 MB/],
  ];
  for (const [reason, content, message] of reasons) {
    it(`${reason}: one error at the path, and what was wanted is unknown`, () => {
      const text = 'import "other.scale" as o\nlet x = o.y * 2\n';
      const analysis = analyzed(text, { files: content === undefined ? {} : { 'other.scale': content } });
      assertSound(analysis, text);
      const found = analysis.diagnostics.filter(each => each.code === 'SC035');
      assert.equal(found.length, 1);
      assert.match(found[0]!.message, message);
      assert.equal(text.slice(found[0]!.start, found[0]!.end), '"other.scale"');
      assert.equal(estimateAt(analysis, 'x').origin, 'unknown');
    });
  }

  it('of a file that imports this one back: an error, and no endless reading', () => {
    const text = 'import "b.scale"\nlet a = b + 1\n';
    const analysis = analyzed(text, { files: { 'b.scale': 'import "plan.scale"\nlet b = a + 1\n' } });
    assertSound(analysis, text);
    assert.deepEqual(codesOf(analysis), ['SC035', 'SC031']);
    assert.match(estimateAt(analysis, 'a').because ?? '', /depends on itself/);
  });

  it('of the file itself', () => {
    const text = 'import "plan.scale" as me\nlet a = me.a\n';
    assertSound(analyzed(text), text);
  });

  it('of a name from two files', () => {
    const text = 'import "a.scale"\nimport "b.scale"\nlet x = both\nlet y = only_a\n';
    const analysis = analyzed(text, { files: { 'a.scale': 'let both = 1\nlet only_a = 3', 'b.scale': 'let both = 2' } });
    assertSound(analysis, text);
    assert.deepEqual(codesOf(analysis).filter(code => code === 'SC037').length, 1);
    assert.equal(estimateAt(analysis, 'y').range?.p50, 3);
  });

  it('of a file with errors keep what is sound in it', () => {
    const text = 'import "other.scale"\nlet x = good * 2\nlet y = bad\n';
    const analysis = analyzed(text, { files: { 'other.scale': 'let good = 4\nlet bad = 1 / 0\nmodel m {\n  params: 7B )\n' } });
    assertSound(analysis, text);
    assert.equal(estimateAt(analysis, 'x').range?.p50, 8);
    assert.ok(codesOf(analysis).includes('SC036'));
  });
});

describe('names that are something else to a program', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']) {
    it(name, () => {
      const text = `let ${name} = 2\nlet x = ${name} * 3\nmodel ${name}_m { ${name}: 7 }\nlet y = ${name}_m.${name}\npretrain p { params: 7B, tokens: ${name}(1T), method: ${name} }\n`;
      const analysis = analyzed(text);
      assertSound(analysis, text);
      assert.equal(estimateAt(analysis, 'x').range?.p50, 6);
      const unknown = `let x = ${name}\nlet y = ${name}.${name}\n${name} a { }\nlet z = 5 ${name}\nmodel m { precision: ${name}, gated_mlp: ${name} }\nlaw l { form: ${name}(N) }`;
      assertSound(analyzed(unknown), unknown);
    });
  }

  it('duplicates: the first counts, the second is an error with both places', () => {
    const text = 'let a = 1\nlet a = 2\nmodel a { params: 7B }\nlet x = a\n';
    const analysis = analyzed(text);
    assertSound(analysis, text);
    assert.equal(estimateAt(analysis, 'x').range?.p50, 1);
    const found = analysis.diagnostics.filter(each => each.code === 'SC005');
    assert.deepEqual(
      found.map(each => [text.slice(each.start, each.end), each.related.map(other => other.start)]),
      [
        ['a', [4]],
        ['a', [4]],
      ],
    );
  });

  it('a phase named twice is counted once', () => {
    const analysis = analyzed('pretrain p { flop: 1e24 FLOP }\npretrain p { flop: 3e24 FLOP }\nbudget b { }\n');
    assert.equal(estimateAt(analysis, 'b.flop').range?.mean, 1e24);
  });

  it('any script', () => {
    const text =
      '模型 甲 { }\nmodel 大模型 “标题” { params：7B，context: 8k tokens }\nlet 年 = 365 天\nlet время = 年 * 2\npretrain 预训练 { model: 大模型, tokens: 1.5万亿, gpu_hours: 5亿 GPU小时 }\n';
    const analysis = analyzed(text);
    assertSound(analysis, text);
    assert.equal(estimateAt(analysis, 'время').range?.p50, 730 * 24);
    assert.equal(estimateAt(analysis, '预训练.tokens').range?.p50, 1.5e12);
    assert.equal(estimateAt(analysis, '预训练.gpu_hours').range?.p50, 5e8);
  });
});

describe('units where they do not belong', () => {
  const units = [
    'GPU-hours',
    'days',
    'tokens',
    'params',
    'FLOP',
    'TFLOP/s',
    'GB',
    'kWh',
    'W',
    'tCO2',
    '$',
    '€',
    'users',
    'queries/day',
    'bananas',
    '%',
  ];
  const properties = [
    'tokens',
    'params',
    'days',
    'count',
    'mfu',
    'flop',
    'gpu_hours',
    'cost',
    'price',
    'epochs',
    'loss',
    'start',
    'hardware',
    'method',
    'precision',
    'law',
  ];
  for (const property of properties) {
    it(`${property}: every unit gives an answer`, () => {
      for (const unit of units) {
        const text = `pretrain p { ${property}: ${unit === '$' || unit === '€' ? `${unit}5` : `5 ${unit}`} }\nlet x = p.${property} + 1 day\n`;
        assertSound(analyzed(text, { settings: { samples: 64 } }), text);
      }
    });
  }
});
