/** What the law named by a post-training stage gives: the loss after it, or the data that would do as well from scratch. */
import { add, type Draws } from '../draws/arithmetic.js';
import type { Reader } from '../schema/value.js';
import { prunedShare } from './accuracy-of-stage.js';
import { decadesAt, type Score } from './accuracy.js';
import { lawAt, lawValue, validity, type Law } from './apply.js';
import { withError } from './backtest.js';
import { sizeInLaw } from './inputs.js';

const offered = ['N', 'D', 'C', 'L', 'S', 'P'] as const;

/** What D counts, by the word in the law's `inputs`. */
const dataPaths: Readonly<Record<string, string>> = { tokens: 'tokens', prompts: 'prompts', checkpoint_tokens: 'checkpoint.tokens' };

const isDistillation = (reader: Reader): boolean => reader.word('method') === 'distill';

/** The loss or the tokens, or why there are none. L of the law is the loss of the teacher in distillation, else that of the checkpoint. */
export function lawOfStage(reader: Reader, gives: 'loss' | 'tokens'): Score | string {
  const law = lawAt(reader, 'law', offered);
  if (law === undefined) return 'no law is named that gives it';
  if (typeof law === 'string') return law;
  if (law.gives !== gives) return `the law ${law.name} gives ${law.gives}, not ${gives}`;
  if (isDistillation(reader) && !law.reads.has('L'))
    return `the law ${law.name} does not read L, the loss of the teacher: it gives what the student reaches without one`;
  const variables: Record<string, Draws> = {};
  for (const name of law.reads) {
    const draws = variableOf(reader, law, name);
    if (typeof draws === 'string') return `${name} of the law ${law.name} is not known: ${draws}`;
    variables[name] = draws;
  }
  const value = lawValue(law, variables);
  return typeof value === 'string'
    ? value
    : { draws: withError(value, law, variables), valid: validity(law, variables), decades: decadesAt(law, variables) };
}

/** A variable that the law reads, or why the stage does not have it. */
function variableOf(reader: Reader, law: Law, name: string): Draws | string {
  switch (name) {
    case 'N':
      return sizeInLaw(reader, law) ?? reader.because('params');
    case 'D':
      return dataOf(reader);
    case 'C':
      return numberAt(reader, law.countsHours === true ? 'gpu_hours' : 'flop');
    case 'L':
      return isDistillation(reader) ? teacherLoss(reader) : numberAt(reader, 'checkpoint.loss');
    case 'S':
      return prunedShare(reader) ?? 'it is the share of weights that `prune(share: 30%)` removes';
    default:
      return bitsOf(reader) ?? 'it is the bits per weight of `quantize(bits: 4)` or `qat(bits: 4)`';
  }
}

/** A run that goes on has seen the tokens of before as well: a law of pre-training knows one run. */
function dataOf(reader: Reader): Draws | string {
  const counted = dataPaths[reader.word('law.inputs.D') ?? ''];
  if (counted !== undefined || reader.word('method') !== 'continual') return numberAt(reader, counted ?? 'tokens');
  const checkpoint = reader.read('checkpoint');
  const before =
    checkpoint?.kind === 'block' && checkpoint.block.kind === 'pretrain' ? reader.number('checkpoint.tokens')?.draws : undefined;
  const own = numberAt(reader, 'tokens');
  return before === undefined ? 'the tokens of the run that goes on are not known' : typeof own === 'string' ? own : add(before, own);
}

function numberAt(reader: Reader, path: string): Draws | string {
  return reader.number(path)?.draws ?? (path.includes('.') ? `${path} is not known` : reader.because(path));
}

function teacherLoss(reader: Reader): Draws | string {
  const teacher = reader.read('method.teacher');
  if (teacher?.kind !== 'block') return 'no teacher is named';
  const loss = teacher.block.kind === 'model' ? undefined : reader.open(teacher.block).number('loss')?.draws;
  return loss ?? `the teacher ${teacher.block.name} gives no loss`;
}

/** Bits per weight after the method: as written, or those of the format. */
function bitsOf(reader: Reader): Draws | undefined {
  const format = /\d+$/.exec(reader.word('method.to') ?? '')?.[0];
  return reader.number('method.bits')?.draws ?? (format === undefined ? undefined : Number(format));
}
