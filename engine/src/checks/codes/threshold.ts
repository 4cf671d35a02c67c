/** SC074: Above a governance threshold */
import { formatNumber } from '../../quantity/format.js';
import { check } from '../check.js';

export const threshold = check('threshold', {
  code: 'SC074',
  severity: 'information',
  title: 'Above a governance threshold',
  cause: 'The training compute lies above a threshold that laws and policies name.',
  remedy: 'Nothing to mend; know which reports are due.',
  example: 'pretrain p { flop: 1e26 FLOP }',
  describe: problem => ({ message: `${formatNumber(problem.flop, 'FLOP')} of training compute reach ${problem.threshold}.` }),
});
