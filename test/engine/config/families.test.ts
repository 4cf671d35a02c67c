/** Configuration files of every family, held against the parameter counts of their models. */
import assert from 'node:assert/strict';
import { families } from '../../../engine/src/config/families.js';
import { modelBlock, modelLines, readConfig, vocabulary } from '../../../engine/src/index.js';
import { print } from '../../../grammar/src/index.js';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { configurations } from './configurations.js';

const plan = 'model m { config: json("config.json") }';

describe('a configuration file', () => {
  for (const { name, config, params, more, source } of configurations) {
    const text = JSON.stringify(config);

    it(`${name}: ${params} parameters (${source}), and nothing of it is passed over`, () => {
      const analysis = analyzed(plan, { files: { 'config.json': text }, settings: { samples: 16 } });
      assert.deepEqual(
        analysis.diagnostics.map(each => each.message),
        [],
      );
      assert.equal(medianAt(analysis, 'm.params'), params);
      for (const [path, expected] of Object.entries(more ?? {})) {
        const estimate = estimateAt(analysis, `m.${path}`);
        assert.equal(estimate.range?.p50 ?? estimate.value, expected, path);
      }
    });

    it(`${name}: written out, it is the same model`, () => {
      const content = readConfig(text);
      assert.ok('entries' in content);
      const block = modelBlock(content, 'm', 'config.json of "somebody"');
      assert.equal(print(block), block);
      const [read, written] = [
        analyzed(plan, { files: { 'config.json': text }, settings: { samples: 16 } }),
        analyzed(block, { settings: { samples: 16 } }),
      ];
      assert.deepEqual(faultsOf(written), []);
      for (const path of ['params', 'active_params', 'flop_per_token', 'kv_cache', 'kv_cache_per_sequence', 'weights'])
        assert.deepEqual(estimateAt(written, `m.${path}`).range, estimateAt(read, `m.${path}`).range, path);
    });
  }

  it('of each family is among these', () => {
    const seen = configurations
      .map(({ config }) => readConfig(JSON.stringify(config)))
      .map(content => ('family' in content ? content.family : ''));
    assert.deepEqual(
      families.map(({ name }) => name).filter(name => !seen.includes(name)),
      [],
    );
  });

  it('fills properties of the vocabulary with values they can have', () => {
    const spec = vocabulary.kinds.get('model')!;
    for (const { config } of configurations) {
      const content = readConfig(JSON.stringify(config));
      assert.ok('entries' in content);
      for (const { path, value } of content.entries) {
        const type = spec.properties.find(each => each.path === path)?.type;
        const fits =
          type?.kind === 'quantity'
            ? typeof value === 'number'
            : type?.kind === 'boolean'
              ? typeof value === 'boolean'
              : type?.kind === 'word' && type.words.some(({ name }) => name === value);
        assert.ok(fits, `${path}: ${value}`);
      }
      assert.equal(new Set(content.entries.map(({ path }) => path)).size, content.entries.length);
      assert.ok(modelLines(content).length > 5);
    }
  });
});
