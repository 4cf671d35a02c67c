/** `scale layout`: what fits, the fastest first; the first is what a plan without a layout gets. */
import assert from 'node:assert/strict';
import { inFolder, scale } from './support/terminal.js';

const plan = `pretrain core { model: llama_3_1_70b, tokens: 1T, hardware: h100 * 512, batch: 4M tokens, seq_len: 8192 tokens }
pretrain unsized { params: 8B, tokens: 1T, hardware: h100 }
pretrain lost { model: llama_3_1_405b, tokens: 1T, hardware: h100 * 8, seq_len: 8192 tokens }
`;
const run = (...parameters: string[]) =>
  inFolder({ 'plan.scale': plan }, folder => scale(['layout', 'plan.scale', ...parameters], { folder }));

describe('scale layout', () => {
  it('lists layouts that fit, the fastest first, and how to write the first', async () => {
    const { code, out } = await run('core');
    assert.equal(code, 0);
    assert.match(out, /^Layouts of core on 512 accelerators of 80 GB/u);
    assert.match(out, /parallelism \{ tp: \d+/u);
  });

  it('gives data: every proposal takes all accelerators, fits, and is no faster than the one before', async () => {
    const { out } = await run('core', '--json');
    const { memory, proposals } = JSON.parse(out);
    assert.ok(proposals.length > 3);
    for (const [
      index,
      {
        words: { tp, pp, cp, dp },
        ...each
      },
    ] of proposals.entries()) {
      assert.equal(tp * pp * cp * dp, 512);
      assert.ok(each.memory.high <= memory);
      assert.ok(index === 0 || each.seconds >= proposals[index - 1].seconds);
    }
  });

  it('writes a text that the plan takes: with it the phase fits', async () => {
    const {
      proposals: [{ text }],
    } = JSON.parse((await run('core', '--json')).out);
    const { code, out } = await inFolder({ 'plan.scale': plan.replace('8192 tokens }', `8192 tokens, ${text} }`) }, folder =>
      scale(['check', 'plan.scale'], { folder }),
    );
    assert.doesNotMatch(out, /SC094.*core|SC085/u);
    assert.ok(code <= 1);
  });

  for (const [phase, reason] of [
    ['unsized', /count, seq_len are not known/u],
    ['lost', /no usual layout of 8 accelerators holds it/u],
    ['cor', /did you mean core\?/u],
    ['zz', /it has core, unsized, lost/u],
  ] as const) {
    it(`says why there is none: ${phase}`, async () => {
      const { code, err } = await run(phase);
      assert.equal(code, 2);
      assert.match(err, reason);
    });
  }
});
