/** SC017: Different counts */
import { describe } from '../../quantity/dimension.js';
import { check } from '../check.js';

export const countMismatch = check('count-mismatch', {
  code: 'SC017',
  severity: 'warning',
  title: 'Different counts',
  cause: 'Counts of different things are added, compared or assigned.',
  remedy: 'Check that this is meant; a product or quotient of the two says what one stands for.',
  example: 'pretrain p { params: 7B tokens }',
  describe: problem => ({
    message: `This ${['sum', 'comparison', 'conversion'].includes(problem.property) ? problem.property : `value of \`${problem.property}\``} mixes ${describe(problem.wanted)} with ${describe(problem.found)}. Check that it is meant.`,
  }),
});
