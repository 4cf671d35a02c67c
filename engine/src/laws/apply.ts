/** A law as a phase reads it, and its value at a size and a number of tokens. */
import { namesIn, type Expr } from '../../../grammar/src/index.js';
import { divide, maximum, minimum, multiply, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { dimensionless } from '../quantity/dimension.js';
import { formatNumber } from '../quantity/format.js';
import type { BoundsValue, Reader, Value } from '../schema/value.js';
import { backtestAt, withError, type Backtest } from './backtest.js';
import { evaluateForm, formVariables } from './form.js';

export interface Law {
  readonly name: string;
  readonly form: Expr;
  readonly constants: ReadonlyMap<string, Draws>;
  readonly valid: ReadonlyMap<string, BoundsValue>;
  readonly gives: string;
  /** Variables that the form reads. */
  readonly reads: ReadonlySet<string>;
  readonly repetition: Repetition;
  /** C is accelerator time in GPU-hours, not FLOP. */
  readonly countsHours?: boolean;
  /** How far its predictions were off; absent where nothing is published. */
  readonly backtest?: Backtest;
}

/** What U, the tokens without repeats, follows from; empty for a law that does not read it. */
export interface Repetition {
  /** Tokens without repeats of the data set. */
  readonly unique?: Draws | undefined;
  readonly passes?: Draws | undefined;
}

const bounded = ['N', 'D', 'C', 'k', 'T', 'S', 'L'] as const;

/** What a training run gives a law; the others stand in laws of reinforcement learning and of test-time compute. */
const ofTraining: readonly string[] = ['N', 'D', 'C', 'U'];

/**
 * The law a reference property names, or why it gives no number; `undefined` while none is named. `offered` are the variables that whoever asks can give it:
 * a law of thinking reads T and R0, which a training run does not have.
 */
export function lawAt(reader: Reader, path: string, offered: readonly string[] = ofTraining): Law | string | undefined {
  const named = reader.read(path);
  if (named?.kind !== 'block') return undefined;
  const { name } = named.block;
  const form = reader.read(`${path}.form`);
  if (form?.kind !== 'form') return `the formula of the law ${name} gives nothing: ${reader.because(`${path}.form`)}`;
  const constants = new Map<string, Draws>();
  for (const [constant, value] of reader.constants(path)) constants.set(constant, value.draws);
  const names = [...namesIn(form.expr)].filter(each => !constants.has(each));
  const lacking = names.filter(each => !offered.includes(each));
  if (lacking.length > 0) return whyLacking(reader, path, name, lacking);
  const repetition = names.includes('U') ? { unique: reader.number('data.unique_tokens')?.draws, passes: reader.number('epochs')?.draws } : {};
  const gives = reader.word(`${path}.gives`) ?? 'loss';
  const backtest = publishesError(reader, path, gives) ? backtestAt(reader, path, named.block) : undefined;
  const countsHours = names.includes('C') && reader.word(`${path}.inputs.C`) === 'gpu_hours';
  return {
    name, form: form.expr, constants, valid: boundsOf(reader, path), gives, reads: new Set(names), repetition,
    ...(countsHours ? { countsHours } : {}), ...(backtest === undefined ? {} : { backtest }),
  };
}

/** Asked first, since most laws of loss publish none and every phase reads one; a law of accuracy has a default. */
const publishesError = (reader: Reader, path: string, gives: string): boolean =>
  gives === 'accuracy' || path.includes('.') || ['error', 'relative', 'per_decade'].some(key => reader.states(`${path}.backtest.${key}`));

function boundsOf(reader: Reader, path: string): ReadonlyMap<string, BoundsValue> {
  const valid = new Map<string, BoundsValue>();
  for (const variable of bounded) {
    const bounds = reader.read(`${path}.valid.${variable}`);
    if (bounds?.kind === 'bounds') valid.set(variable, bounds);
  }
  return valid;
}

function whyLacking(reader: Reader, path: string, name: string, lacking: readonly string[]): string {
  const variable = lacking.find(each => (formVariables as readonly string[]).includes(each));
  if (variable !== undefined) return `the law ${name} reads ${variable}, which this phase does not have`;
  const broken = lacking.find(each => reader.states(`${path}.${each}`));
  if (broken !== undefined) return `${broken} of the law ${name} is not known: ${reader.because(`${path}.${broken}`)}`;
  const list = lacking.join(', ');
  if (reader.states(`${path}.fit`) && reader.read(`${path}.fit`) === undefined) return `the law ${name} is not fitted: ${reader.because(`${path}.fit`)}`;
  if (reader.states(`${path}.fit`)) return `${lacking[0]!} of the law ${name} is not known: ${reader.because(`${path}.${lacking[0]!}`)}`;
  return `the law ${name} does not say ${list}`;
}

/** Tokens without repeats among so many: those of the data set as far as they are reached, else those of one pass. */
const uniqueAmong = ({ unique, passes }: Repetition, tokens: Draws): Draws =>
  (unique === undefined ? divide(tokens, maximum(1, passes ?? 1)) : minimum(tokens, unique));

/** The law at N parameters and D tokens, in nats per token. Unknown when the law gives something else. */
export function lossAt(law: Law, params: Draws, tokens: Draws): Value {
  if (law.gives !== 'loss') return { kind: 'unknown', because: `the law ${law.name} gives ${law.gives}, not loss` };
  const value = evaluateLaw(law, params, tokens);
  if (typeof value === 'string') return { kind: 'unknown', because: value };
  return { kind: 'number', draws: law.backtest === undefined ? value : withError(value, law, { N: params, D: tokens, C: computeOf(params, tokens) }), dimension: dimensionless };
}

/** Laws count the compute of training as 6ND. */
export const computeOf = (params: Draws, tokens: Draws): Draws => multiply(6, multiply(params, tokens));

/** Draws of the form at N parameters and D tokens, or why it has none. C is the compute of both, unless it is given. */
export function evaluateLaw(law: Law, params: Draws, tokens: Draws, flop?: Draws): Draws | string {
  const names = new Map<string, Draws>([['N', params], ['D', tokens], ...law.constants]);
  if (law.reads.has('C')) names.set('C', flop ?? computeOf(params, tokens));
  if (law.reads.has('U')) names.set('U', uniqueAmong(law.repetition, tokens));
  return evaluateWith(law, names);
}

/** Draws of the form at any variables, or why it has none. */
export function lawValue(law: Law, variables: Readonly<Record<string, Draws>>): Draws | string {
  return evaluateWith(law, new Map([...Object.entries(variables), ...law.constants]));
}

function evaluateWith(law: Law, names: ReadonlyMap<string, Draws>): Draws | string {
  const result = evaluateForm(law.form, names);
  return result.ok ? result.draws : `in the law ${law.name} ${result.problem}`;
}

/** `true` inside the range the law was fitted on, else by how much it is passed. */
export function validity(law: Law, variables: Readonly<Record<string, Draws>>): true | string {
  for (const [name, bounds] of law.valid) {
    const draws = variables[name];
    if (draws === undefined) continue;
    const median = summarize(draws).p50;
    if (median > bounds.high * 1.0001) return outside(law, name, median, bounds, median / bounds.high, 'beyond');
    if (median < bounds.low * 0.9999) return outside(law, name, median, bounds, bounds.low / median, 'below');
  }
  return true;
}

const unitOf: Readonly<Record<string, string>> = { N: 'params', D: 'tokens', C: 'FLOP', T: 'tokens' };

function outside(law: Law, name: string, value: number, bounds: BoundsValue, times: number, side: string): string {
  const unit = name === 'C' && law.countsHours ? 'GPU-hours' : unitOf[name] ?? '';
  const show = (x: number): string => (name === 'S' ? `${Number((100 * x).toPrecision(3))} %` : formatNumber(x, unit));
  return `${law.name} was fitted for ${name} from ${show(bounds.low)} to ${show(bounds.high)}; here it is ${show(value)}${Number.isFinite(times) ? `, ${Number(times.toPrecision(2))}x ${side}` : ''}`;
}
