/** SC137: A strategy without a verifier */
import { check } from '../check.js';

export const noVerifier = check('no-verifier', {
  code: 'SC137',
  severity: 'warning',
  title: 'A strategy without a verifier',
  cause: 'The strategy picks by a score, and nothing says who gives it, so that judging is counted as free.',
  remedy: 'Name a model, the FLOP per FLOP of generation, or `exact` where a program checks.',
  example: 'testtime t { strategy: best_of_n(samples: 16) }',
  describe: problem => ({
    message: `\`${problem.strategy}\` picks by a score, and no verifier is named: judging is counted as free. Name a model, or write \`verifier: exact\` where a program checks.`,
    fixes: [
      {
        title: 'Add `verifier: exact`',
        edits: [{ start: problem.insertAt, end: problem.insertAt, text: `${problem.isFirst ? '' : ', '}verifier: exact` }],
      },
    ],
  }),
});
