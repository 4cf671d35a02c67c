import assert from 'node:assert/strict';
import { contextualWords } from '../../grammar/src/index.js';
import { errorsIn, outlineOf } from './support.js';

describe('contextual words', () => {
  for (const word of contextualWords) {
    it(`${word} is a name before a colon, a brace and a dot`, () => {
      const text = `m {\n  ${word}: 5\n  ${word} { a: ${word}.b }\n  ${word}.c: 6\n}\nx: y\n${word} : 7`;
      assert.deepEqual(outlineOf(text), [`m { ${word}: 5; ${word} { a: ${word}.b }; ${word}.c: 6 }`, 'x: y', `${word}: 7`]);
      assert.deepEqual(errorsIn(text), []);
    });

    it(`${word} names a block and a let`, () => {
      const text = `let ${word} = 1\nmodel ${word} {\n}`;
      assert.deepEqual(outlineOf(text), [`let ${word} = 1`, `model ${word} {  }`]);
      assert.deepEqual(errorsIn(text), []);
    });
  }

  const cases: [text: string, items: string[]][] = [
    ['import "a" as from\nlet x = from', ['import "a" as from', 'let x = from']],
    ['model from { }', ['model from {  }']],
    ['model big from { }', ['model big from _ {  }']],
    ['model "t" from { }', ['model "t" from _ {  }']],
    ['model big from from { }', ['model big from from {  }']],
    ['model from base', ['model from base']],
    ['to：5', ['to: 5']],
    ['x: to', ['x: to']],
    ['let import = let + assert', ['let import = (let + assert)']],
    ['import: 5, let : 6, assert { }', ['import: 5', 'let: 6', 'assert {  }']],
    ['x: 5\n  to 6', ['x: (5 to 6)']],
    ['a: 1\nin: 2', ['a: 1', 'in: 2']],
    ['assert x > 1\n  with 90% "why"', ['assert (x > 1) with 90% "why"']],
    ['x: 1\nwith: 2', ['x: 1', 'with: 2']],
  ];
  for (const [text, items] of cases)
    it(`are read by what follows them in ${JSON.stringify(text)}`, () => assert.deepEqual(outlineOf(text), items));
});
