/** SC009: Missing part */
import { check } from '../check.js';

export const missingPart = check('missing-part', {
  code: 'SC009',
  severity: 'error',
  title: 'Missing part',
  cause: 'A statement is not complete.',
  remedy: 'Write the missing part; the message shows an example.',
  example: 'let x =',
  describe: problem => ({ message: `This lacks ${problem.what}. Write, for instance, \`${problem.example}\`.` }),
});
