/**
 * Tokens on their way to their experts and back. Unlike a ring, in which one stream goes round over the ways out of all accelerators of a
 * node, each accelerator sends its own tokens over its own way out.
 *
 * A token whose experts share a node goes there once, and is handed on inside: so do the kernels of DeepEP (deepseek-ai/DeepEP 0297fc8,
 * docs/legacy.md), which keep the way out busy at 43 to 58 of its 50 GB/s.
 */
import { expertLayers, type Architecture } from '../architecture.js';
import type { Chip, Layout, Software } from '../setup.js';
import type { Efficiencies } from './efficiencies.js';

export interface ExpertTraffic {
  /** Bytes of all tokens of an accelerator, sent to one place, over all exchanges. */
  readonly bytes: number;
  /** Experts that each token is sent to. */
  readonly perToken: number;
  readonly exchanges: number;
  /** Accelerators that share the experts, which stand so far apart in the numbering of the cluster. */
  readonly size: number;
  readonly stride: number;
}

/**
 * Forwards and backwards each token goes to its experts and comes back: four exchanges for each layer. It goes in the format of FP8
 * products and comes back at 16 bits (DeepSeek-V3, arXiv 2412.19437, section 3.3.3).
 */
export function expertTraffic(
  architecture: Architecture,
  { expert, tensor, recompute }: Layout,
  { matmul }: Pick<Software, 'matmul'>,
  tokens: number,
  layers: number,
): ExpertTraffic | undefined {
  const { experts, hiddenSize } = architecture;
  if (experts === undefined || expert === 1) return undefined;
  const exchanges = ((layers * expertLayers(architecture)) / architecture.layers) * (recompute === 'full' ? 6 : 4);
  const bytesEach = (matmul === 'fp8' ? 1 + 2 : 2 + 2) / 2;
  const bytes = (exchanges * bytesEach * tokens * hiddenSize) / tensor;
  return { bytes, perToken: experts.perToken, exchanges, size: expert, stride: tensor };
}

/**
 * Places other than its own that a token is sent to, of so many that are alike, the mean: experts are drawn evenly, and two in one place
 * need one copy.
 */
export const otherPlaces = (places: number, perToken: number): number => (places - 1) * (1 - (1 - 1 / places) ** perToken);

/**
 * Seconds of the exchanges: links inside the node and the way out are busy at the same time, and the slower one sets the pace. With
 * experts loaded unevenly it is the accelerator of the fullest ones that the others wait for.
 */
export function expertTrafficTime(
  { bytes, perToken, exchanges, size, stride }: ExpertTraffic,
  { nodeSize, linkBandwidth, networkBandwidth }: Chip,
  { link, network, latency }: Pick<Efficiencies, 'link' | 'network' | 'latency'>,
): number {
  const nodes = Math.ceil((size * stride) / nodeSize);
  const inside = (bytes * otherPlaces(size, perToken)) / (linkBandwidth * link);
  const outside = nodes > 1 ? (bytes * otherPlaces(nodes, perToken)) / (networkBandwidth * network) : 0;
  return Math.max(stride >= nodeSize ? 0 : inside, outside) + exchanges * latency;
}
