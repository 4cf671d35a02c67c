/**
 * Seconds of a step from its work, an accelerator and efficiencies, term by term. Cheap: it is called for every draw of an uncertain
 * efficiency.
 */
import type { Chip } from '../setup.js';
import type { Efficiencies } from './efficiencies.js';
import { expertTrafficTime } from './expert-traffic.js';
import type { ComputeWork } from './layer-work.js';
import { bandwidthOf, neighbourBandwidth, type Traffic } from './traffic.js';
import type { StepWorkload } from './workload.js';

/** Seconds of one step. The terms add up to `total`. */
export interface StepTime {
  readonly matmul: number;
  readonly attention: number;
  /** Norms, activation functions, residuals, the loss. */
  readonly elements: number;
  /** What the host takes to start kernels beyond the time that the device takes to run them. */
  readonly kernels: number;
  /**
   * The same in layers with experts. There the host cannot be ahead: it waits to be told how many tokens each expert gets (DeepEP 0297fc8,
   * docs/legacy.md), so that what it takes comes on top.
   */
  readonly routing: number;
  readonly tensorTraffic: number;
  readonly expertTraffic: number;
  /** Between accelerators that share a sequence. */
  readonly contextTraffic: number;
  readonly pipelineTraffic: number;
  /** Stages that wait for the first and the last micro-batch. */
  readonly bubble: number;
  /** Of gradients and weights, what computing does not hide. */
  readonly dataTraffic: number;
  readonly optimizer: number;
  /** What each step takes whatever its size. */
  readonly fixed: number;
  /** Waiting for the slowest accelerator. */
  readonly stragglers: number;
  readonly total: number;
}

export function stepTime(work: StepWorkload, chip: Chip, efficiencies: Efficiencies): StepTime {
  const layers = computeTime(work.layers, work, chip, efficiencies);
  const logits = computeTime(work.logits, work, chip, efficiencies);
  const inSight = work.software.tensorOverlap ? 1 - efficiencies.tensorOverlap : 1;
  const tensorTraffic = trafficTime(work.tensor, chip, efficiencies) * inSight;
  const contextTraffic = trafficTime(work.context, chip, efficiencies) * inSight;
  const expertTraffic = exposedExperts(work, chip, efficiencies, layers.total);
  const pipelineTraffic =
    work.pipeline.bytes / (neighbourBandwidth(work.pipeline, chip) * efficiencies.network) + work.pipeline.exchanges * efficiencies.latency;
  const device = layers.total + tensorTraffic + expertTraffic + contextTraffic;
  const kernels = beyond(device, work.layerPasses * efficiencies.kernelSeconds);
  const routing = work.routedPasses * efficiencies.kernelSeconds;
  const layersTime = device + kernels + routing + pipelineTraffic;
  const { microBatches: count, stages, interleave } = work;
  // The last stage, which also computes the logits, sets the pace; filling and draining passes the others.
  const bubble = ((stages - 1) / interleave) * (layersTime + logits.total / stages);
  const busy = count * (layersTime + logits.total);
  const dataTraffic = exposedData(work, chip, efficiencies, layers.total + logits.total);
  const optimizer = work.optimizerBytes / (chip.memoryBandwidth * efficiencies.memory);
  const steady = busy + bubble + dataTraffic + optimizer + efficiencies.stepSeconds;
  const stragglers = steady * (efficiencies.stragglers * Math.max(0, Math.log2(work.accelerators / chip.nodeSize)));
  return {
    matmul: count * (layers.matmul + logits.matmul),
    attention: count * layers.attention,
    elements: count * (layers.elements + logits.elements),
    kernels: count * kernels,
    routing: count * routing,
    tensorTraffic: count * tensorTraffic,
    expertTraffic: count * expertTraffic,
    contextTraffic: count * contextTraffic,
    pipelineTraffic: count * pipelineTraffic,
    bubble,
    dataTraffic,
    optimizer,
    fixed: efficiencies.stepSeconds,
    stragglers,
    total: steady + stragglers,
  };
}

interface ComputeTime {
  readonly matmul: number;
  readonly attention: number;
  readonly elements: number;
  readonly total: number;
}

function computeTime(work: ComputeWork, { software }: StepWorkload, chip: Chip, efficiencies: Efficiencies): ComputeTime {
  const memory = chip.memoryBandwidth * efficiencies.memory;
  const matmulEfficiency = software.matmul === 'fp8' ? efficiencies.matmul * efficiencies.fp8 : efficiencies.matmul;
  const product = (flop: number, bytes: number): number =>
    Math.hypot(flop / (chip.matmulPeak * matmulEfficiency), (bytes * efficiencies.operands) / memory);
  const matmul = product(work.forwardFlop, work.forwardBytes) + efficiencies.backward * product(work.backwardFlop, work.backwardBytes);
  const attentionPeak =
    chip.peak * (software.attention !== 'materialized' ? efficiencies.flashAttention : efficiencies.materializedAttention);
  const attention = work.attentionFlop / attentionPeak + work.scoreBytes / memory;
  const elements = (work.elementBytes * efficiencies.elements) / memory;
  return { matmul, attention, elements, total: matmul + attention + elements };
}

/** The host works ahead of the device: only the longer of both is waited for, with a soft edge where they are alike. */
function beyond(device: number, host: number): number {
  const longer = Math.max(device, host);
  return longer === 0 ? 0 : longer * ((device / longer) ** 4 + (host / longer) ** 4) ** 0.25 - device;
}

function trafficTime(traffic: Traffic, chip: Chip, efficiencies: Efficiencies): number {
  if (traffic.bytes === 0) return 0;
  const { bandwidth, inside } = bandwidthOf(traffic, chip);
  return (
    traffic.bytes / (bandwidth * (inside ? efficiencies.link : efficiencies.network)) +
    traffic.exchanges * (traffic.size - 1) * efficiencies.latency
  );
}

/**
 * Gradients travel while the last micro-batch is computed backwards, weights while the first is computed forwards; shared weights beside
 * every micro-batch.
 */
function exposedData(work: StepWorkload, chip: Chip, efficiencies: Efficiencies, computing: number): number {
  const once = trafficTime(work.data, chip, efficiencies);
  const hidden = work.software.dataOverlap ? Math.min(efficiencies.dataOverlap * once, computing) : 0;
  return (work.dataEachMicroBatch ? work.microBatches : 1) * (once - hidden);
}

/** Traffic of experts beside computing, so far as the software runs it there. */
function exposedExperts(work: StepWorkload, chip: Chip, efficiencies: Efficiencies, computing: number): number {
  if (work.expert === undefined) return 0;
  const whole = work.fullest * expertTrafficTime(work.expert, chip, efficiencies);
  return whole - Math.min(work.software.expertOverlap * whole, computing);
}
