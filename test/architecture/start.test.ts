/**
 * What is loaded before a program can give its first answer. Grammar and engine take longer to load than all the rest, so they are not
 * among it.
 */
import assert from 'node:assert/strict';
import { sourceOf } from './sources.js';

const faces = ['grammar/src/index.ts', 'engine/src/index.ts'];

/** The files that run because `entry` runs, each with the way that leads to it. */
function loadedBy(entry: string): Map<string, string> {
  const ways = new Map([[entry, entry]]);
  for (const [file, way] of ways) {
    if (faces.includes(file)) continue;
    for (const { target, own, typeOnly, late } of sourceOf(file).imports) {
      if (own && !typeOnly && !late && target.endsWith('.ts') && !ways.has(target)) ways.set(target, `${way} > ${target}`);
    }
  }
  return ways;
}

describe('the start', () => {
  for (const entry of ['server/src/node.ts', 'cli/src/main.ts']) {
    it(`of ${entry} needs neither grammar nor engine`, () => {
      const ways = loadedBy(entry);
      assert.ok(ways.size > 5, `${entry} loads next to nothing: is it still the entry?`);
      assert.deepEqual(
        faces.flatMap(face => ways.get(face) ?? []),
        [],
      );
    });
  }
});
