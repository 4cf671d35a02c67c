/** SC002: Unknown property */
import { didYouMean, replaceWith } from './wording.js';
import { check } from '../check.js';

export const unknownProperty = check('unknown-property', {
  code: 'SC002',
  severity: 'error',
  title: 'Unknown property',
  cause: 'The kind of block has no property of this name.',
  remedy: 'Take the name that was meant, or delete the line.',
  example: 'model m { parms: 7B }',
  describe: problem => ({
    message: `\`${problem.block}\` has no property \`${problem.word}\`.${didYouMean(problem.suggestions.map(each => each.name))}`,
    fixes: replaceWith(
      problem,
      problem.suggestions.map(each => each.name),
    ),
  }),
});
