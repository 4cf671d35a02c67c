import assert from 'node:assert/strict';
import fc from 'fast-check';
import { childrenOf, contextualWords, parse, parseExpression, print } from '../../grammar/src/index.js';
import type { Node } from '../../grammar/src/index.js';
import { layOutText } from '../../grammar/src/parse.js';
import { ScaleParser } from '../../grammar/src/parser.js';
import { ownSamples, withoutPlaces } from './support.js';

const names = ['a', 'model', 'pretrain', 'x', '预训练', 'GPU', 'k', '𠮷'];
const literals = [
  '5',
  '15.6T',
  '60%',
  '60 %',
  '1e3',
  '$5',
  '$2.5/GPU-hour',
  '5 GPUs',
  '5 days/n',
  '2026-12-10',
  '5亿',
  '1.5万亿 卡',
  '0.5..2',
  '"abc"',
  '“字”',
  '５',
];
const signs = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ',',
  ':',
  '.',
  '..',
  '=',
  '==',
  '<',
  '<=',
  '!=',
  '>',
  '+',
  '-',
  '*',
  '/',
  '^',
  '%',
  '$',
  '€',
  '"',
  '“',
  '”',
  '：',
  '，',
  '（',
  '）',
  '＂',
  '@',
  '#',
];
const blanks = [
  '\n',
  '\n',
  '\n  ',
  ' ',
  '  ',
  '\t',
  '\r\n',
  '\r',
  '\ufeff',
  '\u3000',
  '//c\n',
  '/// doc\n',
  '/* c */',
  '/*',
  '*/',
  '\ud800',
];
const phrases = ['a: 5', 'b.c', 'f(x)', 'f(a: 1)', 'model m {', '\nmodel m {\n', '\n}\n', 'let x = '];

const word = fc.constantFrom(...contextualWords, ...names, ...literals, ...signs, ...blanks, ...phrases);
const soup = fc.array(fc.tuple(word, fc.constantFrom('', ' ', '')), { maxLength: 60 }).map(parts => parts.flat().join(''));
/** Any signs there are, halves of pairs among them. */
const anyText = fc.array(fc.nat(0x10ffff), { maxLength: 80 }).map(codes => String.fromCodePoint(...codes));
const edit = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(4), inserted: word });
const editedSample = fc.tuple(fc.constantFrom(...ownSamples()), fc.array(edit, { minLength: 1, maxLength: 4 })).map(([{ text }, edits]) =>
  edits.reduce((edited, { place, removed, inserted }) => {
    const offset = Math.floor(place * edited.length);
    return edited.slice(0, offset) + inserted + edited.slice(offset + removed);
  }, text),
);

const sources: [name: string, texts: fc.Arbitrary<string>, runs: number][] = [
  ['any text', anyText, 1500],
  ['words of the language', soup, 3000],
  ['an edited sample', editedSample, 300],
];

const raised: string[] = [];
/** A parser that remembers what Chevrotain itself would call an error. */
const watchedParser = Object.assign(new ScaleParser(), { SAVE_ERROR: (error: unknown) => raised.push(String(error)) });

function assertNested(node: Node, low: number, high: number): void {
  assert.ok(
    low <= node.start && node.start <= node.end && node.end <= high,
    `${node.kind} at ${node.start}..${node.end} in ${low}..${high}`,
  );
  for (const child of childrenOf(node)) assertNested(child, node.start, node.end);
}

for (const [name, texts, runs] of sources) {
  describe(name, () => {
    it('has spans inside the text and inside each other', () => {
      fc.assert(
        fc.property(texts, text => {
          const { file, problems } = parse(text);
          assertNested(file, 0, text.length);
          for (const { start, end } of problems) assert.ok(0 <= start && start <= end && end <= text.length);
        }),
        { numRuns: runs },
      );
    });

    it('raises no error of the parser library: all diagnostics are ours', () => {
      fc.assert(
        fc.property(texts, text => {
          raised.length = 0;
          watchedParser.readFile(layOutText(text));
          assert.deepEqual(raised, []);
        }),
        { numRuns: runs },
      );
    });

    it('prints to the same tree, and printed again to the same text', () => {
      fc.assert(
        fc.property(texts, text => {
          const printed = print(text);
          assert.equal(withoutPlaces(parse(printed).file), withoutPlaces(parse(text).file));
          assert.equal(print(printed), printed);
        }),
        { numRuns: runs },
      );
    });

    it('is read as a lone value', () => {
      fc.assert(
        fc.property(texts, text => {
          const { value } = parseExpression(text);
          if (value !== undefined) assertNested(value, 0, text.length);
        }),
        { numRuns: runs },
      );
    });
  });
}
