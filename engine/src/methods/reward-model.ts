/** A reward model reads both answers of a comparison. */
import { noPrompt, sixND, type Method, type OwnFormula } from './method.js';

/** Both answers, each with its prompt. */
export const bothAnswers: OwnFormula = { of: 'tokens', text: '2 * prompts * (prompt_tokens + output_tokens) * epochs' };

export const rewardModel: Method = {
  name: 'reward_model',
  doc: 'A model that scores answers, trained on comparisons: 6N for both answers; `prompts` counts the comparisons.',
  update: [sixND],
  own: [bothAnswers],
  defaults: [noPrompt],
  efficiency: 'training',
  memory: 'training',
  needs: { tokens: '`tokens`, `data`, or `prompts` (one for each comparison) and `output_tokens`' },
  source: '6 FLOP per parameter and token of both answers',
};
