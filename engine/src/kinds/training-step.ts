/** What one training step takes: a layout where none is given, memory, time, and the utilisation that follows. The physics is in `physics/`; here it meets the blocks. */
import { parameterCounts } from '../physics/architecture.js';
import { runUtilization } from '../physics/calendar/run-utilization.js';
import { usualInterleave } from '../physics/layout/candidates.js';
import { chooseLayout, fits, memoryOf, type Job } from '../physics/layout/choose.js';
import type { TrainingMemory } from '../physics/memory/training-memory.js';
import { acceleratorsOf, type Layout, type Recompute } from '../physics/setup.js';
import { predictStep, type StepPrediction } from '../physics/throughput/mfu-range.js';
import type { Condition, Default, Formula, KindSpec, PropertySpec, QuantityType } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { byDefault, derived, estimate, given } from './define.js';
import { bytesPerGpu, factor, seconds, share, words } from './quantities.js';
import { efficienciesOf } from './efficiency.js';
import { memoryParts, partProperties, stepParts } from './step-parts.js';
import { countings, jobOf, layoutOf, median } from './training-job.js';

export const stepProperties: readonly PropertySpec[] = [
  given('optimizer', words(
    { name: 'adam', doc: 'Adam and AdamW in mixed precision: a 32-bit copy of the weights and two moments.' },
    { name: 'adam_8bit', doc: 'Moments of 8 bits.' },
    { name: 'adafactor', doc: 'Moments by row and column.' },
    { name: 'sgd_momentum', doc: 'One moment.' },
  ), 'What it keeps for each weight decides the memory.', { example: 'adam', nested: 'taken-over' }),
  derived('memory_per_gpu', bytesPerGpu, 'Memory of the fullest accelerator: weights, gradients, optimizer states, activations, fragmentation.'),
  derived('step_time', seconds, 'Time of one optimizer step, predicted from model, layout, batch and accelerator.'),
  derived('predicted_mfu', share, 'The utilisation of that step, by `counting` and `mfu_basis`.'),
  derived('run_utilization', share, 'MFU x goodput that published runs of such a size on such accelerators imply, on 6ND and the 16-bit peak.'),
  ...partProperties,
];

const number = (draws: number | Float64Array, type: QuantityType): Value => ({ kind: 'number', draws, dimension: type.dimension, ...(type.perGpu === true ? { perGpu: true } : {}) });

/** Two-sided 90 %. */
const p95 = 1.6448536269514722;

/** Draws around a middle whose logarithm has this standard deviation. */
const around = (middle: number, deviation: number, normals: Float64Array): Float64Array => normals.map(z => middle * Math.exp(deviation * z));

// ── layout ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The search is the one costly thing here, and every degree asks for it. */
const chosenFor = (reader: Reader, job: Job): Layout | undefined => reader.keep(`layout ${JSON.stringify(job)}`, () => ({ layout: chooseLayout(job)?.layout })).layout;

const degrees = {
  tp: layout => layout.tensor, pp: layout => layout.pipeline, cp: layout => layout.context, ep: layout => layout.expert,
  zero: layout => layout.zero, micro_batch: layout => layout.microBatch, interleave: layout => layout.interleave,
} as const satisfies Readonly<Record<string, (layout: Layout) => number>>;

const chosen = (read: (layout: Layout) => Value) => (reader: Reader): Value | undefined => {
  const job = jobOf(reader);
  const layout = job === undefined ? undefined : chosenFor(reader, job);
  return layout === undefined ? undefined : read(layout);
};

const recomputing = (word: Recompute): Value => ({ kind: 'word', word, args: new Map(), text: word });

/** What a layout leaves open, from what people take first to what takes least memory: the first that fits, else the last. */
function openWords(reader: Reader): Pick<Layout, 'zero' | 'recompute'> | undefined {
  const job = jobOf(reader);
  const pipeline = median(reader, 'parallelism.pp');
  const zero = median(reader, 'parallelism.zero') as Layout['zero'] | undefined;
  const recompute = reader.word('parallelism.recompute') as Recompute | undefined;
  // Weights that are gathered for every micro-batch and a pipeline do not go together.
  const zeros: readonly Layout['zero'][] = zero !== undefined ? [zero] : pipeline === 1 ? [1, 3] : [1];
  const recomputes: readonly Recompute[] = recompute !== undefined ? [recompute] : ['selective', 'full'];
  const words = zeros.flatMap(stage => recomputes.map(kept => ({ zero: stage, recompute: kept })));
  return words.find(open => {
    const layout = layoutOf(reader, open);
    return job === undefined || layout === undefined || fits(memoryOf(job, layout), job.chip) !== 'no';
  }) ?? words.at(-1);
}

const leastThatFits = 'what people take first of what fits';

const noLayout = 'no layout is given: the simplest of those that fit and are fastest';
const someGiven: Condition = { path: 'parallelism', anyGiven: true };
const usual = { tp: '1', pp: '1', cp: '1', ep: '1', micro_batch: '1' } as const;

/** A pipeline is cut into as many pieces as it is usual to; without one there is nothing to cut. */
function openInterleave(reader: Reader): Value | undefined {
  const job = jobOf(reader);
  const [pipeline, data] = [median(reader, 'parallelism.pp'), median(reader, 'parallelism.dp')];
  if (job === undefined || pipeline === undefined || data === undefined || !(pipeline >= 1) || !(data >= 1)) return pipeline === 1 ? number(1, factor) : undefined;
  return number(usualInterleave(job.architecture.layers, { pipeline, data }, job.batch), factor);
}

/** Where the layout is given in part, the rest is the simplest; where none of it is given, one is chosen that fits. */
export const layoutDefaults: readonly Default[] = [
  ...Object.entries(usual).map(([name, text]) => byDefault(`parallelism.${name}`, text, 'the layout that is given names no other', { when: [someGiven] })),
  byDefault('parallelism.interleave', 'as many pieces as whole layers make', leastThatFits, { when: [someGiven], compute: openInterleave }),
  byDefault('parallelism.interleave', '1', 'the layout that is given names no other', { when: [someGiven] }),
  byDefault('parallelism.zero', '1, else 3', leastThatFits, { when: [someGiven], compute: reader => { const open = openWords(reader); return open === undefined ? undefined : number(open.zero, factor); } }),
  byDefault('parallelism.recompute', 'selective, else full', leastThatFits, { when: [someGiven], compute: reader => { const open = openWords(reader); return open === undefined ? undefined : recomputing(open.recompute); } }),
  ...Object.entries(degrees).map(([name, degree]) => byDefault(`parallelism.${name}`, 'chosen', noLayout, { compute: chosen(layout => number(degree(layout), factor)) })),
  byDefault('parallelism.recompute', 'chosen', noLayout, { compute: chosen(layout => recomputing(layout.recompute)) }),
  byDefault('parallelism.recompute', 'selective', 'the usual trade of memory for time', { when: [{ path: 'counting', is: ['recompute'] }] }),
  byDefault('optimizer', 'adam', 'what nearly all published runs use'),
];

// ── memory ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const needsOfStep = ['hardware.memory', 'count', 'seq_len', 'params', 'parallelism.tp'];

/** A layout that takes other than the accelerators there are has no answer; the finding about it is told where it is written. */
function plannedStep(reader: Reader): { readonly job: Job; readonly layout: Layout } | Value | undefined {
  const job = jobOf(reader);
  if (job === undefined) return undefined;
  const layout = layoutOf(reader);
  if (layout === undefined) return undefined;
  if (acceleratorsOf(layout) !== job.accelerators) return { kind: 'unknown', because: `the layout takes ${acceleratorsOf(layout)} accelerators, and there are ${job.accelerators}` };
  if (job.architecture.layers % layout.pipeline !== 0 && job.architecture.layers < layout.pipeline) return { kind: 'unknown', because: 'the pipeline has more stages than the model has layers' };
  return { job, layout };
}

const memoryOfStep = (reader: Reader, { job, layout }: { readonly job: Job; readonly layout: Layout }): TrainingMemory =>
  reader.keep(`memory ${JSON.stringify([job, layout])}`, () => memoryOf(job, layout));

function memoryPerGpu(reader: Reader): Value | undefined {
  const step = plannedStep(reader);
  if (step === undefined || 'kind' in step) return step;
  const { total } = memoryOfStep(reader, step);
  // Low and high are the ends that the assumptions about fragmentation span: P5 and P95 of a range.
  const middle = Math.sqrt(total.low * total.high);
  return number(around(middle, Math.log(total.high / total.low) / (2 * p95), reader.normals('memory beside the tensors')), bytesPerGpu);
}

// ── time ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function prediction(reader: Reader): StepPrediction | Value | undefined {
  const step = plannedStep(reader);
  if (step === undefined || 'kind' in step) return step;
  if (median(reader, 'batch') === undefined) return undefined;
  const layoutChosen = reader.origin('parallelism.tp') === 'default' && reader.origin('parallelism.pp') === 'default' && reader.origin('parallelism.zero') === 'default';
  const microBatchUnknown = reader.origin('parallelism.micro_batch') === 'default';
  // Efficiencies learnt from own runs, or given, are those of the program that will train.
  const { efficiencies, overall, deviation } = efficienciesOf(reader);
  const own = deviation === undefined ? {} : { deviation };
  const key = JSON.stringify([step, layoutChosen, microBatchUnknown, efficiencies.values, overall, own]);
  return reader.keep(`step ${key}`, () => predictStep(step.job, {
    layout: step.layout, layoutChosen, microBatchUnknown, programUnknown: deviation === undefined, efficiencies, overall, ...own,
  }));
}

const error = 'error of the step model';

function stepTime(reader: Reader): Value | undefined {
  const predicted = prediction(reader);
  if (predicted === undefined || 'kind' in predicted) return predicted;
  return number(around(predicted.seconds.p50, predicted.deviation, reader.normals(error)), seconds);
}

function predictedMfu(reader: Reader): Value | undefined {
  const predicted = prediction(reader);
  if (predicted === undefined || 'kind' in predicted) return predicted;
  const counting = countings[reader.word('counting') ?? ''];
  const [size, basis, own] = [median(reader, 'params'), median(reader, `hardware.peak.${reader.word('mfu_basis')}`), median(reader, `hardware.peak.${reader.word('precision')}`)];
  const job = jobOf(reader);
  if (counting === undefined || size === undefined || basis === undefined || own === undefined || job === undefined) return undefined;
  // The physics counts its own parameters, without biases, and over the peak of the arithmetic; the phase counts its own, over the peak it names.
  const middle = (predicted.mfu[counting].p50 * size * own) / (parameterCounts(job.architecture).active * basis);
  // A slow step is a low utilisation: the same draws, the other way.
  return number(around(middle, -predicted.deviation, reader.normals(error)), share);
}

function utilizationOfRuns(reader: Reader): Value | undefined {
  const size = median(reader, 'params');
  const generation = reader.read('hardware.generation');
  if (size === undefined || reader.number('hardware.peak.bf16') === undefined && reader.number('hardware.peak.fp16') === undefined) return undefined;
  const { p50, p95: high } = runUtilization(size, generation?.kind === 'text' ? generation.text : '');
  const draws = around(p50, Math.log(high / p50) / p95, reader.normals('hours of published runs'));
  return number(draws.map(value => Math.min(0.95, value)), share);
}

/** Only of a memory and a time that were predicted: those of some methods are not, and a given one has no parts. */
export const stepComputed: NonNullable<KindSpec['compute']> = [
  reader => {
    const step = reader.origin('memory_per_gpu') === 'derived' ? plannedStep(reader) : undefined;
    return step === undefined || 'kind' in step ? [] : memoryParts(memoryOfStep(reader, step));
  },
  reader => {
    const predicted = reader.origin('step_time') === 'derived' ? prediction(reader) : undefined;
    return predicted === undefined || 'kind' in predicted ? [] : stepParts(predicted);
  },
];

const validated = 'docs/validation.md: published steps and runs, predicted and measured';

export const stepFormulas: readonly Formula[] = [
  estimate('memory_per_gpu', 'weights + gradients + optimizer states + activations of the fullest accelerator, with fragmentation', {
    compute: memoryPerGpu, needs: needsOfStep, source: 'ZeRO, arXiv 1910.02054, section 3.1; Korthikanti et al. 2022, arXiv 2205.05198' }),
  estimate('step_time', 'matrix products + attention + memory traffic + links + bubble + optimizer, by the layout', { compute: stepTime, needs: [...needsOfStep, 'batch'], source: validated }),
  estimate('predicted_mfu', 'model FLOP of a step / (step_time * count * peak)', { compute: predictedMfu, needs: [...needsOfStep, 'batch'], source: validated }),
  estimate('run_utilization', 'what published GPU-hours imply for this size and generation', { compute: utilizationOfRuns, needs: ['params', 'hardware.peak.bf16'], source: validated }),
];

const on16Bits: Condition = { path: 'mfu_basis', is: ['bf16', 'fp16'] };
const by6ND: Condition = { path: 'counting', is: ['parameters'] };

/** A step that can be predicted, else what whole runs of such a size reached, lost time taken out again. */
export const mfuDefaults: readonly Default[] = [
  byDefault('mfu', 'predicted_mfu', 'predicted from the model, the accelerator, the layout and the batch', { source: validated }),
  byDefault('mfu', 'min(run_utilization / goodput, 95%)', 'what published runs of this size on this generation reached; with `count` and `batch` the step itself is predicted', { when: [on16Bits, by6ND], source: validated }),
  byDefault('mfu', '25% to 45%', 'what published runs reach: median 27 % on H100, 35 % on A100, up to 46 %', { source: 'MFU of published runs of 5B parameters and more' }),
];

