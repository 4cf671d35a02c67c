/** The published models: their sizes give their published parameter counts. */
import assert from 'node:assert/strict';
import { libraryBlocks } from './library-files.js';

type Sizes = (property: string) => number;

/**
 * Parameters of a decoder with grouped key/value heads, a gated feed-forward part and RMS norms, untied: two norms for each layer and one at the end.
 * Exact for the Llama models, whose counts are those of the released weights.
 */
function denseParameters(size: Sizes): number {
  const hidden = size('hidden_size');
  const headDim = hidden / size('heads');
  const attention = 2 * hidden * hidden + 2 * hidden * size('kv_heads') * headDim;
  const layer = attention + 3 * hidden * size('intermediate_size') + 2 * hidden;
  return size('layers') * layer + 2 * size('vocab_size') * hidden + hidden;
}

/** Parameters of a mixture of experts with latent attention and a routing bias, as DeepSeek-V3 has them. */
function latentMixtureParameters(size: Sizes): number {
  const hidden = size('hidden_size');
  const [queryRank, keyRank, rope, plain, value] = ['q_lora_rank', 'kv_lora_rank', 'qk_rope_head_dim', 'qk_nope_head_dim', 'v_head_dim'].map(size) as
    [number, number, number, number, number];
  const queries = hidden * queryRank + queryRank + queryRank * size('heads') * (plain + rope);
  const keys = hidden * (keyRank + rope) + keyRank + keyRank * size('heads') * (plain + value);
  const attention = queries + keys + size('heads') * value * hidden + 2 * hidden;
  const experts = (size('experts') + size('shared_experts')) * 3 * hidden * size('expert_size') + size('experts') * (hidden + 1);
  const dense = size('dense_layers');
  return size('layers') * attention + (size('layers') - dense) * experts + dense * 3 * hidden * size('intermediate_size')
    + 2 * size('vocab_size') * hidden + hidden;
}

describe('the library\'s models', () => {
  const models = new Map(libraryBlocks('model').map(({ name, figures }) => [name, figures]));
  const text = (model: string, property: string): string | undefined => models.get(model)?.get(property)?.text;
  const sizesOf = (model: string): Sizes => property => Number.parseInt((text(model, property) ?? 'missing').replaceAll('_', ''), 10);

  it('are five', () => {
    assert.deepEqual([...models.keys()], ['gpt_3', 'llama_3_1_8b', 'llama_3_1_70b', 'llama_3_1_405b', 'deepseek_v3']);
  });

  // Totals of the released weights.
  const released: Readonly<Record<string, number>> = { llama_3_1_8b: 8_030_261_248, llama_3_1_70b: 70_553_706_496, llama_3_1_405b: 405_853_388_800 };
  for (const [name, total] of Object.entries(released)) {
    it(`${name} has sizes that give exactly its parameters, and does not state the count beside them`, () => {
      assert.equal(denseParameters(sizesOf(name)), total);
      assert.equal(text(name, 'params'), undefined);
    });
  }

  it('deepseek_v3 has sizes that give 671B, the count its authors print', () => {
    assert.equal(latentMixtureParameters(sizesOf('deepseek_v3')), 671_026_419_200);
    assert.equal(text('deepseek_v3', 'params'), '671B');
    assert.equal(text('deepseek_v3', 'active_params'), '37B');
  });

  it('gpt_3 has the published count and not the sizes that would derive another', () => {
    assert.equal(text('gpt_3', 'params'), '174.6B');
    assert.equal(text('gpt_3', 'vocab_size'), undefined);
    assert.equal(text('gpt_3', 'intermediate_size'), undefined);
  });
});
