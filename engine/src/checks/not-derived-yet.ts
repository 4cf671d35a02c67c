/** SC046: Not derived yet */
import { check } from './check.js';

export const notDerivedYet = check('not-derived-yet', {
  code: 'SC046', severity: 'information', title: 'Not derived yet',
  cause: 'This version of the language does not derive the value; it is unknown.',
  remedy: 'Give the value, or leave it unknown.',
  example: 'law l { fit: csv("runs.csv") }',
  describe: problem => ({ message: `\`${problem.property}\` stays unknown: ${problem.because}.` }),
});
