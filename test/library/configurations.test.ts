/** The library's models beside configuration files of the same models: two readings of one architecture. */
import assert from 'node:assert/strict';
import type { Analysis, Estimate } from '../../engine/src/index.js';
import { configurations } from '../engine/config/configurations.js';
import { analyzed, estimateAt } from '../engine/support/plan.js';

/**
 * A release may stretch the context or store other numbers than its configuration says; the library gives what its source prints. A
 * configuration names key heads, and no kind of attention.
 */
const ofRelease = ['context', 'precision', 'attention', 'source', 'as_of'];

describe('a model of the library', () => {
  const shared = configurations.filter(({ library }) => library !== undefined);

  it('has a configuration beside it in most families', () => {
    assert.ok(new Set(shared.map(({ library }) => library)).size >= 15);
  });

  for (const { name, library, config } of shared) {
    it(`${library}: what its configuration says, and the same parameters (${name})`, () => {
      const text = `model read { config: json("config.json"), precision: bf16 }\nmodel shipped from ${library} { precision: bf16 }`;
      const analysis = analyzed(text, { files: { 'config.json': JSON.stringify(config) }, settings: { samples: 16 } });
      const estimates = (block: string): ReadonlyMap<string, Estimate> => analysis.blocks.find(each => each.name === block)!.estimates;
      const both = [...estimates('shipped').values()]
        .filter(({ path, origin }) => origin === 'library' && estimates('read').has(path) && !ofRelease.includes(path))
        .map(({ path }) => path);
      assert.ok(both.length >= 13, both.join(' '));
      for (const path of [...both, 'params', 'active_params', 'kv_cache', 'weights']) {
        assert.deepEqual(valueAt(analysis, `shipped.${path}`), valueAt(analysis, `read.${path}`), path);
      }
    });
  }
});

function valueAt(analysis: Analysis, path: string): unknown {
  const { range, value } = estimateAt(analysis, path);
  return range?.p50 ?? value;
}
