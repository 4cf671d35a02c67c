/** SC045: Draws that are not finite */
import { check } from '../check.js';

export const badDraws = check('bad-draws', {
  code: 'SC045',
  severity: 'error',
  title: 'Draws that are not finite',
  cause: 'The value divides by zero or is too large in some draws, so it is unknown.',
  remedy: 'Keep the divisor away from zero.',
  example: 'let x = 1 / 0',
  describe: problem => ({
    message: `${problem.samples === 1 ? `\`${problem.what}\` divides by zero or is too large` : `${problem.count} of ${problem.samples} draws of \`${problem.what}\` divide by zero or are too large`}. Keep the divisor away from zero.`,
  }),
});
