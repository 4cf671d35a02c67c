/** Files written to break it: each is answered, with findings that name what is wrong and figures that are figures. */
import assert from 'node:assert/strict';
import { analyzed, codesOf } from './support/plan.js';
import { assertSound } from './support/sound.js';

const run = 'pretrain p { params: 7B, tokens: 1T }\n';

/** A text, and the codes that must be among its findings. */
const texts: Readonly<Record<string, readonly [text: string, codes: string]>> = {
  'too large and too small': ['pretrain p { params: 1e400, tokens: 1e-400 }', 'SC025'],
  'fewer than no accelerators': ['pretrain p { count: -5 GPUs, days: 0 days, params: 7B, tokens: 1T, hardware: h100 }', 'SC026'],
  'no time at all': ['pretrain p { count: 5 GPUs, days: 0 days, params: 7B, tokens: 1T, hardware: h100, mfu: 0% }', ''],
  'a range that falls': ['pretrain p { tokens: 15.6T to 10T, params: 7B }', 'SC021'],
  'empty braces': [
    ['pretrain', 'model', 'data', 'hardware', 'posttrain', 'testtime', 'budget', 'law', 'benchmark', 'scenario', 'sweep']
      .map(kind => `${kind} { }`)
      .join('\n'),
    '',
  ],
  'only signs': ['!@#$%^&*()_+-=[]{}|;:\'",.<>/?`~ \\', 'SC063'],
  'only brackets': ['{{{{}}}}((([[[:::,,,;;;...', 'SC069'],
  'names of pictures': ['model 🦙 { params: 7B }\nlet 😀 = 5\npretrain p { model: 🦙, tokens: 1T }', 'SC062'],
  'nested 300 deep': [`let x = ${'('.repeat(300)}1${')'.repeat(300)}\npretrain p ${'{ a '.repeat(300)}${'}'.repeat(300)}`, 'SC067'],
  'half-typed numbers': [
    'let x = 1.\nlet y = 5e\nlet z = $\nlet v = 5e+\nlet u = .5\nlet t = 5..\nlet s = to 5\nlet r = 5 to\nlet q = -\nlet o = $5/',
    'SC009 SC014 SC062',
  ],
  'half-typed properties': [
    'pretrain p { tokens: 1.\n mfu: 35% to\n days: $\n price: $2/\n start: 2026-\n count: h100 *\n hardware: h100 *\n}',
    'SC009 SC062',
  ],
  'money without a rate': ['let w = ¥5万\npretrain p { cost: w }', 'SC019'],
  'days of no calendar': [
    'pretrain p { start: 2026-13-45, deadline: 2026-02-30 }\nlet x = 2026-12-10 - 2026-13-10\nlet y = 2026-12-10 * 2\nlet z = 2026-12-10 + 1e30 days',
    'SC027',
  ],
  'from itself': [
    'model a from a { }\nmodel b from c { }\nmodel c from b { params: 1B }\nmodel d from { }\nmodel e from nothing { }',
    'SC009 SC031 SC033',
  ],
  'an import of itself': ['import "plan.scale"\nimport "plan.scale" as me\nlet x = me.y\nlet y = me.x', 'SC035'],
  'per cent of per cent': ['let x = 50% of 20%\nlet y = 50% %\nlet z = 50%%\nlet w = (50%) %\nlet u = y as % as %', 'SC014'],
  'a scenario of unknown paths': [
    `${run}scenario s { q.tokens: 5, p.nothing: 5, p: 5, : 5, p.tokens.x: 5, days: 5 }\nassert s.q.tokens > 5`,
    'SC009 SC030 SC033',
  ],
  'sweeps of one, none and nothing': [
    `${run}sweep s { p.tokens: [1T], show: [p.flop] }\nsweep t { p.tokens: [], show: [] }\nsweep u { p.tokens: 5T }\nsweep v { }\nsweep w { show: [p.flop, q, 5, "x", p, p.model] }`,
    'SC009 SC033',
  ],
  'a grid of a million': [
    `${run}sweep s { ${['tokens', 'params'].map(path => `p.${path}: [${Array.from({ length: 1000 }, (_, index) => `${index + 1}B`).join(', ')}]`).join(', ')}, show: [p.flop] }`,
    'SC049',
  ],
  'words of machines': ['pretrain p { params: Infinity, tokens: NaN }\nlet x = undefined\nlet z = NaN + Infinity', 'SC033'],
  'zero everywhere': [
    'pretrain p { params: 0, tokens: 0, hardware: h100 * 0, mfu: 0 to 0 }\nlet x = 0 / 0\nassert p.cost / p.flop > 1',
    'SC042 SC045',
  ],
  'beyond the largest number': [
    'let x = 1e308 * 10\nlet y = 10 ^ 1000\nlet z = (1 to 2) ^ 5000\nlet w = exp(1e10)\nlet v = 1e300 to 1e301\nlet u = v * v',
    'SC025 SC045',
  ],
  'below the smallest number': ['let x = 1e-320 to 1e-310\nlet y = 1 / x\nlet z = 5e-324 tokens', 'SC045'],
  'names of the machine room': [
    'model __proto__ { params: 7B }\nlet toString = 5\nlet x = hasOwnProperty\npretrain p { __proto__: 5, constructor: 6, model: __proto__ }\nlet z = __proto__(5)\nlet u = 5 constructor\nbudget valueOf { phases: [p] }\ntoString a { }',
    'SC001 SC002 SC014 SC028 SC033',
  ],
  'units without end': [
    'let x = 5 GPU-hours/GPU-hours/GPU-hours-GPU-hours\nlet y = 5 /day\nlet w = 5 -/-\nlet v = 5 B-B-B-B-B-B-B-B-B-B-B-B-B-B-B-B\nlet u = 5 %%%',
    'SC014 SC048',
  ],
  'texts where numbers belong': [
    'model m "unclosed { params: 7B }\nlet x = "a" + "b"\nlet y = "a" to "b"\nassert "a" < "b"\nassert "a"\nassert p5("x") > 1',
    'SC007 SC042 SC063',
  ],
  'lists where numbers belong': [
    'let x = [1, 2] + [3]\nlet z = [[1], [2]]\nlet w = max([1, 2, [3]])\nbudget b { phases: [5, "x", b, nothing], limit: [5, 6] }',
    'SC007 SC033 SC034',
  ],
  'wrong words': [
    'model m { precision: bf16 bf16, attention: [gqa], gated_mlp: maybe, params: yes }\nposttrain q { method: grpo(group: "x", group: 5, nothing: 1), checkpoint: m }\nposttrain s { method: 5 }',
    'SC006 SC007 SC028 SC065',
  ],
  'letters of no text': ['model m { params: 7B\u0000 }\n\ufeff\u200blet x = 5\ufffe\nlet y\u0301 = \ud7ff', 'SC062'],
  'a mixture of more than all': [
    'data d { tokens: 1T, mixture { text: 150%, code: -50%, image { share: 5 to 6 } } }\ndata f { mixture: 5 }\ndata g { mixture: { text: 50% } }',
    'SC003 SC007 SC011 SC026',
  ],
  'a law of nothing': [
    `law l { form: , valid { N: 5..1, D: 1 to 2, : }, E: 1 to 2, A: x }\nlaw m { form: N / 0 + log(-1) }\n${run.replace('1T', '1T, law: m')}`,
    'SC003 SC021 SC062',
  ],
  'serving everybody': [
    'testtime t { users: 1e300, usage: 1e300 queries/user/day, load: 1e300, thinking: 1e300, checkpoint: llama_3_1_8b, hardware: h100, hard_query { share: 100%, factor: 1e300 } }\nbudget b { derivatives: 1e300, limit: 0 FLOP, horizon: 0 days }',
    '',
  ],
  'signs of ranges': [
    'let a = 5～\nlet b = ～5\nlet c = 5～～6\nlet d = 5~6~7\nlet f = $5~$\nlet g = -5~5\nlet h = 5-',
    'SC009 SC020 SC062 SC066 SC080',
  ],
  'magnitudes upon magnitudes': [
    'let i = 3千千\nlet j = 5 billion billion\nlet k = 5 billion%\nlet l = $5 trillion million/GPU-hour\nlet m = 1e400 billion',
    'SC014 SC025 SC081',
  ],
  'conversions of what is no number': [
    'let a = 5 as\nlet b = 5 as as\nlet c = 5 as days as hours as GB\nlet d = [1, 2] as days\nlet e = h100 as days\nlet f = 5 days as nothing\nlet g = 2026-01-01 as days\nlet h = (1 to 2) as %\nlet i = 0 as PF-days\nlet j = 1e300 as s\nlet k = 5 A100-hours as H100-hours by peak.bf16.x',
    'SC007 SC014 SC016 SC047',
  ],
  'sizes of nothing': [
    'model m { hidden_size: 0, heads: 0, kv_heads: 0, experts: 0.5, experts_per_token: 1e9, layers: 1e300 }\npretrain p { model: m, count: 0, parallelism { tp: 0, pp: 1e300, dp: 1e300 } }\npretrain q { model: m, count: 7, parallelism { tp: 0.3 } }',
    'SC084',
  ],
};

describe('a hostile file', () => {
  for (const [name, [text, codes]] of Object.entries(texts)) {
    it(`${name}: is answered`, () => {
      const analysis = analyzed(text);
      assertSound(analysis, text);
      const found = codesOf(analysis);
      assert.deepEqual(
        codes.split(' ').filter(code => code !== '' && !found.includes(code)),
        [],
        found.join(' '),
      );
    });
  }

  it('names of 3,000 letters: are cut in messages and work all the same', () => {
    const long = 'a'.repeat(3000);
    const text = `model ${long} { params: 7B }\npretrain p { model: ${long}, tokens: 1T }\nlet x = ${'b'.repeat(3000)} + p.flop`;
    const analysis = analyzed(text);
    assertSound(analysis, text);
    assert.equal(analysis.estimate('p.flop')?.range?.p50, 4.2e22);
    assert.deepEqual(
      analysis.diagnostics.filter(each => each.message.length > 200 || each.fixes.some(fix => fix.title.length > 200)),
      [],
    );
  });

  it('300 broken blocks: each is told, and none takes another with it', () => {
    const text = Array.from({ length: 300 }, (_, index) => `pretran p${index} { toknes: 5～6 billion, mfu: 35%-42% }`).join('\n');
    const analysis = analyzed(text);
    assertSound(analysis, text);
    for (const code of ['SC001', 'SC002', 'SC080', 'SC081', 'SC082'])
      assert.equal(codesOf(analysis).filter(each => each === code).length, 300, code);
  });
});

describe('a misspelt kind', () => {
  it('is read as the one it can only mean: references, estimates and findings of its body work', () => {
    const analysis = analyzed(
      'pretran core { model: llama_3_1_8b, tokens: 1T, batch_size: 4M\n  phse anneal { share: 10% }\n}\nbudget all { phases: [core] }\nassert core.anneal.flop < all.flop',
    );
    assert.equal(analysis.blocks[0]?.kind, 'pretrain');
    assert.deepEqual(
      codesOf(analysis).filter(code => !['SC001', 'SC002'].includes(code)),
      [],
    );
    assert.equal(analysis.asserts[0]?.holds, true);
  });

  it('stays unknown where several or none can be meant', () => {
    assert.deepEqual(
      analyzed('widget a { b: 5 }').diagnostics.map(each => each.message),
      ['Unknown block kind `widget`.'],
    );
    assert.equal(analyzed('widget a { b: 5 }').blocks[0]?.kind, 'widget');
  });

  for (const [word, kind] of [
    ['预训练', 'pretrain'],
    ['后训练', 'posttrain'],
    ['推理', 'testtime'],
    ['测试时', 'testtime'],
    ['inference', 'testtime'],
    ['finetune', 'posttrain'],
    ['cluster', 'hardware'],
    ['dataset', 'data'],
    ['training', 'pretrain'],
    ['预算', 'budget'],
  ] as const) {
    it(`${word} is answered with ${kind}`, () => {
      const [found] = analyzed(`${word} a { }`).diagnostics;
      assert.deepEqual(
        found?.fixes.map(fix => fix.edits[0]?.text),
        [kind],
      );
    });
  }

  for (const [kind, word, property] of [
    ['pretrain', '参数', 'params'],
    ['pretrain', '成本', 'cost'],
    ['pretrain', '天数', 'days'],
    ['pretrain', 'gpus', 'count'],
    ['pretrain', 'parameters', 'params'],
    ['pretrain', 'sequence_length', 'seq_len'],
    ['pretrain', 'batch_size', 'batch'],
    ['model', 'd_model', 'hidden_size'],
    ['testtime', 'input_tokens', 'prompt_tokens'],
  ] as const) {
    it(`${word} in a ${kind} is answered with ${property}`, () => {
      const [found] = analyzed(`${kind} a { ${word}: 5 }`).diagnostics;
      assert.deepEqual([found?.code, found?.fixes[0]?.edits[0]?.text], ['SC002', property]);
    });
  }
});
