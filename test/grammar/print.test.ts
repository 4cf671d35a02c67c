import assert from 'node:assert/strict';
import { parse, print } from '../../grammar/src/index.js';
import { sampleFiles, withoutPlaces } from './support.js';

describe('the formatter', () => {
  const wide = `law x { form: A * ${'B + '.repeat(20)}C, valid { N: 1..2, D: 3..4 }, gives: accuracy }`;
  const cases: [name: string, text: string, printed: string][] = [
    ['sets blanks between tokens', 'x :5+3*-a\ny:f( a,b )^2 ,z:[ 1,2 ]', 'x: 5 + 3 * -a\ny: f(a, b)^2, z: [1, 2]\n'],
    ['writes ranges tight and words apart', 'x: 1 .. 2\nassert  not   x in 1  to 2', 'x: 1..2\nassert not x in 1 to 2\n'],
    [
      'leaves numbers and units as spelled',
      'a: 5GPUs\nb: 5   GPUs\nc: 1_000.50 %\nd: $ 5/day',
      'a: 5GPUs\nb: 5 GPUs\nc: 1_000.50 %\nd: $ 5/day\n',
    ],
    ['leaves full-width signs as spelled', 'a：5，b： 6', 'a：5，b： 6\n'],
    ['indents by two spaces', 'm {\na: 1\n    b {\nc: 2\n}\n}', 'm {\n  a: 1\n  b {\n    c: 2\n  }\n}\n'],
    [
      'indents brackets and continued lines',
      'm {\na: [\n1,\nf(\n2)\n]\n}\nassert x\n<= 5\nwith 90%',
      'm {\n  a: [\n    1,\n    f(\n      2)\n  ]\n}\nassert x\n  <= 5\n  with 90%\n',
    ],
    ['keeps one empty line', '\n\n\na: 1\n\n\n\nb: 2\n\n\n', 'a: 1\n\nb: 2\n'],
    ['keeps a block on one line', 'm{a:1,b{c:2}}', 'm { a: 1, b { c: 2 } }\n'],
    ['writes an empty block with one blank', 'm{}', 'm { }\n'],
    ['gives the braces of longer blocks line ends', 'm { a: 1\nb: 2 }', 'm {\n  a: 1\n  b: 2\n}\n'],
    ['moves a brace up to its header', 'm "t"\n{\na: 1\n}', 'm "t" {\n  a: 1\n}\n'],
    [
      'does not move a brace up to a unit, which it would make a name',
      'm {\n  a: 5 GPUs\n  { b: 1 }\n}',
      'm {\n  a: 5 GPUs\n  { b: 1 }\n}\n',
    ],
    [
      'breaks up blocks that are too wide',
      wide,
      `law x {\n  form: A * ${'B + '.repeat(20)}C\n  valid { N: 1..2, D: 3..4 }\n  gives: accuracy\n}\n`,
    ],
    [
      'keeps comments with what follows',
      'm {\n// of a\na: 1    // behind a\n/* of b */ b: 2 // end  \n}',
      'm {\n  // of a\n  a: 1 // behind a\n  /* of b */ b: 2 // end\n}\n',
    ],
    ['keeps a comment behind an opening brace', 'm { // why\na: 1 }', 'm { // why\n  a: 1\n}\n'],
    ['leaves the lines of a comment', 'a: 1 /* x\n      y */ , b: 2', 'a: 1 /* x\n      y */, b: 2\n'],
    ['leaves a broken line as it stands', 'a:1\n   b:  =  5  \nc:2', 'a: 1\n   b:  =  5  \nc: 2\n'],
    ['leaves a broken bracket as it stands', 'm {\n a:  f( 1,\n      2\n b:3\n}', 'm {\n a:  f( 1,\n      2\n  b: 3\n}\n'],
    ['formats around a block that is not closed', 'm {\na:1\nn {\nb:2\n}', 'm {\n  a: 1\nn {\n  b: 2\n}\n'],
    ['leaves what is not typed yet', 'm {\n  a:\n  b: 5 +\n  peak.\n  n from\n}', 'm {\n  a:\n  b: 5 +\n  peak.\n  n from\n}\n'],
    ['keeps the line ends of the first line', 'a:1\r\nb:2\nc:3', 'a: 1\r\nb: 2\r\nc: 3\r\n'],
    ['keeps a byte order mark', '\ufeffa:1', '\ufeffa: 1\n'],
    ['has nothing to print for nothing', ' \n\n', ''],
  ];
  for (const [name, text, printed] of cases) {
    it(name, () => {
      assert.equal(print(text), printed);
      assert.equal(print(text, parse(text)), printed);
      assert.equal(print(printed), printed);
      assert.equal(withoutPlaces(parse(printed).file), withoutPlaces(parse(text).file));
    });
  }

  it('keeps blocks of up to 100 columns on their line', () => {
    const block = (width: number): string => `m { a: ${'b'.repeat(width - 9)} }\n`;
    assert.equal(block(100).length, 101);
    assert.equal(print(block(100)), block(100));
    assert.notEqual(print(block(101)), block(101));
  });

  for (const { name, text } of sampleFiles()) {
    it(`keeps the tree of ${name} and settles at once`, () => {
      const printed = print(text);
      assert.equal(withoutPlaces(parse(printed).file), withoutPlaces(parse(text).file));
      assert.equal(print(printed), printed);
      assert.ok(printed.endsWith('\n') && !printed.endsWith('\n\n'));
    });
  }
});
