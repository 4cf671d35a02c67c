import assert from 'node:assert/strict';
import { parse } from '../../grammar/src/index.js';
import type { Block } from '../../grammar/src/index.js';
import { errorsOf, headOf, sampleFiles, topBlocks } from './support.js';

describe('a file while it is typed', () => {
  for (const { name, text } of sampleFiles()) {
    const blocks = parse(text).file.items.filter((item): item is Block => item.kind === 'block');

    it(`every beginning of ${name} keeps its blocks and has one problem at most`, function () {
      this.timeout(60_000);
      for (let length = 0; length <= text.length; length++) {
        const { file, problems } = parse(text.slice(0, length));
        const where = `after ${JSON.stringify(text.slice(Math.max(0, length - 40), length))}`;
        assert.ok(errorsOf(problems).length <= 1, where);
        const begun = blocks.filter(block => (block.body?.open.start ?? block.end) < length).map(headOf);
        assert.deepEqual(topBlocks(file.items).slice(0, begun.length), begun, where);
      }
    });

    it(`${name} without any one brace keeps all other blocks`, () => {
      for (const { index } of text.matchAll(/[{}｛｝]/g)) {
        const found = new Set(topBlocks(parse(text.slice(0, index) + text.slice(index + 1)).file.items));
        const touched = blocks.find(({ start, end }) => start <= index && index < end);
        const lost = blocks.filter(block => block !== touched).map(headOf).filter(head => !found.has(head));
        assert.deepEqual(lost, [], `without the brace at ${index}`);
      }
    });
  }
});
