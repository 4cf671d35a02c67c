/** One answer with its reasoning: what makes it dearer than `greedy` is `thinking`. */
import { answerOf, inARow } from './sampling.js';
import type { Strategy } from './strategy.js';

export const chainOfThought: Strategy = {
  word: { name: 'chain_of_thought', doc: 'One answer with its reasoning written out; the reasoning is `thinking`.' },
  counts: [],
  needsVerifier: false,
  generation: question => inARow(question, answerOf(question)),
};
