/** `config: json("…")` among other properties, other blocks and other files. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfig } from '../../../engine/src/index.js';
import { analyzed, codesOf, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { assertSound } from '../support/sound.js';

const small = {
  model_type: 'llama',
  hidden_size: 512,
  num_hidden_layers: 4,
  num_attention_heads: 8,
  intermediate_size: 2048,
  vocab_size: 1000,
  max_position_embeddings: 4096,
};
const files = { 'config.json': JSON.stringify(small), 'deep.json': JSON.stringify({ ...small, num_hidden_layers: 40 }) };
const layersOf = (text: string, name = 'm'): number => medianAt(analyzed(text, { files }), `${name}.layers`);

describe('a property and a configuration file', () => {
  it('the property wins, wherever it stands in the block', () => {
    assert.equal(layersOf('model m { config: json("config.json") }'), 4);
    assert.equal(layersOf('model m { config: json("config.json"), layers: 6 }'), 6);
    assert.equal(layersOf('model m { layers: 6, config: json("config.json") }'), 6);
  });

  it('the nearer statement wins where a block comes from another', () => {
    assert.equal(layersOf('model a { config: json("config.json") }\nmodel m from a { }'), 4);
    assert.equal(layersOf('model a { config: json("config.json") }\nmodel m from a { layers: 6 }'), 6);
    assert.equal(layersOf('model a { layers: 6 }\nmodel m from a { config: json("config.json") }'), 4);
    assert.equal(layersOf('model a { layers: 6 }\nmodel b from a { config: json("config.json") }\nmodel m from b { }'), 4);
    assert.equal(layersOf('model a { config: json("config.json"), layers: 6 }\nmodel m from a { config: json("deep.json") }'), 40);
    assert.equal(layersOf('model a { config: json("config.json"), layers: 6 }\nmodel m from a { }'), 6);
  });

  it('a scenario changes both', () => {
    const plan =
      'model m { config: json("config.json") }\nscenario deeper { m.layers: 8 }\nscenario other { m.config: json("deep.json") }\nlet a = deeper.m.layers\nlet b = other.m.layers\nassert a < b';
    const analysis = analyzed(plan, { files });
    assert.deepEqual([medianAt(analysis, 'a'), medianAt(analysis, 'b')], [8, 40]);
  });

  it('`derived` drops what neither says', () => {
    const analysis = analyzed('model a { config: json("config.json") }\nmodel m from a { config: derived, params: 7B }', { files });
    assert.equal(medianAt(analysis, 'm.params'), 7e9);
    assert.equal(analysis.estimate('m.layers')?.range ?? null, null);
  });

  it('a given count is held against the file', () => {
    assert.deepEqual(codesOf(analyzed('model m { config: json("config.json"), experts: 0, attention: mha, params: 7B }', { files })), [
      'SC040',
    ]);
  });

  it('says where each value comes from, and what was left to the class', () => {
    const analysis = analyzed('model m { config: json("config.json") }', { files });
    const { origin, source, place } = estimateAt(analysis, 'm.layers');
    assert.deepEqual([origin, source], ['inherited', 'config.json, num_hidden_layers']);
    assert.equal(place?.file, 'plan.scale');
    assert.equal(estimateAt(analysis, 'm.kv_heads').source, 'config.json, left out: the default of num_key_value_heads');
    assert.equal(estimateAt(analysis, 'm.norm').source, 'config.json, model family Llama');
    const config = estimateAt(analysis, 'm.config');
    assert.equal(config.value, 'config.json');
    assert.ok(
      config.inputs.some(({ path }) => path === 'm.layers') &&
        config.inputs.every(({ path }) => path !== 'm.context' || medianAt(analysis, path) === 4096),
    );
  });

  it('is found beside the file that names it, imported or not', () => {
    const imported = { 'models/all.scale': 'model m { config: json("config.json") }', 'models/config.json': files['config.json'] };
    assert.equal(medianAt(analyzed('import "models/all.scale" as all\nlet n = all.m.layers\nassert n > 0', { files: imported }), 'n'), 4);
  });
});

describe('a changed configuration file', () => {
  const text = 'model m { config: json("config.json") }\nmodel other { layers: 3 }\nlet n = m.layers\nassert n > 0';

  it('changes what rests on it, and nothing else', () => {
    const before = analyzed(text, { files });
    const after = analyzed(text, { files: { ...files, 'config.json': files['deep.json'] }, previous: before });
    assert.equal(medianAt(after, 'n'), 40);
    assert.equal(after.blocks[1]!.estimates.get('layers'), before.blocks[1]!.estimates.get('layers'));
  });

  it('of the same text changes nothing', () => {
    const before = analyzed(text, { files });
    const after = analyzed(text, { files: { ...files }, previous: before });
    assert.equal(after.blocks[0]!.estimates.get('layers'), before.blocks[0]!.estimates.get('layers'));
  });

  it('that vanishes or breaks leaves a reason behind', () => {
    const before = analyzed(text, { files });
    const gone = analyzed(text, { files: {}, previous: before });
    assert.deepEqual(gone.diagnostics.map(({ code, severity }) => `${code} ${severity}`).slice(0, 1), ['SC101 error']);
    assert.match(estimateAt(gone, 'm.config').because ?? '', /config\.json is not there/);
    const broken = analyzed(text, { files: { 'config.json': '{' }, previous: gone });
    assert.match(broken.diagnostics[0]!.message, /line 1, column 2/);
    assert.equal(medianAt(analyzed(text, { files, previous: broken }), 'n'), 4);
  });
});

describe('what a configuration file may hold', () => {
  const names = [
    'model_type',
    'architectures',
    'hidden_size',
    'num_hidden_layers',
    'num_attention_heads',
    'num_key_value_heads',
    'intermediate_size',
    'vocab_size',
    'layer_types',
    'mlp_only_layers',
    'decoder_sparse_step',
    'sliding_window',
    'use_sliding_window',
    'quantization_config',
    'torch_dtype',
    'text_config',
    'tie_word_embeddings',
    'num_experts',
    'n_routed_experts',
    'sliding_window_pattern',
    '__proto__',
    'constructor',
  ];
  const types = ['llama', 'mixtral', 'qwen2_moe', 'qwen3_moe', 'gemma3', 'falcon', 'gpt2', 'deepseek_v3', 'olmo3', 'nobody', 7, null];
  const values = fc.oneof(
    fc.nat(),
    fc.constantFrom(0, -1, 1.5, 1e300, 1e15, true, false, null, '', 'x', 'full_attention'),
    fc.constantFrom<unknown>([], [1, 2], ['full_attention', null], {}, { quant_method: 'fp8' }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const configs = fc
    .tuple(fc.constantFrom(...types), fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 16 }))
    .map(
      ([type, entries]) =>
        `{${[['model_type', type], ...entries].map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')}}`,
    );

  it('never breaks an analysis, and no value is other than a number', () => {
    fc.assert(
      fc.property(configs, text => {
        const plan = 'model m { config: json("config.json") }\npretrain p { model: m, tokens: 1T, counting: attention }';
        const analysis = analyzed(plan, { files: { 'config.json': text }, settings: { samples: 8 } });
        assertSound(analysis, `${plan}${text}`);
      }),
      { numRuns: 300 },
    );
  });

  it('is bounded in size', () => {
    const read = readConfig(`{"model_type": "llama", "x": "${'y'.repeat(2_000_000)}"}`);
    assert.ok('fault' in read && /more than a million/.test(read.fault));
  });

  it('is told when a quantisation says no format, and read when it does', () => {
    const read = (quantization_config: object): string[] => {
      const content = readConfig(JSON.stringify({ ...small, torch_dtype: 'float16', quantization_config }));
      assert.ok('entries' in content);
      return [String(content.entries.find(({ path }) => path === 'precision')?.value), ...content.uncounted];
    };
    assert.deepEqual(read({ quant_method: 'awq', bits: 4 }), ['int4']);
    assert.deepEqual(read({ quant_method: 'gptq', bits: 8 }), ['int8']);
    assert.deepEqual(read({ quant_method: 'something' }), ['fp16', 'quantization_config']);
  });

  it('is told where a field that a family leaves at one value has another', () => {
    const content = readConfig(JSON.stringify({ ...small, model_type: 'phi', qk_layernorm: true, vision_config: { hidden_size: 1024 } }));
    assert.deepEqual('uncounted' in content ? content.uncounted : [], ['qk_layernorm', 'vision_config']);
  });

  it('of an unknown family is read as Llama only with all its sizes', () => {
    const sound = analyzed('model m { config: json("config.json") }', {
      files: { 'config.json': JSON.stringify({ ...small, model_type: 'nobody' }) },
    });
    assert.deepEqual(
      faultsOf(sound).map(each => each.slice(0, 5)),
      ['SC102'],
    );
    assert.equal(medianAt(sound, 'm.layers'), 4);
    const { vocab_size: _, ...less } = small;
    const poor = analyzed('model m { config: json("config.json") }', {
      files: { 'config.json': JSON.stringify({ ...less, model_type: 'nobody' }) },
    });
    assert.match(poor.diagnostics[0]!.message, /`nobody`, and has no `vocab_size`/);
  });
});
