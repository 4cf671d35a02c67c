/**
 * What training scores on its benchmark for what is spent on it: one function for each kind of phase. A new law of a phase is a
 * `Performance` in the list that the function of that kind gives; pictures, tables and the three laws together follow from it. What
 * answering scores is in `answer-scores.ts`: it is no law of one variable.
 */
import { divide, multiply, type Draws } from '../draws/arithmetic.js';
import type { BlockResult } from '../graph/queries/results.js';
import type { Score } from '../laws/accuracy.js';
import { runScores } from '../laws/accuracy-of-run.js';
import { stageScores } from '../laws/accuracy-of-stage.js';
import { lawAt, lawValue, validity, type Law } from '../laws/apply.js';
import { sizeInLaw } from '../laws/inputs.js';
import { hour } from '../quantity/time.js';
import type { Reader } from '../schema/value.js';
import { ownModel } from './law-performance.js';
import { plainPerformance, type Performance, type Reached } from './performance.js';
import { readerFor, type PlanFigures } from './plan-figures.js';
import type { PhaseKind } from './types.js';

export interface PhaseAccuracy {
  /** By own compute, in FLOP. */
  readonly curves: readonly Performance[];
  /** The score before anything is spent: that of the checkpoint. Absent in pre-training. */
  readonly start?: Draws | undefined;
}

/**
 * The curves of a phase, or what is missing for them: a sentence's end after "because". `behind` are the phases that stand on it and ask
 * for its score.
 */
export type AccuracyOf = (plan: PlanFigures, block: BlockResult, behind?: readonly BlockResult[]) => PhaseAccuracy | string;

export type TrainingKind = Exclude<PhaseKind, 'testtime'>;

export const accuracyOf: Readonly<Record<TrainingKind, AccuracyOf>> = {
  pretrain: ofPretraining,
  posttrain: ofPosttraining,
};

/** Name of the benchmark a phase names; `null` when it names none. */
export const benchmarkOf = (block: BlockResult): string | null => {
  const named = block.known.get('benchmark')?.current;
  return named?.kind === 'block' ? named.block.name : null;
};

/**
 * The score of a phase as planned: what the file or a formula gives, else its own curve at its own compute. `undefined` when neither is
 * known. A checkpoint that leads back to itself has none.
 */
export function scoreAsPlanned(plan: PlanFigures, block: BlockResult, behind: readonly BlockResult[] = []): Draws | undefined {
  const known = block.known.get('accuracy')?.number?.draws;
  const kind = block.merged.ref.kind as TrainingKind;
  const flop = block.known.get('flop')?.number?.draws;
  if (known !== undefined || behind.includes(block) || flop === undefined || !Object.hasOwn(accuracyOf, kind)) return known;
  const accuracy = accuracyOf[kind](plan, block, [...behind, block]);
  const reached = typeof accuracy === 'string' ? undefined : accuracy.curves[0]?.along(flop, [1])(0)?.draws;
  // What a curve gives may be a work space.
  return typeof reached === 'object' ? reached.slice() : reached;
}

/** The score that a later phase begins with, or why it is unknown. */
function startOf(plan: PlanFigures, block: BlockResult, reader: Reader, behind: readonly BlockResult[]): Draws | string {
  const given = reader.number('checkpoint.accuracy')?.draws;
  const named = block.known.get('checkpoint')?.current;
  if (given !== undefined) return given;
  if (named?.kind !== 'block') return `${block.merged.ref.name} names no checkpoint`;
  const checkpoint = named.block.library ? undefined : plan.results.get(named.block.name);
  const score = checkpoint === undefined || behind.includes(checkpoint) ? undefined : scoreAsPlanned(plan, checkpoint, [...behind, block]);
  return score ?? `the score of ${named.block.name}, its checkpoint, is unknown`;
}

/** A law that the benchmark names, or why there is none. */
function lawOfBenchmark(reader: Reader, block: BlockResult, path: string, offered: readonly string[], what: string): Law | string {
  const benchmark = benchmarkOf(block);
  if (benchmark === null) return `${block.merged.ref.name} names no benchmark`;
  const law = lawAt(reader, `benchmark.${path}`, offered);
  if (law === undefined) return `the benchmark ${benchmark} names no law \`${path}\`, ${what}`;
  if (typeof law === 'string') return law;
  return law.gives === 'accuracy' ? law : `the law ${law.name} gives ${law.gives}, not accuracy`;
}

// ── pre-training: a loss, and a score from the loss ────────────────────────────────────────────────────────────────────────

function ofPretraining(plan: PlanFigures, block: BlockResult): PhaseAccuracy | string {
  const reader = readerFor(plan, block);
  const law = lawAt(reader, 'law');
  const params = block.known.get('params')?.number?.draws;
  if (law === undefined) return 'the law of this phase is not known';
  if (typeof law === 'string') return law;
  if (params === undefined) return `the parameters of ${block.merged.ref.name} are unknown`;
  const look = { id: 'model', label: 'this model, more or fewer tokens', role: 'model', source: law.name } as const;
  if (law.gives === 'accuracy') {
    const counted = sizeInLaw(reader, law) ?? params;
    return typeof counted === 'string' ? counted : { curves: [ownModel(law, { params, counted }, look)] };
  }
  const toScore = lawOfBenchmark(reader, block, 'from_loss', ['L', 'N', 'D', 'C'], 'from the loss to the score');
  if (typeof toScore === 'string') return toScore;
  const scores = runScores(reader);
  if (typeof scores === 'string') return scores;
  const source = scores.loss === undefined ? toScore.name : `${scores.loss.name}; ${toScore.name}`;
  return {
    curves: [plainPerformance({ ...look, source }, spent => reachedBy(scores.at({ params, tokens: divide(divide(spent, 6), params) })))],
  };
}

const reachedBy = (score: Score | string): Reached | string =>
  typeof score === 'string' ? score : { draws: score.draws, valid: score.valid === true };

// ── post-training: from the checkpoint's score on ──────────────────────────────────────────────────────────────────────────

function ofPosttraining(plan: PlanFigures, block: BlockResult, behind: readonly BlockResult[] = []): PhaseAccuracy | string {
  const reader = readerFor(plan, block);
  const law = lawOfBenchmark(reader, block, 'from_rl', ['C', 'R0'], 'from the compute of reinforcement learning to the score');
  if (typeof law === 'string') return law;
  const begun = startOf(plan, block, reader, behind);
  if (law.reads.has('R0') && typeof begun === 'string') return begun;
  const start = typeof begun === 'string' ? undefined : begun;
  const [flop, hours] = ['flop', 'equivalent_gpu_hours'].map(path => block.known.get(path)?.number?.draws);
  const inHours = law.countsHours === true;
  if (inHours && (flop === undefined || hours === undefined))
    return `the law ${law.name} counts accelerator hours, and those of ${block.merged.ref.name} are unknown`;
  const hoursPerFlop = inHours ? divide(divide(hours!, hour), flop!) : 1;
  const scores = stageScores(reader);
  const look = { id: 'method', label: `more or less of ${block.merged.ref.name}`, role: 'model', source: law.name } as const;
  const at = (compute: Draws): Reached | string =>
    typeof scores === 'string'
      ? valueOf(law, { C: compute, ...(start === undefined ? {} : { R0: start }) })
      : reachedBy(scores.at(compute));
  return { start, curves: [plainPerformance(look, spent => at(multiply(spent, hoursPerFlop)))] };
}

function valueOf(law: Law, variables: Readonly<Record<string, Draws>>): Reached | string {
  const draws = lawValue(law, variables);
  return typeof draws === 'string' ? draws : { draws, valid: validity(law, variables) === true };
}
