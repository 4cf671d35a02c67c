/** Published measurements that the tests and `npm run validate` predict. */
import fs from 'node:fs';
import type { Architecture } from '../../../engine/src/physics/architecture.js';

const folder = 'test/fixtures/validation';

/** The rows of a file of measurements. */
export const rowsOf = <Row>(file: string): readonly Row[] => (JSON.parse(fs.readFileSync(`${folder}/${file}`, 'utf8')) as { rows: Row[] }).rows;

/** A GPT model: no groups of queries, a plain network of four times the width, one embedding. */
export const gpt = (layers: number, hiddenSize: number, heads: number, vocabulary = 51_200): Architecture =>
  ({ layers, hiddenSize, heads, kvHeads: heads, headDim: hiddenSize / heads, ffnSize: 4 * hiddenSize, gated: false, vocabulary, tied: true });

export const llama3of8B: Architecture =
  { layers: 32, hiddenSize: 4096, heads: 32, kvHeads: 8, headDim: 128, ffnSize: 14_336, gated: true, vocabulary: 128_256, tied: false };

export const mixtral: Architecture = {
  layers: 32, hiddenSize: 4096, heads: 32, kvHeads: 8, headDim: 128, ffnSize: 14_336, gated: true, vocabulary: 32_000, tied: false,
  experts: { count: 8, perToken: 2, size: 14_336, shared: 0, denseLayers: 0 },
};
