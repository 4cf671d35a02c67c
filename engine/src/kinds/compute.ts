/** What the three phases share: where they run, how long, at what price. */
import type { Condition, Formula, PropertySpec } from '../schema/types.js';
import type { NumberValue, Reader, Value } from '../schema/value.js';
import { both, byDefault, derived, given, identity, reading } from './define.js';
import {
  accelerators,
  carbon,
  carbonIntensity,
  date,
  days,
  degree,
  energy,
  flop,
  gpuHourPrice,
  gpuHours,
  money,
  power,
  powerUsage,
  precision,
  reference,
  share,
  words,
  workingShare,
  zeroStage,
} from './quantities.js';

export const place: readonly PropertySpec[] = [
  given('hardware', reference('hardware'), 'Where it runs; `h100 * 512` takes so many.', { example: 'h100 * 512', nested: 'taken-over' }),
  both('count', accelerators, 'Accelerators used.', { example: '1024', headline: true, nested: 'taken-over-on-same-hardware' }),
  given('precision', precision, 'Number format of the arithmetic.', { example: 'bf16', nested: 'taken-over-on-same-hardware' }),
  both('mfu', workingShare, 'Model FLOP over the dense peak of `mfu_basis`, over productive time.', {
    example: '35% to 42%',
    headline: true,
    beside: ['mfu_parameters', 'mfu_non_embedding', 'mfu_attention', 'mfu_causal_attention', 'hfu'],
    nested: 'taken-over-on-same-hardware',
  }),
  given('mfu_basis', precision, 'Which peak MFU counts against; FP8 runs are often quoted against bf16.', {
    example: 'bf16',
    nested: 'taken-over-on-same-hardware',
  }),
  given(
    'counting',
    words(
      { name: 'parameters', doc: '6 FLOP per parameter and token: 6ND.' },
      { name: 'attention', doc: '6ND and the scores and values of every pair of tokens: PaLM, Megatron-LM before 2025.' },
      { name: 'causal_attention', doc: '6ND and half of those pairs: what a decoder needs.' },
      {
        name: 'recompute',
        doc: 'All pairs and the activations that are computed again, by `parallelism.recompute`: hardware FLOP, so that `mfu` is HFU.',
      },
    ),
    'Which FLOP are model FLOP, in `flop` and in `mfu`.',
    { example: 'parameters', nested: 'taken-over' },
  ),
  given(
    'embedding_flop',
    words(
      { name: 'all', doc: 'Every parameter counts, as in 6ND; so it is where nothing is said.' },
      {
        name: 'output',
        doc: 'The input embedding and learned positions, which are looked up and not multiplied, do not count: Megatron-LM.',
      },
      { name: 'none', doc: 'No embedding counts, the output layer included: Kaplan et al., DeepSeek LLM.' },
    ),
    'Which embeddings count as model FLOP.',
    { example: 'all', nested: 'taken-over' },
  ),
  given('goodput', workingShare, 'Allocated time that makes progress.', { example: '90%', nested: 'taken-over-on-same-hardware' }),
];

export const amounts: readonly PropertySpec[] = [
  both('flop', flop, 'Model FLOP of the phase, nested phases included.', { example: '3.8e25 FLOP', headline: true, nested: 'adds-up' }),
  both('gpu_hours', gpuHours, 'Allocated accelerator time, lost time and nested phases included.', {
    example: '30.8M GPU-hours',
    headline: true,
    nested: 'adds-up',
  }),
  both('days', days, 'Duration.', { example: '60 days', headline: true, nested: 'adds-up' }),
];

export const calendar: readonly PropertySpec[] = [
  given('start', date, 'First day.', { example: '2026-12-10' }),
  derived('finish', date, 'Last day: start + days.'),
  given('deadline', date, 'A limit on `finish`; the diagnostic gives the probability.', { example: '2027-03-01', limit: true }),
];

export const bill: readonly PropertySpec[] = [
  both('price', gpuHourPrice, 'Price of an accelerator-hour.', { example: '$2 to $3/GPU-hour', nested: 'taken-over-on-same-hardware' }),
  given('pue', powerUsage, 'Facility power over IT power.', { example: '1.1 to 1.3', nested: 'taken-over-on-same-hardware' }),
  given('grid', carbonIntensity, 'Carbon intensity of the electricity.', {
    example: '0.35 kgCO2/kWh',
    nested: 'taken-over-on-same-hardware',
  }),
  given('experiments', share, 'Trials and failed runs on top; in cost, energy and CO2, not in flop.', {
    example: '20%',
    nested: 'taken-over',
  }),
  both('cost', money, 'Accelerator time at its price, experiments included.', { example: '$60M', headline: true, nested: 'adds-up' }),
  derived('energy', energy, 'Electricity at the wall, PUE and experiments included.', { headline: true, nested: 'adds-up' }),
  derived('co2', carbon, 'Emissions of that electricity.', { headline: true, nested: 'adds-up' }),
  derived('power', power, 'Draw at the wall while it runs.', { headline: true, nested: 'the-largest' }),
];

export const quality: readonly PropertySpec[] = [
  given('benchmark', reference('benchmark'), 'What `accuracy` is measured on.', { nested: 'taken-over' }),
  both('accuracy', share, 'Score on the benchmark; given means measured.', {
    example: '74%',
    headline: 'when-known',
    nested: 'at-the-end',
  }),
];

export const parallelism: readonly PropertySpec[] = [
  given('parallelism.tp', degree, 'Tensor-parallel degree.', { example: '8', nested: 'taken-over' }),
  given('parallelism.pp', degree, 'Pipeline stages.', { example: '16', nested: 'taken-over' }),
  given('parallelism.cp', degree, 'Context-parallel degree.', { example: '1', nested: 'taken-over' }),
  given('parallelism.ep', degree, 'Expert-parallel degree.', { example: '64', nested: 'taken-over' }),
  both('parallelism.dp', degree, 'Data-parallel degree; what is left of `count`.', { example: '128' }),
  given('parallelism.zero', zeroStage, 'Optimiser sharding stage, 0 to 3.', { example: '1', nested: 'taken-over' }),
  given('parallelism.micro_batch', degree, 'Sequences of one micro-batch.', { example: '1', nested: 'taken-over' }),
  given('parallelism.interleave', degree, 'Virtual pipeline stages per accelerator.', { example: '1', nested: 'taken-over' }),
  given(
    'parallelism.recompute',
    words(
      { name: 'none', doc: 'All activations are kept.' },
      { name: 'selective', doc: 'Attention is recomputed.' },
      { name: 'full', doc: 'Every layer is recomputed.' },
    ),
    'Recomputed activations.',
    { example: 'selective', nested: 'taken-over' },
  ),
];

/** The pool named in a hardware slot: `h100 * 512` first, then the block's own count. */
const poolCount = (reader: Reader): Value | undefined => {
  const slot = reader.read('hardware');
  if (slot?.kind === 'block' && slot.count !== undefined) return slot.count;
  return reader.number('hardware.count');
};

/**
 * Price, PUE and grid of a phase are looked for in the phase itself, in hardware of the user's own files, in the budget that lists the
 * phase, then in the library. Two budgets that disagree leave the phase's own figure unknown.
 */
const readingRule =
  (path: string) =>
  (reader: Reader): Value | undefined => {
    const ofHardware = reader.number(`hardware.${path}`);
    const origin = reader.origin(`hardware.${path}`);
    if (ofHardware !== undefined && (origin === 'given' || origin === 'inherited' || origin === 'derived')) return ofHardware;
    const ofBudgets = reader
      .budgets()
      .map(budget => reader.givenIn(budget, path))
      .filter(value => value !== undefined);
    if (ofBudgets.length > 1 && !ofBudgets.every(value => sameNumber(value, ofBudgets[0]!)))
      return { kind: 'unknown', because: budgetsDisagree(path) };
    return (
      ofBudgets[0] ??
      ofHardware ??
      (path === 'grid'
        ? { kind: 'unknown', because: 'no grid is named; write, for instance, `grid: grid_us` here, in the hardware or in the budget' }
        : undefined)
    );
  };

/** The reason of a phase whose budgets disagree; each budget then counts by its own. */
export const budgetsDisagree = (path: string): string => `two budgets that list this phase name a different ${path}`;

const sameNumber = (a: NumberValue, b: NumberValue): boolean => a.draws === b.draws;

const rule = (path: string): Formula =>
  reading(path, `hardware.${path}, else the budget's, else the library's`, {
    compute: readingRule(path),
    needs: [path === 'grid' ? 'grid' : `hardware.${path}`],
  });

/** Time, accelerators and money of training; test-time has its own demand side. */
export const trainingTime: readonly Formula[] = [
  identity('flop', 'gpu_hours * hardware.peak.{mfu_basis} * mfu * goodput', { source: 'definition of MFU and goodput' }),
  identity('gpu_hours', 'count * days'),
  identity('gpu_hours', 'flop / (hardware.peak.{mfu_basis} * mfu * goodput)', { source: 'definition of MFU and goodput' }),
  reading('count', 'hardware.count', { compute: poolCount, needs: ['hardware.count'] }),
  identity('gpu_hours', 'cost / (price * (1 + experiments))'),
  identity('count', 'gpu_hours / days'),
  identity('days', 'gpu_hours / count'),
  identity('mfu', 'flop / (gpu_hours * hardware.peak.{mfu_basis} * goodput)', { source: 'definition of MFU and goodput' }),
];

const noExperiments: Condition = { path: 'experiments', is: ['0'] };
const someExperiments: Condition = { path: 'experiments', not: ['0'] };

export const moneyAndEnergy: readonly Formula[] = [
  rule('price'),
  rule('pue'),
  rule('grid'),
  identity('cost', 'gpu_hours * price', { when: [noExperiments] }),
  identity('cost', 'gpu_hours * price * (1 + experiments)', { when: [someExperiments] }),
  identity('energy', 'gpu_hours * hardware.gpu_power * pue * (1 + experiments)'),
  identity('co2', 'energy * grid'),
];

export const whereItRuns: readonly Formula[] = [
  reading('goodput', 'hardware.goodput'),
  identity('power', 'count * hardware.gpu_power * pue'),
  identity('finish', 'start + days'),
  identity('parallelism.dp', 'count / (parallelism.tp * parallelism.pp * parallelism.cp)'),
];

/** The file's only block of a kind, as an assumption. */
export const onlyBlock =
  (kind: string) =>
  (reader: Reader): Value | undefined => {
    const block = reader.onlyBlock(kind);
    return block === undefined ? undefined : { kind: 'block', block };
  };

export const commonDefaults = [
  byDefault('hardware', 'the only hardware of the file', 'this file has one hardware block', { compute: onlyBlock('hardware') }),
  byDefault('benchmark', 'the only benchmark of the file', 'this file has one benchmark', { compute: onlyBlock('benchmark') }),
  byDefault('precision', 'model.precision', 'the arithmetic has the format of the weights'),
  byDefault('precision', 'bf16', 'the usual format'),
  byDefault('mfu_basis', 'bf16', 'published MFU figures count against the bf16 peak, whatever the arithmetic', {
    when: [
      { path: 'precision', is: ['fp8', 'fp4', 'int8', 'int4'] },
      { path: 'mfu', known: false },
    ],
  }),
  byDefault('mfu_basis', 'precision', 'MFU counts against the peak of the precision it runs in'),
  byDefault('counting', 'parameters', '6ND, the convention of most published figures'),
  byDefault('experiments', '0%', 'no trials are named'),
] as const;

/** The fewest accelerators, in whole nodes, that meet the deadline; only where nothing else says how many. */
export const countForDeadline = byDefault(
  'count',
  'ceil(gpu_hours / (deadline - start) / hardware.gpus_per_node) * hardware.gpus_per_node',
  'the fewest, in whole nodes, that finish by the deadline',
);
