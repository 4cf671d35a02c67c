import assert from 'node:assert/strict';
import { parse } from '../../grammar/src/index.js';
import { ScaleParser } from '../../grammar/src/parser.js';
import { errorsOf, ownSamples, sampleFiles } from './support.js';

describe('the parser', () => {
  it('decides every choice by one token: Chevrotain finds no ambiguity', () => {
    assert.doesNotThrow(() => new ScaleParser(true));
  });

  it('has samples of its own', () => {
    assert.ok(ownSamples().length >= 6);
  });

  for (const { name, text } of sampleFiles()) {
    it(`reads ${name} without a problem`, () => {
      assert.deepEqual(errorsOf(parse(text).problems), []);
    });
  }

  it('reads the same text to the same tree, whatever was read before', () => {
    const [{ text }] = ownSamples();
    const first = parse(text);
    parse('model {{{ ( [ "');
    assert.deepEqual(parse(text).file, first.file);
  });

  it('answers for an empty text', () => {
    const { file, problems, lines } = parse('');
    assert.deepEqual([file, problems, lines.lineCount], [{ kind: 'file', start: 0, end: 0, items: [] }, [], 1]);
  });
});
