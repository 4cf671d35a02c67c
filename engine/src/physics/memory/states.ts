/**
 * Memory of weights, gradients and optimizer states on one accelerator.
 *
 * Mixed precision with Adam keeps 16 bytes for each parameter: 2 of weights, 2 of gradients, 12 of a 32-bit copy and two moments (ZeRO,
 * arXiv 1910.02054, section 3.1); 18 with gradients of 32 bits, as Megatron keeps them. The stages of ZeRO divide the last, the second and
 * the first of these by the copies.
 */
import { expertLayers, matricesOf, type Architecture } from '../architecture.js';
import { adapterWidths, attentionShare } from '../attention-matrices.js';
import { layersOfStage, type Layout, type Software } from '../setup.js';

/** Bytes for each parameter before anything is shared between copies. */
export interface StateBytes {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
}

export type Optimizer = 'adam' | 'adam_8bit' | 'adafactor' | 'sgd_momentum';

/**
 * Bytes of optimizer states beside a 32-bit copy of the weights: two moments of 4 bytes; of 1 byte (Dettmers 2021, arXiv 2110.02861, whose
 * blocks of 2,048 values carry 4 bytes each); one row and one column of a matrix, which is next to nothing (Shazeer 2018, arXiv
 * 1804.04235); one momentum.
 */
const momentBytes: Readonly<Record<Optimizer, number>> = { adam: 8, adam_8bit: 2 + 8 / 2048, adafactor: 0, sgd_momentum: 4 };

/**
 * Trained at 32 bits there is no second copy; FP8 products keep their weights at 16 bits and two FP8 casts of them, forwards and backwards.
 */
export function stateBytes(
  matmul: Software['matmul'],
  optimizer: Optimizer = 'adam',
  gradientBytes: Software['gradientBytes'] = 2,
): StateBytes {
  if (matmul === 'fp32') return { weights: 4, gradients: 4, optimizer: momentBytes[optimizer] };
  return { weights: matmul === 'fp8' ? 4 : 2, gradients: gradientBytes, optimizer: 4 + momentBytes[optimizer] };
}

/** Low-rank matrices beside frozen ones (LoRA, arXiv 2106.09685), which may be kept in few bits (QLoRA, arXiv 2305.14314). */
export interface Adapters {
  readonly rank: number;
  /** Bits of a frozen weight, its share of the constants of quantization included. */
  readonly frozenBits: number;
}

/** Weights that are not trained have neither gradients nor optimizer states. */
export const frozenBytes = ({ frozenBits }: Adapters): StateBytes => ({ weights: frozenBits / 8, gradients: 0, optimizer: 0 });

/** Two matrices of the rank beside each matrix of a layer without experts: the most that people adapt. */
export function adapterParameters(architecture: Architecture, { rank }: Adapters): number {
  const { layers, hiddenSize, ffnSize } = architecture;
  return layers * rank * (adapterWidths(architecture) + matricesOf(architecture) * (hiddenSize + ffnSize));
}

/** Parameters on the accelerators of one stage of the pipeline, as parallelism cuts them. */
export interface StageParameters {
  /** Attention, feed-forward networks and norms; each copy of the model has them. */
  readonly dense: number;
  /** Routed experts, which the accelerators of `expert` share. */
  readonly routed: number;
  readonly embeddings: number;
}

/** The first stage holds the input embedding, the last one the output embedding; where they are tied, each of the two holds the matrix. */
export function stageParameters(architecture: Architecture, layout: Layout, stage: 'first' | 'last'): StageParameters {
  const { hiddenSize, layers, ffnSize, vocabulary, tied, experts } = architecture;
  const { tensor, pipeline, expert } = layout;
  const here = layersOfStage(layers, layout);
  const dense = Math.max(0, layers - expertLayers(architecture));
  // Layers without experts come first, so the first stage has all of them that it has room for.
  const denseHere = pipeline === 1 ? dense : Math.min(here, stage === 'first' ? dense : Math.max(0, dense - (layers - here)));
  const sparseHere = experts === undefined ? 0 : here - denseHere;
  const perWidth = matricesOf(architecture) * hiddenSize;
  const split =
    (experts === undefined ? here : denseHere) * perWidth * ffnSize + sparseHere * perWidth * (experts?.shared ?? 0) * (experts?.size ?? 0);
  const whole = 2 * here * hiddenSize + sparseHere * hiddenSize * (experts?.count ?? 0);
  const routed = (sparseHere * perWidth * (experts?.size ?? 0) * (experts?.count ?? 0)) / (tensor * expert);
  const matrices = pipeline === 1 && !tied ? 2 : 1;
  const attention = here * attentionShare(architecture, tensor);
  return { dense: attention + split / tensor + whole, routed, embeddings: (matrices * vocabulary * hiddenSize) / tensor };
}

/** Bytes on one accelerator. */
export interface StateMemory {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
}

export function stateMemory(parameters: StageParameters, layout: Layout, bytes: StateBytes): StateMemory {
  const { data, context, expert, zero } = layout;
  const copies = data * context;
  // Copies of a routed expert are fewer, since `expert` accelerators of different copies hold different experts.
  const expertCopies = Math.max(1, copies / expert);
  const shared = (perParameter: number, isShared: boolean): number =>
    perParameter *
    ((parameters.dense + parameters.embeddings) / (isShared ? copies : 1) + parameters.routed / (isShared ? expertCopies : 1));
  return {
    weights: shared(bytes.weights, zero >= 3),
    gradients: shared(bytes.gradients, zero >= 2),
    optimizer: shared(bytes.optimizer, zero >= 1),
  };
}
