/** SC006: Unknown word */
import { didYouMean, listed, replaceWith } from './wording.js';
import { check } from '../check.js';

export const unknownWord = check('unknown-word', {
  code: 'SC006',
  severity: 'error',
  title: 'Unknown word',
  cause: 'The property takes one of a list of words, and this is none of them.',
  remedy: 'Take one of the words in the message.',
  example: 'model m { precision: bf17 }',
  describe: problem => ({
    message: `\`${problem.word}\` is no value of \`${problem.property}\`.${didYouMean(problem.suggestions)} It is one of ${listed(problem.words, 12)}.`,
    fixes: replaceWith(problem, problem.suggestions),
  }),
});
