/** SC042: Assert that cannot be decided */
import { check } from '../check.js';

export const assertUndecided = check('assert-undecided', {
  code: 'SC042',
  severity: 'warning',
  title: 'Assert that cannot be decided',
  cause: 'A value in the condition is unknown, so it neither holds nor fails.',
  remedy: 'Give what the message names.',
  example: 'pretrain core { params: 7B }\nassert core.loss < 2',
  describe: problem => ({ message: `\`${problem.text}\` cannot be decided: ${problem.because}.` }),
});
