/**
 * Group-relative policy optimisation: the mean of the group stands for a critic, and a group whose answers all score alike teaches nothing.
 */
import { allKept, answersBy, argument, factor, no, noPrompt, someAnswers, writingAnswers, yes, yesNo, type Method } from './method.js';

const reference = 'method.reference';
const recomputed = 'method.old_logprobs';

export const grpo: Method = {
  name: 'grpo',
  doc: 'Group-relative policy optimisation: several answers per prompt, no critic.',
  args: [
    argument('group', factor, 'Answers per prompt.', { default: '8' }),
    argument('epochs', factor, 'Updates per rollout batch.', { default: '1' }),
    argument('reference', yesNo, 'A reference model holds the policy back.', { default: 'yes' }),
    argument('old_logprobs', yesNo, 'The trainer reads the answers once more for the probabilities they were written with.', {
      default: 'no',
    }),
  ],
  generation: [writingAnswers],
  scoring: [
    { text: '2 * reference_params * scored_tokens', when: [no(recomputed)] },
    { text: '2 * (reference_params + params) * scored_tokens', when: [yes(recomputed)] },
  ],
  update: [{ text: '6 * params * scored_tokens * acceptance * method.epochs' }],
  verified: true,
  own: [
    ...answersBy('group'),
    { of: 'reference_params', text: 'params', when: [yes(reference)] },
    { of: 'reference_params', text: '0 * params', when: [no(reference)] },
  ],
  defaults: [noPrompt, allKept],
  efficiency: 'whole',
  memory: 'training-and-networks',
  needs: someAnswers!,
  source:
    'rollout 2N with the prompt read once for its group, reference 2N, update 6N of the answers that carry a signal: 10N per token; 8N without a reference, 12N with old_logprobs',
};
