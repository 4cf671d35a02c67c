/** A law as a phase reads it, and its value at a size and a number of tokens. */
import { namesIn, type Expr } from '../../../grammar/src/index.js';
import { divide, maximum, minimum, multiply, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { dimensionless } from '../quantity/dimension.js';
import { formatNumber } from '../quantity/format.js';
import type { BlockRef, BoundsValue, ListValue, Reader, Value } from '../schema/value.js';
import { backtestAt, withError, type Backtest } from './backtest.js';
import { evaluateForm, formVariables } from './form.js';
import { chosen, mixtureOf, type Mixture } from './mixture.js';
import { hoursPerFlop, readInput, trainingFlopOf } from './inputs.js';

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
  /** What N counts; parameters used per token unless the law says otherwise. */
  readonly counts?: string;
  /** Of a law whose C are GPU-hours: how many a FLOP takes in the phase that asks. */
  readonly hoursPerFlop?: Draws;
  /** Of a law that is one of several. */
  readonly mixture?: Mixture;
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
 * The law a reference property names, or why it gives no number; `undefined` while none is named. `offered` are the variables that whoever
 * asks can give it: a law of thinking reads T and R0, which a training run does not have.
 */
export function lawAt(reader: Reader, path: string, offered: readonly string[] = ofTraining): Law | string | undefined {
  const named = reader.read(path);
  if (named?.kind !== 'block') return undefined;
  return lawFrom(reader, { reader, block: named.block, path }, offered);
}

/** Where a law stands: the reader that reaches its block, and the path there; an empty path where it is the law's own reader. */
export interface LawPlace {
  readonly reader: Reader;
  readonly block: BlockRef;
  readonly path: string;
}

const within = ({ path }: LawPlace, name: string): string => (path === '' ? name : `${path}.${name}`);

/**
 * Whether a law can speak of a training run: one of a loss that is reached before, of samples or of prompts speaks of other phases, and so
 * does one that gives tokens or parameters by more than the compute. `own` reads the block of the law.
 */
export function isOfRuns(own: Reader): boolean {
  const form = own.read('form');
  if (form?.kind !== 'form') return own.read('any_of') !== undefined;
  const given = own.givenConstants();
  const read = [...namesIn(form.expr)].filter(name => !given.has(name) && (formVariables as readonly string[]).includes(name));
  const data = own.word('inputs.D') ?? 'tokens';
  const counts = own.word('gives') === 'loss' ? ofTraining : ['C'];
  return data === 'tokens' && read.every(name => counts.includes(name) || own.states(`inputs.${name}`));
}

/** A law wherever it stands, with what it reads of the phase. */
export function lawFrom(phase: Reader, place: LawPlace, offered: readonly string[] = ofTraining): Law | string {
  const {
    reader,
    block: { name },
  } = place;
  const several = reader.read(within(place, 'any_of'));
  if (several?.kind === 'list') return oneOf(phase, place, several, offered);
  const form = reader.read(within(place, 'form'));
  if (form?.kind !== 'form') return `the formula of the law ${name} gives nothing: ${reader.because(within(place, 'form'))}`;
  const constants = new Map<string, Draws>();
  for (const [constant, value] of reader.constants(place.path)) constants.set(constant, value.draws);
  const open = [...namesIn(form.expr)].filter(each => !constants.has(each));
  const names: string[] = [];
  for (const variable of open) {
    const count = countOf(place, variable);
    if (typeof count === 'string') return count;
    if (count.word === undefined || usual.includes(variable)) {
      names.push(variable);
      continue;
    }
    const value = readInput(phase, name, variable, count.word);
    if (typeof value === 'string') return value;
    constants.set(variable, value);
  }
  const lacking = names.filter(each => !offered.includes(each));
  if (lacking.length > 0) return whyLacking(place, lacking);
  const counted = countsOf(phase, place, names, offered);
  if (typeof counted === 'string') return counted;
  const repetition = names.includes('U')
    ? { unique: phase.number('data.unique_tokens')?.draws, passes: phase.number('epochs')?.draws }
    : {};
  const gives = reader.word(within(place, 'gives'));
  if (gives === undefined) return `what the law ${name} gives is not known: ${reader.because(within(place, 'gives'))}`;
  return {
    name,
    form: form.expr,
    constants,
    valid: boundsOf(place, open),
    gives,
    reads: new Set(names),
    repetition,
    ...counted,
    ...errorOf(place, gives),
  };
}

/** A law that is one of those it names; none of them may be such a law again. */
function oneOf(phase: Reader, { reader, block: { name } }: LawPlace, { items }: ListValue, offered: readonly string[]): Law | string {
  const members: Law[] = [];
  for (const item of items) {
    if (item.kind !== 'block') return `the law ${name} is to be one of several, and one of their names is not known`;
    const own = reader.open(item.block);
    if (own.read('any_of') !== undefined)
      return `the law ${name} is to be one of several, of which ${item.block.name} is itself one of several`;
    const member = lawFrom(phase, { reader: own, block: item.block, path: '' }, offered);
    if (typeof member === 'string') return member;
    members.push(member);
  }
  return mixtureOf(name, members, phase);
}

/** The word in `inputs` for a variable, if the law says one; or why it is not known, so that nothing else is taken for it in silence. */
function countOf(place: LawPlace, variable: string): { readonly word: string | undefined } | string {
  const path = within(place, `inputs.${variable}`);
  const word = place.reader.word(path);
  return word === undefined && place.reader.states(path)
    ? `what ${variable} of the law ${place.block.name} counts is not known: ${place.reader.because(path)}`
    : { word };
}

/** Variables whose count the phase knows by itself; `inputs` only says which of its counts is meant. */
const usual: readonly string[] = ['N', 'D', 'C', 'U', 'L'];

function countsOf(
  phase: Reader,
  place: LawPlace,
  names: readonly string[],
  offered: readonly string[],
): Pick<Law, 'counts' | 'countsHours' | 'hoursPerFlop'> | string {
  const [size, data, compute] = ['N', 'D', 'C'].map(variable => place.reader.word(within(place, `inputs.${variable}`)));
  if (offered === ofTraining && names.includes('D') && data !== undefined && data !== 'tokens')
    return `the law ${place.block.name} takes D for ${data}, which this phase does not have`;
  const counts = { ...(size === undefined ? {} : { counts: size }) };
  if (compute !== 'gpu_hours' || !names.includes('C')) return counts;
  // A stage knows its hours and gives them to the law itself; a run is asked in FLOP.
  if (offered !== ofTraining) return { ...counts, countsHours: true };
  const rate = hoursPerFlop(phase);
  return rate === undefined
    ? `the law ${place.block.name} counts C in GPU-hours, and this phase does not know its own`
    : { ...counts, hoursPerFlop: rate };
}

/** Asked first, since most laws of loss publish none and every phase reads one; a law of accuracy has a default. */
function errorOf(place: LawPlace, gives: string): Pick<Law, 'backtest'> {
  const { reader, block } = place;
  const isPublished =
    gives === 'accuracy' ||
    place.path.includes('.') ||
    ['error', 'relative', 'per_decade'].some(key => reader.states(within(place, `backtest.${key}`)));
  const backtest = isPublished ? backtestAt(reader, within(place, 'backtest'), block) : undefined;
  return backtest === undefined ? {} : { backtest };
}

function boundsOf(place: LawPlace, read: readonly string[]): ReadonlyMap<string, BoundsValue> {
  const valid = new Map<string, BoundsValue>();
  for (const variable of new Set([...bounded, ...read])) {
    const bounds = place.reader.read(within(place, `valid.${variable}`));
    if (bounds?.kind === 'bounds') valid.set(variable, bounds);
  }
  return valid;
}

function whyLacking(place: LawPlace, lacking: readonly string[]): string {
  const {
    reader,
    block: { name },
  } = place;
  const variable = lacking.find(each => (formVariables as readonly string[]).includes(each));
  if (variable !== undefined) return `the law ${name} reads ${variable}, which this phase does not have`;
  const broken = lacking.find(each => reader.states(within(place, each)));
  if (broken !== undefined) return `${broken} of the law ${name} is not known: ${reader.because(within(place, broken))}`;
  const list = lacking.join(', ');
  if (reader.states(within(place, 'fit')) && reader.read(within(place, 'fit')) === undefined)
    return `the law ${name} is not fitted: ${reader.because(within(place, 'fit'))}`;
  if (reader.states(within(place, 'fit')))
    return `${lacking[0]!} of the law ${name} is not known: ${reader.because(within(place, lacking[0]!))}`;
  return `the law ${name} does not say ${list}`;
}

/** Tokens without repeats among so many: those of the data set as far as they are reached, else those of one pass. */
const uniqueAmong = ({ unique, passes }: Repetition, tokens: Draws): Draws =>
  unique === undefined ? divide(tokens, maximum(1, passes ?? 1)) : minimum(tokens, unique);

/** What a law gives that is no loss, in words. */
const givenInstead: Readonly<Record<string, string>> = { params: 'the parameters of least loss', tokens: 'the tokens of least loss' };

/** Why a law is no law of loss; `undefined` where it is one. */
export const noLossFrom = ({ name, gives }: Law): string | undefined =>
  gives === 'loss' ? undefined : `the law ${name} gives ${givenInstead[gives] ?? gives}, not loss`;

/** The law at N parameters and D tokens, in nats per token. Unknown when the law gives something else. */
export function lossAt(law: Law, params: Draws, tokens: Draws): Value {
  const value = noLossFrom(law) === undefined ? evaluateLaw(law, params, tokens) : noLossFrom(law)!;
  if (typeof value === 'string') return { kind: 'unknown', because: value };
  return {
    kind: 'number',
    draws: law.backtest === undefined ? value : withError(value, law, { N: params, D: tokens, C: trainingFlopOf(params, tokens) }),
    dimension: dimensionless,
  };
}

/** Draws of the form at N parameters and D tokens, or why it has none. C is the compute of both, unless it is given. */
export function evaluateLaw(law: Law, params: Draws, tokens: Draws, flop?: Draws): Draws | string {
  if (law.mixture !== undefined) return chosen(law.mixture, member => evaluateLaw(member, params, tokens, flop));
  const names = new Map<string, Draws>([['N', params], ['D', tokens], ...law.constants]);
  if (law.reads.has('C')) names.set('C', computeIn(law, flop ?? trainingFlopOf(params, tokens)));
  if (law.reads.has('U')) names.set('U', uniqueAmong(law.repetition, tokens));
  return evaluateWith(law, names);
}

/** C of a law: FLOP, or the GPU-hours they take in the phase that asks. */
export const computeIn = (law: Law, flop: Draws): Draws => (law.hoursPerFlop === undefined ? flop : multiply(flop, law.hoursPerFlop));

/** Draws of the form at any variables, or why it has none. */
export function lawValue(law: Law, variables: Readonly<Record<string, Draws>>): Draws | string {
  return evaluateWith(law, new Map([...Object.entries(variables), ...law.constants]));
}

function evaluateWith(law: Law, names: ReadonlyMap<string, Draws>): Draws | string {
  const result = evaluateForm(law.form, names);
  return result.ok ? result.draws : `in the law ${law.name} ${result.problem}`;
}

/** Repeated tokens are as good as new ones for about so many passes: Muennighoff et al. 2023, arXiv 2305.16264. */
const freePasses = 4;

/** Why the passes over the data, if there are so many, are more than the law knows of. */
export function repeatsIgnored(law: Law, passes: Draws | undefined): true | string {
  const median = passes === undefined ? 1 : summarize(passes).p50;
  if (law.reads.has('U') || median <= freePasses * 1.0001) return true;
  return `${law.name} takes repeated tokens for new ones, which holds for about ${freePasses} passes over the data; here there are ${formatNumber(median, '')}`;
}

/** `true` inside the range the law was fitted on, else by how much it is passed. */
export function validity(law: Law, variables: Readonly<Record<string, Draws>>): true | string {
  for (const member of law.mixture?.members ?? []) {
    const inside = validity(member, variables);
    if (inside !== true) return inside;
  }
  for (const [name, bounds] of law.valid) {
    const draws = variables[name] ?? law.constants.get(name);
    if (draws === undefined) continue;
    const median = summarize(draws).p50;
    if (median > bounds.high * 1.0001) return outside(law, name, median, bounds, median / bounds.high, 'beyond');
    if (median < bounds.low * 0.9999) return outside(law, name, median, bounds, bounds.low / median, 'below');
  }
  return true;
}

const unitOf: Readonly<Record<string, string>> = { N: 'params', D: 'tokens', C: 'FLOP', T: 'tokens' };

function outside(law: Law, name: string, value: number, bounds: BoundsValue, times: number, side: string): string {
  const unit = name === 'C' && law.countsHours ? 'GPU-hours' : (unitOf[name] ?? '');
  const show = (x: number): string => (name === 'S' ? `${Number((100 * x).toPrecision(3))} %` : formatNumber(x, unit));
  return `${law.name} was fitted for ${name} from ${show(bounds.low)} to ${show(bounds.high)}; here it is ${show(value)}${Number.isFinite(times) ? `, ${Number(times.toPrecision(2))}x ${side}` : ''}`;
}
