/**
 * Rows of a table of measured runs as the physics takes them: each the work of a step with its time, or, where less is known, a prediction
 * to compare with.
 */
import { parameterCounts, usualShape, type Architecture } from '../physics/architecture.js';
import type { MeasuredStep } from '../physics/calibration/calibrate.js';
import type { PredictedRun } from '../physics/calibration/overall.js';
import type { Job } from '../physics/layout/choose.js';
import { acceleratorsOf, modernSoftware, type Chip, type Layout, type Recompute, type Software } from '../physics/setup.js';
import { predictStep } from '../physics/predict-step.js';
import type { ModelFlop } from '../physics/throughput/model-flop.js';
import { describeStep } from '../physics/throughput/workload.js';
import type { CalibrationFault } from '../schema/problem.js';
import type { MappedRows } from '../schema/value.js';
import { countings, matmulFormats } from './training-job.js';

/** One row, by the names of the vocabulary. */
export class Row {
  constructor(
    private readonly rows: MappedRows,
    readonly index: number,
  ) {}

  get line(): number {
    return this.rows.lines[this.index]!;
  }

  number(path: string): number | undefined {
    return this.rows.numbers.get(path)?.[this.index];
  }

  word(path: string): string | undefined {
    return this.rows.words.get(path)?.[this.index];
  }
}

/** What is known of the model and the accelerator beside the rows. */
export interface Surroundings {
  /** The accelerator for a number format; `undefined` while a part of it is not known. */
  readonly chip: (precision: string) => Chip | undefined;
  /** The architecture of the model that all rows trained; one of usual shape where only its size is known; its longest sequence. */
  readonly architecture: Architecture | undefined;
  readonly usual: Architecture | undefined;
  readonly context: number | undefined;
}

/** A row that could not be used, and why. */
export interface Unusable {
  readonly line: number;
  readonly fault: { readonly reason: string } | { readonly mfu: number };
}

export interface ReadRuns<Run> {
  readonly runs: readonly Run[];
  readonly unusable: readonly Unusable[];
}

export const measures = ['step_time', 'tokens_per_second', 'mfu'] as const;

/** Names that single constants cannot be learnt without; empty when they can. */
export function missingForConstants({ numbers }: MappedRows, { architecture, context }: Surroundings): readonly string[] {
  const shape = architecture !== undefined ? [] : ['layers', 'hidden_size', 'heads'].filter(name => !numbers.has(name));
  const batch = numbers.has('batch') ? [] : ['batch'];
  const length = numbers.has('seq_len') || context !== undefined ? [] : ['seq_len'];
  const layout = [...numbers.keys()].some(name => name.startsWith('parallelism.')) ? [] : ['parallelism'];
  return [...shape, ...batch, ...length, ...layout];
}

const beforeFlash: Software = {
  attention: 'materialized',
  tensorOverlap: false,
  dataOverlap: false,
  dropout: true,
  fusedGate: false,
  matmul: 'fp16',
  gradientBytes: 4,
  expertImbalance: modernSoftware.expertImbalance,
  expertOverlap: 0,
};

const precisionOf = (row: Row): string => row.word('precision') ?? 'bf16';

function softwareOf(row: Row): Software {
  const matmul = matmulFormats[precisionOf(row)] ?? 'bf16';
  return { ...(row.word('software') === 'before_flash' ? beforeFlash : modernSoftware), matmul };
}

/** GPT-2's, which most published tables of steps were made with. */
const usualVocabulary = 50_257;

function architectureOf(row: Row, surroundings: Surroundings): Architecture | undefined {
  const [layers, hiddenSize, heads] = [row.number('layers'), row.number('hidden_size'), row.number('heads')];
  if (layers === undefined || hiddenSize === undefined || heads === undefined) return surroundings.architecture;
  return {
    layers,
    hiddenSize,
    heads,
    kvHeads: row.number('kv_heads') ?? heads,
    headDim: hiddenSize / heads,
    ffnSize: row.number('intermediate_size') ?? 4 * hiddenSize,
    gated: row.word('gated_mlp') === 'yes',
    vocabulary: row.number('vocab_size') ?? usualVocabulary,
    tied: row.word('tied_embeddings') === 'yes',
  };
}

function layoutOf(row: Row, software: Software): Layout | { readonly reason: string } {
  const degree = (name: string): number => row.number(`parallelism.${name}`) ?? 1;
  const [tensor, pipeline, context, count] = [degree('tp'), degree('pp'), degree('cp'), row.number('count')];
  const data = row.number('parallelism.dp') ?? (count === undefined ? 1 : count / (tensor * pipeline * context));
  const [expert, zero, microBatch, interleave] = [degree('ep'), degree('zero'), degree('micro_batch'), degree('interleave')];
  if (![tensor, pipeline, context, expert, data, zero, microBatch, interleave].every(Number.isInteger))
    return { reason: 'its degrees of parallelism are no whole numbers of accelerators' };
  const product = tensor * pipeline * context * data;
  if (count !== undefined && count !== product) return { reason: `tp x pp x cp x dp is ${product}, and count is ${count}` };
  if (zero > 3) return { reason: `zero is ${zero}, and it is 3 at most` };
  const recompute = (row.word('parallelism.recompute') ?? 'selective') as Recompute;
  return {
    tensor,
    pipeline,
    context,
    expert,
    data,
    zero: zero as Layout['zero'],
    microBatch,
    interleave,
    recompute,
    sequenceParallel: software.attention !== 'materialized' && tensor > 1,
  };
}

/** Utilisations on 6ND outside of these are slips: of a unit, of a peak, of a count. */
const lowestMfu = 0.005;
const highestMfu = 1;

interface Measured {
  readonly modelFlop: ModelFlop;
  readonly tokens: number;
  readonly accelerators: number;
  readonly chip: Chip;
}

/** Seconds of a step as measured, whatever was measured; `mfu` when that is more than an accelerator can do, or next to nothing. */
function secondsOf(row: Row, { modelFlop, tokens, accelerators, chip }: Measured): number | { readonly mfu: number } {
  const [time, rate, mfu] = measures.map(name => row.number(name));
  const counting = countings[row.word('counting') ?? 'parameters'] ?? 'parameters';
  const able = accelerators * chip.matmulPeak;
  const seconds = time ?? (rate === undefined ? modelFlop[counting] / ((mfu ?? 1) * able) : tokens / (rate * accelerators));
  const reached = modelFlop.parameters / (seconds * able);
  return reached > highestMfu || reached < lowestMfu ? { mfu: reached } : seconds;
}

/** Rows as steps of known work. */
export const measuredSteps = (rows: readonly Row[], surroundings: Surroundings): ReadRuns<MeasuredStep> =>
  read(rows, row => {
    const software = softwareOf(row);
    const chip = surroundings.chip(precisionOf(row));
    const architecture = architectureOf(row, surroundings);
    const [batch, sequenceLength] = [row.number('batch'), row.number('seq_len') ?? surroundings.context];
    const layout = layoutOf(row, software);
    if (chip === undefined || architecture === undefined || batch === undefined || sequenceLength === undefined)
      return { reason: `the hardware has no peak for ${precisionOf(row)}` };
    if ('reason' in layout) return layout;
    if (layout.pipeline > architecture.layers)
      return { reason: `pp is ${layout.pipeline}, and the model has ${architecture.layers} layers` };
    const globalBatch = Math.max(1, Math.round(batch / sequenceLength));
    if (globalBatch < layout.data) return { reason: `dp is ${layout.data}, and the batch has ${globalBatch} sequences` };
    const work = describeStep(architecture, layout, { sequenceLength, globalBatch }, software);
    const seconds = secondsOf(row, { ...work, accelerators: acceleratorsOf(layout), chip });
    return typeof seconds === 'number' ? { run: { work, chip, seconds } } : seconds;
  });

/**
 * Tokens of a sequence and of a step where the table does not say: an assumption that moves the utilisation of a large model by a few per
 * cent.
 */
const usualSequence = 4096;
const usualBatch = 4e6;

/** Rows beside what is predicted for a run of such a size, on the layout that is chosen for it. */
export const predictedRuns = (rows: readonly Row[], surroundings: Surroundings): ReadRuns<PredictedRun> => {
  const predictions = new Map<string, ReturnType<typeof predictStep>>();
  return read<PredictedRun>(rows, row => {
    const chip = surroundings.chip(precisionOf(row));
    const params = row.number('params');
    const architecture = architectureOf(row, surroundings) ?? surroundings.usual ?? (params === undefined ? undefined : usualShape(params));
    if (chip === undefined || architecture === undefined) return { reason: `the hardware has no peak for ${precisionOf(row)}` };
    const jobs = jobsFor(row, architecture, chip, row.number('seq_len') ?? surroundings.context ?? usualSequence);
    const found = firstThatFits(jobs, predictions);
    if (found === undefined) return { reason: 'no layout fits it into the memory of so many accelerators' };
    const { job, prediction } = found;
    // A model of usual shape is a little larger or smaller than the one that ran, and its time with it.
    const scale = params === undefined ? 1 : params / parameterCounts(architecture).active;
    const work = describeStep(architecture, prediction.layout, job.batch, job.software);
    const modelFlop = Object.fromEntries(
      Object.entries(work.modelFlop).map(([name, flop]: [string, number]) => [name, flop * scale]),
    ) as unknown as ModelFlop;
    const measured = secondsOf(row, { modelFlop, tokens: work.tokens, accelerators: job.accelerators, chip });
    return typeof measured === 'number' ? { run: { predicted: prediction.seconds.p50 * scale, measured } } : measured;
  });
};

/**
 * One for a known number of accelerators; else from one node on twice as many each time, since nobody takes more than the model needs to
 * fit.
 */
function jobsFor(row: Row, architecture: Architecture, chip: Chip, sequenceLength: number): readonly Job[] {
  const count = row.number('count');
  const counts =
    count === undefined ? Array.from({ length: 12 }, (_, doublings) => chip.nodeSize * 2 ** doublings) : [Math.max(1, Math.round(count))];
  return counts.map(accelerators => {
    const tokens = row.number('batch') ?? Math.max(usualBatch, accelerators * sequenceLength);
    const globalBatch = Math.max(1, Math.round(tokens / sequenceLength));
    return { architecture, chip, accelerators, batch: { sequenceLength, globalBatch }, software: softwareOf(row), optimizer: 'adam' };
  });
}

type Prediction = NonNullable<ReturnType<typeof predictStep>>;

function firstThatFits(
  jobs: readonly Job[],
  known: Map<string, Prediction | undefined>,
): { readonly job: Job; readonly prediction: Prediction } | undefined {
  for (const job of jobs) {
    const key = JSON.stringify(job);
    if (!known.has(key)) known.set(key, predictStep(job));
    const prediction = known.get(key);
    if (prediction !== undefined) return { job, prediction };
  }
  return undefined;
}

function read<Run>(rows: readonly Row[], make: (row: Row) => { readonly run: Run } | Unusable['fault']): ReadRuns<Run> {
  const runs: Run[] = [];
  const unusable: Unusable[] = [];
  for (const row of rows) {
    const made = make(row);
    if ('run' in made) runs.push(made.run);
    else unusable.push({ line: row.line, fault: made });
  }
  return { runs, unusable };
}

/** One finding for each sort of unusable row: it names the first. */
export function faultsOf(unusable: readonly Unusable[], measured: string): readonly CalibrationFault[] {
  const odd = unusable.flatMap(({ line, fault }) => ('mfu' in fault ? [{ line, mfu: fault.mfu }] : []));
  const other = unusable.flatMap(({ line, fault }) => ('reason' in fault ? [{ line, reason: fault.reason }] : []));
  return [
    ...(odd.length === 0 ? [] : [{ what: 'implausible', ...odd[0]!, count: odd.length, measured } as const]),
    ...(other.length === 0 ? [] : [{ what: 'unusable', ...other[0]!, count: other.length } as const]),
  ];
}
