/**
 * One optimizer step as work: what is computed and moved on the slowest accelerator, before any efficiency is applied. It depends on the
 * model, the layout and the batch alone, so it is described once and timed for many draws of the efficiencies (`stepTime`).
 */
import { expertLayers, type Architecture } from '../architecture.js';
import { stageParameters } from '../memory/states.js';
import { acceleratorsOf, layersOfStage, microBatchesOf, microBatchTokens, type Batch, type Layout, type Software } from '../setup.js';
import { fullestAccelerator } from './expert-load.js';
import { expertTraffic, type ExpertTraffic } from './expert-traffic.js';
import { layerWork, logitsWork, type ComputeWork } from './layer-work.js';
import { modelFlop, type ModelFlop } from './model-flop.js';
import { contextTraffic, dataTraffic, pipelineTraffic, tensorTraffic, type Traffic } from './traffic.js';

export interface StepWorkload {
  /** Of the layers of one stage, for one micro-batch: forwards, backwards and what is recomputed. */
  readonly layers: ComputeWork;
  /** Of the last product and the loss, for one micro-batch. They stand on the last stage. */
  readonly logits: ComputeWork;
  /** Bytes that stand still between accelerators while one micro-batch passes a stage. */
  readonly tensor: Traffic;
  /** Absent where every accelerator has all experts. */
  readonly expert?: ExpertTraffic;
  /** Tokens of the accelerator with the fullest experts, over the mean. */
  readonly fullest: number;
  readonly context: Traffic;
  readonly pipeline: Traffic;
  /** Bytes of a whole step. */
  readonly data: Traffic;
  /** Share of the traffic of a step that each micro-batch repeats: gathering of weights where the copies share them. */
  readonly dataEachMicroBatch: boolean;
  /** Bytes that the optimizer reads and writes in a step. */
  readonly optimizerBytes: number;
  readonly microBatches: number;
  readonly stages: number;
  readonly interleave: number;
  /** Layers of a stage times the passes over them for one micro-batch: what the host starts kernels for, ahead of the device. */
  readonly layerPasses: number;
  /** The same of layers with experts, where it cannot be ahead. */
  readonly routedPasses: number;
  readonly accelerators: number;
  readonly software: Software;
  /** Model FLOP of the step on all accelerators, by convention. */
  readonly modelFlop: ModelFlop;
  readonly tokens: number;
}

export function describeStep(architecture: Architecture, layout: Layout, batch: Batch, software: Software): StepWorkload {
  const tokens = microBatchTokens(layout, batch);
  const stageLayers = layersOfStage(architecture.layers, layout);
  const parameters = stageParameters(architecture, layout, 'first');
  const passes = layout.recompute === 'full' ? 3 : 2;
  const routedPasses = (stageLayers * passes * expertLayers(architecture)) / architecture.layers;
  const expert = expertTraffic(architecture, layout, software, tokens, stageLayers);
  return {
    layers: layerWork(architecture, layout, batch, software, tokens, stageLayers),
    logits: logitsWork(architecture, layout, tokens),
    tensor: tensorTraffic(architecture, layout, tokens, stageLayers),
    ...(expert === undefined ? {} : { expert }),
    fullest: architecture.experts === undefined ? 1 : fullestAccelerator(architecture.experts, layout, software),
    context: contextTraffic(architecture, layout, tokens, stageLayers),
    pipeline: pipelineTraffic(architecture, layout, tokens),
    data: dataTraffic(parameters, stageLayers, layout, software),
    dataEachMicroBatch: layout.zero === 3,
    optimizerBytes: optimizerBytes(parameters.dense + parameters.routed + parameters.embeddings, layout),
    microBatches: microBatchesOf(layout, batch),
    stages: layout.pipeline,
    interleave: layout.interleave,
    layerPasses: stageLayers * passes - routedPasses,
    routedPasses,
    accelerators: acceleratorsOf(layout),
    software,
    modelFlop: modelFlop(architecture, batch, layout.recompute),
    tokens: batch.globalBatch * batch.sequenceLength,
  };
}

/**
 * Adam reads gradients and reads and writes 32-bit weights and two moments, then writes weights of 16 bits: 4 + 24 + 2 bytes a parameter.
 */
const optimizerBytes = (parameters: number, { zero, data, context }: Layout): number =>
  (30 * parameters) / (zero >= 1 ? data * context : 1);
