/** The terms that the memory and the time of a training step are the sums of, as values of their own. */
import type { TrainingMemory } from '../physics/memory/training-memory.js';
import type { StepPrediction } from '../physics/predict-step.js';
import type { StepTime } from '../physics/throughput/step-time.js';
import type { ComputedValue, PropertySpec, QuantityType } from '../schema/types.js';
import { derived } from './define.js';
import { bytesPerGpu, seconds } from './quantities.js';

interface Term<T> {
  readonly doc: string;
  readonly amount: (whole: T) => number;
}

const memoryTerms: Readonly<Record<string, Term<TrainingMemory>>> = {
  weights: { doc: 'what the fullest accelerator holds of the trained or frozen matrices', amount: ({ states }) => states.weights },
  gradients: { doc: 'what it holds of their gradients', amount: ({ states }) => states.gradients },
  optimizer: { doc: 'moments, and the copy at 32 bits', amount: ({ states }) => states.optimizer },
  adapters: { doc: 'low-rank matrices with all their states', amount: ({ adapters }) => adapters },
  activations: {
    doc: 'kept for the backward pass',
    amount: ({ activations }) => activations.layers + activations.recomputed + activations.embedding,
  },
  logits: { doc: 'logits of one micro-batch and what they are made of', amount: ({ activations }) => activations.logits },
  gathered: { doc: 'two layers gathered for the moment', amount: ({ gathered }) => gathered },
};

const term = (name: Exclude<keyof StepTime, 'total'>, doc: string): Term<StepTime> => ({ doc, amount: time => time[name] });

const stepTerms: Readonly<Record<string, Term<StepTime>>> = {
  matmul: term('matmul', 'products of matrices'),
  attention: term('attention', 'scores and their products with values'),
  elements: term('elements', 'norms, activation functions and residuals'),
  kernels: term('kernels', 'waiting for the host to start kernels'),
  routing: term('routing', 'waiting for the host in layers with experts, which must know how many tokens each gets'),
  tensor_traffic: term('tensorTraffic', 'exchange between accelerators that share matrices'),
  expert_traffic: term('expertTraffic', 'exchange between accelerators that share experts'),
  context_traffic: term('contextTraffic', 'exchange between accelerators that share a sequence'),
  pipeline_traffic: term('pipelineTraffic', 'exchange between stages'),
  bubble: term('bubble', 'stages that wait while the pipeline fills and drains'),
  data_traffic: term('dataTraffic', 'exchange of gradients and weights that computing does not hide'),
  optimizer: term('optimizer', 'the update of the weights'),
  fixed: term('fixed', 'what each step takes whatever its size'),
  stragglers: term('stragglers', 'waiting for the slowest accelerator'),
};

/** Terms that are zero are left out, so the names depend on the plan. */
export const partProperties: readonly PropertySpec[] = [
  derived(
    'memory_parts.*',
    bytesPerGpu,
    `What memory_per_gpu is made of, fragmentation and buffers apart: ${Object.keys(memoryTerms).join(', ')}; those that are not 0.`,
    { detail: true },
  ),
  derived('step_parts.*', seconds, `What the median of step_time is made of: ${Object.keys(stepTerms).join(', ')}; those that are not 0.`, {
    detail: true,
  }),
];

function partsOf<T>(under: string, terms: Readonly<Record<string, Term<T>>>, whole: T, type: QuantityType, scale = 1): ComputedValue[] {
  return Object.entries(terms).flatMap(([name, { doc, amount }]): ComputedValue[] => {
    const draws = amount(whole) * scale;
    if (draws === 0) return [];
    return [
      {
        path: `${under}.${name}`,
        value: { kind: 'number', draws, dimension: type.dimension, ...(type.perGpu === true ? { perGpu: true } : {}) },
        text: doc,
        unit: type.unit,
      },
    ];
  });
}

/** Bytes of the fullest accelerator. */
export const memoryParts = (memory: TrainingMemory): ComputedValue[] => partsOf('memory_parts', memoryTerms, memory, bytesPerGpu);

/** Seconds; they add up to the median of the step, what a chosen layout and own measurements make of it included. */
export const stepParts = ({ time, seconds: range }: StepPrediction): ComputedValue[] =>
  partsOf('step_parts', stepTerms, time, seconds, range.p50 / time.total);
