import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineTable } from '../../grammar/src/index.js';

describe('the line table', () => {
  const text = 'ab\r\nc\rd\n\n𠮷e';
  const lines = lineTable(text);

  it('knows \\n, \\r\\n and a lone \\r', () => {
    assert.equal(lines.lineCount, 5);
    const contents = [0, 1, 2, 3, 4].map(line => text.slice(lines.lineStart(line), lines.lineEnd(line)));
    assert.deepEqual(contents, ['ab', 'c', 'd', '', '𠮷e']);
  });

  it('counts characters in UTF-16', () => {
    assert.deepEqual(lines.position(text.length), { line: 4, character: 3 });
    assert.deepEqual(lines.position(4), { line: 1, character: 0 });
  });

  it('stays inside the text', () => {
    assert.deepEqual(lines.position(-5), { line: 0, character: 0 });
    assert.deepEqual(lines.position(1000), { line: 4, character: 3 });
    const outside = [
      { line: -1, character: 4 },
      { line: 0, character: 99 },
      { line: 99, character: 0 },
    ];
    assert.deepEqual(
      outside.map(position => lines.offset(position)),
      [0, 2, text.length],
    );
  });

  it('turns offsets into positions and back, except inside \\r\\n', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '字')).map(parts => parts.join('')),
        any => {
          const table = lineTable(any);
          for (let offset = 0; offset <= any.length; offset++) {
            if (any[offset - 1] !== '\r' || any[offset] !== '\n') assert.equal(table.offset(table.position(offset)), offset);
          }
        },
      ),
    );
  });
});
