/** Seconds of a step against published ones, and what must hold for any. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { modernSoftware, undivided, type Batch, type Layout } from '../../../../engine/src/physics/setup.js';
import { constantNames, efficienciesFor, fromUnbounded, toUnbounded } from '../../../../engine/src/physics/throughput/efficiencies.js';
import { predictStep } from '../../../../engine/src/physics/predict-step.js';
import { stepTime, type StepTime } from '../../../../engine/src/physics/throughput/step-time.js';
import { describeStep } from '../../../../engine/src/physics/throughput/workload.js';
import { near } from '../../science/near.js';
import { a100, gpt, h100, llama3of8B, rowsOf, software2021 } from '../fixtures.js';

interface Row {
  readonly model: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number;
  readonly tensor: number;
  readonly pipeline: number;
  readonly interleave: number;
  readonly microBatch: number;
  readonly accelerators: number;
  readonly globalBatch: number;
  readonly seconds: number;
}

describe('the published steps of Megatron-LM on A100', () => {
  const ampere = efficienciesFor('ampere').values;
  const errors = rowsOf<Row>('megatron-sc21.json').map(row => {
    const { tensor, pipeline, interleave, microBatch, accelerators } = row;
    const layout: Layout = {
      ...undivided,
      tensor,
      pipeline,
      interleave,
      microBatch,
      data: accelerators / tensor / pipeline,
      recompute: 'full',
    };
    const work = describeStep(
      gpt(row.layers, row.hiddenSize, row.heads),
      layout,
      { sequenceLength: 2048, globalBatch: row.globalBatch },
      software2021,
    );
    return Math.abs(stepTime(work, a100, ampere).total / row.seconds - 1);
  });

  it('are predicted within 6 % on average and 10 % each', () => {
    assert.equal(errors.length, 10);
    assert.ok(errors.reduce((sum, error) => sum + error, 0) / 10 < 0.06, errors.join(' '));
    assert.ok(Math.max(...errors) < 0.1);
  });
});

describe('a step', () => {
  const batch: Batch = { sequenceLength: 4096, globalBatch: 128 };
  const time = (changed: Partial<Layout>, software = modernSoftware): StepTime =>
    stepTime(describeStep(llama3of8B, { ...undivided, ...changed }, batch, software), h100, efficienciesFor('hopper').values);

  it('is the sum of its terms', () => {
    const { total, ...terms } = time({ tensor: 2, pipeline: 2, data: 8, zero: 1, interleave: 2 });
    near(
      Object.values(terms).reduce((sum, term) => sum + term, 0),
      total,
      1e-9,
    );
  });

  it('has a bubble of (p - 1) / (v m) of its layers', () => {
    const { bubble } = time({ pipeline: 4, data: 4 });
    near(time({ pipeline: 4, data: 4, interleave: 2 }).bubble * 2, bubble, 0.05);
    assert.equal(time({ data: 16 }).bubble, 0);
  });

  it('takes longer with recomputation, without overlap and with kept scores', () => {
    const plain = time({ tensor: 4, data: 8 }).total;
    assert.ok(time({ tensor: 4, data: 8, recompute: 'full' }).total > plain);
    assert.ok(time({ tensor: 4, data: 8 }, { ...modernSoftware, tensorOverlap: false, dataOverlap: false }).total > plain);
    assert.ok(time({ tensor: 4, data: 8 }, { ...modernSoftware, attention: 'materialized' }).total > plain);
  });

  it('never beats the peak, whatever the layout', () => {
    const powers = fc.constantFrom(1, 2, 4, 8);
    fc.assert(
      fc.property(powers, powers, powers, powers, fc.constantFrom(0, 1, 2, 3), (tensor, pipeline, data, microBatch, zero) => {
        const layout: Layout = { ...undivided, tensor, pipeline, data, microBatch, zero: zero as 0 | 1 | 2 | 3 };
        const work = describeStep(llama3of8B, layout, batch, modernSoftware);
        const { total, ...terms } = stepTime(work, h100, efficienciesFor('hopper').values);
        assert.ok(Object.values(terms).every(term => term >= 0 && Number.isFinite(term)));
        assert.ok(work.modelFlop.parameters < total * work.accelerators * h100.peak);
      }),
    );
  });
});

describe('efficiencies', () => {
  it('come back from the scale they are fitted on', () => {
    const { values } = efficienciesFor('hopper');
    for (const name of constantNames) near(fromUnbounded(name, toUnbounded(name, values[name])), values[name]);
  });

  it('of an accelerator without measured steps start from its best product and are less sure', () => {
    const [hopper, blackwell, unknown] = ['hopper', 'blackwell', 'constructor'].map(efficienciesFor);
    assert.deepEqual([hopper!.fitted, blackwell!.fitted, unknown!.fitted], [true, false, false]);
    assert.ok(blackwell!.spread.matmul > hopper!.spread.matmul);
    assert.ok(blackwell!.values.matmul < 0.95 && unknown!.values.matmul > 0.5);
  });
});

describe('a predicted step', () => {
  const job = {
    architecture: llama3of8B,
    chip: h100,
    accelerators: 256,
    batch: { sequenceLength: 8192, globalBatch: 512 },
    software: modernSoftware,
    optimizer: 'adam',
  } as const;

  it('is a range that widens the less is known', () => {
    const layout: Layout = { ...undivided, data: 256, zero: 3, microBatch: 1 };
    const width = (known: Parameters<typeof predictStep>[1], changed = {}): number => {
      const { seconds } = predictStep({ ...job, ...changed }, known)!;
      return seconds.p95 / seconds.p5;
    };
    const given = width({ layout });
    assert.ok(given < width({ layout, microBatchUnknown: true }));
    assert.ok(given < width({}));
    assert.ok(width({}) < width({}, { chip: { ...h100, generation: 'blackwell' } }));
    near(width({ layout, microBatchUnknown: false }), given);
  });

  it('has an MFU in each convention, ordered as they count', () => {
    const { mfu } = predictStep(job)!;
    assert.ok(mfu.parameters.p50 > 0.25 && mfu.parameters.p50 < 0.6);
    assert.ok(
      mfu.parameters.p50 < mfu.causalAttention.p50 && mfu.causalAttention.p50 < mfu.attention.p50 && mfu.attention.p50 <= mfu.recompute.p50,
    );
    assert.ok(mfu.parameters.p5 < mfu.parameters.p50 && mfu.parameters.p50 < mfu.parameters.p95);
  });

  it('doubts more accelerators than any measured step had', () => {
    const { doubts } = predictStep({ ...job, accelerators: 16_384, batch: { sequenceLength: 8192, globalBatch: 16_384 } })!;
    assert.ok(doubts.some(({ because }) => because === 'more accelerators than in any measured step'));
  });

  it('is none where nothing fits', () =>
    assert.equal(predictStep({ ...job, accelerators: 1, batch: { sequenceLength: 8192, globalBatch: 1 } }), undefined));
});
