/**
 * Proximal policy optimisation: four networks, two of which train. Of equal size and with one epoch they take 20 FLOP per parameter and
 * token.
 */
import {
  allKept,
  argument,
  factor,
  modelOrFactor,
  noPrompt,
  oneAnswer,
  policySized,
  someAnswers,
  type Method,
  type Part,
} from './method.js';

export const criticArgument = argument('critic', modelOrFactor, 'The value model, or its size as a multiple of the policy.');
export const epochsArgument = argument('epochs', factor, 'Updates per rollout batch.', { default: '1' });
export const rewardArgument = argument('reward', modelOrFactor, 'The reward model, or its size as a multiple of the policy.');

/** With one answer to each prompt there is no prompt to share. */
export const oneRollout: Part = { text: '2 * params * (written_tokens + rollouts * prompt_tokens)' };
export const actorAndCritic = '6 * (params + critic_params) * scored_tokens * acceptance * method.epochs';

export const withCritic: Pick<Method, 'generation' | 'efficiency' | 'memory' | 'needs'> = {
  generation: [oneRollout],
  efficiency: 'whole',
  memory: 'training-and-networks',
  needs: someAnswers!,
};

export const ppo: Method = {
  name: 'ppo',
  doc: 'Proximal policy optimisation against a reward model.',
  args: [rewardArgument, criticArgument, epochsArgument],
  ...withCritic,
  scoring: [{ text: '2 * (reference_params + reward_params + critic_params) * scored_tokens' }],
  update: [{ text: actorAndCritic }],
  own: [...oneAnswer, { of: 'reference_params', text: 'params' }],
  defaults: [noPrompt, allKept, policySized('reward_params', 'a reward model'), policySized('critic_params', 'a critic')],
  source:
    'rollout 2N, reference 2N, reward 2N_R, critic 2N_V, and for each epoch 6N + 6N_V: forward passes of 2, updates of 6 FLOP per parameter and token',
};
