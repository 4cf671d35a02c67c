/** Links that no source names: assumed as a range, among the assumptions of what rests on them, and in its width. */
import assert from 'node:assert/strict';
import type { Estimate } from '../../../engine/src/index.js';
import { analyzed, estimateAt } from '../support/plan.js';

const plan = (hardware: string, more = ''): string =>
  `pretrain p { model: llama_3_1_8b, tokens: 1T, hardware: ${hardware}, batch: 4M, seq_len: 4096${more} }`;

const inputsOf = (estimate: Estimate): readonly string[] => estimate.inputs.map(({ path }) => path);

/** P95 over P5. */
const width = (estimate: Estimate): number => estimate.range!.p95 / estimate.range!.p5;

describe('links that no source names', () => {
  it('are inputs of the step, with their reason, where more than one accelerator trains', () => {
    const many = estimateAt(analyzed(plan('h800 * 64')), 'p.step_time');
    for (const path of ['h800.interconnect', 'h800.network']) {
      const link = many.inputs.find(input => input.path === path)?.estimate;
      assert.equal(link?.origin, 'default', path);
      assert.match(link?.because ?? '', /^an assumption: /);
    }
    const node = inputsOf(estimateAt(analyzed(plan('h800 * 8')), 'p.step_time'));
    assert.deepEqual(
      ['h800.interconnect', 'h800.network'].map(path => node.includes(path)),
      [true, false],
    );
    const one = inputsOf(estimateAt(analyzed(plan('h800 * 1').replace('8b', '1b').replace('llama_3_1', 'llama_3_2')), 'p.step_time'));
    assert.deepEqual(
      one.filter(path => /interconnect|network/.test(path)),
      [],
    );
  });

  it('make a step as much wider as it waits for them', () => {
    const own = (links: string): string => `hardware own from h800 { ${links} }\n${plan('own * 512', ', parallelism { tp: 8 }')}`;
    const known = estimateAt(analyzed(own('interconnect: 434 GB/s, network: 42 GB/s')), 'p.step_time');
    const assumed = estimateAt(analyzed(own('')), 'p.step_time');
    const doubtful = estimateAt(analyzed(own('interconnect: 100 to 2000 GB/s, network: 10 to 200 GB/s')), 'p.step_time');
    assert.ok(width(known) < width(assumed) && width(assumed) < width(doubtful), [known, assumed, doubtful].map(width).join(' '));
    assert.ok(Math.abs(assumed.range!.p50 / known.range!.p50 - 1) < 0.05);
  });

  it('a chip without a price says that the library has none', () => {
    assert.match(estimateAt(analyzed(plan('mi300x * 8')), 'p.cost').because ?? '', /^the library has no price of mi300x; give `price`$/);
    assert.match(
      estimateAt(analyzed(`hardware own from mi300x { count: 8 }\n${plan('own')}`), 'p.cost').because ?? '',
      /^no price of own is known; give `price` or `purchase_price`$/,
    );
    assert.notEqual(
      estimateAt(analyzed(`hardware own from mi300x { count: 8, purchase_price: $15k }\n${plan('own')}`), 'p.cost').range,
      null,
    );
  });
});
