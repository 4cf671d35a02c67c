/** SC014: Unknown unit */
import { didYouMean, replaceWith } from './wording.js';
import { check } from './check.js';

export const unknownUnit = check('unknown-unit', {
  code: 'SC014', severity: 'error', title: 'Unknown unit',
  cause: 'The word behind the number is no unit.',
  remedy: 'Take the unit that was meant.',
  example: 'data d { tokens: 12 tokns }',
  describe: problem => ({
    message: `Unknown unit \`${problem.word}\`.${didYouMean(problem.suggestions)}`,
    fixes: replaceWith(problem, problem.suggestions),
  }),
});
