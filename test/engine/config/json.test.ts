/** JSON with places: the same values as the built-in parser, and one sentence about the first fault. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson, type JsonValue } from '../../../engine/src/config/json.js';

/** Maps as objects, to compare with what the built-in parser gives. */
function plain(value: JsonValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner as JsonValue)]));
  return Array.isArray(value) ? value.map(inner => plain(inner as JsonValue)) : value;
}

const valueOf = (text: string): unknown => {
  const parsed = parseJson(text);
  assert.ok('value' in parsed, JSON.stringify(parsed));
  return plain(parsed.value);
};

describe('JSON', () => {
  it('reads what the built-in parser reads, to the same value', () => {
    // A field called `__proto__` is a field here and sets the prototype of an object there.
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }).filter(text => !text.includes('__proto__')),
        text => {
          assert.deepEqual(valueOf(text), JSON.parse(text));
        },
      ),
    );
  });

  it('refuses what the built-in parser refuses', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'{}[]",:0123456789.-+eEtruefalsn\\/ \n\u0001a'), maxLength: 20 });
    fc.assert(
      fc.property(signs, text => {
        let known = true;
        try {
          JSON.parse(text);
        } catch {
          known = false;
        }
        assert.equal('value' in parseJson(text), known, JSON.stringify(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not mind a byte order mark', () => {
    assert.deepEqual(valueOf('\ufeff{"a": 1}'), { a: 1 });
  });

  const faults: readonly (readonly [text: string, line: number, column: number, fault: RegExp])[] = [
    ['', 1, 1, /a value is missing before the end of the file/],
    ['{', 1, 2, /a name in double quotes is missing before the end/],
    ['{"a": 1,}', 1, 9, /a name in double quotes is missing before `\}`/],
    ['{"a" 1}', 1, 6, /`:` is missing before `1`/],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, /`,` or `\}` is missing before `"`/],
    ['{\r\n  "a": True\r\n}', 2, 8, /a value is missing before `T`/],
    ['[1, 2', 1, 6, /`,` or `\]` is missing before the end/],
    ['{"a": NaN}', 1, 7, /a value is missing before `N`/],
    ['{"a": 1} // done', 1, 10, /nothing may follow the value/],
    ['{"a": "x\n"}', 1, 7, /a string has no closing quote/],
    ['"\\x"', 1, 2, /`\\x` means nothing in a string/],
    ['{"a": 01}', 1, 8, /is missing before `1`/],
    ['<!DOCTYPE html>', 1, 1, /a value is missing before `<`/],
  ];
  for (const [text, line, column, fault] of faults) {
    it(`says where ${JSON.stringify(text)} ends being JSON`, () => {
      const parsed = parseJson(text);
      assert.ok('fault' in parsed);
      assert.deepEqual([parsed.line, parsed.column], [line, column]);
      assert.match(parsed.fault, fault);
    });
  }

  it('is nested no deeper than a bound, whatever the text', () => {
    for (const text of ['['.repeat(1e5), '{"a":'.repeat(1e5), `${'['.repeat(1000)}${']'.repeat(1000)}`]) {
      const parsed = parseJson(text);
      assert.ok('fault' in parsed && /deeper/.test(parsed.fault));
    }
  });
});
