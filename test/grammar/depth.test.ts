import assert from 'node:assert/strict';
import { parse, print, walk } from '../../grammar/src/index.js';
import type { ParseResult, Property } from '../../grammar/src/index.js';
import { errorsOf, sketch } from './support.js';

/** Far beyond what a stack holds, and enough that work which grows with the square would be noticed. */
const many = 50_000;

const codesIn = ({ problems }: ParseResult): string[] => [...new Set(errorsOf(problems).map(({ code }) => code))];

const codesOf = (text: string): string[] => codesIn(parse(text));

describe('long and deep texts', () => {
  it('keep a sum of 200,000 terms flat', () => {
    const terms = 200_000;
    const { file, problems } = parse(`x: 1${'+1'.repeat(terms)}`);
    const { value } = file.items[0] as Property;
    assert.ok(value?.kind === 'binary');
    assert.deepEqual([value.operands.length, value.operators.length, problems], [terms + 1, terms, []]);
  });

  const cases: [name: string, text: string, codes: string[]][] = [
    ['open brackets', `x: ${'('.repeat(many)}`, ['unclosed-bracket']],
    ['closed brackets', `x: ${'('.repeat(many)}1${')'.repeat(many)}`, ['too-deep']],
    ['brackets that do not match', `x: ${'('.repeat(many)}${']'.repeat(many)}`, ['unclosed-bracket']],
    ['calls', `x: ${'f('.repeat(many)}`, ['unclosed-bracket']],
    ['braces', `${'a {'.repeat(many)}${'}'.repeat(many)}`, ['too-deep']],
    ['blocks never closed', 'a {\n'.repeat(many / 10), ['unclosed-block']],
    ['signs', `x: ${'-'.repeat(many)}1`, ['too-deep']],
    ['`not`', `x: ${'not '.repeat(many)}y`, ['too-deep']],
    ['`not` in sums', `x: ${'not a + '.repeat(many)}b`, ['too-deep']],
    ['powers', `x: 2${'^2'.repeat(many)}`, ['too-deep']],
    ['ranges', `x: 1${' to 2'.repeat(many)}`, ['too-deep']],
    ['conversions', `x: a${' as b'.repeat(many)}`, ['too-deep']],
    ['comparisons', `x: 1${' < 2'.repeat(many)}`, ['chained']],
    ['comments never closed', '/*\n'.repeat(many / 10), ['unclosed-comment']],
    ['quotes', '"\n'.repeat(many / 10), ['unclosed-string']],
    ['junk', '@ '.repeat(many), ['unexpected']],
    ['dots', 'a.'.repeat(many), []],
    ['words', 'a '.repeat(many), ['missing-separator']],
    ['unclosed calls in lines', `m {\n${'a: f(x\n'.repeat(many / 10)}`, ['unclosed-bracket']],
    ['joined units', `x: 5 ${'a/'.repeat(many)}b.c`, []],
    ['digits', `x: ${'1'.repeat(many)}e${'9'.repeat(many)}`, []],
  ];
  for (const [name, text, codes] of cases) {
    it(`end with ${name}`, () => {
      const parsed = parse(text);
      assert.deepEqual(codesIn(parsed), codes);
      let nodes = 0;
      for (const node of walk(parsed.file)) nodes += node.end >= node.start ? 1 : 0;
      assert.ok(nodes > 0);
    });
  }

  it('nest to 200, braces and brackets together', () => {
    const inBrackets = (depth: number): string => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
    const nested = (braces: number, brackets: number): string => `${'a {\n'.repeat(braces)}x: ${inBrackets(brackets)}${'}'.repeat(braces)}`;
    assert.deepEqual(codesOf(nested(100, 100)), []);
    assert.deepEqual(codesOf(nested(100, 101)), ['too-deep']);
    assert.deepEqual(codesOf(`x: ${'-'.repeat(200)}1`), []);
  });

  it('count only what nests: long rows of signs and ranges between others are flat', () => {
    assert.deepEqual(codesOf(`x: ${Array.from({ length: 500 }, () => '-1 ^ 2').join(' + ')}`), []);
    assert.deepEqual(codesOf(`x: ${Array.from({ length: 500 }, () => 'a in 1 to 2').join(' and ')}`), []);
  });

  it('print', () => {
    const text = `x: 1${' + 1'.repeat(20_000)}\n`;
    assert.equal(print(text), text);
    assert.equal(sketch((parse('x: 1 + 1').file.items[0] as Property).value), '(1 + 1)');
  });
});
