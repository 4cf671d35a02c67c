/** A law and the runs behind its `fit`: what is to be fitted, what has come of it, and what is doubtful. */
import { namesIn } from '../../../grammar/src/index.js';
import { hashText } from '../draws/hash.js';
import { summarize } from '../draws/summary.js';
import { formVariables } from '../laws/form.js';
import type { FitJob, FitOutcome } from '../laws/fit/types.js';
import type { FitFault } from '../schema/problem.js';
import type { MappedRows, Reader } from '../schema/value.js';
import { alike, doubtsOf } from './law-fit-doubts.js';

export interface Fitting {
  /** The file of the runs, as written. */
  readonly path: string;
  /** What the law gives: `loss` or `accuracy` where it can be fitted. */
  readonly gives: string;
  /** C counts accelerator hours, not FLOP. */
  readonly inHours: boolean;
  /** Names of the formula that are to be found. */
  readonly free: readonly string[];
  /** Rows that are fitted to. */
  readonly rows: number;
  /** Least and largest of each variable. */
  readonly ranges: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  /** Absent where the runs say too little; `faults` says why. */
  readonly job?: FitJob;
  /** Absent while it is being made. */
  readonly outcome?: FitOutcome;
  readonly faults: readonly FitFault[];
}

/** Rows beyond make a fit slow and not better: so many, evenly spread over the file, are used. */
const mostRows = 4000;
/** Enough for percentiles and a correlation of two digits; fewer of many rows, which leave less open. */
const resamplesFor = (rows: number): number => Math.min(1000, Math.max(200, Math.round(1e6 / rows)));

/** What people call a variable of a law. */
const variableCalled: Readonly<Record<string, string>> = {
  params: 'N',
  parameters: 'N',
  active_params: 'N',
  non_embedding_params: 'N',
  tokens: 'D',
  flop: 'C',
  flops: 'C',
  FLOP: 'C',
  compute: 'C',
  unique_tokens: 'U',
  steps: 'S',
  samples: 'k',
  thinking_tokens: 'T',
};

/** `undefined` for a law without `fit`, and while its table is not understood. */
export function fittingOf(reader: Reader): Fitting | undefined {
  const table = reader.read('fit');
  const form = reader.read('form');
  if (table?.kind !== 'text' || table.rows === undefined || form?.kind !== 'form') return undefined;
  const given = [...reader.givenConstants()].map(
    ([name, { draws }]) => [name, typeof draws === 'number' ? draws : summarize(draws).p50] as const,
  );
  const names = [...namesIn(form.expr)];
  const fixed = Object.fromEntries(given.filter(([name]) => names.includes(name)));
  const isVariable = (name: string): boolean => (formVariables as readonly string[]).includes(name) && !Object.hasOwn(fixed, name);
  const free = names.filter(name => !isVariable(name) && !Object.hasOwn(fixed, name));
  const runs = runsOf(table.rows);
  const gives = reader.word('gives');
  if (gives === undefined) return undefined;
  const inHours = reader.word('inputs.C') === 'gpu_hours';
  const about = { path: table.text, gives, inHours, free, rows: runs.lines.length, ranges: rangesOf(runs, names.filter(isVariable)) };
  const faults = [...wrongNames(free), ...missing(runs, names.filter(isVariable), gives), ...tooFew(runs, free)];
  if (faults.length > 0 || free.length === 0) return { ...about, faults: free.length === 0 ? [{ what: 'nothing-free' }] : faults };
  const job = jobOf(form.text, free, fixed, names.filter(isVariable), runs, gives);
  const outcome = reader.fitted(job);
  const cut: readonly FitFault[] =
    table.rows.lines.length > runs.lines.length ? [{ what: 'cut', rows: table.rows.lines.length, used: runs.lines.length }] : [];
  return { ...about, job, ...(outcome === undefined ? {} : { outcome }), faults: [...cut, ...alike(job), ...doubtsOf(job, outcome)] };
}

/** The runs a law is fitted to, under the names of the vocabulary, with the lines of their file; `undefined` for a law without `fit`. */
export function fittedRuns(reader: Reader): { readonly path: string; readonly runs: Runs } | undefined {
  const table = reader.read('fit');
  return table?.kind !== 'text' || table.rows === undefined ? undefined : { path: table.text, runs: runsOf(table.rows) };
}

// ── the runs ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Runs {
  readonly lines: readonly number[];
  /** Under the names of the vocabulary, with what follows by C = 6ND. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
}

const kept = new WeakMap<MappedRows, Runs>();

/** The same runs for the same rows, so that their job is the same too. */
function runsOf(rows: MappedRows): Runs {
  let runs = kept.get(rows);
  if (runs === undefined) kept.set(rows, (runs = completed(rows)));
  return runs;
}

function completed({ lines, numbers: read }: MappedRows): Runs {
  const used = Math.min(lines.length, mostRows);
  const chosen = Array.from({ length: used }, (_, index) => Math.floor((index * lines.length) / used));
  const numbers = new Map([...read].map(([name, values]) => [name, Float64Array.from(chosen, row => values[row]!)]));
  const [n, d, c] = ['N', 'D', 'C'].map(name => numbers.get(name));
  if (n === undefined && c !== undefined && d !== undefined)
    numbers.set(
      'N',
      c.map((flop, run) => flop / (6 * d[run]!)),
    );
  if (d === undefined && c !== undefined && n !== undefined)
    numbers.set(
      'D',
      c.map((flop, run) => flop / (6 * n[run]!)),
    );
  if (c === undefined && n !== undefined && d !== undefined)
    numbers.set(
      'C',
      n.map((size, run) => 6 * size * d[run]!),
    );
  return { lines: chosen.map(row => lines[row]!), numbers };
}

function rangesOf({ numbers }: Runs, variables: readonly string[]): Fitting['ranges'] {
  return new Map(
    variables.flatMap(name => {
      const values = numbers.get(name);
      return values === undefined || values.length === 0
        ? []
        : [[name, { low: values.reduce((a, b) => Math.min(a, b)), high: values.reduce((a, b) => Math.max(a, b)) }] as const];
    }),
  );
}

const jobs = new WeakMap<Runs, Map<string, FitJob>>();

function jobOf(
  form: string,
  free: readonly string[],
  fixed: Readonly<Record<string, number>>,
  variables: readonly string[],
  runs: Runs,
  gives: string,
): FitJob {
  const formula = JSON.stringify([form, free, fixed, ...(gives === 'loss' ? [] : [gives])]);
  let known = jobs.get(runs);
  if (known === undefined) jobs.set(runs, (known = new Map<string, FitJob>()));
  let job = known.get(formula);
  if (job === undefined) known.set(formula, (job = newJob(form, free, fixed, variables, runs, gives, formula)));
  return job;
}

function newJob(
  form: string,
  free: readonly string[],
  fixed: Readonly<Record<string, number>>,
  variables: readonly string[],
  { lines, numbers }: Runs,
  gives: string,
  formula: string,
): FitJob {
  const resamples = resamplesFor(lines.length);
  const content = JSON.stringify([lines, [...numbers].map(([name, values]) => [name, ...values]), resamples]);
  const [weights, compute] = [numbers.get('weight'), numbers.get('C')];
  return {
    key: [...hashText(formula), ...hashText(content)].map(part => part.toString(16).padStart(8, '0')).join(''),
    form,
    free,
    fixed,
    variables: Object.fromEntries(variables.map(name => [name, numbers.get(columnOf(name))!])),
    observed: numbers.get(gives)!,
    compared: gives === 'accuracy' ? 'values' : 'logs',
    lines,
    resamples,
    ...(weights === undefined ? {} : { weights: scaled(weights) }),
    ...(compute === undefined ? {} : { compute }),
  };
}

/** Only how they compare matters: their mean is 1, so that sums over the runs stay what they are. */
function scaled(weights: Float64Array): Float64Array {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map(weight => weight / mean);
}

/** A law of accuracy may read the loss of each run, which has the name of the column that a law of the loss is fitted to. */
const columnOf = (variable: string): string => (variable === 'L' ? 'loss' : variable);

// ── what stands in the way ─────────────────────────────────────────────────────────────────────────────────────────────────

const wrongNames = (free: readonly string[]): readonly FitFault[] =>
  free.flatMap((name): readonly FitFault[] => {
    const variable = Object.hasOwn(variableCalled, name) ? variableCalled[name] : undefined;
    return variable === undefined ? [] : [{ what: 'name', name, variable }];
  });

function missing({ numbers }: Runs, variables: readonly string[], gives: string): readonly FitFault[] {
  if (gives !== 'loss' && gives !== 'accuracy') return [{ what: 'not-loss', gives }];
  const absent = [gives, ...variables.map(columnOf)].filter(name => !numbers.has(name));
  return absent.length === 0 ? [] : [{ what: 'missing', names: absent }];
}

/** As many constants as runs meet every run, whatever they are. */
const tooFew = ({ lines }: Runs, free: readonly string[]): readonly FitFault[] =>
  lines.length > free.length ? [] : [{ what: 'few', rows: lines.length, constants: free.length }];
