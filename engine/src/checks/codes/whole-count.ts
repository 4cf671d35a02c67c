/** SC138: A count that is not whole */
import { check } from '../check.js';

export const wholeCount = check('whole-count', {
  code: 'SC138',
  severity: 'error',
  title: 'A count that is not whole',
  cause: 'Samples, rounds, beams, drafted tokens, sequences and accelerators are counted in whole numbers from 1.',
  remedy: 'Write a whole number, or a range for what is not known.',
  example: 'testtime t { strategy: majority_vote(samples: 2.5) }',
  describe: problem => ({
    message: `\`${problem.what}\` is ${problem.value}; it counts whole things from 1. Write \`${problem.repair}\`, or a range for what is not known.`,
    fixes: problem.whole === null ? [] : [{ title: `Write \`${problem.repair}\``, edits: [{ ...problem.whole, text: problem.repair }] }],
  }),
});
