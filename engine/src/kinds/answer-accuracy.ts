/** `accuracy` of a phase that answers: what its strategy makes of the accuracy of one answer, and what its samples cover. */
import { multiply, type Draws } from '../draws/arithmetic.js';
import { formatNumber } from '../quantity/format.js';
import type { Condition, Default, Formula, PropertySpec } from '../schema/types.js';
import type { Reader, Value, WordValue } from '../schema/value.js';
import { AnswerModel, isCount, type Answer, type AskedFor } from './answer-model.js';
import { onlyBlock } from './compute.js';
import { both, byDefault, derived, estimate, reading } from './define.js';
import { share } from './quantities.js';

const someHard: Condition = { path: 'hard_query.share', not: ['0'] };
const drawsMany: Condition = { path: 'strategy', is: ['majority_vote', 'best_of_n'] };

export const answerProperties: readonly PropertySpec[] = [
  both('pass_at_1', share, 'Score of one answer before it is thought over longer: R0 of the laws.', { example: '27%' }),
  derived('coverage', share, 'Problems that at least one of the samples solves; only where a program can tell the right one.', {
    headline: 'when-known',
  }),
  derived('hard_query.accuracy', share, 'Score of the strategy of hard queries on the same benchmark.', { headline: 'when-known' }),
];

/** Arguments of a strategy that count something. */
export const counted: readonly string[] = ['samples', 'rounds', 'width', 'depth'];

/** A number of a strategy, or why it is none that can be worked with. */
function argument(strategy: WordValue, name: string): Draws | string {
  const value = strategy.args.get(name);
  if (value?.kind !== 'number') return `\`${strategy.word}\` does not say its \`${name}\``;
  return isCount(value.draws)
    ? value.draws
    : `\`${name}\` is ${typeof value.draws === 'number' ? formatNumber(value.draws, '') : 'below 1'}, and only whole ones can be drawn`;
}

type Strategy = (model: AnswerModel, strategy: WordValue, thinking: Draws) => Answer;

const counting =
  (name: string, then: (count: Draws, model: AnswerModel, strategy: WordValue, thinking: Draws) => Answer): Strategy =>
  (model, strategy, thinking) => {
    const count = argument(strategy, name);
    return typeof count === 'string' ? count : then(count, model, strategy, thinking);
  };

/** Every round thinks as long as one sample does. */
const rounds = counting('rounds', (count, model, strategy, thinking) =>
  thinking === 0
    ? `\`${strategy.word}\` lengthens thinking, and \`thinking\` is 0; give the tokens of one round`
    : model.single(multiply(count, thinking)),
);

const isExact = (strategy: WordValue): boolean => {
  const verifier = strategy.args.get('verifier');
  return verifier?.kind === 'word' && verifier.word === 'exact';
};

function bestOf(count: Draws, model: AnswerModel, strategy: WordValue, thinking: Draws): Answer {
  if (strategy.args.get('verifier') === undefined)
    return '`best_of_n` does not say who picks the answer; write `verifier: exact`, or the model that scores';
  return isExact(strategy) ? model.coverage(count, thinking) : model.bestByReward(count, thinking);
}

const searching =
  (steps: (strategy: WordValue) => Draws | string): Strategy =>
  (model, strategy, thinking) => {
    const count = steps(strategy);
    if (typeof count === 'string') return count;
    return isExact(strategy)
      ? model.search(count, thinking)
      : `there is no published law of what \`${strategy.word}\` brings by the scores of a model`;
  };

const ways: Readonly<Record<string, Strategy>> = {
  greedy: (model, _, thinking) => model.single(thinking),
  chain_of_thought: (model, _, thinking) => model.single(thinking),
  budget_forcing: rounds,
  revision: rounds,
  majority_vote: counting('samples', (count, model, _, thinking) => model.majority(count, thinking)),
  best_of_n: counting('samples', bestOf),
  beam: searching(strategy => argument(strategy, 'width')),
  tree_search: searching(strategy => {
    const [width, depth] = [argument(strategy, 'width'), argument(strategy, 'depth')];
    return typeof width === 'string' ? width : typeof depth === 'string' ? depth : multiply(width, depth);
  }),
};

/** What the strategy of easy or, behind the prefix, of hard queries brings. `undefined` while it is not known which one that is. */
export function answerOf(reader: Reader, prefix: '' | 'hard_query.', askedFor: AskedFor = 'draws'): Answer | undefined {
  const strategy = reader.read(`${prefix}strategy`);
  const thinking = reader.number(`${prefix}thinking`)?.draws;
  if (strategy?.kind !== 'word' || thinking === undefined) return undefined;
  return (
    ways[strategy.word]?.(new AnswerModel(reader, askedFor), strategy, thinking) ?? `nothing is known of what \`${strategy.word}\` brings`
  );
}

function coverageOf(reader: Reader, askedFor: AskedFor = 'draws'): Answer | undefined {
  const strategy = reader.read('strategy');
  const thinking = reader.number('thinking')?.draws;
  if (strategy?.kind !== 'word' || thinking === undefined) return undefined;
  const samples = argument(strategy, 'samples');
  return typeof samples === 'string' ? samples : new AnswerModel(reader, askedFor).coverage(samples, thinking);
}

const valueOf = (answer: Answer | undefined): Value | undefined =>
  answer === undefined
    ? undefined
    : typeof answer === 'string'
      ? { kind: 'unknown', because: answer }
      : { kind: 'number', draws: answer.draws, dimension: share.dimension };

const validityOf = (answer: Answer | undefined): true | string =>
  answer === undefined || typeof answer === 'string' ? true : answer.valid;

/** The accuracy of the checkpoint, if it was measured on the same benchmark; else what the counts of the benchmark show. */
function passAtOneOf(reader: Reader): Value | undefined {
  const ofCheckpoint = reader.number('checkpoint.accuracy');
  const [here, there] = [reader.read('benchmark'), reader.read('checkpoint.benchmark')];
  const isOther =
    here?.kind === 'block' && there?.kind === 'block' && (here.block.name !== there.block.name || here.block.file !== there.block.file);
  if (ofCheckpoint !== undefined && !isOther) return ofCheckpoint;
  const ofCounts = reader.number('benchmark.difficulty.pass_at_1');
  if (ofCounts !== undefined) return ofCounts;
  if (isOther) return { kind: 'unknown', because: 'the checkpoint was measured on another benchmark' };
  return {
    kind: 'unknown',
    because: 'neither the accuracy of the checkpoint nor `difficulty` of the benchmark is known; give `pass_at_1`',
  };
}

const strategyNeeds = ['strategy', 'thinking'];

export const answerFormulas: readonly Formula[] = [
  reading('pass_at_1', 'checkpoint.accuracy, else benchmark.difficulty.pass_at_1', { compute: passAtOneOf, needs: [] }),
  estimate('accuracy', 'what the strategy makes of one answer', {
    compute: reader => valueOf(answerOf(reader, '')),
    validity: reader => validityOf(answerOf(reader, '', 'validity')),
    needs: strategyNeeds,
  }),
  estimate('coverage', '1 - the mean of (1 - p)^k over the problems', {
    when: [drawsMany],
    compute: reader => valueOf(coverageOf(reader)),
    validity: reader => validityOf(coverageOf(reader, 'validity')),
    needs: strategyNeeds,
  }),
  estimate('coverage', 'one answer is drawn', {
    needs: ['strategy'],
    compute: reader =>
      ['majority_vote', 'best_of_n'].includes(reader.word('strategy') ?? '')
        ? undefined
        : { kind: 'unknown', because: 'the strategy does not draw several answers' },
  }),
  estimate('hard_query.accuracy', 'what the strategy of hard queries makes of one answer', {
    when: [someHard],
    compute: reader => valueOf(answerOf(reader, 'hard_query.')),
    validity: reader => validityOf(answerOf(reader, 'hard_query.', 'validity')),
    needs: strategyNeeds.map(path => `hard_query.${path}`),
  }),
  estimate('hard_query.accuracy', 'there are none', {
    needs: ['hard_query.share'],
    compute: reader =>
      reader.number('hard_query.share')?.draws === 0 ? { kind: 'unknown', because: 'there are no hard queries' } : undefined,
  }),
];

export const answerDefaults: readonly Default[] = [
  byDefault('benchmark', 'the only benchmark of the file', 'this file has one benchmark', { compute: onlyBlock('benchmark') }),
];
