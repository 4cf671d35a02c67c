/**
 * A generation is asked for by everything a service comes to: its FLOP, memory, speed and waiting. It follows from vectors that never change,
 * so it is made once for them and lasts as long as they do.
 */
import type { Draws } from '../../draws/arithmetic.js';
import type { Arguments, Generation, Question, Strategy } from './strategy.js';

interface Made {
  readonly strategy: Strategy;
  readonly question: Question;
  /** The arguments it read, with what they were. */
  readonly given: ReadonlyMap<string, Draws | undefined>;
  readonly generation: Generation | undefined;
}

const made = new WeakMap<Float64Array, Made[]>();

/** What `strategy.generation` gives. Questions of points alone are answered anew: that costs nothing. */
export function generationOnce(strategy: Strategy, question: Question, given: Arguments): Generation | undefined {
  const vector = [question.output, question.thinking, question.prompt].find(draws => typeof draws === 'object');
  if (vector === undefined) return strategy.generation(question, given);
  const before = made.get(vector) ?? [];
  const known = before.find(each => each.strategy === strategy && isSame(each.question, question) && holds(each.given, given));
  if (known !== undefined) return known.generation;
  const read = new Map<string, Draws | undefined>();
  const generation = strategy.generation(question, name => {
    read.set(name, given(name));
    return read.get(name);
  });
  made.set(vector, [...before, { strategy, question, given: read, generation }]);
  return generation;
}

const isSame = (a: Question, b: Question): boolean => a.prompt === b.prompt && a.thinking === b.thinking && a.output === b.output;

/** Reads every argument again, since a reading is noted as an input of what is derived. */
const holds = (before: Made['given'], given: Arguments): boolean => [...before].every(([name, draws]) => given(name) === draws);
