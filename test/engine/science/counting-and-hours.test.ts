/** A step takes its time whatever is counted: hours do not depend on the convention, utilisations do. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, medianAt } from '../support/plan.js';
import { near } from './near.js';

const plan = (words: string): string =>
  `pretrain p { model: llama_3_1_8b, tokens: 1T, hardware: h100 * 256, batch: 4M tokens, seq_len: 8192 tokens, goodput: 90%, ${words} }`;

describe('hours of a predicted step', () => {
  const plain = analyzed(plan('epochs: 1'));
  for (const words of [
    'counting: attention',
    'counting: causal_attention',
    'counting: recompute',
    'embedding_flop: none',
    'embedding_flop: output',
  ]) {
    it(`are those of 6ND with ${words}`, () => {
      const other = analyzed(plan(words));
      near(medianAt(other, 'p.gpu_hours'), medianAt(plain, 'p.gpu_hours'), 1e-6);
      if (words.startsWith('counting')) near(medianAt(other, 'p.mfu_parameters'), medianAt(plain, 'p.mfu_parameters'), 1e-6);
      assert.notEqual(medianAt(other, 'p.mfu'), medianAt(plain, 'p.mfu'));
    });
  }
});

describe('the length of a training sequence', () => {
  it('is the context where that is short, and no more than 8,192 tokens where the model reads further', () => {
    const of = (context: string) =>
      analyzed(`model m { params: 8B, context: ${context} }\npretrain p { model: m, tokens: 1T, hardware: h100 * 256, batch: 4M tokens }`);
    assert.equal(medianAt(of('2048 tokens'), 'p.seq_len'), 2048);
    const long = of('131_072 tokens');
    assert.equal(medianAt(long, 'p.seq_len'), 8192);
    assert.equal(estimateAt(long, 'p.seq_len').origin, 'default');
    // What was read is the context, not the model it stands in.
    assert.deepEqual(
      estimateAt(long, 'p.seq_len').inputs.map(({ path }) => path),
      ['m.context'],
    );
  });
});
