import assert from 'node:assert/strict';
import { parse } from '../../grammar/src/index.js';
import type { Block } from '../../grammar/src/index.js';
import { errorsIn, outlineOf } from './support.js';

describe('items', () => {
  const cases: [text: string, items: string[]][] = [
    ['import', ['import _']],
    ['import "a"', ['import "a"']],
    ['import "a" as', ['import "a" as _']],
    ['let', ['let _ = _']],
    ['let x', ['let x = _']],
    ['let x =', ['let x = _']],
    ['let x = 5 "source"', ['let x = 5 "source"']],
    ['let x = "a" "b"', ['let x = "a" "b"']],
    ['assert', ['assert _']],
    ['assert with 90%', ['assert _ with 90%']],
    ['assert a > b "why"', ['assert (a > b) "why"']],
    ['mfu: 41% "table 4"', ['mfu: 41% "table 4"']],
    ['mfu:', ['mfu: _']],
    ['peak.bf16: x', ['peak.bf16: x']],
    ['peak.', ['peak.']],
    ['model', ['model']],
    ['model base "title" from other { a: 1, b: 2, }', ['model base "title" from other { a: 1; b: 2 }']],
    ['budget { limit: $5 }', ['budget { limit: $5 }']],
    ['model base\n{\n}', ['model base {  }']],
    ['model\n  base', ['model', 'base']],
    ['fit: csv("f", a) { N: x }', ['fit: csv("f", a) { N: x }']],
    ['fit:\n{ N: x }', ['fit: _ { N: x }']],
    ['a: 1, b: 2\n,c: 3', ['a: 1', 'b: 2', 'c: 3']],
    ['x: 5\n"text"', ['x: 5']],
    ['x: a\n.b', ['x: a']],
    ['x: f\n(a)', ['x: f']],
    ['x: 1 +\ny: 2', ['x: (1 + _)', 'y: 2']],
    ['x: 5\n  * 2\n  - 1', ['x: ((5 * 2) - 1)']],
    ['scenario s { a.b: derived }', ['scenario s { a.b: derived }']],
  ];
  for (const [text, items] of cases) it(`${JSON.stringify(text)} is ${items.join('; ')}`, () => assert.deepEqual(outlineOf(text), items));

  it('reads strings with escapes, and curly ones without', () => {
    assert.deepEqual(outlineOf(String.raw`a: "say \"no\" to \\ and C:\dir"`), [String.raw`a: "say \"no\" to \\ and C:\\dir"`]);
    assert.deepEqual(outlineOf('a: “a "b" \\”, b: "“c”"'), ['a: "a \\"b\\" \\\\"', 'b: "“c”"']);
  });

  it('knows whether a body is closed', () => {
    const [closed, open] = ['m { }', 'm {'].map(text => (parse(text).file.items[0] as Block).body?.close);
    assert.deepEqual([closed, open], [{ start: 4, end: 5 }, undefined]);
  });

  it('reports items that share a line without a comma, once a line', () => {
    assert.deepEqual(errorsIn('a: 1 "s" b: 2 c: 3'), ['missing-separator b']);
    assert.deepEqual(outlineOf('a: 1 b: 2'), ['a: 1', 'b: 2']);
    assert.deepEqual(errorsIn('m { } x: 3'), ['missing-separator x']);
  });
});

describe('`///` texts', () => {
  const docOf = (text: string): (string | undefined)[] => parse(text).file.items.map(({ doc }) => doc);
  const cases: [text: string, docs: (string | undefined)[]][] = [
    ['/// one\nx: 1', ['one']],
    ['/// one\n///  two  \nlet x = 1', ['one\n two']],
    ['/// head\n\n/// own\nimport "a"', ['own']],
    ['/// head\n\n// note\nassert a', ['head']],
    ['x: 1 /// behind\ny: 2', [undefined, undefined]],
    ['//// four\nx: 1', [undefined]],
    ['  /// indented\r\n  model m { }', ['indented']],
    ['///\nx: 1', ['']],
    ['x: 1\n/// last', [undefined]],
  ];
  for (const [text, docs] of cases) it(`are ${JSON.stringify(docs)} in ${JSON.stringify(text)}`, () => assert.deepEqual(docOf(text), docs));

  it('belong to items in blocks too', () => {
    const { body } = parse('m {\n  /// inside\n  a: 1\n}').file.items[0] as Block;
    assert.equal(body?.items[0].doc, 'inside');
  });
});
