import assert from 'node:assert/strict';
import { parameterCounts, usualShape } from '../../../engine/src/physics/architecture.js';
import { near } from '../science/near.js';
import { gpt, llama3of8B, mixtral } from './fixtures.js';

describe('parameters of an architecture', () => {
  it('of Llama 3.1 8B are those of its checkpoint', () => assert.equal(parameterCounts(llama3of8B).total, 8_030_261_248));

  it('of Mixtral 8x7B are those of its checkpoint, and 12.9B of them see a token', () => {
    const counts = parameterCounts(mixtral);
    assert.equal(counts.total, 46_702_792_704);
    near(counts.active, 12.88e9, 1e-3);
  });

  it('of GPT-3 are 175B: 12 layers hiddenSize^2 and the embeddings', () =>
    near(parameterCounts(gpt(96, 12_288, 96)).total, 12 * 96 * 12_288 ** 2 + 51_200 * 12_288, 1e-4));

  it('add up', () => {
    const { attention, feedForward, routed, routedActive, norms, inputEmbedding, outputEmbedding, total, active } =
      parameterCounts(mixtral);
    assert.equal(attention + feedForward + routed + norms + inputEmbedding + outputEmbedding, total);
    assert.equal(total - active, routed - routedActive);
  });
});

describe('the usual shape of a size', () => {
  for (const [params, hiddenSize] of [
    [8e9, 4096],
    [70e9, 8192],
    [405e9, 16_384],
  ] as const) {
    it(`${params / 1e9}B is within 20 % of a width of ${hiddenSize} and has that many parameters`, () => {
      const shape = usualShape(params);
      near(shape.hiddenSize, hiddenSize, 0.2);
      near(parameterCounts(shape).total, params, 0.1);
    });
  }

  it('of no size is still a model', () => assert.ok(parameterCounts(usualShape(1e6)).total > 0));
});
