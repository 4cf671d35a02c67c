/** SC085: Parallelism that does not come out */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const layout = check('layout', {
  code: 'SC085',
  severity: 'warning',
  title: 'Parallelism that does not come out',
  cause: 'The degrees of parallelism do not divide what they split.',
  remedy: 'Change a degree, or the count, so that the division comes out even.',
  example: 'pretrain p { count: 100, parallelism { tp: 8 } }',
  describe: problem => ({
    message:
      problem.fault === 'heads'
        ? `${digits(problem.of)} heads cannot be split over a tensor-parallel degree of ${digits(problem.product)}.${problem.repair === null ? ' Take a divisor of the heads.' : ` Write \`${problem.repair}\`, or another divisor.`}`
        : `The degrees of parallelism take ${digits(problem.product)} accelerators or a multiple of them, and count is ${digits(problem.of)}.${problem.repair === null ? ' Change the count or a degree.' : ` Write \`${problem.repair}\`, or change a degree.`}`,
    fixes:
      problem.repair === null
        ? []
        : [{ title: `Write \`${problem.repair}\``, edits: [{ start: problem.start, end: problem.end, text: problem.repair }] }],
  }),
});
