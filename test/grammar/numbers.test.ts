import assert from 'node:assert/strict';
import { parseExpression, withSuffix } from '../../grammar/src/index.js';
import type { NumberLiteral } from '../../grammar/src/index.js';
import { sketchOf } from './support.js';

function numberIn(text: string): NumberLiteral {
  const { value, problems } = parseExpression(text);
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'full-width'),
    [],
    text,
  );
  assert.ok(value?.kind === 'number', text);
  return value;
}

describe('numbers', () => {
  const values: [written: string, value: number, suffix: string, digits: number][] = [
    ['7B', 7e9, 'B', 1],
    ['15.6T', 15.6e12, 'T', 3],
    ['30.8M', 30.8e6, 'M', 3],
    ['8k', 8e3, 'k', 1],
    ['8K', 8e3, 'K', 1],
    ['128Ki', 131_072, 'Ki', 3],
    ['2Mi', 2 ** 21, 'Mi', 1],
    ['1Gi', 2 ** 30, 'Gi', 1],
    ['1.5Ti', 1.5 * 2 ** 40, 'Ti', 2],
    ['989e12', 989e12, '', 3],
    ['128_256', 128_256, '', 6],
    ['1E25', 1e25, '', 1],
    ['3.8e-5', 3.8e-5, '', 2],
    ['2e3k', 2e6, 'k', 1],
    ['60%', 60e-2, '%', 2],
    ['0.7%', 0.7e-2, '%', 1],
    ['60 %', 0.6, '%', 2],
    ['30x', 30, 'x', 2],
    ['0.25x', 0.25, 'x', 2],
    ['5亿', 5e8, '亿', 1],
    ['3万', 3e4, '万', 1],
    ['1.5万亿', 1.5e12, '万亿', 2],
    ['0', 0, '', 1],
    ['0.050', 0.05, '', 2],
    ['100', 100, '', 3],
    ['1_000.500_1', 1000.5001, '', 8],
    ['1e400', Infinity, '', 1],
    ['1e-400', 0, '', 1],
    ['5e99999999999999999999', Infinity, '', 1],
    ['１２．５％', 0.125, '%', 3],
  ];
  for (const [written, value, suffix, digits] of values) {
    it(`${written} is ${value}`, () => {
      const number = numberIn(written);
      assert.deepEqual([number.value, number.suffix, number.digits, number.unit], [value, suffix, digits, undefined]);
    });
  }

  it('keeps the text of digits and suffix, not of the unit', () => {
    const { text, unit, currency } = numberIn('$2.5k/GPU-hour');
    assert.deepEqual([text, currency?.text, unit?.text], ['2.5k', '$', '/GPU-hour']);
  });

  const sketches: [written: string, sketch: string][] = [
    ['80GB', '80[GB]'],
    ['8k卡', '8k[卡]'],
    ['5亿GPU小时', '5亿[GPU小时]'],
    ['30m', '30[m]'],
    ['7Bx', '7[Bx]'],
    ['3k_', '3[k_]'],
    ['0x10', '0[x10]'],
    ['0.5..2', '(0.5 .. 2)'],
    ['1..2', '(1 .. 2)'],
    ['-0.05..0.05', '((- 0.05) .. 0.05)'],
    ['3%..10%', '(3% .. 10%)'],
    ['2 to 10%', '(2 to 10%)'],
    ['$4.8M..$6.4M', '($4.8M .. $6.4M)'],
    ['$3.75 to $5.60/GPU-hour', '($3.75 to $5.60[/GPU-hour])'],
    ['0.', '(0 .. _)'],
    ['0.25x * core.flop', '(0.25x * core.flop)'],
    ['32 * 16 * 10_400', '(32 * 16 * 10_400)'],
    ['2026-12-10', 'date 2026-12-10'],
    ['2027-03-01 - 2026-12-10', '(date 2027-03-01 - date 2026-12-10)'],
    ['2026-1-10', '(2026 - 1 - 10)'],
    ['12026-12-10', '(12026 - 12 - 10)'],
    ['1e', '1[e]'],
    ['5 %GPU', '5 %[GPU]'],
  ];
  for (const [written, expected] of sketches) it(`${written} is read as ${expected}`, () => assert.equal(sketchOf(written), expected));

  it('is never NaN', () => {
    const odd = ['1e999999999999999999999999', '0e-99999999999999999999999k', '1_0e+5Ti', '0.0000%'];
    for (const text of odd) assert.ok(!Number.isNaN(numberIn(text).value), text);
  });
});

describe('magnitudes in words', () => {
  const words: [written: string, value: number, repaired: string][] = [
    ['5 billion', 5e9, '5B'],
    ['15 trillion', 15e12, '15T'],
    ['200 million', 2e8, '200M'],
    ['1.5 millions', 1.5e6, '1.5M'],
    ['3 thousand', 3e3, '3k'],
    ['7b', 7e9, '7B'],
    ['15.6t', 15.6e12, '15.6T'],
    ['5bn', 5e9, '5B'],
    ['5 mn', 5e6, '5M'],
    ['5 万', 5e4, '5万'],
    ['10 亿', 1e9, '10亿'],
    ['2 万亿', 2e12, '2万亿'],
    ['3千万', 3e7, '3000万'],
    ['1.5千亿', 1.5e11, '1500亿'],
    ['5百万亿', 5e14, '500万亿'],
    ['5千', 5e3, '5k'],
    ['5百', 500, '500'],
  ];
  for (const [written, value, repaired] of words) {
    it(`${written} is read as ${value}, told, and written ${repaired}`, () => {
      const { value: number, problems } = parseExpression(written);
      assert.ok(number?.kind === 'number');
      assert.equal(number.value, value);
      assert.deepEqual(
        problems.map(({ code, text }) => [code, text]),
        [['magnitude-word', written]],
      );
      assert.equal(withSuffix(written), repaired);
      assert.equal(numberIn(repaired).value, value);
    });
  }

  const none: [written: string, sketch: string][] = [
    ['5千瓦', '5[千瓦]'],
    ['5m', '5[m]'],
    ['5 b', '5[b]'],
    ['5 billionaires', '5[billionaires]'],
    ['5tokens', '5[tokens]'],
    ['5万', '5万'],
    ['50% bn', '50%[bn]'],
    ['7b_x', '7[b_x]'],
  ];
  for (const [written, expected] of none)
    it(`${written} holds none`, () => {
      assert.equal(sketchOf(written), expected);
    });
});

describe('signs that stand for `to`', () => {
  const ranges: [written: string, sketch: string][] = [
    ['35%～42%', '(35% to 42%)'],
    ['35%~42%', '(35% to 42%)'],
    ['35% — 42%', '(35% to 42%)'],
    ['35–42%', '(35 to 42%)'],
    ['10万至20万', '(10万 to 20万)'],
    ['10天到20天', '(10[天] to 20[天])'],
    ['¥5万～¥6万', '(¥5万 to ¥6万)'],
    ['(1)~2', '({1} to 2)'],
    ['1 GPU小时～2 GPU小时', '(1[GPU小时] to 2[GPU小时])'],
  ];
  for (const [written, expected] of ranges) {
    it(`${written} is read as ${expected}, and told once`, () => {
      const { problems } = parseExpression(written);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['range-sign'],
      );
      assert.equal(sketchOf(written), expected);
    });
  }

  it('are names, units or out of place elsewhere', () => {
    assert.equal(sketchOf('到'), '到');
    assert.equal(sketchOf('5 到期日'), '5[到期日]');
    assert.deepEqual(
      parseExpression('5 ~ x').problems.map(({ code }) => code),
      ['unexpected'],
    );
    assert.deepEqual(
      parseExpression('~ 5').problems.map(({ code }) => code),
      ['unexpected'],
    );
  });
});
