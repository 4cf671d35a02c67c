import assert from 'node:assert/strict';
import { isSpread, percentileTexts, shortText, unknownText, wordText, type Estimate } from '../../engine/src/index.js';
import { analyzed } from './support/plan.js';

const plan = `model m { params: 7B params, gated_mlp: yes }
pretrain run { model: m, tokens: 1T to 2T tokens, mfu: 40%, precision: bf16 }
let point = 3 days
let around_zero = -2 to 2
`;

describe('an estimate in words', () => {
  const analysis = analyzed(plan);
  const valueOf = (path: string): Estimate => analysis.estimate(path)!;

  it('has its three percentiles in one unit, and the middle alone', () => {
    assert.deepEqual(percentileTexts(valueOf('point')), ['3 days', '3 days', '3 days']);
    assert.equal(isSpread(valueOf('point')), false);
    assert.deepEqual(percentileTexts(valueOf('run.tokens')), ['1T tokens', '1.41T tokens', '2T tokens']);
    assert.equal(isSpread(valueOf('run.tokens')), true);
    for (const path of ['point', 'run.tokens', 'run.mfu', 'around_zero'])
      assert.equal(shortText(valueOf(path)), percentileTexts(valueOf(path))[1]);
  });

  it('is its word where it is no number', () => {
    assert.deepEqual(
      ['m.gated_mlp', 'run.precision', 'run.model'].map(path => wordText(valueOf(path))),
      ['yes', 'bf16', 'm'],
    );
    assert.equal(shortText(valueOf('run.precision')), 'bf16');
    assert.equal(wordText({ ...valueOf('run.model'), value: ['core', 'long'] }), 'core, long');
  });

  it('says why it is unknown, always', () => {
    assert.equal(shortText(valueOf('run.cost')), 'unknown');
    assert.match(unknownText(valueOf('run.cost')), /^unknown, because .*[^.]$/u);
    assert.equal(unknownText({ because: null }), 'unknown, because nothing it could be derived from is given');
    assert.equal(unknownText({ because: 'mfu is not given.' }), 'unknown, because mfu is not given');
  });
});
