/** What one training step takes: memory, time, and the utilisation that follows. The physics is in `physics/`; here it meets the blocks. */
import { around, deviationsToP95 } from '../draws/distributions.js';
import { runUtilization } from '../physics/calendar/run-utilization.js';
import { memoryOf, type Job } from '../physics/layout/choose.js';
import type { TrainingMemory } from '../physics/memory/training-memory.js';
import { acceleratorsOf, possibleOverlap, publishedImbalance, type Layout } from '../physics/setup.js';
import { predictStep, type StepPrediction } from '../physics/predict-step.js';
import type { Condition, Default, Formula, KindSpec, PropertySpec, QuantityType } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { byDefault, derived, estimate, given } from './define.js';
import { efficienciesOf } from './efficiency.js';
import { bytesPerGpu, overMean, seconds, share, words } from './quantities.js';
import { memoryParts, partProperties, stepParts } from './step-parts.js';
import { expertRangesOf, jobOf, layoutOf, median } from './training-job.js';
import { chosenFor } from './training-layout.js';

export const stepProperties: readonly PropertySpec[] = [
  given(
    'optimizer',
    words(
      { name: 'adam', doc: 'Adam and AdamW in mixed precision: a 32-bit copy of the weights and two moments.' },
      { name: 'adam_8bit', doc: 'Moments of 8 bits.' },
      { name: 'adafactor', doc: 'Moments by row and column.' },
      { name: 'sgd_momentum', doc: 'One moment.' },
    ),
    'What it keeps for each weight decides the memory.',
    { example: 'adam', nested: 'taken-over' },
  ),
  given(
    'expert_imbalance',
    overMean,
    'Tokens of the fullest expert of a layer over the mean: 1 where all get as many. Accelerators that share experts wait for the fullest.',
    { example: '1.04', nested: 'taken-over', detail: true },
  ),
  given('expert_overlap', share, 'Share of the traffic to experts and back that runs beside computing.', {
    example: '100%',
    nested: 'taken-over',
    detail: true,
  }),
  derived(
    'memory_per_gpu',
    bytesPerGpu,
    'Memory of the fullest accelerator: weights, gradients, optimizer states, activations, fragmentation.',
    { headline: 'when-known' },
  ),
  derived('step_time', seconds, 'Time of one optimizer step, predicted from model, layout, batch and accelerator.', {
    headline: 'when-known',
  }),
  derived('predicted_mfu', share, 'The utilisation of that step, by `counting` and `mfu_basis`.'),
  derived(
    'run_utilization',
    share,
    'MFU x goodput that published runs of such a size on such accelerators imply, on 6ND and the 16-bit peak.',
  ),
  ...partProperties,
];

const number = (draws: number | Float64Array, type: QuantityType): Value => ({
  kind: 'number',
  draws,
  dimension: type.dimension,
  ...(type.perGpu === true ? { perGpu: true } : {}),
});

// ── memory ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const needsOfStep = ['hardware.memory', 'count', 'seq_len', 'params', 'parallelism.tp'];

/** A layout that takes other than the accelerators there are has no answer; the finding about it is told where it is written. */
function plannedStep(reader: Reader): { readonly job: Job; readonly layout: Layout } | Value | undefined {
  const job = jobOf(reader);
  if (job === undefined) return undefined;
  const layout = layoutOf(reader);
  if (layout === undefined) return undefined;
  const taken = acceleratorsOf(layout);
  if (taken !== job.accelerators)
    return { kind: 'unknown', because: `the layout takes ${taken} accelerators, and there are ${job.accelerators}` };
  const { layers } = job.architecture;
  if (layers !== 0 && layers < layout.pipeline)
    return { kind: 'unknown', because: 'the pipeline has more stages than the model has layers' };
  return { job, layout };
}

/** Why there is no layout although everything it takes is known. */
function nothingFits(reader: Reader): Value | undefined {
  const job = jobOf(reader);
  if (job === undefined || reader.origin('parallelism.tp') !== undefined || chosenFor(reader, job) !== undefined) return undefined;
  return { kind: 'unknown', because: `no usual layout of ${job.accelerators} accelerators holds it` };
}

const memoryOfStep = (reader: Reader, { job, layout }: { readonly job: Job; readonly layout: Layout }): TrainingMemory =>
  reader.keep(`memory ${JSON.stringify([job, layout])}`, () => memoryOf(job, layout));

function memoryPerGpu(reader: Reader): Value | undefined {
  const step = plannedStep(reader) ?? nothingFits(reader);
  if (step === undefined || 'kind' in step) return step;
  const { total } = memoryOfStep(reader, step);
  // Low and high are the ends that the assumptions about fragmentation span: P5 and P95 of a range.
  const middle = Math.sqrt(total.low * total.high);
  return number(
    around(middle, Math.log(total.high / total.low) / (2 * deviationsToP95), reader.normals('memory beside the tensors')),
    bytesPerGpu,
  );
}

// ── time ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A step with the job it is of, so that what follows from both reads the blocks once. */
function prediction(reader: Reader): { readonly job: Job; readonly predicted: StepPrediction } | Value | undefined {
  const step = plannedStep(reader);
  if (step === undefined || 'kind' in step) return step;
  if (median(reader, 'batch') === undefined) return undefined;
  const isAssumed = (name: string): boolean => reader.origin(`parallelism.${name}`) === 'default';
  // Efficiencies learnt from own runs, or given, are those of the program that will train.
  const { deviation, ...own } = efficienciesOf(reader);
  const experts = step.job.architecture.experts === undefined ? undefined : expertRangesOf(reader);
  const known = {
    layout: step.layout,
    layoutChosen: ['tp', 'pp', 'zero'].every(isAssumed),
    microBatchUnknown: isAssumed('micro_batch'),
    programUnknown: deviation === undefined,
    ...own,
    ...(experts === undefined ? {} : { experts }),
    ...(deviation === undefined ? {} : { deviation }),
  };
  const predicted = reader.keep(`step ${JSON.stringify([step.job, known])}`, () => predictStep(step.job, known));
  return predicted === undefined ? undefined : { job: step.job, predicted };
}

const error = 'error of the step model';

/** What whole runs have been published to reach at best, about; draws beyond it would be physics alone. */
const highestMfu = 0.65;

function stepTime(reader: Reader): Value | undefined {
  const step = prediction(reader);
  if (step === undefined || 'kind' in step) return step;
  const { predicted } = step;
  return number(around(predicted.seconds.p50, predicted.deviation, reader.normals(error)), seconds);
}

function predictedMfu(reader: Reader): Value | undefined {
  const step = prediction(reader);
  if (step === undefined || 'kind' in step) return step;
  const { job, predicted } = step;
  const [basis, size] = [median(reader, `hardware.peak.${reader.word('mfu_basis')}`), median(reader, 'params')];
  if (basis === undefined || size === undefined) return undefined;
  // The step is the same whatever is counted: MFU follows the FLOP that the phase counts, so that hours do not depend on the convention.
  const counted =
    reader.word('counting') === 'parameters' && reader.word('embedding_flop') !== 'output' && reader.word('embedding_flop') !== 'none'
      ? 6 * size
      : median(reader, 'flop_per_token');
  if (counted === undefined) return undefined;
  const tokens = job.batch.globalBatch * job.batch.sequenceLength;
  const middle = (counted * tokens) / (predicted.seconds.p50 * job.accelerators * basis);
  // A slow step is a low utilisation: the same draws, the other way.
  return number(around(middle, -predicted.deviation, reader.normals(error), highestMfu), share);
}

/** No run is busy at the whole of its peak. */
const highestUtilization = 0.95;

function utilizationOfRuns(reader: Reader): Value | undefined {
  const size = median(reader, 'params');
  const generation = reader.read('hardware.generation');
  if (size === undefined || (reader.number('hardware.peak.bf16') === undefined && reader.number('hardware.peak.fp16') === undefined))
    return undefined;
  const { p50, p95: high } = runUtilization(size, generation?.kind === 'text' ? generation.text : '');
  return number(around(p50, Math.log(high / p50) / deviationsToP95, reader.normals('hours of published runs'), highestUtilization), share);
}

/** Only of a memory and a time that were predicted: those of some methods are not, and a given one has no parts. */
export const stepComputed: NonNullable<KindSpec['compute']> = [
  reader => {
    const step = reader.origin('memory_per_gpu') === 'derived' ? plannedStep(reader) : undefined;
    return step === undefined || 'kind' in step ? [] : memoryParts(memoryOfStep(reader, step));
  },
  reader => {
    const step = reader.origin('step_time') === 'derived' ? prediction(reader) : undefined;
    return step === undefined || 'kind' in step ? [] : stepParts(step.predicted);
  },
];

const validated = 'docs/validation.md: published steps and runs, predicted and measured';

export const stepFormulas: readonly Formula[] = [
  estimate('memory_per_gpu', 'weights + gradients + optimizer states + activations of the fullest accelerator, with fragmentation', {
    compute: memoryPerGpu,
    needs: needsOfStep,
    source: 'ZeRO, arXiv 1910.02054, section 3.1; Korthikanti et al. 2022, arXiv 2205.05198',
  }),
  estimate('step_time', 'matrix products + attention + memory traffic + links + bubble + optimizer, by the layout', {
    compute: stepTime,
    needs: [...needsOfStep, 'batch'],
    source: validated,
  }),
  estimate('predicted_mfu', 'model FLOP of a step / (step_time * count * peak)', {
    compute: predictedMfu,
    needs: [...needsOfStep, 'batch'],
    source: validated,
  }),
  estimate('run_utilization', 'what published GPU-hours imply for this size and generation', {
    compute: utilizationOfRuns,
    needs: ['params', 'hardware.peak.bf16'],
    source: validated,
  }),
];

export const stepDefaults: readonly Default[] = [byDefault('optimizer', 'adam', 'what nearly all published runs use')];

/** Where a step is predicted; and before a layout is chosen, since that reads them. */
const expertsTrain: readonly Condition[] = [
  { path: 'model.experts', not: ['0'] },
  { path: 'count', not: [] },
  { path: 'seq_len', not: [] },
];

/** Before those of the layout. */
export const expertDefaults: readonly Default[] = [
  byDefault(
    'expert_imbalance',
    `${publishedImbalance.low}..${publishedImbalance.high}`,
    `the fullest expert on test data: ${publishedImbalance.low} where biases balance the experts, 1.52 and ${publishedImbalance.high} where a loss does`,
    { when: expertsTrain, source: 'arXiv 2408.15664, table 2: models of 1B and 3B' },
  ),
  byDefault(
    'expert_overlap',
    `${100 * possibleOverlap.low}%..${100 * possibleOverlap.high}%`,
    'DualPipe hides the traffic of experts whole, plain expert parallelism hides none',
    { when: expertsTrain, source: 'DualPipe: arXiv 2412.19437, section 3.2.1' },
  ),
];

const on16Bits: Condition = { path: 'mfu_basis', is: ['bf16', 'fp16'] };
const by6ND: Condition = { path: 'counting', is: ['parameters'] };

/** A step that can be predicted, else what whole runs of such a size reached, lost time taken out again. */
export const mfuDefaults: readonly Default[] = [
  byDefault('mfu', 'predicted_mfu', 'predicted from the model, the accelerator, the layout and the batch', { source: validated }),
  byDefault(
    'mfu',
    'min(run_utilization / goodput, 95%)',
    'what published runs of this size on this generation reached; with `count` and `batch` the step itself is predicted',
    { when: [on16Bits, by6ND, { path: 'run_utilization', not: [] }], source: validated },
  ),
  byDefault('mfu', '25% to 45%', 'what published runs reach: median 27 % on H100, 35 % on A100, up to 46 %', {
    source: 'MFU of published runs of 5B parameters and more',
  }),
];
