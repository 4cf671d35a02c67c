/** Matrices of attention by hand, for ordinary and for latent attention. */
import assert from 'node:assert/strict';
import { attentionParameters, attentionShare, outputSize, querySize, scoreWidth } from '../../../engine/src/physics/attention-matrices.js';
import { parameterCounts, type Architecture } from '../../../engine/src/physics/architecture.js';

const llama8b: Architecture = {
  layers: 32,
  hiddenSize: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffnSize: 14336,
  gated: true,
  vocabulary: 128256,
  tied: false,
};

/** arXiv 2412.19437, section 4.2. */
const deepseekV3: Architecture = {
  layers: 61,
  hiddenSize: 7168,
  heads: 128,
  kvHeads: 128,
  headDim: 56,
  latent: { queryRank: 1536, keyRank: 512, plain: 128, rope: 64, value: 128 },
  ffnSize: 18432,
  gated: true,
  vocabulary: 129280,
  tied: false,
  experts: { count: 256, perToken: 8, size: 2048, shared: 1, denseLayers: 3 },
};

describe('the matrices of attention', () => {
  it('of grouped queries are four', () => {
    assert.equal(attentionParameters(llama8b), 2 * 4096 * 4096 + 2 * 4096 * 1024);
    assert.equal(attentionShare(llama8b, 4), attentionParameters(llama8b) / 4);
    assert.equal(scoreWidth(llama8b), 4096);
  });

  it('of latent attention are five, two of which every accelerator has whole', () => {
    const [down, up] = [7168 * (1536 + 512 + 64), 1536 * 128 * 192 + 512 * 128 * 256 + 128 * 128 * 7168];
    assert.equal(attentionParameters(deepseekV3), down + up);
    assert.equal(attentionShare(deepseekV3, 8), down + up / 8);
    assert.deepEqual([querySize(deepseekV3), outputSize(deepseekV3), scoreWidth(deepseekV3)], [24576, 16384, 20480]);
  });

  it('make DeepSeek-V3 what its report says: 671B parameters, 37B for a token', () => {
    const { total, active } = parameterCounts(deepseekV3);
    assert.ok(Math.abs(total / 671.03e9 - 1) < 1e-3, `${total}`);
    // The report leaves the input embedding out.
    assert.ok(Math.abs((active - 129280 * 7168) / 36.6e9 - 1) < 0.01, `${active}`);
  });

  it('without a latent vector of queries make those from the hidden state', () => {
    const { queryRank: _, ...latent } = deepseekV3.latent!;
    assert.equal(
      attentionParameters({ ...deepseekV3, latent }) - 7168 * 128 * 192,
      attentionParameters(deepseekV3) - 7168 * 1536 - 1536 * 128 * 192,
    );
  });
});
