/**
 * A search over steps: at each one several branches are written and one is followed, so that a search of width w writes w answers for each
 * prompt, whatever its depth. A tree that follows more says how many nodes it visits.
 */
import { noPrompt, someAnswers, writingAnswers, argument, factor, named, type Method } from './method.js';

export const search: Method = {
  name: 'search',
  doc: 'Train on the outcome of a search over steps.',
  args: [
    argument('width', factor, 'Branches per step.', { default: '4' }),
    argument('depth', factor, 'Steps.', { default: '1' }),
    argument('nodes', factor, 'Steps written per prompt in all, where more than one branch is followed.'),
  ],
  generation: [writingAnswers],
  update: [{ text: '6 * params * scored_tokens * acceptance * epochs' }],
  verified: true,
  own: [
    { of: 'rollouts', text: 'prompts * method.nodes / method.depth', when: [named('method.nodes')] },
    { of: 'rollouts', text: 'prompts * method.width' },
  ],
  defaults: [
    noPrompt,
    { of: 'acceptance', text: 'method.depth / method.nodes', because: 'one answer to each prompt is kept unless said otherwise' },
    { of: 'acceptance', text: '1 / method.width', because: 'the branch that is followed is kept unless said otherwise' },
  ],
  efficiency: 'apart',
  memory: 'training',
  needs: someAnswers!,
  source: 'nodes of 2N per token, each an equal part of an answer, and 6N per token that is kept',
};
