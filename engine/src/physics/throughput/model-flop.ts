/** Model FLOP of a step under the conventions that published utilizations use; a quoted MFU means nothing without one. */
import { parameterCounts, type Architecture } from '../architecture.js';
import { scoreWidth } from '../attention-matrices.js';
import type { Batch, Recompute } from '../setup.js';

export interface ModelFlop {
  /** 6 FLOP for each active parameter and token. */
  readonly parameters: number;
  /** And attention over the whole square: 12 layers q s for each token (PaLM, arXiv 2204.02311, appendix B). */
  readonly attention: number;
  /** And attention over the half that a causal mask leaves. */
  readonly causalAttention: number;
  /** Hardware FLOP: `attention` with what is recomputed. */
  readonly recompute: number;
}

/**
 * What is computed again counts as in the literature: `full` is one more forward pass of every layer, the output layer apart (Narayanan et
 * al. 2021, arXiv 2104.04473, equation 3); `selective` is attention once more as a whole and not only its forward third (Korthikanti et al.
 * 2022, arXiv 2205.05198, equation 9).
 */
export function modelFlop(architecture: Architecture, batch: Batch, recompute: Recompute): ModelFlop {
  const { active, inputEmbedding, outputEmbedding } = parameterCounts(architecture);
  const tokens = batch.globalBatch * batch.sequenceLength;
  const parameters = 6 * active * tokens;
  const core = 12 * architecture.layers * scoreWidth(architecture) * batch.sequenceLength * tokens;
  const again = { full: (6 * (active - inputEmbedding - outputEmbedding) * tokens + core) / 3, selective: core, none: 0 }[recompute];
  return { parameters, attention: parameters + core, causalAttention: parameters + core / 2, recompute: parameters + core + again };
}
