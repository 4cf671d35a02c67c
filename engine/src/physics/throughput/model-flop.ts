/** Model FLOP of a step under the conventions that published utilizations use; a quoted MFU means nothing without one. */
import type { Architecture } from '../architecture.js';
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

export function modelFlop(architecture: Architecture, activeParameters: number, batch: Batch, recompute: Recompute): ModelFlop {
  const tokens = batch.globalBatch * batch.sequenceLength;
  const parameters = 6 * activeParameters * tokens;
  const core = 12 * architecture.layers * scoreWidth(architecture) * batch.sequenceLength * tokens;
  const again = recompute === 'full' ? (parameters + core) / 3 : recompute === 'selective' ? core / 3 : 0;
  return { parameters, attention: parameters + core, causalAttention: parameters + core / 2, recompute: parameters + core + again };
}
