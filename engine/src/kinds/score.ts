/** `accuracy`, `benefit` and the loss of a stage: formulas that a law of a benchmark stands behind. */
import { accuracyOfRun } from '../laws/accuracy-of-run.js';
import { accuracyOfStage, checkpointScore } from '../laws/accuracy-of-stage.js';
import type { Score } from '../laws/accuracy.js';
import { lawOfStage } from '../laws/law-of-stage.js';
import { subtract } from '../draws/arithmetic.js';
import { dimensionless } from '../quantity/dimension.js';
import type { Condition, Formula, PropertySpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { derived, estimate, given, identity } from './define.js';
import { gpuHours, reference, share, tokens } from './quantities.js';

const valueOf = (asked: Score | string): Value =>
  typeof asked === 'string' ? { kind: 'unknown', because: asked } : { kind: 'number', draws: asked.draws, dimension: dimensionless };

const validOf = (asked: Score | string): true | string => (typeof asked === 'string' ? true : asked.valid);

/** A formula made of a score: its value, its reason, its range. */
const scored = (of: string, text: string, score: (reader: Reader) => Score | string, source: string): Formula =>
  estimate(of, text, { compute: reader => valueOf(score(reader)), validity: reader => validOf(score(reader)), needs: [], source });

const lawOfBenchmark = 'the law that the benchmark names';

export const runAccuracy: Formula = scored('accuracy', 'benchmark.from_loss(N: params, D: tokens)', accuracyOfRun, lawOfBenchmark);

/** What a model was measured to score: where post-training of it begins. */
export const measuredScore: readonly PropertySpec[] = [
  given('benchmark', reference('benchmark'), 'What `accuracy` was measured on.'),
  given('accuracy', share, 'Score measured on the benchmark.', { example: '66%' }),
];

export const stageProperties: readonly PropertySpec[] = [
  derived('effective_tokens', tokens, 'Data that training from scratch would take to do as well, by a law of transfer.', {
    detail: true,
    nested: 'at-the-end',
  }),
  derived(
    'equivalent_gpu_hours',
    gpuHours,
    "Accelerator time in hours of the chip that the benchmark's law of reinforcement learning counts in, by peak bf16.",
    { detail: true, nested: 'at-the-end' },
  ),
];

export const benefitProperty: PropertySpec = derived('benefit', share, "Accuracy less the checkpoint's accuracy.", {
  headline: 'when-known',
  nested: 'at-the-end',
});

const countsHours: Condition = { path: 'benchmark.from_rl.inputs.C', is: ['gpu_hours'] };

/** Hours of the law's own chip need no conversion, nor do those of a law that names none. */
function sameChip(reader: Reader): Value | undefined {
  const [own, its] = [reader.read('hardware.tag'), reader.read('benchmark.from_rl.hardware.tag')];
  const same = its === undefined || (its.kind === 'text' && own?.kind === 'text' && own.text === its.text);
  return same ? reader.number('gpu_hours') : undefined;
}

/** A score less another one; unknown where either is, or where they are scores on different benchmarks. */
function benefit(reader: Reader): Value | undefined {
  const after = reader.number('accuracy');
  if (after === undefined) return { kind: 'unknown', because: reader.because('accuracy') };
  const before = checkpointScore(reader);
  return typeof before === 'string'
    ? { kind: 'unknown', because: before }
    : { kind: 'number', draws: subtract(after.draws, before), dimension: dimensionless };
}

export const stageFormulas: readonly Formula[] = [
  scored('loss', 'law at the end of this stage', reader => lawOfStage(reader, 'loss'), 'the law named in the phase'),
  scored('effective_tokens', 'law at the end of this stage', reader => lawOfStage(reader, 'tokens'), 'the law named in the phase'),
  identity('equivalent_gpu_hours', 'gpu_hours', { when: [countsHours], compute: sameChip, needs: ['gpu_hours'] }),
  estimate('equivalent_gpu_hours', 'gpu_hours * hardware.peak.bf16 / benchmark.from_rl.hardware.peak.bf16', {
    when: [countsHours],
    assumption: 'an hour of another chip counts by its peak in bf16',
  }),
  scored('accuracy', 'from checkpoint.accuracy, by what is published of such a stage', accuracyOfStage, lawOfBenchmark),
  identity('benefit', 'accuracy - checkpoint.accuracy', { compute: benefit, needs: [] }),
];
