import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { offsetOf, rangeOf, spanOf } from '../../server/src/convert.js';
import { positionIn } from './marked.js';

const documentOf = (text: string): TextDocument => TextDocument.create('file:///plans/a.scale', 'scale', 1, text);

describe('positions and offsets', () => {
  it('count UTF-16 units: an emoji takes two, a Chinese character one', () => {
    const document = documentOf('a😀b\n预训练x');
    assert.deepEqual(rangeOf(document, { start: 3, end: 4 }), { start: { line: 0, character: 3 }, end: { line: 0, character: 4 } });
    assert.deepEqual(rangeOf(document, { start: 8, end: 9 }), { start: { line: 1, character: 3 }, end: { line: 1, character: 4 } });
    assert.equal(offsetOf(document, { line: 1, character: 3 }), 8);
  });

  for (const end of ['\n', '\r\n', '\r']) {
    it(`take ${JSON.stringify(end)} as a line end`, () => {
      const document = documentOf(`one${end}two${end}`);
      assert.deepEqual(document.positionAt(4 + end.length), { line: 1, character: 1 });
      assert.equal(offsetOf(document, { line: 1, character: 1 }), 4 + end.length);
    });
  }

  it('move places outside the text to its ends', () => {
    const document = documentOf('one\ntwo');
    assert.equal(offsetOf(document, { line: 0, character: 99 }), 3);
    assert.equal(offsetOf(document, { line: 99, character: 0 }), 7);
    assert.equal(offsetOf(document, { line: -1, character: -5 }), 0);
    assert.equal(offsetOf(document, { line: Number.NaN, character: Number.NaN }), 0);
    assert.equal(offsetOf(document, { line: 0, character: 1.7 }), 1);
    assert.deepEqual(rangeOf(document, { start: -4, end: 99 }), { start: { line: 0, character: 0 }, end: { line: 1, character: 3 } });
    assert.deepEqual(rangeOf(document, { start: 5, end: 2 }), { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } });
  });

  it("are each other's inverse at every place of any text", () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '😀', '亿', '：') });
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const document = documentOf(text);
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        const between = text[offset - 1] === '\r' && text[offset] === '\n';
        if (between) return;
        assert.deepEqual(document.positionAt(offset), positionIn(text, offset));
        assert.equal(offsetOf(document, document.positionAt(offset)), offset);
        assert.deepEqual(spanOf(document, rangeOf(document, { start: 0, end: offset })), { start: 0, end: offset });
      }),
    );
  });
});
