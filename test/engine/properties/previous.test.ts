/** Whatever was kept from before, an analysis says what a fresh one says. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../engine/src/index.js';
import { analyzed, library, plainAll, type Surroundings } from '../support/plan.js';
import { examples, mutatedExample, randomPlan } from '../support/soup.js';
import { settings } from './plans.js';

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const pieces = [
  '',
  ' ',
  '\n',
  '{',
  '}',
  '2',
  '0',
  '7 to 9',
  'derived',
  '//',
  '/*',
  '"',
  'from',
  '.',
  '%',
  'base',
  'core',
  'x',
  'let a = 3\n',
  'hardware other from h200 { count: 64 }\n',
  'data other { tokens: 3T tokens }\n',
];

/** Anything a hand does to a text: type, delete, replace. */
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(60)),
  text: fc.constantFrom(...pieces),
});

const edited = (text: string, { at, length, text: piece }: Edit): string => {
  const start = at % (text.length + 1);
  return text.slice(0, start) + piece + text.slice(start + length);
};

/** A library of which no analysis that keeps anything knows. */
const apart = { ...library };

/** Every text after the other, each time held against an analysis that knows nothing of those before. */
function assertSameAsFresh(texts: readonly string[], surroundings: (index: number) => Surroundings = () => ({ settings })): void {
  let previous: Analysis | undefined;
  for (const [index, text] of texts.entries()) {
    const around = surroundings(index);
    previous = analyzed(text, { ...around, ...(previous === undefined ? {} : { previous }) });
    assert.deepEqual(plainAll(previous), plainAll(analyzed(text, { ...around, library: apart })), `after edit ${index}`);
  }
}

describe('an analysis that keeps what came before', () => {
  for (const [name, text] of examples) {
    it(`says what a fresh one says, through edits of ${name}`, () => {
      fc.assert(
        fc.property(fc.array(edit, { minLength: 2, maxLength: 4 }), edits => {
          const texts = [text];
          for (const each of edits) texts.push(edited(texts.at(-1)!, each));
          assertSameAsFresh([...texts, text]);
        }),
        { numRuns: 2 },
      );
    });
  }

  it('says what a fresh one says when each text is another file altogether', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(randomPlan, mutatedExample, fc.constantFrom(...examples.values())), { minLength: 3, maxLength: 5 }),
        texts => {
          assertSameAsFresh(texts);
        },
      ),
      { numRuns: 5 },
    );
  });

  it('follows edits of an imported file', () => {
    const main =
      'import "shared.scale"\n' +
      'pretrain p { model: m, tokens: size * 100, hardware: h100 * 64, mfu: 0.4 }\nbudget all { limit: $1M }\nassert p.days < 30 days\n' +
      'scenario more { m.params: 9B }\nsweep s { p.mfu: [30%, 40%], show: [p.days] }';
    const first = 'model m { params: 7B }\nlet size = 1B to 2B tokens';
    const shared = [first, first.replace('7B', '8B'), 'model m { params: 8B }\nlet size = 3B tokens', 'let size = 3B tokens', '', first];
    assertSameAsFresh(
      shared.map(() => main),
      index => ({ settings, files: { 'shared.scale': shared[index]! } }),
    );
  });

  it('follows an imported file that goes away and comes back', () => {
    const main = 'import "shared.scale" as s\nlet twice = 2 * s.a';
    const there = { 'shared.scale': 'let a = 2 to 3' };
    const files: readonly Surroundings['files'][] = [there, { 'shared.scale': { problem: 'missing', detail: '' } }, {}, there];
    assertSameAsFresh(
      files.map(() => main),
      index => ({ settings, files: files[index]! }),
    );
  });

  it('follows the settings', () => {
    const text = examples.get('finetune.scale')!;
    const all = [
      { samples: 64 },
      { samples: 128 },
      { samples: 128, seed: 7 },
      { samples: 64 },
      { samples: 64, severity: { SC050: 'off' as const } },
    ];
    assertSameAsFresh(
      all.map(() => text),
      index => ({ settings: all[index]! }),
    );
  });

  it('keeps estimates by identity where nothing changed', () => {
    const text = 'let a = 1 to 2\nlet b = 3 to 4\nlet c = a + 1';
    const before = analyzed(text, { settings });
    const after = analyzed(text.replace('3 to 4', '3 to 5'), { settings, previous: before });
    assert.equal(after.lets.get('c'), before.lets.get('c'));
    assert.notEqual(after.lets.get('b'), before.lets.get('b'));
  });
});
