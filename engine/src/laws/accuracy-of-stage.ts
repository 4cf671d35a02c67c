/** The score after a post-training stage: where it begins, and what the method makes of it by a published law. */
import { divide, subtract, type Draws } from '../draws/arithmetic.js';
import { hour } from '../quantity/time.js';
import type { Reader } from '../schema/value.js';
import { accuracyLawAt, scoreAt, type AccuracyLaw, type Score } from './accuracy.js';
import { runScores } from './accuracy-of-run.js';
import { sizeInLaw } from './inputs.js';

/** Methods that a law over the compute of reinforcement learning describes. */
export const reinforced: readonly string[] = ['ppo', 'rlhf', 'rlaif', 'grpo'];

/** Methods after which the loss on ordinary text says what the model can do. */
const throughLoss: readonly string[] = ['continual', 'distill', 'quantize', 'qat'];

export interface StageScores {
  readonly accuracy: AccuracyLaw;
  /** Accuracy of the checkpoint: where the curve begins. */
  readonly start: Draws;
  /** The score after so much compute: GPU-hours of the law's chip where it counts hours, else FLOP. */
  readonly at: (compute: Draws) => Score | string;
}

/** How the score follows from the compute of reinforcement learning: what a curve is drawn from. Or why it does not. */
export function stageScores(reader: Reader): StageScores | string {
  const accuracy = accuracyLawAt(reader, 'from_rl', ['C', 'R0', 'N', 'D']);
  if (typeof accuracy === 'string') return accuracy;
  const start = checkpointScore(reader);
  if (typeof start === 'string') return start;
  const size = sizeFor(reader, accuracy);
  if (typeof size === 'string') return size;
  const others = known({ N: size, D: reader.number('tokens')?.draws });
  return { accuracy, start, at: (compute: Draws) => scoreAt(accuracy, { ...others, C: compute, R0: start }) };
}

/** The accuracy that a stage begins with, measured or derived, on the benchmark of the stage; or why it is not known. */
export function checkpointScore(reader: Reader): Draws | string {
  const checkpoint = reader.read('checkpoint');
  if (checkpoint?.kind !== 'block') return 'no checkpoint is named, whose accuracy it would begin with';
  const { name, kind } = checkpoint.block;
  const own = reader.read('benchmark');
  const measuredOn = reader.read('checkpoint.benchmark');
  const value = reader.number('checkpoint.accuracy');
  if (value === undefined)
    return kind === 'model'
      ? `the model ${name} gives no accuracy; write in a model of your own what it scores`
      : `the accuracy of ${name} is not known: ${reader.because('checkpoint.accuracy')}`;
  if (measuredOn?.kind !== 'block') return `${name} does not say on which benchmark its accuracy was measured`;
  if (own?.kind === 'block' && (own.block.name !== measuredOn.block.name || own.block.file !== measuredOn.block.file))
    return `the accuracy of ${name} is that on ${measuredOn.block.name}, and this phase is measured on ${own.block.name}`;
  return value.draws;
}

/** The score of the stage itself, by its method. */
export function accuracyOfStage(reader: Reader): Score | string {
  const method = reader.word('method');
  if (method === undefined) return 'no method is named';
  if (reader.read('benchmark')?.kind !== 'block') return 'no benchmark is named';
  if (reinforced.includes(method)) return reinforcedScore(reader);
  if (method === 'prune') return prunedScore(reader);
  if (!throughLoss.includes(method)) return `no published law gives the benefit of \`${method}\`; write \`accuracy\` as it was measured`;
  const loss = reader.number('loss')?.draws;
  if (loss === undefined)
    return `no published law gives the benefit of \`${method}\` but through its loss, which is not known: ${reader.because('loss')}`;
  const stranger = otherLoss(reader);
  if (stranger !== undefined) return stranger;
  const scores = runScores(reader);
  return typeof scores === 'string' ? scores : scores.at({ loss });
}

/** Why a loss that a law gave is not the one that the law of the benchmark reads; `undefined` where it may be. */
function otherLoss(reader: Reader): string | undefined {
  const [own, its] = [reader.read('law'), reader.read('benchmark.loss_law')];
  if (reader.origin('loss') !== 'derived' || own?.kind !== 'block' || its?.kind !== 'block' || own.block.name === its.block.name)
    return undefined;
  return `its loss is one of ${own.block.name}, and the benchmark reads one of ${its.block.name}: losses of different laws do not compare`;
}

function reinforcedScore(reader: Reader): Score | string {
  // The law begins at the checkpoint, and the hours of a part do not.
  if (reader.self.kind === 'phase') return 'the law counts the compute of the whole stage, and this is a part of it';
  const scores = stageScores(reader);
  if (typeof scores === 'string') return scores;
  const { law } = scores.accuracy;
  if (!law.reads.has('C')) return scores.at(0);
  const path = law.countsHours ? 'equivalent_gpu_hours' : 'flop';
  const compute = reader.number(path)?.draws;
  if (compute === undefined) return `${law.countsHours ? 'gpu_hours' : path} is not known: ${reader.because(path)}`;
  return scores.at(law.countsHours ? divide(compute, hour) : compute);
}

/** The share of weights that `prune` removes; `undefined` where its arguments do not say it. */
export function prunedShare(reader: Reader): Draws | undefined {
  const share = reader.number('method.share')?.draws;
  const [left, all] = [reader.number('method.params')?.draws, reader.number('checkpoint.params')?.draws];
  return share ?? (left === undefined || all === undefined ? undefined : subtract(1, divide(left, all)));
}

function prunedScore(reader: Reader): Score | string {
  const accuracy = accuracyLawAt(reader, 'from_pruning', ['S', 'R0', 'N']);
  if (typeof accuracy === 'string') return accuracy;
  const start = checkpointScore(reader);
  if (typeof start === 'string') return start;
  const share = prunedShare(reader);
  if (share === undefined) return 'the share of weights removed is not known: write `prune(share: 30%)`';
  const size = sizeFor(reader, accuracy);
  return typeof size === 'string' ? size : scoreAt(accuracy, known({ S: share, R0: start, N: size }));
}

/** N as the law counts it; a law that does not read N asks for none. */
function sizeFor(reader: Reader, { law }: AccuracyLaw): Draws | string | undefined {
  const size = sizeInLaw(reader, law);
  return typeof size === 'string' && !law.reads.has('N') ? undefined : size;
}

function known(variables: Readonly<Record<string, Draws | undefined>>): Readonly<Record<string, Draws>> {
  return Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, Draws] => entry[1] !== undefined));
}
