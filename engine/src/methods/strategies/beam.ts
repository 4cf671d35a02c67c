/**
 * Search over steps against a process reward model (Snell et al. 2024, arXiv 2408.03314): so many candidates for every step, the best of
 * which are written on. However the beam is split into kept ones and branches, `width` candidates are generated and scored all the way.
 */
import { count, verifier, type Strategy } from './strategy.js';
import { sideBySide, withVerifier } from './sampling.js';

export const beam: Strategy = {
  word: {
    name: 'beam',
    doc: 'A beam of partial answers, scored at every step.',
    args: [count('width', 'Candidates of every step.'), verifier],
  },
  counts: ['width'],
  needsVerifier: true,
  generation: (question, given) => {
    const width = given('width');
    return width === undefined ? undefined : withVerifier(question, sideBySide(question, width));
  },
};
