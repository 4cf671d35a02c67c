/**
 * A training phase as the physics takes it: an architecture, an accelerator, a layout and a batch, in plain numbers read from the blocks.
 */
import type { Draws } from '../draws/arithmetic.js';
import { deviationsToP95 } from '../draws/distributions.js';
import { summarize } from '../draws/summary.js';
import { usualShape, type Architecture, type Experts, type LatentAttention } from '../physics/architecture.js';
import type { Job } from '../physics/layout/choose.js';
import type { Optimizer } from '../physics/memory/states.js';
import { modernSoftware, type Chip, type Layout, type Recompute, type Software } from '../physics/setup.js';
import type { Counting, ExpertRanges } from '../physics/predict-step.js';
import type { Reader } from '../schema/value.js';

/** What is read of a phase and of the blocks behind it. */
export type Reading = Pick<Reader, 'number' | 'read' | 'word'>;

/** The median of what may be a range: the physics of one step knows one plan, not a cloud of them. */
export function median(reader: Reading, path: string): number | undefined {
  const value = reader.number(path);
  return value === undefined ? undefined : summarize(value.draws).p50;
}

const numbers = <K extends string>(
  reader: Reading,
  prefix: string,
  names: Readonly<Record<K, string>>,
): Readonly<Record<K, number>> | undefined => {
  const entries = Object.entries<string>(names).map(([key, path]) => [key, median(reader, prefix + path)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : (Object.fromEntries(entries) as Readonly<Record<K, number>>);
};

const isYes = (reader: Reading, path: string): boolean => {
  const value = reader.read(path);
  return value?.kind === 'boolean' && value.value;
};

/** The architecture of the phase's model; a model of usual shape where nothing but the size is known; `undefined` when not even that is. */
export function architectureOf(reader: Reading): Architecture | undefined {
  const shape = numbers(reader, 'model.', { layers: 'layers', hiddenSize: 'hidden_size', heads: 'heads', vocabulary: 'vocab_size' });
  const size = median(reader, 'params');
  const width = median(reader, 'model.intermediate_size') ?? median(reader, 'model.expert_size');
  if (shape === undefined || width === undefined) return size === undefined ? undefined : usualShape(size);
  const latent = latentOf(reader);
  const experts = expertsOf(reader);
  return {
    ...shape,
    headDim: median(reader, 'model.head_dim') ?? shape.hiddenSize / shape.heads,
    kvHeads: median(reader, 'model.kv_heads') ?? shape.heads,
    ...(latent === undefined ? {} : { latent }),
    ffnSize: width,
    gated: isYes(reader, 'model.gated_mlp'),
    tied: isYes(reader, 'model.tied_embeddings'),
    ...(experts === undefined ? {} : { experts }),
  };
}

/** The widths of latent attention; `undefined` for any other, and while one of them is not known. */
function latentOf(reader: Reading): LatentAttention | undefined {
  if (reader.word('model.attention') !== 'mla') return undefined;
  const widths = numbers(reader, 'model.', {
    keyRank: 'kv_lora_rank',
    plain: 'qk_nope_head_dim',
    rope: 'qk_rope_head_dim',
    value: 'v_head_dim',
  });
  const queryRank = median(reader, 'model.q_lora_rank');
  return widths === undefined ? undefined : { ...widths, ...(queryRank === undefined ? {} : { queryRank }) };
}

function expertsOf(reader: Reading): Experts | undefined {
  const count = median(reader, 'model.experts');
  const perToken = median(reader, 'model.experts_per_token');
  const size = median(reader, 'model.expert_size');
  if (count === undefined || count === 0 || perToken === undefined || size === undefined) return undefined;
  return {
    count,
    perToken,
    size,
    shared: median(reader, 'model.shared_experts') ?? 0,
    denseLayers: median(reader, 'model.dense_layers') ?? 0,
  };
}

/** Conventions of FLOP by the word for them. */
export const countings: Readonly<Record<string, Counting>> = {
  parameters: 'parameters',
  attention: 'attention',
  causal_attention: 'causalAttention',
  recompute: 'recompute',
};

type MatmulFormat = Software['matmul'];

/** Formats that the physics tells apart; products of fewer bits than eight keep the states of FP8 training. */
export const matmulFormats: Readonly<Record<string, MatmulFormat>> = {
  bf16: 'bf16',
  fp16: 'fp16',
  fp8: 'fp8',
  int8: 'fp8',
  fp4: 'fp8',
  int4: 'fp8',
  fp32: 'fp32',
  tf32: 'fp32',
};

/**
 * `undefined` while the peak, the memory or a link of the hardware is not known. Links are read where so many accelerators use them, so
 * that a plan on one of them rests on no assumption about a network.
 */
export function chipOf(reader: Reading, accelerators = Infinity): Chip | undefined {
  const format = reader.word('precision');
  const known = numbers(reader, 'hardware.', { memoryBytes: 'memory', memoryBandwidth: 'memory_bandwidth', nodeSize: 'gpus_per_node' });
  const matmulPeak = format === undefined ? undefined : median(reader, `hardware.peak.${format}`);
  if (known === undefined || matmulPeak === undefined) return undefined;
  const link = accelerators > 1 ? linkAt(reader, 'hardware.interconnect') : unused;
  const network = accelerators > known.nodeSize ? linkAt(reader, 'hardware.network') : unused;
  if (link === undefined || network === undefined) return undefined;
  const generation = reader.read('hardware.generation');
  const doubt = { link: link.deviation, network: network.deviation };
  return {
    ...known,
    matmulPeak,
    linkBandwidth: link.bandwidth,
    networkBandwidth: network.bandwidth,
    generation: generation?.kind === 'text' ? generation.text : 'unknown',
    peak: median(reader, 'hardware.peak.bf16') ?? median(reader, 'hardware.peak.fp16') ?? matmulPeak,
    ...(doubt.link > 0 || doubt.network > 0 ? { linkDeviations: doubt } : {}),
  };
}

interface Link {
  readonly bandwidth: number;
  /** Standard deviation of its logarithm: zero of one number. */
  readonly deviation: number;
}

/** Nothing travels over it. */
const unused: Link = { bandwidth: Infinity, deviation: 0 };

function linkAt(reader: Reading, path: string): Link | undefined {
  const draws = reader.number(path)?.draws;
  if (draws === undefined) return undefined;
  const { p5, p50, p95 } = summarize(draws);
  return { bandwidth: p50, deviation: p5 > 0 && p95 > p5 ? Math.log(p95 / p5) / (2 * deviationsToP95) : 0 };
}

/**
 * Tokens of a step where none are given: what runs of a billion parameters and more use. It decides how many micro-batches fill a pipeline.
 */
const usualBatch = 4e6;

/** What is trained on what, layout apart; `undefined` while a part of it is not known. */
export function jobOf(reader: Reader): Job | undefined {
  // What most plans leave open is asked first: this is tried again whenever something new is known.
  const sequenceLength = median(reader, 'seq_len');
  const accelerators = sequenceLength === undefined ? undefined : median(reader, 'count');
  const format = matmulFormats[reader.word('precision') ?? ''];
  if (sequenceLength === undefined || accelerators === undefined || format === undefined) return undefined;
  const [architecture, chip] = [architectureOf(reader), chipOf(reader, accelerators)];
  if (architecture === undefined || chip === undefined) return undefined;
  const expertSoftware = architecture.experts === undefined ? {} : expertSoftwareOf(reader);
  if (expertSoftware === undefined) return undefined;
  if (!(accelerators >= 1) || !(sequenceLength >= 1)) return undefined;
  const globalBatch = Math.max(
    1,
    Math.round((median(reader, 'batch') ?? Math.max(usualBatch, accelerators * sequenceLength)) / sequenceLength),
  );
  return {
    architecture,
    chip,
    accelerators: Math.round(accelerators),
    batch: { sequenceLength, globalBatch },
    software: { ...modernSoftware, matmul: format, ...expertSoftware },
    optimizer: optimizerOf(reader),
    ...adaptersOf(reader),
  };
}

/** What concerns experts; both have a default, which a layout must not be chosen before. */
const expertSoftwareOf = (reader: Reading): Pick<Software, 'expertImbalance' | 'expertOverlap'> | undefined =>
  numbers(reader, '', { expertImbalance: 'expert_imbalance', expertOverlap: 'expert_overlap' });

/** What is not known for sure of experts: P5 and P95. */
export function expertRangesOf(reader: Reading): ExpertRanges | undefined {
  const [imbalance, overlap] = ['expert_imbalance', 'expert_overlap'].map(path => reader.number(path)?.draws);
  if (imbalance === undefined || overlap === undefined) return undefined;
  const ends = (draws: Draws): { readonly low: number; readonly high: number } => {
    const { p5, p95 } = summarize(draws);
    return { low: p5, high: p95 };
  };
  return { expertImbalance: ends(imbalance), expertOverlap: ends(overlap) };
}

/** The constants of double quantization take an eighth of a bit for each weight: QLoRA, arXiv 2305.14314, section 3. */
const quantizationConstants = 0.127;

/** Frozen weights stand at 16 bits beside plain adapters. */
function adaptersOf(reader: Reader): Pick<Job, 'adapters'> {
  const method = reader.word('method');
  const rank = median(reader, 'method.rank');
  if (rank === undefined || (method !== 'lora' && method !== 'qlora')) return {};
  return { adapters: { rank, frozenBits: method === 'lora' ? 16 : (median(reader, 'method.bits') ?? 4) + quantizationConstants } };
}

const optimizerOf = (reader: Reader): Optimizer => (reader.word('optimizer') ?? 'adam') as Optimizer;

/** Numbers of `parallelism`, and what the physics calls them. */
export const layoutNumbers = {
  tp: 'tensor',
  pp: 'pipeline',
  cp: 'context',
  ep: 'expert',
  dp: 'data',
  zero: 'zero',
  micro_batch: 'microBatch',
  interleave: 'interleave',
} as const satisfies Readonly<Record<string, keyof Layout>>;

/**
 * The layout that stands in the block, given or chosen; `undefined` while a part of it is not known, or where it is not one of whole
 * accelerators.
 */
export function layoutOf(reader: Reader, open: Partial<Pick<Layout, 'zero' | 'recompute'>> = {}): Layout | undefined {
  const degrees = numbers(reader, 'parallelism.', {
    tensor: 'tp',
    pipeline: 'pp',
    context: 'cp',
    expert: 'ep',
    data: 'dp',
    microBatch: 'micro_batch',
    interleave: 'interleave',
  });
  const zero = median(reader, 'parallelism.zero') ?? open.zero;
  const recompute = (reader.word('parallelism.recompute') as Recompute | undefined) ?? open.recompute;
  if (degrees === undefined || zero === undefined || recompute === undefined) return undefined;
  if (!Object.values(degrees).every(value => Number.isInteger(value) && value >= 1) || ![0, 1, 2, 3].includes(zero)) return undefined;
  return { ...degrees, zero: zero as Layout['zero'], recompute, sequenceParallel: degrees.tensor > 1 };
}
