/** SC086: Tokens of all passes */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const onePass = check('one-pass', {
  code: 'SC086',
  severity: 'warning',
  title: 'Tokens of all passes',
  cause: '`tokens` of a data set is one pass, and here it is the unique tokens times the epochs; a phase multiplies by the epochs again.',
  remedy: 'Give the tokens of one pass.',
  example: 'data d { unique_tokens: 1T, epochs: 4, tokens: 4T }',
  describe: problem => ({
    message: `\`tokens\` is one pass over the set, and this is \`unique_tokens\` times ${digits(problem.epochs)} epochs. Give one pass: a phase multiplies by the epochs itself.`,
    fixes: [
      {
        title: 'Derive `tokens` from `unique_tokens`',
        edits: [{ start: problem.whole.start, end: problem.whole.end, text: 'tokens: derived' }],
      },
    ],
  }),
});
