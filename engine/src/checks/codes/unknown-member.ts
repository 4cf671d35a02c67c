/** SC030: Unknown member */
import { didYouMean, listed, replaceWith } from './wording.js';
import { check } from '../check.js';

export const unknownMember = check('unknown-member', {
  code: 'SC030',
  severity: 'error',
  title: 'Unknown member',
  cause: 'The block before the dot has no value of this name.',
  remedy: 'Take the name that was meant; the message lists some.',
  example: 'let x = h100.pirce',
  describe: problem => ({
    message: `\`${problem.owner}\` (${problem.ownerKind}) has no \`${problem.name}\`.${didYouMean(problem.suggestions)}${problem.suggestions.length === 0 && problem.members.length > 0 ? ` It has ${listed(problem.members)}.` : ''}`,
    fixes: replaceWith(problem, problem.suggestions),
  }),
});
