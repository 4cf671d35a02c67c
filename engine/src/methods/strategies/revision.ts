/**
 * The model writes its answer again, with all it wrote before in sight (arXiv 2303.17651, 2408.03314): one sequence that grows by an answer
 * a round.
 */
import { multiply } from '../../draws/arithmetic.js';
import { answerOf, inARow } from './sampling.js';
import { count, type Strategy } from './strategy.js';

export const revision: Strategy = {
  word: {
    name: 'revision',
    doc: 'The model revises its answer; each round writes it anew.',
    args: [count('rounds', 'Answers written in all.')],
  },
  counts: ['rounds'],
  needsVerifier: false,
  generation: (question, given) => {
    const rounds = given('rounds');
    return rounds === undefined ? undefined : inARow(question, multiply(rounds, answerOf(question)));
  },
};
