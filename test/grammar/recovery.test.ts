import assert from 'node:assert/strict';
import { errorsIn, outlineOf } from './support.js';

describe('recovery', () => {
  const cases: [name: string, text: string, items: string[], errors: string[]][] = [
    ['an unexpected sign costs its line', 'm {\n  a: 1\n  = 5 x\n  b: 2\n}', ['m { a: 1; b: 2 }'], ['unexpected =']],
    ['an entry behind junk is kept', '@@ a: 1, b: 2', ['a: 1', 'b: 2'], ['unexpected @@']],
    ['a run of junk is one problem', 'a: 1 ) ) 5 6 7\nb: 2', ['a: 1', 'b: 2'], ['unexpected )']],
    ['brackets are skipped as a whole', 'a: 1 (b: 2,\n c + 3) [4]\nd: 5', ['a: 1', 'd: 5'], ['unexpected (']],
    ['a header keeps its block behind junk', 'model 7b {\n  a: 1\n}', ['model { a: 1 }'], ['unexpected 7b']],
    ['a header keeps its block behind words', 'model my big model {\n  a: 1\n}', ['model my { a: 1 }'], ['unexpected big']],
    ['a header keeps its block behind a colon', 'model m: {\n  a: 1\n}', ['model m { a: 1 }'], ['unexpected :']],
    ['a header keeps its block behind an equals sign', 'model m = {\n  a: 1\n}', ['model m { a: 1 }'], ['unexpected =']],
    ['a bare brace gives its items away', 'a: 1\nb: 2, {\n  c: 3\n}\nd: 4', ['a: 1', 'b: 2', 'c: 3', 'd: 4'], ['unexpected {']],
    [
      'a missing brace ends at the next header in column one',
      'm {\n  a: 1\nn {\n  b: 2\n}',
      ['m { a: 1 }', 'n { b: 2 }'],
      ['unclosed-block {'],
    ],
    ['a missing inner brace does too', 'm {\n  p {\n    a: 1\n}\nassert b\n', ['m { p { a: 1 } }', 'assert b'], ['unclosed-block {']],
    ['an indented header does not end blocks', 'm {\n  p {\n  q { a: 1 }\n', ['m { p { q { a: 1 } } }'], ['unclosed-block {']],
    ['balanced braces do not care about columns', 'm {\np {\na: 1\n}\nassert b\n}', ['m { p { a: 1 }; assert b }'], []],
    ['a `}` that closes nothing is stray', 'm { }\n}\nn { }', ['m {  }', 'n {  }'], ['stray-close }']],
    ['a missing opening brace leaves the other blocks', 'm\n  a: 1\n}\nn { b: 2 }', ['m', 'a: 1', 'n { b: 2 }'], ['stray-close }']],
    ['an open bracket ends before `}`', 'm { a: f(1, [2 }\nn { }', ['m { a: f(1, [2]) }', 'n {  }'], ['unclosed-bracket [']],
    ['an open bracket ends before a header', 'assert max(a, b\nm { }', ['assert max(a, b)', 'm {  }'], ['unclosed-bracket (']],
    ['an open bracket ends before a statement', 'x: [1,\nlet y = 2', ['x: [1]', 'let y = 2'], ['unclosed-bracket [']],
    ['a list ends before a property', 'm {\n  a: [1, 2\n  b: 3\n}', ['m { a: [1, 2]; b: 3 }'], ['unclosed-bracket [']],
    ['a call goes on at `name :` if it closes', 'm {\n  a: f(\n    b: 1,\n    c: (2 + 3)\n  )\n}', ['m { a: f(b: 1, c: {(2 + 3)}) }'], []],
    ['a call ends at `name :` if it does not', 'm {\n  a: f(1\n  b: g(2)\n}', ['m { a: f(1); b: g(2) }'], ['unclosed-bracket (']],
    ['a bracket ends before `{`', 'a: f(1 { b: 2 }', ['a: f(1) { b: 2 }'], ['unclosed-bracket (']],
    ['a closing sign ends the brackets in it', 'a: f([1, 2), b: 3', ['a: f([1, 2])', 'b: 3'], ['unclosed-bracket [']],
    [
      'a string ends with its line and takes the brace with it',
      'm { a: "x }\nn { }',
      ['m { a: "x }" }', 'n {  }'],
      ['unclosed-string "x }'],
    ],
    ['an escaped quote does not end a string', 'a: "x\\"\nb: 1', ['a: "x\\""', 'b: 1'], ['unclosed-string "x\\"']],
    ['a comment without end takes its line only', 'a: 1 /* b: 2\nc: 3', ['a: 1', 'c: 3'], ['unclosed-comment /*']],
    [
      'nothing is told behind a comment without end',
      '/* some text\nmore text here = (\nm {',
      ['more text', 'here', 'm {  }'],
      ['unclosed-comment /*'],
    ],
    ['a half-typed amount is one problem', 'm {\n  price: $', ['m { price: error }'], ['unexpected $']],
    ['a dot that begins a line belongs to nothing', 'a: b\n.c\nd: 1', ['a: b', 'd: 1'], ['unexpected .']],
    ['characters of no token are one run', 'a: #!? 5\nb: 1', ['a: error', 'b: 1'], ['unexpected #!?']],
    ['a half surrogate is no word', 'a\ud800: 1\nb: 2', ['a', 'b: 2'], ['unexpected \ud800']],
  ];
  for (const [name, text, items, errors] of cases) {
    it(name, () => {
      assert.deepEqual(outlineOf(text), items);
      assert.deepEqual(errorsIn(text), errors);
    });
  }
});
