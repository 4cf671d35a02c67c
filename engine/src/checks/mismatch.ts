/** SC047: Units that do not go together */
import { describe } from '../quantity/dimension.js';
import { factorBetween } from './wording.js';
import { check } from './check.js';

export const mismatch = check('mismatch', {
  code: 'SC047', severity: 'error', title: 'Units that do not go together',
  cause: 'Two values of different units are added, compared or converted.',
  remedy: 'Bring both to one unit; the message names both sides.',
  example: 'let x = 5 days + 3 GB',
  describe: problem => ({
    message: `Cannot ${problem.operation} ${describe(problem.left)} and ${describe(problem.right)}. ${factorBetween(problem.left, problem.right)}`,
    related: [{ message: `this is ${describe(problem.left)}`, at: problem.leftAt }, { message: `this is ${describe(problem.right)}`, at: problem.rightAt }],
  }),
});
