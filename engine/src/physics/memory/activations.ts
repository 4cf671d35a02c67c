/**
 * Memory of activations kept for the backward pass.
 *
 * Korthikanti et al. 2022 (arXiv 2205.05198) count for a layer of a GPT model `s b h (34 + 5 a s / h)` bytes at 16 bits: here item by item,
 * so that grouped queries, gated networks and experts have their own counts and the sum for a GPT model is theirs. What a layer of tensor
 * parallelism holds whole on every accelerator is divided by `tensor` with sequence parallelism only.
 */
import { expertLayers, type Architecture } from '../architecture.js';
import { keySize, latentSize, outputSize, querySize, valueSize } from '../attention-matrices.js';
import { layersOfStage, microBatchesOf, microBatchTokens, type Batch, type Layout, type Software } from '../setup.js';

/** Bytes of one token in one layer, before they are divided. */
export interface TokenActivations {
  /**
   * Inputs of the two norms, of the first products of attention and network, and masks of dropout: on every accelerator whole without
   * sequence parallelism.
   */
  readonly whole: number;
  /** Queries, keys, values, the input of the output product and the inside of the network: divided by tensor parallelism. */
  readonly divided: number;
  /** Scores of attention where they are kept: divided by tensor parallelism. */
  readonly scores: number;
}

/** What a token leaves in a layer; a mean over the layers where some have experts. */
export function tokenActivations(architecture: Architecture, { sequenceLength }: Batch, software: Software): TokenActivations {
  const { hiddenSize, heads, layers, ffnSize, experts } = architecture;
  const masks = software.dropout ? 2 * hiddenSize : 0;
  const sparse = expertLayers(architecture) / layers;
  const copies = experts === undefined ? 0 : experts.perToken;
  const width = (1 - sparse) * ffnSize + sparse * (experts === undefined ? 0 : experts.size * (experts.perToken + experts.shared));
  // Of a gated network both inputs of the product are kept, and the product unless it is made again; of a plain one the input of its
  // activation function and the output.
  const network = (architecture.gated && !software.fusedGate ? 6 : 4) * width;
  // A token that is sent to k experts is copied k times, and 4 bytes of each of its scores are kept.
  const routing = sparse * (2 * copies * hiddenSize + 4 * (experts?.count ?? 0));
  return {
    // Latent vectors are kept before and after their norms.
    whole: 8 * hiddenSize + masks + 4 * latentSize(architecture),
    divided: 2 * (querySize(architecture) + keySize(architecture) + valueSize(architecture) + outputSize(architecture)) + network + routing,
    // 2 bytes of the softmax, and of dropout 1 of its mask and 2 of its output; FlashAttention keeps 4 bytes of a sum for each head
    // instead.
    scores: software.attention === 'materialized' ? (software.dropout ? 5 : 2) * heads * sequenceLength : 4 * heads,
  };
}

/** Bytes on one accelerator. */
export interface ActivationMemory {
  /** What all layers keep for all micro-batches under way. */
  readonly layers: number;
  /** The layer that is being recomputed; 0 without full recomputation. */
  readonly recomputed: number;
  /** Input of the first layer and its dropout mask. */
  readonly embedding: number;
  /** Logits of one micro-batch, at 32 bits, and the input of the last product. */
  readonly logits: number;
}

export function activationMemory(
  architecture: Architecture,
  layout: Layout,
  batch: Batch,
  software: Software,
  stage: 'first' | 'last',
): ActivationMemory {
  const { hiddenSize, vocabulary, layers } = architecture;
  const { tensor, pipeline, sequenceParallel, recompute } = layout;
  const tokens = microBatchTokens(layout, batch);
  const whole = sequenceParallel ? tensor : 1;
  const inFlight = microBatchesInFlight(layout, batch, stage);
  const perToken = tokenActivations(architecture, batch, software);
  const everything = perToken.whole / whole + (perToken.divided + perToken.scores) / tensor;
  const withoutScores = perToken.whole / whole + perToken.divided / tensor;
  const kept = recompute === 'full' ? (2 * hiddenSize) / whole : recompute === 'selective' ? withoutScores : everything;
  const atStart = pipeline === 1 || stage === 'first';
  const atEnd = pipeline === 1 || stage === 'last';
  return {
    layers: tokens * kept * layersInFlight(layers, layout, inFlight),
    recomputed: recompute === 'full' ? tokens * everything : recompute === 'selective' ? (tokens * perToken.scores) / tensor : 0,
    embedding: atStart && software.dropout ? (tokens * hiddenSize * inFlight) / whole : 0,
    logits: atEnd ? tokens * ((4 * vocabulary) / tensor + (4 * hiddenSize) / whole) : 0,
  };
}

/**
 * Layers times micro-batches that the fullest stage keeps. Where the stages are not even, the first ones have a layer less, since the first
 * keeps most micro-batches: so Llama 3.1 405B has 126 layers on 16 stages (arXiv 2407.21783, section 3.3.2).
 */
function layersInFlight(layers: number, layout: Layout, inFlight: number): number {
  const most = layersOfStage(layers, layout);
  const short = most * layout.pipeline - layers;
  return short < 1 ? most * inFlight : Math.max((most - 1) * inFlight, most * Math.max(1, inFlight - short));
}

/**
 * Micro-batches whose activations a stage keeps at its fullest: `pipeline` on the first stage, one on the last; interleaving adds `(p - 1)
 * / v` (Korthikanti 2022, section 4.2.3). Never more than there are.
 */
export function microBatchesInFlight(layout: Layout, batch: Batch, stage: 'first' | 'last'): number {
  const { pipeline, interleave } = layout;
  const most = stage === 'last' ? 1 : pipeline;
  return Math.min(microBatchesOf(layout, batch), most + (interleave > 1 && pipeline > 1 ? (pipeline - 1) / interleave : 0));
}
