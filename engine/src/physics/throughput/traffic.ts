/** Bytes that accelerators exchange, and over which of the two networks they go. */
import type { Architecture } from '../architecture.js';
import { keySize, valueSize } from '../attention-matrices.js';
import type { StageParameters } from '../memory/states.js';
import type { Chip, Layout, Software } from '../setup.js';

/** Traffic of one kind. A group is `size` accelerators that stand `stride` apart in the numbering of the cluster. */
export interface Traffic {
  /** Bytes that each accelerator sends. */
  readonly bytes: number;
  /** Rounds of a ring, each of which waits for as many latencies as it has other members. */
  readonly exchanges: number;
  readonly size: number;
  readonly stride: number;
}

const none: Traffic = { bytes: 0, exchanges: 0, size: 1, stride: 1 };

/** Share of a tensor that a ring of `size` accelerators sends for one gather or one reduce-scatter. */
const ring = (size: number): number => (size - 1) / size;

/**
 * Two all-reduces forwards and two backwards for each layer, each of `b s h` numbers of 16 bits (Narayanan 2021, section 3.2); recomputing
 * repeats those forwards. With sequence parallelism each is a gather and a reduce-scatter of the same volume.
 */
export function tensorTraffic({ hiddenSize }: Architecture, { tensor, recompute }: Layout, tokens: number, layers: number): Traffic {
  if (tensor === 1) return none;
  const reductions = layers * (recompute === 'full' ? 6 : 4);
  return { bytes: reductions * 2 * ring(tensor) * 2 * tokens * hiddenSize, exchanges: 2 * reductions, size: tensor, stride: 1 };
}

/**
 * Keys and values go once around the accelerators that share a sequence, forwards and, with their gradients, twice backwards (arXiv
 * 2310.01889).
 */
export function contextTraffic(architecture: Architecture, { context, tensor }: Layout, tokens: number, layers: number): Traffic {
  if (context === 1) return none;
  return {
    bytes: (3 * layers * (context - 1) * 2 * (keySize(architecture) + valueSize(architecture)) * tokens) / tensor,
    exchanges: 3 * layers,
    size: context,
    stride: tensor,
  };
}

/** Activations forwards and gradients backwards, at each border between stages. */
export function pipelineTraffic(
  { hiddenSize }: Architecture,
  { pipeline, tensor, context, data, interleave }: Layout,
  tokens: number,
): Traffic {
  if (pipeline === 1) return none;
  return {
    bytes: (2 * interleave * 2 * tokens * hiddenSize) / tensor,
    exchanges: 2 * interleave,
    size: pipeline,
    stride: tensor * context * data,
  };
}

/** Reduce-scatter of gradients and gather of weights; where weights are shared a second gather, and all three for each micro-batch. */
export function dataTraffic(
  parameters: StageParameters,
  layers: number,
  { tensor, data, context, expert, zero }: Layout,
  software: Software,
): Traffic {
  const copies = data * context;
  if (copies === 1) return none;
  const expertCopies = Math.max(1, copies / expert);
  const sent = ring(copies) * (parameters.dense + parameters.embeddings) + ring(expertCopies) * parameters.routed;
  const gathers = zero === 3 ? 2 : 1;
  return { bytes: sent * (software.gradientBytes + 2 * gathers), exchanges: layers * (1 + gathers), size: copies, stride: tensor };
}

/**
 * Bytes a second that each accelerator of a group can send. A ring inside a node goes over its links. Between nodes every accelerator of
 * the node that takes part brings its own way out, and the ring uses all of them.
 */
export function bandwidthOf({ size, stride }: Traffic, chip: Chip): { readonly bandwidth: number; readonly inside: boolean } {
  if (size * stride <= chip.nodeSize) return { bandwidth: chip.linkBandwidth, inside: true };
  const inNode = Math.max(1, Math.floor(chip.nodeSize / stride));
  return { bandwidth: Math.min(chip.linkBandwidth, chip.networkBandwidth * Math.min(size, inNode)), inside: false };
}

/** Sending to one neighbour, as a pipeline does, uses the own way out alone. */
export const neighbourBandwidth = ({ size, stride }: Traffic, chip: Chip): number =>
  size * stride <= chip.nodeSize ? chip.linkBandwidth : chip.networkBandwidth;
