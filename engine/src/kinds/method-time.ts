/**
 * How long a post-training phase takes. Writing is bound by memory bandwidth and training by arithmetic, so the two have a utilisation
 * each: `rollout_mfu` and `mfu`. A phase that names neither `rollout_mfu`, `trainers` nor `asynchronous` has one, `mfu`, from end to end.
 */
import { methodsWith } from '../methods/methods.js';
import type { Condition, Default, Formula, PropertySpec } from '../schema/types.js';
import { trainingTime } from './compute.js';
import { generatesData } from './data-generation.js';
import { both, byDefault, estimate, given, named, unnamed } from './define.js';
import { accelerators, gpuHours, yesNo } from './quantities.js';

export const timeProperties: readonly PropertySpec[] = [
  given(
    'trainers',
    accelerators,
    'Accelerators that only train, while the others of `count` only generate; left out, all do both by turns.',
    { example: '16' },
  ),
  given(
    'asynchronous',
    yesNo,
    'Generation goes on while the update runs, so that the slower of the two sets the time; otherwise each waits for the other.',
    { example: 'yes' },
  ),
  both('generation_gpu_hours', gpuHours, 'Accelerator time of writing alone.', { detail: true }),
  both('update_gpu_hours', gpuHours, 'Accelerator time of scoring and training alone.', { detail: true }),
];

/** One utilisation covers the phase. */
const whole: readonly Condition[] = [unnamed('rollout_mfu'), unnamed('trainers'), unnamed('asynchronous')];
const apart = named('rollout_mfu');

const speed = (mfu: string): string => `(hardware.peak.{mfu_basis} * ${mfu} * goodput)`;

const writes: Condition = { path: 'method', is: methodsWith(({ generation }) => generation !== undefined) };
const writesNot: Condition = { path: 'method', is: methodsWith(({ generation }) => generation === undefined) };
const source = 'definition of MFU and goodput, for each of the two';

/** Hours of writing: of the method, of the data it is charged for, or of both. */
const writing: readonly Formula[] = [
  estimate('generation_gpu_hours', `(generation_flop + data_generation_flop) / ${speed('rollout_mfu')}`, { when: [apart, writes], source }),
  estimate('generation_gpu_hours', `data_generation_flop / ${speed('rollout_mfu')}`, { when: [apart, writesNot], source }),
];

/** All that is not written is read or trained on, at the speed of training. */
const training: readonly Formula[] = [
  estimate('update_gpu_hours', `(flop - generation_flop - data_generation_flop) / ${speed('mfu')}`, { when: [apart, writes], source }),
  estimate('update_gpu_hours', `(flop - data_generation_flop) / ${speed('mfu')}`, { when: [apart, writesNot], source }),
];

const generators = 'max(count - trainers, 0 GPU)';

const together: readonly Formula[] = [
  estimate('gpu_hours', 'generation_gpu_hours + update_gpu_hours', {
    when: [apart, unnamed('trainers')],
    source: 'every accelerator is busy with one or the other',
  }),
  estimate('gpu_hours', `count * (generation_gpu_hours / ${generators} + update_gpu_hours / trainers)`, {
    when: [apart, { path: 'asynchronous', is: ['no'] }],
    source: 'generators and trainers wait for each other',
  }),
  estimate('gpu_hours', `count * max(generation_gpu_hours / ${generators}, update_gpu_hours / trainers)`, {
    when: [apart, { path: 'asynchronous', is: ['yes'] }],
    source: 'the slower of the two sets the time, the other one waits: PipelineRL as in ScaleRL, arXiv 2510.13786',
  }),
];

const readsUtilisation = ({ of, text }: Formula): boolean => of === 'mfu' || /\bmfu \*/.test(text);

export const timeFormulas: readonly Formula[] = [
  ...writing,
  ...training,
  ...together,
  ...trainingTime.map(formula => (readsUtilisation(formula) ? { ...formula, when: [...(formula.when ?? []), ...whole] } : formula)),
];

const assumedRollout = (when: readonly Condition[]): Default =>
  byDefault('rollout_mfu', '2% to 20%', 'generation is bound by memory bandwidth: an assumption without a published source', { when });

const noUtilisation = unnamed('mfu');

/**
 * Before the default that all phases share. Generation and update rarely have one number format, so that utilisations of whole loops are
 * quoted against the 16-bit peak.
 */
export const basisOfLoops = byDefault(
  'mfu_basis',
  'bf16',
  'utilisations of reinforcement learning count against the bf16 peak, whatever the formats of generation and update',
  {
    when: [
      { path: 'method', is: methodsWith(({ efficiency }) => efficiency === 'whole') },
      { path: 'precision', is: ['fp8', 'fp4', 'int8', 'int4'] },
    ],
    source: 'implied by the published hours of DeepSeek-R1-Zero: 2 % to 7 % of the bf16 peak',
  },
);

/** After the defaults that all phases share: with given hours the utilisation follows from them. */
export const timeDefaults: readonly Default[] = [
  byDefault('asynchronous', 'no', 'nothing says that generation goes on during the update', { when: [named('trainers')] }),
  assumedRollout([named('asynchronous')]),
  assumedRollout([noUtilisation, { path: 'method', is: methodsWith(({ efficiency }) => efficiency === 'apart') }]),
  assumedRollout([noUtilisation, { path: 'method', is: ['distill'] }, { path: 'method.on_policy', is: ['yes'] }]),
  assumedRollout([noUtilisation, generatesData]),
  byDefault('mfu', '25% to 40%', 'the update of a phase whose generation has a utilisation of its own, as fine-tuning', {
    when: [apart],
    source: 'published fine-tuning efficiencies, about 35 %',
  }),
  byDefault('mfu', '25% to 40%', 'fine-tuning runs a little below pre-training', {
    when: [{ path: 'method', is: methodsWith(({ efficiency }) => efficiency === 'training') }],
    source: 'published fine-tuning efficiencies, about 35 %',
  }),
  byDefault('mfu', '2% to 10%', 'end to end, generation included: R1-Zero implies 2 % to 7 %', {
    when: [{ path: 'method', is: methodsWith(({ efficiency }) => efficiency === 'whole') }],
    source: 'implied by the published hours of DeepSeek-R1-Zero',
  }),
];
