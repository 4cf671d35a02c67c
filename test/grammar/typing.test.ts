import assert from 'node:assert/strict';
import { parse } from '../../grammar/src/index.js';
import type { Block } from '../../grammar/src/index.js';
import { errorsOf, headOf, sampleFiles, topBlocks } from './support.js';

describe('a file while it is typed', () => {
  for (const { name, text } of sampleFiles()) {
    const blocks = parse(text).file.items.filter((item): item is Block => item.kind === 'block');

    it(`every beginning of ${name} keeps its blocks and has one problem at most`, () => {
      for (const piece of piecesOf(text)) checkBeginnings(piece, isLibrary(name) ? isSampled : () => true);
    });

    it(`${name} without any one brace keeps all other blocks`, () => {
      const braces = [...text.matchAll(/[{}｛｝]/g)].filter((_, place) => !isLibrary(name) || place % stepOfBraces === 0);
      for (const { index } of braces) {
        const found = new Set(topBlocks(parse(text.slice(0, index) + text.slice(index + 1)).file.items));
        const touched = blocks.find(({ start, end }) => start <= index && index < end);
        const lost = blocks
          .filter(block => block !== touched)
          .map(headOf)
          .filter(head => !found.has(head));
        assert.deepEqual(lost, [], `without the brace at ${index}`);
      }
    });
  }
});

/** The library says the same few things hundreds of times: there a part of the places is tried, everywhere else all of them. */
const isLibrary = (name: string): boolean => name.startsWith('library/');

/** Every seventh place, which falls on all parts of a line by and by, and both sides of every line's end. */
const isSampled = (text: string, length: number): boolean => length % 7 === 0 || text[length] === '\n' || text[length - 1] === '\n';

/** Odd, so that both braces that open and braces that close come up. */
const stepOfBraces = 5;

function checkBeginnings(text: string, isTried: (text: string, length: number) => boolean): void {
  const blocks = parse(text).file.items.filter((item): item is Block => item.kind === 'block');
  for (let length = 0; length <= text.length; length++) {
    if (!isTried(text, length)) continue;
    const { file, problems } = parse(text.slice(0, length));
    const where = `after ${JSON.stringify(text.slice(Math.max(0, length - 40), length))}`;
    assert.ok(errorsOf(problems).length <= 1, where);
    const begun = blocks.filter(block => (block.body?.open.start ?? block.end) < length).map(headOf);
    assert.deepEqual(topBlocks(file.items).slice(0, begun.length), begun, where);
  }
}

/** Characters of a file whose beginnings are all parsed from its start: the work grows with the square. */
const longest = 1500;

/** A long file in pieces of whole items, so that each of its items is typed, behind some others. A short file is one piece. */
function piecesOf(text: string): string[] {
  if (text.length <= longest) return [text];
  const pieces = [''];
  for (const item of text.split(/(?<=\n\n)(?=\S)/u)) {
    if ((pieces.at(-1)?.length ?? 0) + item.length > longest / 2) pieces.push('');
    pieces[pieces.length - 1] += item;
  }
  return pieces;
}
