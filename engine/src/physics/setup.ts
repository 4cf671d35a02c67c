/**
 * How a model is trained: how it is cut over accelerators, on what batches, on which accelerator. Plain numbers that the rest of this
 * folder reads.
 */

/** Which activations are computed again in the backward pass instead of kept. */
export type Recompute = 'none' | 'selective' | 'full';

export interface Layout {
  /** Accelerators that share each matrix. */
  readonly tensor: number;
  /** Stages of the pipeline. */
  readonly pipeline: number;
  /** Accelerators that share one sequence. */
  readonly context: number;
  /** Accelerators that share the routed experts; they are taken from those of `data`. */
  readonly expert: number;
  /** Copies of the model. */
  readonly data: number;
  /** What the copies share: 0 nothing, 1 optimizer states, 2 and gradients, 3 and weights (FSDP). */
  readonly zero: 0 | 1 | 2 | 3;
  /** Sequences that pass the pipeline together. */
  readonly microBatch: number;
  /** Pieces of the model on each stage of the pipeline. */
  readonly interleave: number;
  readonly recompute: Recompute;
  /** Norms, dropout and residuals are cut along the sequence over the accelerators of `tensor`. */
  readonly sequenceParallel: boolean;
}

export interface Batch {
  readonly sequenceLength: number;
  /** Sequences of one optimizer step. */
  readonly globalBatch: number;
}

/** What the software does; `modernSoftware` is what current training libraries do. */
export interface Software {
  /**
   * Attention that writes its scores to memory, as before 2022, that does not (FlashAttention, arXiv 2205.14135), or that also skips the
   * half a causal mask removes (FlashAttention 2, arXiv 2307.08691).
   */
  readonly attention: 'materialized' | 'flash' | 'flash_causal';
  /** Whether the traffic of tensor parallelism runs beside matrix products. */
  readonly tensorOverlap: boolean;
  /** Whether gradients and weights travel while others are computed. */
  readonly dataOverlap: boolean;
  /** Whether dropout masks are kept. */
  readonly dropout: boolean;
  /** Whether the product inside a gated network is computed again in the backward pass instead of kept, as fused SwiGLU kernels do. */
  readonly fusedGate: boolean;
  /** Number format of matrix products; attention, norms and traffic stay at 16 bits. */
  readonly matmul: 'fp16' | 'bf16' | 'fp8' | 'fp32';
  /** Bytes of a gradient on the network. */
  readonly gradientBytes: 2 | 4;
  /** Tokens of the fullest expert of a layer over the mean: 1 where all get as many. */
  readonly expertImbalance: number;
  /** Share of the traffic to experts and back that runs beside computing. */
  readonly expertOverlap: number;
}

/**
 * The fullest expert over the mean on test data: 1.04 where biases balance the experts, 1.52 and 1.72 where an additional loss does.
 * Source: arXiv 2408.15664, table 2, models of 1B and 3B.
 */
export const publishedImbalance = { low: 1.04, high: 1.72 } as const;

/**
 * DualPipe hides the traffic of experts whole (DeepSeek-V3, arXiv 2412.19437, section 3.2.1), Megatron-Core when it is told to, and plain
 * expert parallelism hides none.
 */
export const possibleOverlap = { low: 0, high: 1 } as const;

export const modernSoftware: Software = {
  attention: 'flash_causal',
  tensorOverlap: true,
  dataOverlap: true,
  dropout: false,
  fusedGate: true,
  matmul: 'bf16',
  gradientBytes: 4,
  expertImbalance: (publishedImbalance.low + publishedImbalance.high) / 2,
  expertOverlap: (possibleOverlap.low + possibleOverlap.high) / 2,
};

/** An accelerator and its surroundings. Bandwidths are bytes a second in one direction, peaks dense FLOP a second. */
export interface Chip {
  /** Which fitted constants hold for it; any other name takes those of all chips together, with a wider range. */
  readonly generation: string;
  /** Peak of the number format of the matrix products. */
  readonly matmulPeak: number;
  /** Peak at 16 bits, for attention. */
  readonly peak: number;
  readonly memoryBytes: number;
  readonly memoryBandwidth: number;
  /** To the accelerators of the same node. */
  readonly linkBandwidth: number;
  /** Accelerators of a node. */
  readonly nodeSize: number;
  /** Per accelerator, to other nodes. */
  readonly networkBandwidth: number;
  /** Standard deviations of the logarithms of both, where they are not known well. */
  readonly linkDeviations?: { readonly link: number; readonly network: number };
}

/** Accelerators that a layout takes. */
export const acceleratorsOf = ({ tensor, pipeline, context, data }: Layout): number => tensor * pipeline * context * data;

/** Layers of the fullest stage: a pipeline need not divide them evenly, and the stage with one more sets memory and pace. */
export const layersOfStage = (layers: number, { pipeline }: Pick<Layout, 'pipeline'>): number => Math.ceil(layers / pipeline - 1e-9);

/** Micro-batches that each pipeline passes in a step; a part of one counts as one. */
export const microBatchesOf = ({ data, microBatch }: Layout, { globalBatch }: Batch): number =>
  Math.max(1, Math.ceil(globalBatch / (data * microBatch) - 1e-9));

/** Tokens of one micro-batch on one accelerator. */
export const microBatchTokens = ({ microBatch, context }: Layout, { sequenceLength }: Batch): number =>
  (microBatch * sequenceLength) / context;

export const undivided: Layout = {
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
