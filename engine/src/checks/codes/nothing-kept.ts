/** SC130: Nothing to learn from */
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const nothingKept = check('nothing-kept', {
  code: 'SC130',
  severity: 'error',
  title: 'Nothing to learn from',
  cause: 'A count of answers, passes or students is zero, or none of the answers is kept.',
  remedy: 'Write at least one, or leave it out.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: rejection_sampling(samples: 0) }',
  describe: problem => ({
    message:
      problem.property === 'acceptance'
        ? 'With an `acceptance` of zero every answer is thrown away, and nothing is trained on. Write the share that is kept.'
        : `With \`${problem.property}\` at zero there is nothing to learn from. Write at least one, or leave it out.`,
    fixes: replaceWith(problem, [problem.repair]),
  }),
});
