/** Published measurements that the tests and `npm run validate` predict. */
import fs from 'node:fs';
import type { Architecture } from '../../../engine/src/physics/architecture.js';
import type { Chip, Software } from '../../../engine/src/physics/setup.js';

const folder = 'test/fixtures/validation';

/** The rows of a file of measurements. */
export const rowsOf = <Row>(file: string): readonly Row[] =>
  (JSON.parse(fs.readFileSync(`${folder}/${file}`, 'utf8')) as { rows: Row[] }).rows;

/** A GPT model: no groups of queries, a plain network of four times the width, one embedding. */
export const gpt = (layers: number, hiddenSize: number, heads: number, vocabulary = 51_200): Architecture => ({
  layers,
  hiddenSize,
  heads,
  kvHeads: heads,
  headDim: hiddenSize / heads,
  ffnSize: 4 * hiddenSize,
  gated: false,
  vocabulary,
  tied: true,
});

export const llama3of8B: Architecture = {
  layers: 32,
  hiddenSize: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffnSize: 14_336,
  gated: true,
  vocabulary: 128_256,
  tied: false,
};

export const mixtral: Architecture = {
  layers: 32,
  hiddenSize: 4096,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  ffnSize: 14_336,
  gated: true,
  vocabulary: 32_000,
  tied: false,
  experts: { count: 8, perToken: 2, size: 14_336, shared: 0, denseLayers: 0 },
};

/** An A100 in a node of eight with 200 Gb/s for each. */
export const a100: Chip = {
  generation: 'ampere',
  matmulPeak: 312e12,
  peak: 312e12,
  memoryBytes: 80e9,
  memoryBandwidth: 2039e9,
  linkBandwidth: 300e9,
  nodeSize: 8,
  networkBandwidth: 25e9,
};

/** An H100 in a node of eight with 400 Gb/s for each. */
export const h100: Chip = {
  generation: 'hopper',
  matmulPeak: 989.4e12,
  peak: 989.4e12,
  memoryBytes: 80e9,
  memoryBandwidth: 3350e9,
  linkBandwidth: 450e9,
  nodeSize: 8,
  networkBandwidth: 50e9,
};

/** Kernels and libraries of 2021. */
export const software2021: Software = {
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
