/** A model writes a text, what passes is kept and trained on. What is rejected was paid for too. */
import { allKept, argument, named, noPrompt, sixND, someTokens, trainedModel, type Method } from './method.js';

export const synthetic: Method = {
  name: 'synthetic',
  doc: 'Train on text a model wrote.',
  args: [argument('generator', trainedModel, 'Who writes.', { required: true })],
  generation: [
    { text: '2 * generator_params * (written_tokens + prompts * prompt_tokens)', when: [named('prompts')] },
    { text: '2 * generator_params * written_tokens' },
  ],
  update: [sixND],
  verified: true,
  own: [
    { of: 'tokens', text: 'prompts * output_tokens * acceptance * epochs' },
    { of: 'written_tokens', text: 'tokens / (epochs * acceptance)' },
    { of: 'scored_tokens', text: 'tokens / (epochs * acceptance)' },
  ],
  defaults: [noPrompt, { ...allKept, because: 'nothing that is written is rejected; published costs usually leave rejected text out' }],
  efficiency: 'apart',
  memory: 'training',
  needs: { 'method.generator': 'a generator whose parameters are known', ...someTokens },
  source: '2 FLOP per parameter of the generator and token written, kept or not, and those of the judge; then 6ND',
};
