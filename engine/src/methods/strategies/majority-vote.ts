/** Self-consistency (arXiv 2203.11171): answers from one prompt are counted. Counting costs nothing. */
import { count, type Strategy } from './strategy.js';
import { sideBySide } from './sampling.js';

export const majorityVote: Strategy = {
  word: { name: 'majority_vote', doc: 'Several answers; the most frequent wins.', args: [count('samples', 'Answers drawn.')] },
  counts: ['samples'],
  needsVerifier: false,
  generation: (question, given) => {
    const samples = given('samples');
    return samples === undefined ? undefined : sideBySide(question, samples);
  },
};
