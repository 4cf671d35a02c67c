/** Answers from one prompt, of which a verifier picks: n (2 N L + 2 N_R T), and the prompt once. */
import { count, verifier, type Strategy } from './strategy.js';
import { sideBySide, withVerifier } from './sampling.js';

export const bestOfN: Strategy = {
  word: { name: 'best_of_n', doc: 'Several answers; a verifier picks.', args: [count('samples', 'Answers drawn.'), verifier] },
  counts: ['samples'],
  needsVerifier: true,
  generation: (question, given) => {
    const samples = given('samples');
    return samples === undefined ? undefined : withVerifier(question, sideBySide(question, samples));
  },
};
