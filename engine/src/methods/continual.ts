/** Continued pre-training: as the first training, on other data. */
import { sixND, type Method } from './method.js';

export const continual: Method = {
  name: 'continual',
  doc: 'Continued pre-training on new data: 6ND.',
  update: [sixND],
  tokens: 'flop / (6 * params)',
  efficiency: 'training',
  memory: 'training',
  source: '6 FLOP per parameter and token: two forward, four backward',
};
