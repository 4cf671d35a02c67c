/** The end of the reasoning is held back so that the model thinks on (s1, arXiv 2501.19393): one sequence, which grows with every round. */
import { add, multiply } from '../../draws/arithmetic.js';
import { count, type Strategy } from './strategy.js';
import { inARow } from './sampling.js';

export const budgetForcing: Strategy = {
  word: {
    name: 'budget_forcing',
    doc: 'The model is made to think on, round after round; `thinking` is one round.',
    args: [count('rounds', 'Rounds of thinking in all.')],
  },
  counts: ['rounds'],
  needsVerifier: false,
  generation: (question, given) => {
    const rounds = given('rounds');
    return rounds === undefined ? undefined : inARow(question, add(multiply(rounds, question.thinking), question.output));
  },
};
