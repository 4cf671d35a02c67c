/** The work of a step, against counts of papers and against itself. */
import assert from 'node:assert/strict';
import { parameterCounts } from '../../../../engine/src/physics/architecture.js';
import { modernSoftware, undivided, type Batch, type Chip, type Layout } from '../../../../engine/src/physics/setup.js';
import { modelFlop } from '../../../../engine/src/physics/throughput/model-flop.js';
import { bandwidthOf } from '../../../../engine/src/physics/throughput/traffic.js';
import { describeStep } from '../../../../engine/src/physics/throughput/workload.js';
import { near } from '../../science/near.js';
import { a100, gpt, llama3of8B, mixtral } from '../fixtures.js';

const batch: Batch = { sequenceLength: 2048, globalBatch: 64 };

describe('FLOP of a step', () => {
  // Narayanan 2021, equation 3: 96 B s l h^2 (1 + s / (6 h) + V / (16 l h)) with everything recomputed but the logits.
  it('with full recomputation are those of Narayanan 2021', () => {
    const [layers, hiddenSize] = [96, 12_288];
    const {
      layers: work,
      logits,
      microBatches,
    } = describeStep(gpt(layers, hiddenSize, 96), { ...undivided, recompute: 'full' }, batch, {
      ...modernSoftware,
      attention: 'materialized',
    });
    const counted = microBatches * (work.forwardFlop + work.backwardFlop + work.attentionFlop + logits.forwardFlop + logits.backwardFlop);
    const printed = 96 * 64 * 2048 * layers * hiddenSize ** 2 * (1 + 2048 / (6 * hiddenSize) + 51_200 / (16 * layers * hiddenSize));
    near(counted, printed, 1e-9);
  });

  // PaLM, arXiv 2204.02311, appendix B: 238.3K tokens/s are 45.7 % without attention and 46.2 % with, on 6,144 chips of 275 TFLOP/s.
  it('by convention give the MFU of PaLM', () => {
    const palm = {
      layers: 118,
      hiddenSize: 18_432,
      heads: 48,
      kvHeads: 1,
      headDim: 256,
      ffnSize: 73_728,
      gated: true,
      vocabulary: 256_000,
      tied: true,
    };
    const { modelFlop, tokens } = describeStep(palm, undivided, batch, modernSoftware);
    const share = (flop: number): number => ((flop / tokens) * 238.3e3) / (6144 * 275e12);
    near(share(modelFlop.parameters), 0.457, 0.01);
    near(modelFlop.attention - modelFlop.parameters, 12 * 118 * 48 * 256 * 2048 * tokens, 1e-12);
    assert.equal(modelFlop.causalAttention * 2, modelFlop.parameters + modelFlop.attention);
  });

  it('of an expert model are those of its active parameters', () => {
    const { layers, logits } = describeStep(mixtral, undivided, { sequenceLength: 4096, globalBatch: 1 }, modernSoftware);
    const { active, inputEmbedding, norms } = parameterCounts(mixtral);
    // The router is not counted as a product: it is 8 of 14,336 columns.
    near(
      layers.forwardFlop + layers.backwardFlop + logits.forwardFlop + logits.backwardFlop,
      6 * (active - inputEmbedding - norms) * 4096,
      1e-3,
    );
  });
});

describe('what parallelism divides', () => {
  const whole = describeStep(llama3of8B, undivided, batch, modernSoftware);
  const with_ = (changed: Partial<Layout>) => describeStep(llama3of8B, { ...undivided, ...changed }, batch, modernSoftware);

  it('tensor: the products, for traffic of two all-reduces forwards and two backwards', () => {
    const cut = with_({ tensor: 4, sequenceParallel: true });
    near(cut.layers.forwardFlop * 4, whole.layers.forwardFlop);
    near(cut.layers.elementBytes * 4, whole.layers.elementBytes);
    near(cut.tensor.bytes, 32 * 4 * 2 * (3 / 4) * 2 * 2048 * 4096);
    assert.equal(whole.tensor.bytes, 0);
  });

  it('pipeline: the layers, not the logits', () => {
    const cut = with_({ pipeline: 4 });
    near(cut.layers.forwardFlop * 4, whole.layers.forwardFlop);
    assert.equal(cut.logits.forwardFlop, whole.logits.forwardFlop);
  });

  it('data: the micro-batches, and with sharing the optimizer', () => {
    const cut = with_({ data: 8, zero: 1 });
    assert.equal(cut.microBatches, 8);
    near(cut.optimizerBytes * 8, whole.optimizerBytes);
  });

  it('context: the tokens, for traffic of keys and values', () => {
    const cut = with_({ context: 4 });
    near(cut.layers.forwardFlop * 4, whole.layers.forwardFlop);
    near(cut.context.bytes, 3 * 32 * 3 * 2 * 2 * 1024 * 512);
  });

  it('experts: a token of each of eight accelerators meets one expert', () => {
    const even = { ...modernSoftware, expertImbalance: 1 };
    const cut = describeStep(mixtral, { ...undivided, data: 8, expert: 8 }, batch, even);
    const alone = describeStep(mixtral, { ...undivided, data: 8 }, batch, even);
    near(cut.layers.forwardFlop, alone.layers.forwardFlop);
    assert.ok(cut.layers.forwardBytes < alone.layers.forwardBytes);
    assert.equal(alone.expert, undefined);
  });
});

describe('bandwidth of a group', () => {
  const chip: Chip = a100;
  const bandwidth = (size: number, stride: number): number => bandwidthOf({ bytes: 1, exchanges: 1, size, stride }, chip).bandwidth / 1e9;

  it('inside a node is that of its links', () => assert.equal(bandwidth(8, 1), 300));
  it('of all accelerators of many nodes uses all ways out', () => assert.equal(bandwidth(64, 1), 200));
  it('of one accelerator in each node uses one way out', () => assert.equal(bandwidth(64, 8), 25));
});

describe('what counts as model FLOP', () => {
  /** 22B of Korthikanti et al. 2022. */
  const model = gpt(48, 6144, 64);
  const { total, inputEmbedding } = parameterCounts(model);
  const tokens = batch.globalBatch * batch.sequenceLength;
  const scores = 12 * 48 * 6144 * batch.sequenceLength * tokens;

  it('is the same as in phases: attention once more as a whole, or a third of every layer without the output layer', () => {
    const counted = modelFlop(model, batch, 'none').attention;
    for (const [recompute, again] of [
      ['none', 0],
      ['selective', scores],
      ['full', (6 * (total - inputEmbedding) * tokens + scores) / 3],
    ] as const)
      near(modelFlop(model, batch, recompute).recompute, counted + again, 1e-12);
  });
});
