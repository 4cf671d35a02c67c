/** Memory of one accelerator against what papers publish. */
import assert from 'node:assert/strict';
import { activationMemory, microBatchesInFlight } from '../../../../engine/src/physics/memory/activations.js';
import { stageParameters, stateBytes, stateMemory } from '../../../../engine/src/physics/memory/states.js';
import { memoryOfStage, trainingMemory } from '../../../../engine/src/physics/memory/training-memory.js';
import { modernSoftware, undivided, type Batch, type Layout } from '../../../../engine/src/physics/setup.js';
import { near } from '../../science/near.js';
import { gpt, llama3of8B, mixtral, rowsOf, software2021 } from '../fixtures.js';

const gib = 2 ** 30;

interface Row {
  readonly model: string;
  readonly layers: number;
  readonly hiddenSize: number;
  readonly heads: number;
  readonly tensor: number;
  readonly pipeline: number;
  readonly interleave: number;
  readonly microBatch: number;
  readonly globalBatch: number;
  readonly statesGib: number;
  readonly activationsNoneGib: number;
  readonly activationsSelectiveGib: number;
}

describe('memory of the models of Korthikanti 2022', () => {
  for (const row of rowsOf<Row>('korthikanti.json')) {
    const model = gpt(row.layers, row.hiddenSize, row.heads);
    const batch: Batch = { sequenceLength: 2048, globalBatch: row.globalBatch };
    const { tensor, pipeline, interleave, microBatch } = row;
    const layout: Layout = { ...undivided, tensor, pipeline, interleave, microBatch };
    const layers = (changed: Partial<Layout>): number =>
      activationMemory(model, { ...layout, ...changed }, batch, software2021, 'first').layers / gib;

    it(`${row.model}: activations of the layers, nothing recomputed`, () => near(layers({}), row.activationsNoneGib, 1e-6));
    it(`${row.model}: with sequence parallelism and selective recomputation`, () =>
      near(layers({ sequenceParallel: true, recompute: 'selective' }), row.activationsSelectiveGib, 1e-6));
    it(`${row.model}: states of the layers at 18 bytes a parameter`, () => {
      const parameters = { ...stageParameters(model, layout, 'first'), embeddings: 0 };
      const { weights, gradients, optimizer } = stateMemory(parameters, layout, stateBytes('fp16', 'adam', 4));
      near((weights + gradients + optimizer) / gib, row.statesGib, 2e-3);
    });
  }
});

describe('states shared between copies', () => {
  // ZeRO, arXiv 1910.02054, figure 1: 7.5B parameters on 64 accelerators.
  for (const [zero, gigabytes] of [
    [0, 120],
    [1, 31.4],
    [2, 16.6],
    [3, 1.9],
  ] as const) {
    it(`7.5B parameters, 64 copies, stage ${zero}: ${gigabytes} GB`, () => {
      const memory = stateMemory(
        { dense: 7.5e9, routed: 0, embeddings: 0 },
        { ...undivided, data: 64, zero },
        stateBytes('bf16', 'adam', 2),
      );
      near((memory.weights + memory.gradients + memory.optimizer) / 1e9, gigabytes, 0.02);
    });
  }

  it('bytes of a parameter by optimizer', () => {
    const total = (...from: Parameters<typeof stateBytes>): number => {
      const { weights, gradients, optimizer } = stateBytes(...from);
      return weights + gradients + optimizer;
    };
    assert.equal(total('bf16'), 16);
    assert.equal(total('bf16', 'adam', 4), 18);
    assert.equal(total('fp32'), 16);
    assert.equal(total('bf16', 'adafactor'), 8);
    near(total('bf16', 'adam_8bit'), 10, 1e-3);
  });
});

describe('adapters', () => {
  it('keep frozen weights at their bits, and the states of two thin matrices beside each', () => {
    const batch: Batch = { sequenceLength: 2048, globalBatch: 8 };
    const adapters = { rank: 16, frozenBits: 4 };
    const { states, adapters: beside } = trainingMemory(llama3of8B, undivided, batch, modernSoftware, 'adam', adapters);
    assert.deepEqual([states.gradients, states.optimizer], [0, 0]);
    near(states.weights, 8.03e9 / 2, 1e-3);
    // Per layer: q and o (4096 + 4096) each, k and v (4096 + 1024) each, three of (4096 + 14,336); 18 bytes for each parameter.
    assert.equal(beside, 32 * 16 * (2 * 8192 + 2 * 5120 + 3 * 18_432) * 18);
  });

  it('take less memory than training all weights', () => {
    const batch: Batch = { sequenceLength: 2048, globalBatch: 8 };
    const all = trainingMemory(llama3of8B, undivided, batch, modernSoftware).tensors;
    assert.ok(trainingMemory(llama3of8B, undivided, batch, modernSoftware, 'adam', { rank: 16, frozenBits: 16 }).tensors < all / 2);
  });
});

describe('pipelines that do not divide the layers', () => {
  it('keep the activations of the fullest stage: 126 layers on 16 stages are 15 micro-batches of 8 layers, not 16', () => {
    const batch: Batch = { sequenceLength: 8192, globalBatch: 2048 };
    const of = (layers: number): number =>
      activationMemory({ ...llama3of8B, layers }, { ...undivided, pipeline: 16, data: 128 }, batch, modernSoftware, 'first').layers;
    near(of(126) / of(128), Math.max(7 * 16, 8 * 14) / (8 * 16), 1e-9);
  });
});

describe('activations of other architectures', () => {
  const batch: Batch = { sequenceLength: 8192, globalBatch: 8 };

  for (const [fusedGate, width] of [
    [false, 6],
    [true, 4],
  ] as const) {
    it(`a layer of Llama 3.1 8B: inputs 8 h, attention 4 q + 4 kv, network ${width} f, sums of FlashAttention`, () => {
      const perToken = activationMemory(llama3of8B, undivided, batch, { ...modernSoftware, fusedGate }, 'first').layers / 8192 / 32;
      assert.equal(perToken, 8 * 4096 + 4 * 4096 + 4 * 1024 + width * 14_336 + 4 * 32);
    });
  }

  it('experts: two of eight see a token, so a layer keeps two networks, two copies of the token and its scores', () => {
    const whole = { ...modernSoftware, fusedGate: false };
    const dense = activationMemory({ ...mixtral, experts: undefined! }, undivided, batch, whole, 'first').layers;
    const sparse = activationMemory(mixtral, undivided, batch, whole, 'first').layers;
    assert.equal((sparse - dense) / 8192 / 32, 6 * 14_336 + 2 * 2 * 4096 + 4 * 8);
  });

  it('expert parallelism divides the routed experts alone', () => {
    const alone = stageParameters(mixtral, undivided, 'first');
    const divided = stageParameters(mixtral, { ...undivided, data: 8, expert: 8 }, 'first');
    assert.equal(divided.dense, alone.dense);
    assert.equal(divided.routed, alone.routed / 8);
  });

  it('full recomputation keeps the inputs of the layers and one layer whole', () => {
    const { layers, recomputed } = activationMemory(llama3of8B, { ...undivided, recompute: 'full' }, batch, modernSoftware, 'first');
    assert.equal(layers, 2 * 4096 * 32 * 8192);
    assert.equal(recomputed * 32, activationMemory(llama3of8B, undivided, batch, modernSoftware, 'first').layers);
  });
});

describe('the fullest accelerator', () => {
  const batch: Batch = { sequenceLength: 4096, globalBatch: 64 };

  it('is the sum of its terms', () => {
    const { states, activations, gathered, tensors, total } = trainingMemory(
      llama3of8B,
      { ...undivided, data: 8, zero: 3 },
      batch,
      modernSoftware,
    );
    near(tensors, gathered + [states, activations].flatMap(terms => Object.values(terms) as number[]).reduce((a, b) => a + b));
    assert.ok(gathered > 0 && tensors < total.low && total.low < total.high);
  });

  it('is the first stage of a deep pipeline, which keeps a micro-batch for each stage', () => {
    const layout: Layout = { ...undivided, pipeline: 8 };
    assert.equal(microBatchesInFlight(layout, batch, 'first'), 8);
    assert.equal(microBatchesInFlight(layout, batch, 'last'), 1);
    assert.equal(microBatchesInFlight({ ...layout, interleave: 2 }, batch, 'first'), 8 + 7 / 2);
    assert.equal(microBatchesInFlight(layout, { ...batch, globalBatch: 3 }, 'first'), 3);
    assert.equal(trainingMemory(llama3of8B, layout, batch, modernSoftware).stage, 'first');
  });

  it('is the last stage where logits outweigh the layers', () => {
    const layout: Layout = { ...undivided, pipeline: 2, recompute: 'full', sequenceParallel: true, tensor: 1, microBatch: 8 };
    const model = { ...llama3of8B, layers: 4 };
    const [first, last] = (['first', 'last'] as const).map(
      stage => memoryOfStage(model, layout, batch, modernSoftware, 'adam', stage).tensors,
    );
    assert.ok(last! > first!);
    assert.equal(trainingMemory(model, layout, batch, modernSoftware).tensors, last);
  });
});
