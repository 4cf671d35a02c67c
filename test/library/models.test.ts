/** The published models: their sizes give their published parameter counts. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, medianAt } from '../engine/support/plan.js';
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

/** Parameters of GPT-2 and GPT-3: biases everywhere, LayerNorm, learned positions, one embedding. */
function classicParameters(size: Sizes): number {
  const hidden = size('hidden_size');
  const width = size('intermediate_size');
  const layer = 4 * (hidden * hidden + hidden) + 2 * hidden * width + width + hidden + 2 * 2 * hidden;
  return size('layers') * layer + 2 * hidden + (size('vocab_size') + size('context')) * hidden;
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

  it('deepseek_v3 has sizes that give 671B, the count its authors print, and states none beside them', () => {
    assert.equal(latentMixtureParameters(sizesOf('deepseek_v3')), 671_026_419_200);
    assert.equal(text('deepseek_v3', 'params'), undefined);
    assert.equal(text('deepseek_v3', 'active_params'), undefined);
  });

  it('gpt_3 has sizes that give the 174,600M of its paper', () => {
    assert.equal(classicParameters(sizesOf('gpt_3')), 174_604_259_328);
    assert.equal(text('gpt_3', 'params'), undefined);
  });

  // What the engine makes of the same blocks, held against the counts that the authors print.
  const printed: readonly (readonly [name: string, path: string, counted: number, published: number, within: number])[] = [
    ['gpt_3', 'params', 174_604_259_328, 174.6e9, 5e6], ['llama_3_1_8b', 'params', 8_030_261_248, 8.03e9, 5e6], ['llama_3_1_70b', 'params', 70_553_706_496, 70.6e9, 5e7],
    ['llama_3_1_405b', 'params', 405_853_388_800, 405e9, 1e9], ['deepseek_v3', 'params', 671_026_419_200, 671e9, 5e8],
    // 36.6B without the input embedding and 37.6B with it; 37B is printed for both.
    ['deepseek_v3', 'active_params', 37_552_297_472, 37e9, 6e8],
  ];
  for (const [name, path, counted, published, within] of printed) {
    it(`${name}.${path} is ${counted} in the engine, printed ${published}`, () => {
      const analysis = analyzed(`let count = ${name}.${path}\nlet more = count * 2\nassert more > 0`);
      assert.equal(medianAt(analysis, 'count'), counted);
      assert.ok(Math.abs(counted - published) <= within);
      // Nothing of these architectures is left to an assumption.
      assert.equal(estimateAt(analysis, 'count').because, null);
    });
  }
});
