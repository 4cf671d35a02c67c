/**
 * One optimizer step as work: what is computed and moved on the slowest accelerator, before any efficiency is applied. It depends on the
 * model, the layout and the batch alone, so it is described once and timed for many draws of the efficiencies (`stepTime`).
 */
import { parameterCounts, type Architecture } from '../architecture.js';
import { stageParameters } from '../memory/states.js';
import { acceleratorsOf, layersOfStage, microBatchesOf, microBatchTokens, type Batch, type Layout, type Software } from '../setup.js';
import { layerWork, logitsWork, type ComputeWork } from './layer-work.js';
import { modelFlop, type ModelFlop } from './model-flop.js';
import { contextTraffic, dataTraffic, pipelineTraffic, tensorTraffic, expertTraffic, type Traffic } from './traffic.js';

export interface StepWorkload {
  /** Of the layers of one stage, for one micro-batch: forwards, backwards and what is recomputed. */
  readonly layers: ComputeWork;
  /** Of the last product and the loss, for one micro-batch. They stand on the last stage. */
  readonly logits: ComputeWork;
  /** Bytes that stand still between accelerators while one micro-batch passes a stage. */
  readonly tensor: Traffic;
  readonly expert: Traffic;
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
  /** Layers of a stage times the passes over them for one micro-batch: what the host starts kernels for. */
  readonly layerPasses: number;
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
  return {
    layers: layerWork(architecture, layout, batch, software, tokens, stageLayers),
    logits: logitsWork(architecture, layout, tokens),
    tensor: tensorTraffic(architecture, layout, tokens, stageLayers),
    expert: expertTraffic(architecture, layout, tokens, stageLayers),
    context: contextTraffic(architecture, layout, tokens, stageLayers),
    pipeline: pipelineTraffic(architecture, layout, tokens),
    data: dataTraffic(parameters, stageLayers, layout, software),
    dataEachMicroBatch: layout.zero === 3,
    optimizerBytes: optimizerBytes(parameters.dense + parameters.routed + parameters.embeddings, layout),
    microBatches: microBatchesOf(layout, batch),
    stages: layout.pipeline,
    interleave: layout.interleave,
    layerPasses: stageLayers * (layout.recompute === 'full' ? 3 : 2),
    accelerators: acceleratorsOf(layout),
    software,
    modelFlop: modelFlop(architecture, parameterCounts(architecture).active, batch, layout.recompute),
    tokens: batch.globalBatch * batch.sequenceLength,
  };
}

/**
 * Adam reads gradients and reads and writes 32-bit weights and two moments, then writes weights of 16 bits: 4 + 24 + 2 bytes a parameter.
 */
const optimizerBytes = (parameters: number, { zero, data, context }: Layout): number =>
  (30 * parameters) / (zero >= 1 ? data * context : 1);
