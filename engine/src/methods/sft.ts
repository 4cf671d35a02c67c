/** Supervised fine-tuning of all weights. Prompt tokens that the loss leaves out still go forward and backward. */
import { sixND, type Method } from './method.js';

export const sft: Method = {
  name: 'sft',
  doc: 'Supervised fine-tuning of all weights: 6ND; masking the prompt saves nothing.',
  update: [sixND],
  tokens: 'flop / (6 * params)',
  efficiency: 'training',
  memory: 'training',
  source: '6 FLOP per parameter and token: two forward, four backward',
};
