/** SC043: Limit passed */
import { formatShare } from '../../quantity/format.js';
import { check } from '../check.js';

export const limitPassed = check('limit-passed', {
  code: 'SC043',
  severity: 'error',
  title: 'Limit passed',
  cause: 'The total of the budget passes its limit.',
  remedy: 'Spend less, or raise the limit.',
  example: 'pretrain p { cost: $2M }\nbudget b { limit: $1M }',
  describe: problem => ({
    message: `The total of \`${problem.budget}\`, ${problem.total}, passes the limit of ${problem.limit} in ${formatShare(problem.probability)} of the draws.`,
  }),
});
