/** SC002: Unknown property */
import { didYouMean, listed, replaceWith } from './wording.js';
import { check } from '../check.js';

export const unknownProperty = check('unknown-property', {
  code: 'SC002',
  severity: 'error',
  title: 'Unknown property',
  cause: 'The kind of block has no property of this name.',
  remedy: 'Take the name that was meant, or delete the line.',
  example: 'model m { parms: 7B }',
  describe: problem => {
    const names = problem.suggestions.map(each => each.name);
    const message =
      problem.isGroup === true
        ? `\`${problem.word}\` is a group of \`${problem.block}\` and has no value itself. Write one of ${listed(names)}.`
        : `\`${problem.block}\` has no property \`${problem.word}\`.${didYouMean(names)}`;
    return { message, fixes: replaceWith(problem, names) };
  },
});
