/** The score of a pre-training run, from its loss or its compute by the law of the benchmark. */
import type { Draws } from '../draws/arithmetic.js';
import type { Reader } from '../schema/value.js';
import { accuracyLawAt, decadesAt, first, scoreAt, type AccuracyLaw, type Score } from './accuracy.js';
import { lawAt, lossAt, validity, type Law } from './apply.js';
import { sizeInLawAt, trainingFlopOf } from './inputs.js';

/** What is known of a run; a loss that is left out is projected. */
export interface Run {
  /** As a phase counts them: each law reads them in its own count. */
  readonly params?: Draws | undefined;
  /** Of a run in a table, which was counted for the laws: instead of `params`. */
  readonly counted?: Draws | undefined;
  readonly tokens?: Draws | undefined;
  /** Measured, so that no law of loss stands behind it. */
  readonly loss?: Draws | undefined;
}

export interface RunScores {
  readonly accuracy: AccuracyLaw;
  /** The law that projects the loss; `undefined` where the score follows from compute. */
  readonly loss: Law | undefined;
  /** The score of a run, or why it has none. */
  readonly at: (run: Run) => Score | string;
}

const offered = ['L', 'N', 'D', 'C'] as const;

/** How the score of a phase follows from its size and its tokens: what curves over compute are drawn from. Or why it does not. */
export function runScores(reader: Reader): RunScores | string {
  const accuracy = accuracyLawAt(reader, 'from_loss', offered);
  if (typeof accuracy === 'string') return accuracy;
  const loss = accuracy.law.reads.has('L') ? lossLaw(reader) : undefined;
  if (typeof loss === 'string') return loss;
  return { accuracy, loss, at: (run: Run) => scoreOf(reader, accuracy, loss, run) };
}

/**
 * Losses over different texts do not compare: a benchmark whose law was fitted to one loss names the law of that loss, and then that one
 * counts.
 */
function lossLaw(reader: Reader): Law | string | undefined {
  const law = lawAt(reader, 'benchmark.loss_law') ?? lawAt(reader, 'law');
  return law !== undefined && typeof law !== 'string' && law.gives !== 'loss' ? `the law ${law.name} gives ${law.gives}, not loss` : law;
}

function scoreOf(reader: Reader, accuracy: AccuracyLaw, law: Law | undefined, run: Run): Score | string {
  const { tokens, loss } = run;
  const sizeOf = (each: Law): Draws | string | undefined =>
    run.counted ?? (run.params === undefined ? undefined : sizeInLawAt(reader, each, run.params));
  const known: Record<string, Draws> = {};
  const size = sizeOf(accuracy.law);
  if (typeof size === 'string' && accuracy.law.reads.has('N')) return size;
  // A law that does not read N may still say for which N it holds.
  if (size !== undefined && typeof size !== 'string') known['N'] = size;
  if (tokens !== undefined) known['D'] = tokens;
  const trained = run.counted ?? run.params;
  if (trained !== undefined && tokens !== undefined) known['C'] = trainingFlopOf(trained, tokens);
  const projected = law === undefined || loss !== undefined || tokens === undefined ? undefined : projectedLoss(law, sizeOf(law), tokens);
  if (typeof projected === 'string') return projected;
  const reached = loss ?? projected?.draws;
  const score = scoreAt(accuracy, reached === undefined ? known : { ...known, L: reached });
  return typeof score === 'string' || projected === undefined
    ? score
    : { ...score, valid: first(score.valid, projected.valid), decades: Math.max(score.decades, projected.decades) };
}

/** The loss that stands behind a score; `undefined` while the size is not known. */
function projectedLoss(law: Law, size: Draws | string | undefined, tokens: Draws): Score | string | undefined {
  if (size === undefined || typeof size === 'string') return size;
  const loss = lossAt(law, size, tokens);
  if (loss.kind !== 'number') return loss.kind === 'unknown' ? loss.because : 'the loss is no number';
  const variables = { N: size, D: tokens, C: trainingFlopOf(size, tokens) };
  return { draws: loss.draws, valid: validity(law, variables), decades: decadesAt(law, variables) };
}

/** The score of the phase itself. A loss that the file gives was measured, and is read as one of the benchmark's own law. */
export function accuracyOfRun(reader: Reader): Score | string {
  const scores = runScores(reader);
  if (typeof scores === 'string') return scores;
  const origin = reader.origin('loss');
  const measured = origin === 'given' || origin === 'inherited' || origin === 'library';
  const run: Run = {
    params: reader.number('params')?.draws,
    tokens: reader.number('tokens')?.draws,
    loss: scores.loss !== undefined && measured ? reader.number('loss')?.draws : undefined,
  };
  if (run.loss === undefined && run.params === undefined) return 'params is not known';
  return run.loss === undefined && run.tokens === undefined ? 'tokens is not known' : scores.at(run);
}
