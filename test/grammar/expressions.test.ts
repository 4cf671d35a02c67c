import assert from 'node:assert/strict';
import { parseExpression } from '../../grammar/src/index.js';
import { sketchOf } from './support.js';

describe('expressions', () => {
  const values: [written: string, sketch: string][] = [
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['1 - 2 + 3', '(1 - 2 + 3)'],
    ['a * b / c', '(a * b / c)'],
    ['a / b ^ c ^ d', '(a / (b ^ (c ^ d)))'],
    ['-2 ^ 2', '(- (2 ^ 2))'],
    ['2 ^ -3 * 4', '((2 ^ (- 3)) * 4)'],
    ['2 ^ - -x', '(2 ^ (- (- x)))'],
    ['a - -b', '(a - (- b))'],
    ['-a to b', '((- a) to b)'],
    ['a + 1 to b * 2', '((a + 1) to (b * 2))'],
    ['x in a to b', '(x in (a to b))'],
    ['x in a..b and y', '((x in (a .. b)) and y)'],
    ['not a < b or c and not d', '((not (a < b)) or (c and (not d)))'],
    ['a to b as GB', '((a to b) as[GB])'],
    ['a as GB < b', '((a as[GB]) < b)'],
    ['a + b as GB by c.d', '((a + b) as[GB] by c.d)'],
    ['(a or b) and c', '({(a or b)} and c)'],
    ['a == b', '(a == b)'],
    ['a != -1', '(a != (- 1))'],
    ['f()', 'f()'],
    ['f(a, b: 2, c: )', 'f(a, b: 2, c: _)'],
    ['f(1: 2)', 'f(!1: 2)'],
    ['f(a.b: 2)', 'f(!a.b: 2)'],
    ['f(g(x), [1 2])', 'f(g(x), [1, 2])'],
    ['a.b.c', 'a.b.c'],
    ['a.', 'a.'],
    ['a + ', '(a + _)'],
    ['a to', '(a to _)'],
    ['-', '(- _)'],
    ['not', '(not _)'],
    ['[]', '[]'],
    ['()', '{_}'],
    ['[1, 2,]', '[1, 2]'],
    ['"text"', '"text"'],
    ['to', 'to'],
    ['from.in', 'from.in'],
    ['to to to', '(to to to)'],
    ['by + let', '(by + let)'],
  ];
  for (const [written, expected] of values) {
    it(`${written} is read as ${expected}`, () => {
      assert.equal(sketchOf(written), expected);
      assert.deepEqual(parseExpression(written).problems, []);
    });
  }

  const chained: [written: string, sketch: string, sign: string][] = [
    ['a < b < c', '(a < b < c)', '<'],
    ['a == b != c', '(a == b != c)', '!='],
    ['a to b to c', '((a to b) to c)', 'to'],
    ['1..2..3', '((1 .. 2) .. 3)', '..'],
  ];
  for (const [written, expected, sign] of chained) {
    it(`${written} is read from left to right and reported`, () => {
      assert.equal(sketchOf(written), expected);
      assert.deepEqual(
        parseExpression(written).problems.map(({ code, text }) => [code, text]),
        [['chained', sign]],
      );
    });
  }

  const unexpected: [written: string, sketch: string, sign: string][] = [
    ['a + * b', '(a + _)', '*'],
    ['5 6', '5', '6'],
    ['$', 'error', '$'],
    ['@', 'error', '@'],
    ['(a b)', '{a}', 'b'],
    ['[1,,2]', '[1, 2]', ','],
    ['f(a = 1)', 'f(a, 1)', '='],
    ['* 2', '_', '*'],
    ['a b', 'a', 'b'],
    ['f(with)', 'f()', 'with'],
    ['[a as x (1)]', '[(a as[x]), {1}]', ''],
  ];
  for (const [written, expected, sign] of unexpected) {
    it(`${written} is read as ${expected}`, () => {
      assert.equal(sketchOf(written), expected);
      const told = parseExpression(written).problems.map(({ code, text }) => `${code} ${text}`);
      assert.deepEqual(told, sign === '' ? [] : [`unexpected ${sign}`]);
    });
  }

  it('has no value in an empty text', () => assert.deepEqual(parseExpression(''), { value: undefined, problems: [] }));
  it('lets newlines stand in brackets only', () => {
    assert.equal(sketchOf('max(\n  a +\n  b,\n  c\n)'), 'max((a + b), c)');
    assert.equal(sketchOf('a\n  + b'), '(a + b)');
    assert.deepEqual(
      parseExpression('a +\nb').problems.map(({ text }) => text),
      ['b'],
    );
  });
});
