import assert from 'node:assert/strict';
import { nodesAt, parse, visit, walk, wordAt } from '../../grammar/src/index.js';
import { ownSamples } from './support.js';

/** Kinds from outermost to innermost at the `|` in a text. */
function kindsAt(marked: string): string[] {
  const offset = marked.indexOf('|');
  return nodesAt(parse(marked.replace('|', '')).file, offset).map(({ kind }) => kind);
}

describe('walking the tree', () => {
  it('meets parents first, in the order of the text', () => {
    const { file } = parse('x: f(a, b: 2) "s"');
    const met = [...walk(file)].map(({ kind, start }) => `${kind} ${start}`);
    assert.deepEqual(met, [
      'file 0',
      'property 0',
      'path 0',
      'name 0',
      'call 3',
      'reference 3',
      'name 3',
      'argument 5',
      'reference 5',
      'name 5',
      'argument 8',
      'name 8',
      'number 11',
      'string 14',
    ]);
  });

  it('visits what it walks, with parents', () => {
    for (const { text } of ownSamples()) {
      const { file } = parse(text);
      const visited: unknown[] = [];
      visit(file, (node, parent) => {
        visited.push(node);
        assert.equal(parent === undefined, node === file);
      });
      assert.deepEqual(visited, [...walk(file)]);
    }
  });

  it('leaves out the parts of a node on `false`', () => {
    const kinds: string[] = [];
    visit(parse('m { a: 1 }\nlet x = 2').file, ({ kind }) => {
      kinds.push(kind);
      return kind !== 'block';
    });
    assert.deepEqual(kinds, ['file', 'block', 'let', 'name', 'number']);
  });
});

describe('nodes at a place', () => {
  const cases: [marked: string, kinds: string[]][] = [
    ['|', ['file']],
    ['cou|nt: 5', ['file', 'property', 'path', 'name']],
    ['count|: 5', ['file', 'property', 'path', 'name']],
    ['count: 5| GPUs', ['file', 'property', 'number']],
    ['count: 5 GP|Us', ['file', 'property', 'number', 'unit']],
    ['m { a: b.|c }', ['file', 'block', 'body', 'property', 'reference', 'name']],
    ['m { a: b| }', ['file', 'block', 'body', 'property', 'reference', 'name']],
    ['m { | }', ['file', 'block', 'body']],
    ['m from ba|se { }', ['file', 'block', 'reference', 'name']],
    ['x: 1 + (2 to |3)', ['file', 'property', 'binary', 'group', 'range', 'number']],
    ['x: 1 +| 2', ['file', 'property', 'binary']],
    ['assert a as G|B', ['file', 'assert', 'convert', 'unit']],
  ];
  for (const [marked, kinds] of cases)
    it(`${JSON.stringify(marked)} are ${kinds.join(' > ')}`, () => assert.deepEqual(kindsAt(marked), kinds));
});

describe('the word at a place', () => {
  const cases: [marked: string, word: string | undefined][] = [
    ['cou|nt: 5', 'count'],
    ['|count', 'count'],
    ['count|', 'count'],
    ['a.|b', 'b'],
    ['a |', undefined],
    ['5|0', undefined],
    ['80G|B', 'GB'],
    ['预训|练 x', '预训练'],
    ['a\nb|', 'b'],
    ['a|\nb', 'a'],
    ['', undefined],
    ['𠮷|野', '𠮷野'],
    ['x_1|2', 'x_12'],
  ];
  for (const [marked, word] of cases) {
    it(`of ${JSON.stringify(marked)} is ${word ?? 'none'}`, () => {
      const text = marked.replace('|', '');
      const found = wordAt(text, Math.max(0, marked.indexOf('|')));
      assert.equal(found?.text, word);
      if (found !== undefined) assert.equal(text.slice(found.start, found.end), found.text);
    });
  }
});
