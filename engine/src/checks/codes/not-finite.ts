/** SC025: Number too large */
import { check } from '../check.js';

export const notFinite = check('not-finite', {
  code: 'SC025',
  severity: 'error',
  title: 'Number too large',
  cause: 'The number is larger than any this program can hold.',
  remedy: 'Check the exponent.',
  example: 'let x = 1e400',
  describe: problem => ({ message: `\`${problem.text}\` is too large for a number. Check its exponent.` }),
});
