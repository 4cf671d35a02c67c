/** Typing: whatever is kept from the analysis before an edit, the result is that of a fresh start. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../engine/src/index.js';
import { analyzed, plainAll } from './support/plan.js';
import { examples, randomPlan } from './support/soup.js';

const settings = { samples: 64 };

/** Places and texts of edits; a place is taken modulo the length of the text then. */
const edits = fc.array(fc.record({
  place: fc.nat(), cut: fc.integer({ min: 0, max: 12 }),
  text: fc.oneof(fc.constantFrom('', '5', 'k', '%', '\n', ' ', '}', '{', ': ', 'derived', 'let year = 365 days\n', '// note\n', 'hardware other from h100 { }\n', ' to 9', '.', '"'), fc.string({ maxLength: 4 })),
}), { minLength: 1, maxLength: 6 });

interface Edit { readonly place: number; readonly cut: number; readonly text: string }

function edited(text: string, { place, cut, text: put }: Edit): string {
  const at = place % (text.length + 1);
  return text.slice(0, at) + put + text.slice(at + cut);
}

function assertLikeFresh(text: string, previous: Analysis, files: Record<string, string> = {}): Analysis {
  const kept = analyzed(text, { settings, previous, files });
  assert.deepEqual(plainAll(kept), plainAll(analyzed(text, { settings, files })), text);
  return kept;
}

describe('an analysis after an edit', () => {
  for (const [name, text] of examples) {
    it(`${name}: is that of a fresh start`, () => {
      fc.assert(fc.property(edits, sequence => {
        let current = text;
        let previous = analyzed(current, { settings });
        for (const edit of sequence) {
          current = edited(current, edit);
          previous = assertLikeFresh(current, previous);
        }
      }), { numRuns: 5 });
    });
  }

  it('random plans: is that of a fresh start', () => {
    fc.assert(fc.property(randomPlan, randomPlan, edits, (first, second, sequence) => {
      let current = `${first}\n${second}`;
      let previous = analyzed(first, { settings });
      previous = assertLikeFresh(current, previous);
      for (const edit of sequence) {
        current = edited(current, edit);
        previous = assertLikeFresh(current, previous);
      }
    }), { numRuns: 25 });
  });

  it('undoing gives the first result again', () => {
    const text = examples.get('moe.scale')!;
    const first = analyzed(text, { settings });
    const second = analyzed(text.replace('12T tokens', '14T tokens'), { settings, previous: first });
    assert.deepEqual(plainAll(analyzed(text, { settings, previous: second })), plainAll(first));
  });

  it('follows an imported file that changed, came or went', () => {
    const text = 'import "parts.scale" as p\npretrain core { params: p.size, tokens: 1T tokens, hardware: p.pool }\nlet twice = p.size * 2\nbudget all { }\n';
    const versions: readonly Record<string, string>[] = [
      { 'parts.scale': 'let size = 7B params\nhardware pool from h100 { count: 64 }\n' }, { 'parts.scale': 'let size = 8B to 9B params\nhardware pool from h100 { count: 64 }\n' }, {},
      { 'parts.scale': 'hardware pool from a100_80gb { count: 64 }\n' }, { 'parts.scale': 'let size = 7B params\nhardware pool from h100 { count: 64 }\n' },
    ];
    let previous = analyzed(text, { settings });
    for (const files of versions) previous = assertLikeFresh(text, previous, files);
  });

  it('follows another seed and another number of draws', () => {
    const text = examples.get('finetune.scale')!;
    const first = analyzed(text, { settings });
    for (const other of [{ samples: 128 }, { samples: 64, seed: 3 }, { samples: 64 }]) assert.deepEqual(plainAll(analyzed(text, { settings: other, previous: first })), plainAll(analyzed(text, { settings: other })));
  });
});
