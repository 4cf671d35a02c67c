/** Blocks that read each other: what can be known is known, what rests on itself is told, and neither depends on who was asked first. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../../engine/src/index.js';
import { tangledItems } from '../support/circles.js';
import { analyzed, estimateAt, library, plainAll, plainEstimate } from '../support/plan.js';
import { assertSound } from '../support/sound.js';
import { allPaths, byName, untouched } from './asking.js';
import { settings } from './plans.js';

/** A library of which no analysis that keeps anything knows. */
const apart = { ...library };

const few = { settings: { ...settings, samples: 16 } };

/** More of them while one looks for faults: `SCALE_TEST_RUNS=20` tries twenty times as many. */
const runs = (usual: number): number => usual * Number(process.env['SCALE_TEST_RUNS'] ?? 1);

/** Findings by what they are about, whatever line that stands on. */
const findings = (analysis: Analysis, text: string): readonly string[] =>
  analysis.diagnostics.map(({ code, message, start, end }) => `${code} ${text.slice(start, end)}: ${message}`).sort();

describe('blocks that read each other', () => {
  it('say the same in any order of the file', () => {
    fc.assert(
      fc.property(tangledItems, fc.infiniteStream(fc.nat()), (items, keys) => {
        const text = items.join('\n');
        const other = items
          .map(item => ({ item, key: keys.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item)
          .join('\n');
        const [one, two] = [analyzed(text, few), analyzed(other, few)];
        assertSound(one, text);
        assert.deepEqual(byName(two), byName(one));
        assert.deepEqual(findings(two, other), findings(one, text));
      }),
      { numRuns: runs(40) },
    );
  });

  it('say the same in any order of questions', () => {
    fc.assert(
      fc.property(tangledItems, fc.infiniteStream(fc.nat()), (items, keys) => {
        const text = items.join('\n');
        const analysis = analyzed(text, few);
        const order = allPaths(analysis)
          .map(path => ({ path, key: keys.next().value }))
          .sort((a, b) => a.key - b.key);
        const ask = untouched(text, 16);
        for (const { path } of order) assert.deepEqual(ask(path), plainEstimate(estimateAt(analysis, path)), path);
      }),
      { numRuns: runs(25) },
    );
  });

  it('say after edits what a fresh start says', () => {
    fc.assert(
      fc.property(
        fc.array(tangledItems, { minLength: 2, maxLength: 3 }),
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        (plans, places) => {
          const current = [...plans[0]!];
          let previous: Analysis | undefined;
          for (const [step, place] of places.entries()) {
            const text = current.join('\n');
            previous = analyzed(text, { ...few, ...(previous === undefined ? {} : { previous }) });
            assert.deepEqual(plainAll(previous), plainAll(analyzed(text, { ...few, library: apart })));
            const from = plans[step % plans.length]!;
            current[place % current.length] = from[place % from.length]!;
          }
        },
      ),
      { numRuns: runs(25) },
    );
  });
});
