/** The whole way from human comparisons: a reward model, then PPO. */
import { allKept, argument, factor, noPrompt, oneAnswer, policySized, type Method } from './method.js';
import { actorAndCritic, criticArgument, epochsArgument, rewardArgument, withCritic } from './ppo.js';

export const rlhf: Method = {
  name: 'rlhf',
  doc: 'A reward model from human comparisons, then PPO.',
  args: [
    rewardArgument,
    argument('comparisons', factor, 'Human comparisons; none, and the reward model is there already.', { default: '0' }),
    criticArgument,
    epochsArgument,
  ],
  ...withCritic,
  scoring: [{ text: '2 * (reference_params + reward_params + critic_params) * scored_tokens' }],
  update: [{ text: `${actorAndCritic} + 12 * reward_params * method.comparisons * (prompt_tokens + output_tokens)` }],
  own: [...oneAnswer, { of: 'reference_params', text: 'params' }],
  defaults: [noPrompt, allKept, policySized('reward_params', 'a reward model'), policySized('critic_params', 'a critic')],
  source: 'as PPO, and 6 FLOP per parameter of the reward model and token of both answers of a comparison',
};
