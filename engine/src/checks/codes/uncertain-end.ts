/** SC023: Uncertain end */
import { capital } from './wording.js';
import { check } from '../check.js';

export const uncertainEnd = check('uncertain-end', {
  code: 'SC023',
  severity: 'error',
  title: 'Uncertain end',
  cause: 'An end of a range, or an argument of a distribution, is itself uncertain.',
  remedy: 'Write a plain number, or take `p50(x)`.',
  example: 'let x = (1 to 2) to 5',
  describe: problem => ({
    message: `${capital(problem.what)} is itself uncertain. Write a plain number, or take a percentile such as \`p50(x)\`.`,
  }),
});
