/** Several answers are written, few are kept, and those are trained on. */
import { noReward, samplesArgument, scorerArgument } from './best-of-n.js';
import { answersBy, noPrompt, someAnswers, writingAnswers, type Method } from './method.js';

export const rejectionSampling: Method = {
  name: 'rejection_sampling',
  doc: 'Train on the best of n answers.',
  args: [samplesArgument, scorerArgument],
  generation: [writingAnswers],
  scoring: [{ text: '2 * reward_params * scored_tokens' }],
  update: [{ text: '6 * params * scored_tokens * acceptance * epochs' }],
  verified: true,
  own: answersBy('samples'),
  defaults: [
    noPrompt,
    noReward,
    { of: 'acceptance', text: '1 / method.samples', because: 'the best answer to each prompt is kept unless said otherwise' },
  ],
  efficiency: 'apart',
  memory: 'training',
  needs: someAnswers!,
  source: 'n answers of 2N per token with the prompt read once, their scores, then 6N per token that is kept',
};
