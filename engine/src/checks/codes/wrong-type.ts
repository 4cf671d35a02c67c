/** SC007: Wrong type of value */
import { capital, spell } from './wording.js';
import { check } from '../check.js';

export const wrongType = check('wrong-type', {
  code: 'SC007',
  severity: 'error',
  title: 'Wrong type of value',
  cause: 'A value of one type stands where another belongs.',
  remedy: 'Write a value of the type in the message.',
  example: 'pretrain p { start: 5 }',
  describe: problem => ({
    message: `${capital(spell(problem.property))} takes ${problem.wanted}, and this is ${problem.found}.${problem.example === null ? '' : ` Write, for instance, \`${problem.example}\`.`}`,
  }),
});
