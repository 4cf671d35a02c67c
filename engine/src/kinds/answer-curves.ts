/**
 * Curves of what answering brings, for those who draw them: more samples of which a program, a vote or a reward model picks one, and longer
 * thinking. They never stand for each other. What a curve costs is what the phase itself would cost with that strategy, so that a plan lies
 * on the curve of its own.
 */
import { add, multiply, subtract, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { mostVotes } from '../laws/benefit/index.js';
import { strategyNamed } from '../methods/strategies.js';
import type { Reader, Value, WordValue } from '../schema/value.js';
import { AnswerModel, type Answer, type AskedFor } from './answer-model.js';
import { placesOfSamples, placesOfThinking } from './answer-places.js';
import { flopOfAsking, questionAt, totalFlop } from './query.js';

export interface AnswerCurve {
  readonly id: 'coverage' | 'majority' | 'best_of_n' | 'thinking' | 'revision' | 'search';
  /** For a legend. */
  readonly label: string;
  /** What its places count. */
  readonly over: 'samples' | 'thinking' | 'rounds' | 'width';
  /** The law, or the property of the benchmark, that it follows from. */
  readonly source: string;
  /** From one answer on, rising. Samples and rounds are whole; thinking is in tokens. */
  readonly places: readonly number[];
  /** The accuracy there; a string says why there is none. */
  readonly at: (place: number) => Answer;
  /** FLOP of a query there; a string says why they are not known. */
  readonly flop: (place: number) => Draws | string;
}

/** Another way to ask the same question: what is not named is as the phase has it. */
interface Way {
  readonly strategy: string;
  readonly args: (name: string) => Draws | undefined;
  readonly thinking: Draws;
  readonly verifier?: Value | undefined;
}

/** The curve on which a phase with this strategy lies. */
const curveOf: Readonly<Record<string, AnswerCurve['id']>> = {
  greedy: 'thinking',
  chain_of_thought: 'thinking',
  budget_forcing: 'thinking',
  majority_vote: 'majority',
  revision: 'revision',
  beam: 'search',
  tree_search: 'search',
};

/** The curve of the strategy of the phase; `undefined` while it names none that brings anything known. */
export function ownCurve(reader: Reader): AnswerCurve['id'] | undefined {
  const strategy = reader.read('strategy');
  if (strategy?.kind !== 'word') return undefined;
  return strategy.word === 'best_of_n' ? (picksExactly(strategy) ? 'coverage' : 'best_of_n') : curveOf[strategy.word];
}

const picksExactly = (strategy: WordValue): boolean => {
  const verifier = strategy.args.get('verifier');
  return verifier?.kind === 'word' && verifier.word === 'exact';
};

/** Every curve there may be of a phase that answers easy queries; one over rounds or a search only where the phase answers so. */
export function answerCurves(reader: Reader, askedFor: AskedFor = 'picture'): readonly AnswerCurve[] {
  const model = new AnswerModel(reader, askedFor);
  const thinking = reader.number('thinking')?.draws ?? 0;
  const strategy = reader.read('strategy');
  const own = strategy?.kind === 'word' ? strategy : undefined;
  const number = (name: string): Draws | undefined => {
    const value = own?.args.get(name);
    return value?.kind === 'number' ? value.draws : undefined;
  };
  const samples = placesOfSamples(reader, number('samples'));
  const flop = (way: Way): Draws | string => flopOf(reader, way);
  const drawn = (way: string, verifier?: Value): AnswerCurve['flop'] =>
    inProportion(k => flop({ strategy: way, args: name => (name === 'samples' ? k : undefined), thinking, verifier }));
  return [
    {
      id: 'coverage',
      label: 'any of k samples, a program picks',
      over: 'samples',
      source: lawOr(reader, 'from_samples', 'difficulty'),
      places: samples('from_samples'),
      at: k => model.coverage(k, thinking),
      flop: drawn('best_of_n'),
    },
    {
      id: 'majority',
      label: 'majority of k samples',
      over: 'samples',
      source: lawOr(reader, 'from_votes', 'majority_ceiling'),
      places: samples('from_votes', hasLaw(reader, 'from_votes') ? undefined : mostVotes),
      at: k => model.majority(k, thinking),
      flop: drawn('majority_vote'),
    },
    {
      id: 'best_of_n',
      label: 'best of k samples by a reward model',
      over: 'samples',
      source: lawOr(reader, undefined, 'best_of_n'),
      places: samples(undefined),
      at: k => model.bestByReward(k, thinking),
      flop: drawn('best_of_n', own?.args.get('verifier')),
    },
    {
      id: 'thinking',
      label: 'one answer, thinking longer',
      over: 'thinking',
      source: lawOr(reader, 'from_thinking', 'thinking'),
      places: placesOfThinking(reader, multiply(thinking, number('rounds') ?? 1)),
      at: tokens => model.single(tokens),
      flop: tokens => flop({ strategy: 'chain_of_thought', args: () => undefined, thinking: tokens }),
    },
    ...(own?.word === 'revision' && summarize(thinking).p50 > 0 ? [revised()] : []),
    ...(own?.word === 'beam' || own?.word === 'tree_search' ? [searched(own, number('depth') ?? 1)] : []),
  ];

  function revised(): AnswerCurve {
    return {
      id: 'revision',
      label: 'one answer, written anew k times',
      over: 'rounds',
      source: lawOr(reader, 'from_thinking', 'thinking'),
      places: placesOfSamples(reader, number('rounds'), 30)(undefined),
      at: rounds => model.single(multiply(rounds, thinking)),
      flop: rounds => flop({ strategy: 'revision', args: name => (name === 'rounds' ? rounds : undefined), thinking }),
    };
  }

  function searched(way: WordValue, depth: Draws): AnswerCurve {
    return {
      id: 'search',
      label: way.word === 'beam' ? 'a beam of k, a program scores' : 'a tree of width k, a program scores',
      over: 'width',
      source: lawOr(reader, 'from_search', 'from_search'),
      places: placesOfSamples(reader, number('width'), 100)('from_search'),
      at: width =>
        picksExactly(way)
          ? model.search(multiply(width, depth), thinking)
          : 'no published law says what a search brings by the scores of a model',
      flop: width =>
        flop({ strategy: way.word, args: name => (name === 'width' ? width : number(name)), thinking, verifier: way.args.get('verifier') }),
    };
  }
}

/** Every sample costs what the one before it did, and the prompt is read once: two places say what all others cost. */
function inProportion(flop: (k: number) => Draws | string): AnswerCurve['flop'] {
  let line: { readonly one: Draws; readonly each: Draws } | string | undefined;
  return k => {
    if (line === undefined) {
      const [one, two] = [flop(1), flop(2)];
      line = typeof one === 'string' ? one : typeof two === 'string' ? two : { one, each: subtract(two, one) };
    }
    return typeof line === 'string' ? line : k === 1 ? line.one : add(line.one, multiply(k - 1, line.each));
  };
}

const hasLaw = (reader: Reader, slot: string): boolean => reader.read(`benchmark.${slot}`)?.kind === 'block';

/** The name of the law in a slot of the benchmark, else the property of the benchmark that stands instead of one. */
function lawOr(reader: Reader, slot: string | undefined, property: string): string {
  const law = slot === undefined ? undefined : reader.read(`benchmark.${slot}`);
  if (law?.kind === 'block') return law.block.name;
  const benchmark = reader.read('benchmark');
  return benchmark?.kind === 'block' ? `${property} of ${benchmark.block.name}` : property;
}

function flopOf(reader: Reader, { strategy, args, thinking, verifier }: Way): Draws | string {
  const asked = questionAt(reader, '');
  const question = asked === undefined ? undefined : { ...asked, thinking };
  const generation = question === undefined ? undefined : strategyNamed(strategy)?.generation(question, args);
  const flop = generation === undefined ? undefined : flopOfAsking(reader, { question: question!, generation, verifier: () => verifier });
  if (flop === undefined) return 'the compute of a query is not known: it takes `prompt_tokens`, `output_tokens` and the size of the model';
  return 'kind' in flop ? flop.because : totalFlop(flop);
}
