/** One answer. */
import { answerOf, inARow } from './sampling.js';
import type { Strategy } from './strategy.js';

export const greedy: Strategy = {
  word: { name: 'greedy', doc: 'One answer.' },
  counts: [],
  needsVerifier: false,
  generation: question => inARow(question, answerOf(question)),
};
