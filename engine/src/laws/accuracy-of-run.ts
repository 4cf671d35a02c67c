/** The score of a pre-training run, from its loss or its compute by the law of the benchmark. */
import type { Draws } from '../draws/arithmetic.js';
import type { Reader } from '../schema/value.js';
import { accuracyLawAt, decadesAt, first, scoreAt, type AccuracyLaw, type Score } from './accuracy.js';
import { lawAt, lossAt, validity, type Law } from './apply.js';
import { trainingFlopOf } from './inputs.js';

/** What is known of a run; a loss that is left out is projected. */
export interface Run {
  readonly params?: Draws | undefined;
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
  return { accuracy, loss, at: (run: Run) => scoreOf(accuracy, loss, run) };
}

/**
 * Losses over different texts do not compare: a benchmark whose law was fitted to one loss names the law of that loss, and then that one
 * counts.
 */
function lossLaw(reader: Reader): Law | string | undefined {
  const law = lawAt(reader, 'benchmark.loss_law') ?? lawAt(reader, 'law');
  return law !== undefined && typeof law !== 'string' && law.gives !== 'loss' ? `the law ${law.name} gives ${law.gives}, not loss` : law;
}

function scoreOf(accuracy: AccuracyLaw, law: Law | undefined, { params, tokens, loss }: Run): Score | string {
  const variables: Record<string, Draws> = {};
  let [lossValid, lossDecades]: [true | string, number] = [true, 0];
  if (params !== undefined) variables['N'] = params;
  if (tokens !== undefined) variables['D'] = tokens;
  if (params !== undefined && tokens !== undefined) {
    variables['C'] = trainingFlopOf(params, tokens);
    if (law !== undefined && loss === undefined) {
      const projected = lossAt(law, params, tokens);
      if (projected.kind !== 'number') return projected.kind === 'unknown' ? projected.because : 'the loss is no number';
      variables['L'] = projected.draws;
      [lossValid, lossDecades] = [validity(law, variables), decadesAt(law, variables)];
    }
  }
  if (loss !== undefined) variables['L'] = loss;
  const score = scoreAt(accuracy, variables);
  return typeof score === 'string'
    ? score
    : { ...score, valid: first(score.valid, lossValid), decades: Math.max(score.decades, lossDecades) };
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
