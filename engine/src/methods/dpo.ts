/** Direct preference optimisation: the policy learns, the reference only reads. */
import { argument, no, noPrompt, sixND, yes, yesNo, type Method } from './method.js';
import { bothAnswers } from './reward-model.js';

export const dpo: Method = {
  name: 'dpo',
  doc: 'Direct preference optimisation on pairs of answers; `prompts` counts the pairs.',
  args: [argument('cached_reference', yesNo, 'Log-probabilities of the reference are stored.', { default: 'no' })],
  scoring: [
    { text: '2 * params * tokens', when: [no('method.cached_reference')] },
    { text: '0 * params * tokens', when: [yes('method.cached_reference')] },
  ],
  update: [sixND],
  own: [bothAnswers, { of: 'reference_params', text: 'params', when: [no('method.cached_reference')] }],
  defaults: [noPrompt],
  efficiency: 'training',
  memory: 'training-and-networks',
  needs: { tokens: '`tokens`, `data`, or `prompts` (one for each pair) and `output_tokens`' },
  source:
    '8 FLOP per parameter and token of both answers: six of the policy, two of the reference, which a cache saves; making the pairs is not included',
};
