/** SC029: Formula of a law that does not fit */
import { check } from '../check.js';

export const badForm = check('bad-form', {
  code: 'SC029',
  severity: 'error',
  title: 'Formula of a law that does not fit',
  cause: 'The right side of a law uses a name or an operator that it does not have.',
  remedy: 'Use the keys of the law, N, D, C, U, S, k, T, R0, and exp, log, log10, sqrt, min, max.',
  example: 'law l { form: E + A / X^alpha, E: 1.7, A: 400, alpha: 0.3 }',
  describe: problem => ({ message: `In this formula ${problem.reason}.` }),
});
