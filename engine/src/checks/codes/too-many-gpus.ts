/** SC072: More accelerators than one site ever had */
import { formatNumber } from '../../quantity/format.js';
import { check } from '../check.js';

export const tooManyGpus = check('too-many-gpus', {
  code: 'SC072',
  severity: 'warning',
  title: 'More accelerators than one site ever had',
  cause: 'The count is above any cluster ever built.',
  remedy: 'Check the suffix of the count.',
  example: 'pretrain p { count: 50M }',
  describe: problem => ({
    message: `${formatNumber(problem.count, 'GPU')} are more than were ever built into one cluster. Check the suffix.`,
  }),
});
