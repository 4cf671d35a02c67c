import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { inFolder, scale } from './support/terminal.js';

const llama = JSON.stringify({
  model_type: 'llama',
  hidden_size: 4096,
  intermediate_size: 14_336,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  vocab_size: 128_256,
  max_position_embeddings: 131_072,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
  rope_theta: 500_000,
});

describe('scale config', () => {
  it('prints a block that the other commands take', () =>
    inFolder({ 'Llama-3.1-8B/config.json': llama }, async folder => {
      const { code, out, err } = await scale(['config', 'Llama-3.1-8B/config.json'], { folder });
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^model llama_3_1_8b \{\n {2}layers: 32\n {2}hidden_size: 4096\n/u);
      assert.match(out, /\n {2}intermediate_size: 14_336\n/u);
      assert.match(out, /\n {2}context: 131_072 tokens\n/u);
      assert.match(out, /\n {2}source: "Llama-3\.1-8B\/config\.json, read as Llama"\n\}\n$/u);
      fs.writeFileSync(path.join(folder, 'models.scale'), out);
      assert.deepEqual(await scale(['fmt', '--check', 'models.scale'], { folder }), { code: 0, out: '', err: '' });
      const estimate = JSON.parse((await scale(['estimate', 'models.scale', '--json'], { folder })).out) as {
        blocks: Record<string, { values: Record<string, { p50: number }> }>;
      };
      assert.equal(estimate.blocks['llama_3_1_8b']!.values['params']!.p50, 8_030_261_248);
    }));

  it('takes a name, in any script', () =>
    inFolder({ 'config.json': llama }, async folder => {
      for (const name of ['ours', '大模型', 'from_us'])
        assert.match((await scale(['config', 'config.json', '--name', name], { folder })).out, new RegExp(`^model ${name} \\{`, 'u'));
    }));

  it('refuses what is no name', () =>
    inFolder({ 'config.json': llama }, async folder => {
      for (const name of ['', 'Llama 3', 'a-b', '3b', 'm { } model n', 'm "title"', 'x\ny']) {
        const { code, out, err } = await scale(['config', 'config.json', '--name', name], { folder });
        assert.deepEqual([code, out], [2, ''], JSON.stringify(name));
        assert.match(err, /is no name of a block/u);
      }
    }));

  it('reads standard input', async () => {
    const { code, out } = await scale(['config', '-'], { input: llama });
    assert.equal(code, 0);
    assert.match(out, /^model my_model \{\n/u);
    assert.match((await scale(['config', '-', '--name', 'm'], { input: llama })).out, /^model m \{\n/u);
  });

  it('says what it did not count, on the error stream', async () => {
    const { code, out, err } = await scale(['config', '-'], { input: llama.replace('{', '{"adapter_size": 64, "vision_config": {}, ') });
    assert.equal(code, 0);
    assert.match(out, /^model/u);
    assert.equal(err, 'scale: not counted in <stdin>: adapter_size, vision_config\n');
  });

  it('exits with 1 where the block is a guess', async () => {
    const stranger = await scale(['config', '-'], { input: llama.replace('"llama"', '"nobody"') });
    assert.equal(stranger.code, 1);
    assert.match(stranger.err, /of the family nobody, which is not known here; it was read as Llama/u);
    const wrong = await scale(['config', '-'], { input: llama.replace('4096', '"4096"') });
    assert.equal(wrong.code, 1);
    assert.match(wrong.err, /hidden_size in <stdin> is "4096", and a whole number belongs there/u);
    assert.doesNotMatch(wrong.out, /hidden_size/u);
  });

  const refused: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['an empty file', '', /is no valid JSON: line 1, column 1: a value is missing before the end of the file/u],
    ['broken JSON', '{\n  "hidden_size": 1,\n}', /line 3, column 1: a name in double quotes is missing/u],
    ['a list', '[]', /holds a list where a configuration is/u],
    ['a file of another kind', '{"a": 1}', /names no `model_type`, and has no `hidden_size`, `num_hidden_layers`, `num_attention_heads`/u],
    ['a file without end', `{"a": "${'x'.repeat(1_100_000)}"}`, /more than a million characters/u],
    ['a nest', '['.repeat(100_000), /nested deeper than 64 levels/u],
  ];
  for (const [what, text, message] of refused) {
    it(`refuses ${what} with exit code 2`, async () => {
      const { code, out, err } = await scale(['config', '-'], { input: text });
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }
});
