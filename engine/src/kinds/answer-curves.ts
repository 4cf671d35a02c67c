/**
 * Curves of what answering brings, for those who draw them: three that never stand for each other, each over samples, and one over
 * thinking.
 */
import type { Draws } from '../draws/arithmetic.js';
import { add, multiply, subtract } from '../draws/arithmetic.js';
import type { Reader } from '../schema/value.js';
import { AnswerModel, type Answer } from './answer-model.js';

export interface AnswerCurve {
  readonly id: 'coverage' | 'majority' | 'best_of_n' | 'thinking';
  /** For a legend. */
  readonly label: string;
  readonly over: 'samples' | 'thinking';
  /** The accuracy at so many samples, or so many tokens of thinking; a string says why there is none. */
  readonly at: (x: number) => Answer;
}

/** The curves of a phase that answers easy queries, or behind the prefix hard ones, thinking as long as it says there. */
export function answerCurves(reader: Reader, prefix: '' | 'hard_query.' = ''): readonly AnswerCurve[] {
  const model = new AnswerModel(reader);
  const thinking = reader.number(`${prefix}thinking`)?.draws ?? 0;
  return [
    { id: 'coverage', label: 'any of k, checked by a program', over: 'samples', at: k => model.coverage(k, thinking) },
    { id: 'majority', label: 'majority of k', over: 'samples', at: k => model.majority(k, thinking) },
    { id: 'best_of_n', label: 'best of k by a reward model', over: 'samples', at: k => model.bestByReward(k, thinking) },
    { id: 'thinking', label: 'one answer, thinking longer', over: 'thinking', at: tokens => model.single(tokens) },
  ];
}

/**
 * FLOP of a query with so many samples that think so long, to put a curve over compute: 2 N for every token, the prompt read once.
 * Attention and whoever picks the answer are left out. `undefined` while size, prompt or output are not known.
 */
export function flopOfAnswers(reader: Reader, samples: Draws, thinking: Draws, prefix: '' | 'hard_query.' = ''): Draws | undefined {
  const [params, hits] = ['params', 'cache_hits'].map(path => reader.number(path)?.draws);
  const [prompt, output] = ['prompt_tokens', 'output_tokens'].map(path => reader.number(prefix + path)?.draws);
  if (params === undefined || prompt === undefined || output === undefined) return undefined;
  const read = multiply(prompt, subtract(1, hits ?? 0));
  return multiply(multiply(2, params), add(read, multiply(samples, add(output, thinking))));
}
