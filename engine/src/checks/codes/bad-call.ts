/** SC028: Call that does not fit */
import { check } from '../check.js';

export const badCall = check('bad-call', {
  code: 'SC028',
  severity: 'error',
  title: 'Call that does not fit',
  cause: 'A function or a method is called with arguments that do not fit.',
  remedy: 'Follow the signature in the message.',
  example: 'let x = min()',
  describe: problem => ({ message: `${problem.reason}${problem.signature === null ? '' : ` It is written \`${problem.signature}\`.`}` }),
});
