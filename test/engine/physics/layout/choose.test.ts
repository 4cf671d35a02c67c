/** Layouts where a plan names none, and repairs of those that do not fit. */
import assert from 'node:assert/strict';
import { trainingMemory } from '../../../../engine/src/physics/memory/training-memory.js';
import { chooseLayout, fits, searchLayouts, type Job } from '../../../../engine/src/physics/layout/choose.js';
import { smallestRepair } from '../../../../engine/src/physics/layout/repair.js';
import { acceleratorsOf, modernSoftware, undivided, type Layout } from '../../../../engine/src/physics/setup.js';
import { gpt, h100, llama3of8B, mixtral } from '../fixtures.js';

const job = (changed: Partial<Job>): Job => ({
  architecture: llama3of8B,
  chip: h100,
  accelerators: 64,
  batch: { sequenceLength: 8192, globalBatch: 128 },
  software: modernSoftware,
  optimizer: 'adam',
  ...changed,
});

const sizes: readonly (readonly [string, Job])[] = [
  ['8B on 64', job({})],
  ['175B on 1,024', job({ architecture: gpt(96, 12_288, 96), accelerators: 1024, batch: { sequenceLength: 2048, globalBatch: 1536 } })],
  ['Mixtral on 128', job({ architecture: mixtral, accelerators: 128, batch: { sequenceLength: 4096, globalBatch: 256 } })],
  ['8B at 131,072 tokens on 256', job({ accelerators: 256, batch: { sequenceLength: 131_072, globalBatch: 32 } })],
];

describe('a chosen layout', () => {
  for (const [name, one] of sizes) {
    it(`${name}: fits, takes all accelerators and is nearly the fastest`, () => {
      const { layout, memory, seconds } = chooseLayout(one)!;
      assert.equal(fits(memory, one.chip), 'yes');
      assert.equal(acceleratorsOf(layout), one.accelerators);
      assert.ok(layout.tensor <= one.chip.nodeSize && layout.data <= one.batch.globalBatch);
      assert.ok(seconds <= searchLayouts(one)[0]!.seconds * 1.03);
    });
  }

  it('cuts a large model and leaves a small one whole', () => {
    assert.ok(chooseLayout(sizes[1]![1])!.layout.tensor > 1);
    assert.equal(chooseLayout(job({ architecture: gpt(24, 2048, 16) }))!.layout.tensor, 1);
  });

  it('is none where nothing fits, and for a number of accelerators that is no number', () => {
    assert.equal(chooseLayout(job({ architecture: gpt(96, 12_288, 96), accelerators: 8 })), undefined);
    for (const accelerators of [0, -8, 0.5, Number.NaN, Infinity]) assert.equal(chooseLayout(job({ accelerators })), undefined);
  });

  it('does not look at every divisor of a billion layers', () => {
    assert.equal(chooseLayout(job({ architecture: { ...llama3of8B, layers: 1e9 } })), undefined);
  });
});

describe('a repair', () => {
  const repaired = (layout: Layout, one = job({})) => {
    const repair = smallestRepair(one, layout)!;
    assert.equal(fits(trainingMemory(one.architecture, repair.layout, one.batch, one.software), one.chip), 'yes');
    assert.equal(acceleratorsOf(repair.layout), acceleratorsOf(layout));
    return repair;
  };

  it('changes nothing where everything fits', () => assert.deepEqual(repaired({ ...undivided, data: 64, zero: 3 }).changed, []));

  it('shares states where they are too many for one accelerator', () => {
    assert.equal(fits(trainingMemory(llama3of8B, { ...undivided, data: 64 }, job({}).batch, modernSoftware), h100), 'no');
    assert.equal(repaired({ ...undivided, data: 64 }).changed.length, 1);
  });

  it('changes one word where activations are too many', () => {
    const { changed } = repaired({ ...undivided, data: 64, zero: 3, microBatch: 4 });
    assert.equal(changed.length, 1);
    assert.ok(['microBatch', 'recompute', 'tensor', 'context'].includes(changed[0]!));
  });

  it('is none where no layout fits', () =>
    assert.equal(smallestRepair(job({ architecture: gpt(96, 12_288, 96) }), { ...undivided, data: 8 }), undefined));
});
