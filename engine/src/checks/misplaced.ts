/** SC039: Statement in the wrong place */
import { capital } from './wording.js';
import { check } from './check.js';

export const misplaced = check('misplaced', {
  code: 'SC039', severity: 'error', title: 'Statement in the wrong place',
  cause: 'A statement stands where it cannot.',
  remedy: 'Move it; the message says where it belongs.',
  example: 'model m { let x = 1 }',
  describe: problem => ({ message: `${capital(problem.what)} stands ${problem.where}. Move it there.` }),
});
