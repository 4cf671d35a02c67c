/** The best of several answers is kept; no weight changes. */
import {
  answersBy,
  argument,
  factor,
  modelOrFactor,
  noPrompt,
  someAnswers,
  withoutNetwork,
  writingAnswers,
  type Method,
} from './method.js';

export const samplesArgument = argument('samples', factor, 'Answers per prompt.', { required: true });
export const scorerArgument = argument(
  'reward',
  modelOrFactor,
  'Who scores, or its size as a multiple of the policy; without one, `verifier` does.',
);
export const noReward = withoutNetwork('reward_params', 'no reward model is named: the verifier scores');

export const bestOfN: Method = {
  name: 'best_of_n',
  doc: 'Keep the best of n answers; weights stay as they are.',
  args: [samplesArgument, scorerArgument],
  generation: [writingAnswers],
  scoring: [{ text: '2 * reward_params * scored_tokens' }],
  verified: true,
  own: answersBy('samples'),
  defaults: [noPrompt, noReward],
  efficiency: 'apart',
  memory: 'weights',
  needs: someAnswers!,
  source: 'n answers of 2N per token with the prompt read once, each scored at 2N_R per token of prompt and answer',
};
