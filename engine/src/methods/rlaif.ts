/** A model as judge of every rollout, in the place of a reward model. */
import { allKept, argument, modelOrFactor, noPrompt, oneAnswer, policySized, type Method } from './method.js';
import { actorAndCritic, criticArgument, epochsArgument, withCritic } from './ppo.js';

export const rlaif: Method = {
  name: 'rlaif',
  doc: 'Reinforcement learning with a model as judge of every answer.',
  args: [argument('judge', modelOrFactor, 'Who labels, or its size as a multiple of the policy.'), criticArgument, epochsArgument],
  ...withCritic,
  scoring: [{ text: '2 * (reference_params + judge_params + critic_params) * scored_tokens' }],
  update: [{ text: actorAndCritic }],
  own: [...oneAnswer, { of: 'reference_params', text: 'params' }],
  defaults: [noPrompt, allKept, policySized('judge_params', 'a judge'), policySized('critic_params', 'a critic')],
  source: 'as PPO, with a judge that reads prompt and answer instead of a reward model; the tokens of its verdict are left out',
};
