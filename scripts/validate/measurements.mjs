/**
 * Measured steps as the engine's records: published tables that ship with the tests, and data sets of others that are read where a folder
 * is given. A measurement is `{ group, name, architecture, layout, batch, software, chip, seconds }`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { inCheckout } from '../lib/places.mjs';
import { chips } from './chips.mjs';

/** Kernels and libraries before FlashAttention and before traffic ran beside products. */
export const software2021 = {
  attention: 'materialized',
  tensorOverlap: false,
  dataOverlap: false,
  dropout: true,
  fusedGate: false,
  matmul: 'fp16',
  gradientBytes: 4,
  expertImbalance: 1,
  expertOverlap: 0,
};

const modern = {
  attention: 'flash_causal',
  tensorOverlap: true,
  dataOverlap: true,
  dropout: false,
  fusedGate: true,
  matmul: 'bf16',
  gradientBytes: 4,
  expertImbalance: 1,
  expertOverlap: 0,
};

const shipped = file => JSON.parse(fs.readFileSync(inCheckout('test/fixtures/validation', file), 'utf8')).rows;

/** A GPT model of the usual form. */
export const gpt = (layers, hiddenSize, heads, vocabulary, tied = true) => ({
  layers,
  hiddenSize,
  heads,
  kvHeads: heads,
  headDim: hiddenSize / heads,
  ffnSize: 4 * hiddenSize,
  gated: false,
  vocabulary,
  tied,
});

const base = {
  tensor: 1,
  pipeline: 1,
  context: 1,
  expert: 1,
  data: 1,
  zero: 0,
  microBatch: 1,
  interleave: 1,
  recompute: 'none',
  sequenceParallel: false,
};

const degreesOf = ({ tensor, pipeline, microBatch, interleave }) => ({ ...base, tensor, pipeline, microBatch, interleave });

function megatron2021() {
  return shipped('megatron-sc21.json').map(row => ({
    group: 'Megatron-LM A100',
    name: row.model,
    architecture: gpt(row.layers, row.hiddenSize, row.heads, 51_200),
    layout: { ...degreesOf(row), data: row.accelerators / row.tensor / row.pipeline, recompute: 'full' },
    batch: { sequenceLength: 2048, globalBatch: row.globalBatch },
    software: software2021,
    chip: chips.a100(25),
    seconds: row.seconds,
  }));
}

function megatronCore() {
  return shipped('megatron-core-h100.json').map(row => ({
    group: 'Megatron-Core H100',
    name: row.model,
    architecture: gpt(row.layers, row.hiddenSize, row.heads, 131_072),
    layout: {
      ...base,
      tensor: row.tensor,
      pipeline: row.pipeline,
      data: row.data,
      zero: 1,
      sequenceParallel: row.tensor > 1,
      interleave: interleaveOf(row),
    },
    batch: { sequenceLength: 4096, globalBatch: row.globalBatch },
    software: { ...modern, gradientBytes: 2 },
    chip: chips.h100('bf16'),
    seconds: row.seconds,
  }));
}

/** Not published. Stages of 7, 23 and 42 layers leave little choice, and at thousands of accelerators it pays: one layer in each piece. */
const interleaveOf = ({ layers, pipeline }) => (pipeline === 1 ? 1 : layers / pipeline);

function korthikanti() {
  return shipped('korthikanti.json').flatMap(row =>
    ['full', 'selective'].map(recompute => ({
      group: 'Korthikanti A100',
      name: `${row.model} ${recompute}`,
      architecture: gpt(row.layers, row.hiddenSize, row.heads, 51_200),
      layout: { ...degreesOf(row), recompute, sequenceParallel: recompute === 'selective' },
      batch: { sequenceLength: 2048, globalBatch: row.globalBatch },
      software: software2021,
      chip: chips.a100(25),
      seconds: recompute === 'full' ? row.secondsFull : row.secondsSelective,
    })),
  );
}

/**
 * Steps that no constant is fitted on. One without seconds has `teraflops` and what they count, for the validation to turn into seconds.
 */
export function heldOut() {
  return shipped('held-out.json').map(row => {
    const { layers, hiddenSize, heads, kvHeads, ffnSize, gated, vocabulary, tied } = row;
    const { tensor, pipeline, data, context, interleave, zero, recompute } = row;
    return {
      group: 'Held out',
      name: row.model,
      architecture: { layers, hiddenSize, heads, kvHeads, headDim: hiddenSize / heads, ffnSize, gated, vocabulary, tied },
      layout: { ...base, tensor, pipeline, data, context, interleave, zero, recompute, sequenceParallel: row.chip === 'h100' },
      batch: { sequenceLength: row.sequenceLength, globalBatch: row.globalBatch },
      software: row.chip === 'h100' ? { ...modern, gradientBytes: 2 } : software2021,
      chip: row.chip === 'h100' ? chips.h100('bf16') : chips.a100(25),
      seconds: row.seconds,
      teraflops: row.teraflops,
      counting: row.counting,
    };
  });
}

/** Rows of a file with a header, quoted fields included. */
export function csvRows(text) {
  const [header, ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map(line => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(match => match[1] ?? match[2]));
  return lines.map(fields => Object.fromEntries(header.map((name, index) => [name, fields[index]])));
}

/** Depth, width and heads of MPT models, from llm-foundry, scripts/train/yamls/pretrain. */
const mptShapes = {
  '125m': [12, 768, 12],
  '350m': [24, 1024, 16],
  '760m': [24, 1536, 12],
  '1b': [24, 2048, 16],
  '3b': [32, 2560, 20],
  '7b': [32, 4096, 32],
  '13b': [40, 5120, 40],
  '30b': [48, 7168, 56],
  '70b': [80, 8192, 64],
};

function mpt(folder) {
  const rows = csvRows(fs.readFileSync(path.join(folder, 'throughput-mosaic/mpt_throughput.csv'), 'utf8'));
  return rows.map(row => {
    const [layers, hiddenSize, heads] = mptShapes[row.Model];
    const hopper = row.GPU.startsWith('h100');
    const matmul = row.Precision === 'amp_fp8' ? 'fp8' : 'bf16';
    const data = Number(row['# GPUs']);
    const sequenceLength = Number(row['SeqLen (T)']);
    const globalBatch = Number(row.GlobalBatchSize);
    return {
      group: hopper ? (matmul === 'fp8' ? 'MPT H100 FP8' : 'MPT H100') : row.GPU === 'a100_40gb' ? 'MPT A100-40' : 'MPT A100-80',
      name: `${row.Model} ${sequenceLength} x${data}`,
      architecture: gpt(layers, hiddenSize, heads, 50_368),
      layout: {
        ...base,
        data,
        zero: row['Sharding Strategy'] === 'FULL_SHARD' ? 3 : 2,
        microBatch: Number(row.MicroBatchSize),
        recompute: row['Activation Checkpointing'] === 'True' ? 'full' : 'none',
      },
      batch: { sequenceLength, globalBatch },
      software: { ...modern, attention: 'flash', matmul, gradientBytes: row['MP Mode'] === 'PURE' ? 2 : 4 },
      chip: hopper ? chips.h100(matmul) : chips.a100(25, row.GPU === 'a100_40gb' ? 40 : 80),
      seconds: (globalBatch * sequenceLength) / (data * Number(row['Throughput (T/s/GPU)'])),
    };
  });
}

function vtrain(folder, file, group) {
  const rows = csvRows(fs.readFileSync(path.join(folder, 'vtrain-ground-truth', file), 'utf8'));
  return rows.map(row => {
    const [tensor, data, pipeline] = ['tensor', 'data', 'pipeline'].map(kind => Number(row[`${kind} parallelism`]));
    const architecture = gpt(Number(row['# layers']), Number(row['hidden size']), Number(row['attention heads']), 50_257);
    const microBatch = Number(row['micro batch']);
    return {
      group,
      name: `${row['hidden size']} ${tensor}-${data}-${pipeline} b${microBatch}`,
      architecture,
      layout: { ...base, tensor, data, pipeline, microBatch, recompute: 'full' },
      batch: { sequenceLength: Number(row['sequence length']), globalBatch: Number(row['global batch']) },
      software: software2021,
      chip: chips.a100(12.5),
      seconds: Number(row['iteration time (ms)']) / 1000,
    };
  });
}

/** The folder of data sets that SCALE_DATA names. Undefined when there is none. */
export function dataFolder() {
  const folder = process.env.SCALE_DATA;
  return folder !== undefined && fs.existsSync(path.join(folder, 'vtrain-ground-truth/multi.csv')) ? folder : undefined;
}

/** With the work of their steps. */
export const described = (physics, rows) =>
  rows.map(row => ({ ...row, work: physics.describeStep(row.architecture, row.layout, row.batch, row.software) }));

/** Every measured step that is at hand. */
export function measurements(folder = dataFolder()) {
  const published = [...megatron2021(), ...megatronCore(), ...korthikanti()];
  if (folder === undefined) return published;
  return [
    ...published,
    ...mpt(folder),
    ...vtrain(folder, 'multi.csv', 'vTrain multi-node'),
    ...vtrain(folder, 'single.csv', 'vTrain single node'),
  ];
}
