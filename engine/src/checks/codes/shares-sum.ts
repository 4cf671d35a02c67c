/** SC075: Shares that do not sum to 100 % */
import { formatShare } from '../../quantity/format.js';
import { check } from '../check.js';

export const sharesSum = check('shares-sum', {
  code: 'SC075',
  severity: 'warning',
  title: 'Shares that do not sum to 100 %',
  cause: 'The shares of the mixture sum to something else.',
  remedy: 'Mend one of them, or leave one without a share: it takes the rest.',
  example: 'data d { mixture { text: 50%, code: 40% } }',
  describe: problem => ({
    message: `The shares of the mixture sum to ${formatShare(problem.sum)}, not 100 %. Leave one of them out to let it take the rest.`,
  }),
});
