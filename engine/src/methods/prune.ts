/**
 * Weights are removed by what a calibration finds unimportant, and training on some tokens, with or without a teacher, recovers what was
 * lost.
 */
import { argument, params, share, trainedModel, withoutNetwork, type Method } from './method.js';
import { assumedCalibration } from './quantize.js';

export const prune: Method = {
  name: 'prune',
  doc: 'Remove weights; `tokens` or `data` are those of the recovery.',
  args: [
    argument('params', params, 'Parameters that stay.'),
    argument('share', share, 'Share that is removed.'),
    argument('teacher', trainedModel, 'Who teaches during recovery, often the model that was pruned.'),
  ],
  scoring: [{ text: '2 * params * calibration_tokens + 2 * teacher_params * tokens' }],
  update: [{ text: '6 * result.active_params * tokens' }],
  defaults: [
    { of: 'tokens', text: '0', because: 'no training for recovery is named' },
    withoutNetwork('teacher_params', 'no teacher is named for the recovery'),
    assumedCalibration,
  ],
  efficiency: 'training',
  memory: 'training-and-networks',
  source: '2 FLOP per parameter and token of calibration; recovery 6 N_s D, and 2 N_t D with a teacher: Minitron, arXiv 2407.14679',
};
