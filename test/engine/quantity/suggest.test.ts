import assert from 'node:assert/strict';
import fc from 'fast-check';
import { closest, editDistance } from '../../../engine/src/quantity/suggest.js';

const kinds = ['model', 'data', 'hardware', 'pretrain', 'posttrain', 'testtime', 'budget', 'law', 'benchmark', 'scenario', 'sweep'];

describe('did you mean', () => {
  it('finds the word behind a slip', () => {
    assert.deepEqual(closest('pretran', kinds), ['pretrain']);
    assert.deepEqual(closest('budgte', kinds), ['budget']);
    assert.deepEqual(closest('Modle', kinds), ['model']);
    assert.deepEqual(closest('HARDWARE', kinds), ['hardware']);
  });

  it('is silent when nothing is close, for one letter, and for the word itself', () => {
    assert.deepEqual(closest('zebra', kinds), []);
    assert.deepEqual(closest('l', ['a', 'b', 'law']), []);
    assert.deepEqual(closest('ab', ['cd', 'ac']), []);
    assert.deepEqual(closest('model', ['model']), []);
    assert.deepEqual(closest('', kinds), []);
    assert.deepEqual(closest('x'.repeat(100_000), ['x'.repeat(100_000) + 'y']), []);
  });

  it('offers at most as many as asked for, best first, the earlier of equals', () => {
    assert.deepEqual(closest('token', ['tokes', 'tokens', 'tokel', 'toke', 'tokem']), ['tokes', 'tokens', 'tokel']);
    assert.deepEqual(closest('tokens', ['token', 'tokans'], 1), ['token']);
  });
});

describe('edit distance', () => {
  it('counts insertions, deletions, replacements and swaps as one each', () => {
    const table: [string, string, number][] = [
      ['', '', 0],
      ['a', '', 1],
      ['abc', 'acb', 1],
      ['abc', 'abxc', 1],
      ['kitten', 'sitting', 3],
      ['小时', '小是', 1],
    ];
    for (const [a, b, distance] of table) assert.equal(editDistance(a, b), distance, `${a} ${b}`);
  });

  it('is symmetric, and zero for equal words only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
      }),
    );
  });
});
