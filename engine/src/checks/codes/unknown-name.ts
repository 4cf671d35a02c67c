/** SC033: Unknown name */
import { didYouMean, replaceWith } from './wording.js';
import { check } from '../check.js';

export const unknownName = check('unknown-name', {
  code: 'SC033',
  severity: 'error',
  title: 'Unknown name',
  cause: 'Nothing in this file, its imports or the library has this name.',
  remedy: 'Take the name that was meant, or define it.',
  example: 'pretrain p { model: lama }',
  describe: problem => ({
    message: `There is no ${problem.wanted ?? 'value'} named \`${problem.name}\`.${didYouMean(problem.suggestions)}`,
    fixes: replaceWith(problem, problem.suggestions),
  }),
});
