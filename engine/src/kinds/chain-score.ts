/** The score at the end of a chain of phases when the first of them has more compute than planned, and the others what they have. */
import { add, maximum, minimum, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { runScores } from '../laws/accuracy-of-run.js';
import { reinforced, stageScores } from '../laws/accuracy-of-stage.js';
import { first } from '../laws/accuracy.js';
import { hour } from '../quantity/time.js';
import type { BlockRef, NumberValue, Reader } from '../schema/value.js';
import { answerCurves, ownCurve, type AnswerCurve } from './answer-curves.js';
import { share } from './quantities.js';

/** From the phase that is changed to the last one that stands on it. */
export type Chain = readonly [BlockRef, ...BlockRef[]];

export interface Reached {
  readonly draws: Draws;
  /** Inside the ranges of all laws on the way, or what is outside. */
  readonly valid: true | string;
}

/** A string completes "unknown, because …". */
type Score = Reached | string;

/** The score of the last phase with so many times the compute of the first one. */
export const endScore = (reader: Reader, chain: Chain, times: number): Score => alongChain(chain, times, phase => reader.open(phase));

/** The same in the middle of all that is uncertain: one number, for whoever asks many times. */
export const middleEndScore = (reader: Reader, chain: Chain, times: number): Score =>
  alongChain(chain, times, phase => middleOf(reader.open(phase)), inTheMiddle);

/** Each phase begins with the score of the one before, in the `view` that is taken of it. */
function alongChain(
  [changed, ...others]: Chain,
  times: number,
  open: (phase: BlockRef) => Reader,
  view: (score: Score) => Score = score => score,
): Score {
  let score = view(scoreOf(open(changed), times, undefined));
  for (const phase of others) {
    if (typeof score === 'string') return score;
    const before: Reached = score;
    const next = view(scoreOf(open(phase), 1, before.draws));
    score = typeof next === 'string' ? next : { draws: next.draws, valid: first(before.valid, next.valid) };
  }
  return score;
}

const inTheMiddle = (score: Score): Score => (typeof score === 'string' ? score : { ...score, draws: summarize(score.draws).p50 });

/** The same block with the middle of every number. */
function middleOf(reader: Reader): Reader {
  const middle = (value: NumberValue | undefined): NumberValue | undefined =>
    value === undefined ? undefined : { ...value, draws: summarize(value.draws).p50 };
  const replaced: Pick<Reader, 'number' | 'read' | 'open'> = {
    number: asked => middle(reader.number(asked)),
    read: asked => {
      const value = reader.read(asked);
      return value?.kind === 'number' ? middle(value) : value;
    },
    open: block => middleOf(reader.open(block)),
  };
  return Object.assign(Object.create(reader) as Reader, replaced);
}

/** The score of one phase; `start` is that of its checkpoint, where it is not the planned one. */
function scoreOf(phase: Reader, times: number, start: Draws | undefined): Score {
  const { kind, name } = phase.self;
  if (phase.read('benchmark')?.kind !== 'block') return `${name} names no benchmark`;
  if (kind === 'testtime') return scoreOfAnswers(start === undefined ? phase : withStart(phase, 'pass_at_1', start), times);
  const law = kind === 'pretrain' ? scoreOfRun(phase, times) : scoreOfStage(phase, start, times);
  if (typeof law === 'string') return law;
  const isPlanned = times === 1 && start === undefined;
  const planned = isPlanned ? law : kind === 'pretrain' ? scoreOfRun(phase, 1) : scoreOfStage(phase, undefined, 1);
  const known = phase.number('accuracy')?.draws;
  if (typeof planned === 'string' || known === undefined) return law;
  // Where the score was measured, the law says by how much it moves, not where it stands.
  const moved = add(known, subtract(law.draws, planned.draws));
  return { draws: maximum(0, minimum(phase.number('benchmark.ceiling')?.draws ?? 1, moved)), valid: law.valid };
}

function scoreOfRun(phase: Reader, times: number): Score {
  const scores = runScores(phase);
  const [params, tokens] = ['params', 'tokens'].map(path => phase.number(path)?.draws);
  if (typeof scores === 'string') return scores;
  if (params === undefined || tokens === undefined) return `params or tokens of ${phase.self.name} are not known`;
  return scores.at({ params: grownBy(params, times), tokens: grownBy(tokens, times) });
}

/** Size or tokens of a run with so many times the compute, when both grow alike. */
export const grownBy = (amount: Draws, compute: number): Draws => multiply(amount, Math.sqrt(compute));

function scoreOfStage(phase: Reader, start: Draws | undefined, times: number): Score {
  const { name } = phase.self;
  const method = phase.word('method') ?? '';
  if (!reinforced.includes(method)) return `no published law says how the accuracy of ${name} moves with the compute of \`${method}\``;
  const scores = stageScores(start === undefined ? phase : withStart(phase, 'checkpoint.accuracy', start));
  if (typeof scores === 'string') return scores;
  const { law } = scores.accuracy;
  const path = law.countsHours === true ? 'equivalent_gpu_hours' : 'flop';
  const compute = phase.number(path)?.draws;
  if (compute === undefined) return `${path} of ${name} is not known`;
  return scores.at(multiply(compute, law.countsHours === true ? times / hour : times));
}

/** The strategy of the plan, with so many times the compute of a query. */
function scoreOfAnswers(phase: Reader, times: number): Score {
  const { name } = phase.self;
  const own = ownCurve(phase);
  const curve = answerCurves(phase, 'draws').find(({ id }) => id === own);
  const place = curve === undefined ? undefined : placeOf(phase, curve);
  if (curve === undefined || place === undefined) return `the strategy of ${name} has no curve over its compute`;
  if (place === 0 && times !== 1) return `${name} answers once without thinking, and its strategy has nothing to spend more on`;
  return curve.at(times === 1 ? place : placeAtCompute(curve, place, times));
}

/** Where on the curve of its strategy the phase lies. */
function placeOf(phase: Reader, { over }: AnswerCurve): number | undefined {
  const strategy = phase.read('strategy');
  const middle = (value: NumberValue | undefined): number | undefined => (value === undefined ? undefined : summarize(value.draws).p50);
  const argument = (key: string): number | undefined => {
    const value = strategy?.kind === 'word' ? strategy.args.get(key) : undefined;
    return value?.kind === 'number' ? middle(value) : undefined;
  };
  if (over === 'samples') return argument('samples');
  if (over === 'rounds') return argument('rounds');
  if (over === 'width') return argument('width');
  return (middle(phase.number('thinking')) ?? 0) * (argument('rounds') ?? 1);
}

/** Steps of a bisection: a millionth of a factor of a thousand. */
const steps = 40;

/** The place that costs so many times as much, in the middle of the draws; where no cost is known, so many times the place itself. */
function placeAtCompute({ flop, over }: AnswerCurve, place: number, times: number): number {
  const costAt = (at: number): number => {
    const draws = flop(at);
    return typeof draws === 'string' ? NaN : summarize(draws).p50;
  };
  const wanted = times * costAt(place);
  if (!(wanted > 0)) return place * times;
  let [low, high] = [Math.log(place), Math.log(place * times * 100)];
  for (let step = 0; step < steps; step++) {
    const middle = (low + high) / 2;
    if (costAt(Math.exp(middle)) < wanted) low = middle;
    else high = middle;
  }
  return over === 'thinking' ? Math.exp(low) : Math.max(1, Math.round(Math.exp(low)));
}

/** The same block with another score of its checkpoint. Everything else is read as it is. */
function withStart(reader: Reader, path: string, draws: Draws): Reader {
  const value: NumberValue = { kind: 'number', draws, dimension: share.dimension };
  const replaced: Pick<Reader, 'number' | 'read'> = {
    number: asked => (asked === path ? value : reader.number(asked)),
    read: asked => (asked === path ? value : reader.read(asked)),
  };
  return Object.assign(Object.create(reader) as Reader, replaced);
}
