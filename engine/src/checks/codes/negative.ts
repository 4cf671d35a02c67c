/** SC026: Negative quantity */
import { formatNumber } from '../../quantity/format.js';
import { check } from '../check.js';

export const negative = check('negative', {
  code: 'SC026',
  severity: 'error',
  title: 'Negative quantity',
  cause: 'The quantity cannot be below zero.',
  remedy: 'Check the sign, or use a range that stays above zero.',
  example: 'pretrain p { tokens: -5T }',
  describe: problem => ({
    message: `\`${problem.property}\` cannot be negative, and here it ${problem.isRange ? 'goes down to' : 'is'} ${formatNumber(problem.value, problem.unit)}. Check the ${problem.isRange ? 'ends of the range' : 'sign'}.`,
  }),
});
