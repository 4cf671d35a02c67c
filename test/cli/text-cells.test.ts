import assert from 'node:assert/strict';
import { cellWidth, hangingLines, padEnd, padStart, printable, wrap } from '../../cli/src/text-cells.js';

describe('cells of a terminal', () => {
  const widths: readonly (readonly [string, number])[] = [
    ['', 0],
    ['mfu', 3],
    ['模型', 4],
    ['卡时 x', 6],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 1],
    ['🚀', 2],
    ['한국', 4],
    ['– · …', 5],
    ['zero\u200bwidth', 9],
  ];
  for (const [text, cells] of widths) it(`${JSON.stringify(text)} takes ${cells}`, () => assert.equal(cellWidth(text), cells));

  it('pads by cells, not by characters', () => {
    assert.equal(padEnd('模型', 6), '模型  ');
    assert.equal(padStart('模型', 6), '  模型');
    assert.equal(padEnd('longer', 3), 'longer');
  });

  it('wraps at words, and Chinese anywhere', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrap('预训练的算力', 6), ['预训练', '的算力']);
    assert.deepEqual(wrap('a/very/long/path/that/is/copied', 8), ['a/very/long/path/that/is/copied']);
    assert.deepEqual(wrap('', 8), []);
  });

  it('indents what follows a lead', () => {
    assert.deepEqual(hangingLines('  * ', 'one two three four five six', 24), ['  * one two three four', '    five six']);
  });

  it('takes the power from control characters', () => {
    assert.equal(printable('a\u001b[31mb'), 'a\ufffd[31mb');
    assert.equal(printable('a\tb\r\nc'), 'a b c');
    assert.equal(printable('x\u202ey\ud800z'), 'x\ufffdy\ufffdz');
    assert.equal(printable('🚀 模型'), '🚀 模型');
  });
});
