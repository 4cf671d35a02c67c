/** SC026: Negative quantity */
import { formatNumber } from '../../quantity/format.js';
import type { ProblemOf } from '../../schema/problem.js';
import { check } from '../check.js';

export const negative = check('negative', {
  code: 'SC026',
  severity: 'error',
  title: 'Negative quantity',
  cause: 'The quantity cannot be below zero.',
  remedy: 'Check the sign, or use a range that stays above zero.',
  example: 'pretrain p { tokens: -5T }',
  describe: problem => ({ message: `\`${problem.property}\` cannot be negative, and here it ${found(problem)}.` }),
});

/** A range that ends where it begins, by as many digits as are shown, is one number to its reader. */
function found({ low, high, unit }: ProblemOf<'negative'>): string {
  const [from, to] = [formatNumber(low, unit), formatNumber(high, unit)];
  if (from === to) return `is ${from}. Check the sign`;
  return high < 0 ? `lies below zero, from ${from} to ${to}. Check the signs` : `goes down to ${from}. Check the ends of the range`;
}
