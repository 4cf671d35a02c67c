import assert from 'node:assert/strict';
import { excerptOf } from '../../cli/src/formats/source-excerpt.js';

const at = (line: number, column: number) => ({ line, column });

describe('a line of the source with carets', () => {
  it('underlines the span', () => {
    assert.deepEqual(excerptOf(['  mfu: 41%'], at(1, 8), at(1, 11), 80), { line: '  mfu: 41%', carets: '       ^^^' });
  });

  it('counts cells, so that carets stand under Chinese words', () => {
    assert.deepEqual(excerptOf(['模型 名'], at(1, 4), at(1, 5), 80), { line: '模型 名', carets: '     ^^' });
  });

  it('marks an empty span and the end of the file', () => {
    assert.equal(excerptOf([''], at(1, 1), at(1, 1), 80).carets, '^');
    assert.deepEqual(excerptOf([], at(9, 3), at(9, 3), 80), { line: '', carets: '^' });
  });

  it('underlines the first line of a longer span', () => {
    assert.equal(excerptOf(['abc {', '}'], at(1, 1), at(2, 2), 80).carets, '^^^^^');
  });

  it('shows the neighbourhood of a place in a very long line', () => {
    const line = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    const excerpt = excerptOf([line], at(1, 501), at(1, 505), 60);
    assert.ok(excerpt.line.length <= 62, excerpt.line);
    assert.equal(excerpt.line.slice(excerpt.carets.indexOf('^'), excerpt.carets.lastIndexOf('^') + 1), 'HERE');
  });

  it('keeps a tab from moving the carets', () => {
    assert.deepEqual(excerptOf(['\tmfu'], at(1, 2), at(1, 5), 80), { line: ' mfu', carets: ' ^^^' });
  });
});
