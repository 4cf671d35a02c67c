/** Memory of the fullest accelerator of a training run, term by term. */
import type { Architecture } from '../architecture.js';
import type { Batch, Layout, Software } from '../setup.js';
import { activationMemory, type ActivationMemory } from './activations.js';
import {
  adapterParameters,
  frozenBytes,
  stageParameters,
  stateBytes,
  stateMemory,
  type Adapters,
  type Optimizer,
  type StateMemory,
} from './states.js';

export interface TrainingMemory {
  /** Which stage of the pipeline is the fullest: the first holds most micro-batches, the last one the logits. */
  readonly stage: 'first' | 'last';
  readonly states: StateMemory;
  /** Of low-rank matrices with all their states; 0 where the weights themselves are trained. */
  readonly adapters: number;
  readonly activations: ActivationMemory;
  /** Weights of two layers gathered for the moment, where the copies share weights. */
  readonly gathered: number;
  /** The sum of the above: what the tensors of the run take. */
  readonly tensors: number;
  /** What the device reports: the sum with fragmentation and the buffers of the libraries. */
  readonly total: MemoryRange;
}

export interface MemoryRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Beside the tensors: 1 to 3 GB for the runtime, the matrix library's workspace and the buffers of communication; 0 to 8 % fragmentation of
 * the allocator. Assumptions without a published source, wide enough for what PyTorch users report.
 */
export const overhead = { fixedLow: 1e9, fixedHigh: 3e9, fragmentationLow: 0, fragmentationHigh: 0.08 } as const;

export function trainingMemory(
  architecture: Architecture,
  layout: Layout,
  batch: Batch,
  software: Software,
  optimizer: Optimizer = 'adam',
  adapters?: Adapters,
): TrainingMemory {
  const first = memoryOfStage(architecture, layout, batch, software, optimizer, 'first', adapters);
  if (layout.pipeline === 1) return first;
  const last = memoryOfStage(architecture, layout, batch, software, optimizer, 'last', adapters);
  return last.tensors > first.tensors ? last : first;
}

export function memoryOfStage(
  architecture: Architecture,
  layout: Layout,
  batch: Batch,
  software: Software,
  optimizer: Optimizer,
  stage: 'first' | 'last',
  adapters?: Adapters,
): TrainingMemory {
  const trained = stateBytes(software.matmul, optimizer, software.gradientBytes);
  const bytes = adapters === undefined ? trained : frozenBytes(adapters);
  const parameters = stageParameters(architecture, layout, stage);
  const states = stateMemory(parameters, layout, bytes);
  const activations = activationMemory(architecture, layout, batch, software, stage);
  const perLayer = ((parameters.dense + parameters.routed) * layout.pipeline) / architecture.layers;
  const gathered = layout.zero === 3 && layout.data > 1 ? 2 * perLayer * bytes.weights : 0;
  const beside =
    adapters === undefined
      ? 0
      : (adapterParameters(architecture, adapters) * sum(trained.weights, trained.gradients, trained.optimizer)) /
        (layout.tensor * layout.pipeline);
  const tensors = sum(
    beside,
    states.weights,
    states.gradients,
    states.optimizer,
    activations.layers,
    activations.recomputed,
    activations.embedding,
    activations.logits,
    gathered,
  );
  const total = {
    low: tensors * (1 + overhead.fragmentationLow) + overhead.fixedLow,
    high: tensors * (1 + overhead.fragmentationHigh) + overhead.fixedHigh,
  };
  return { stage, states, adapters: beside, activations, gathered, tensors, total };
}

const sum = (...terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);
