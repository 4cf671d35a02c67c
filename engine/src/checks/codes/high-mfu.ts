/** SC070: Utilisation above what was ever seen */
import { formatShare } from '../../quantity/format.js';
import { check } from '../check.js';

export const highMfu = check('high-mfu', {
  code: 'SC070',
  severity: 'warning',
  title: 'Utilisation above what was ever seen',
  cause: 'Model FLOP utilisation above about 65 % has not been published for a whole run; above 100 % it is below the physical floor.',
  remedy: 'Check the tokens, the hours and which peak is meant: dense or sparse, bf16 or fp8.',
  example: 'pretrain p { mfu: 80% }',
  describe: problem => ({
    message:
      problem.median > 1
        ? `\`${problem.block}\` would need an MFU of ${formatShare(problem.median)}: its GPU-hours are below the physical floor. Check tokens, parameters, hours, and which peak is meant.`
        : `An MFU of ${formatShare(problem.median)} is above what published runs reach (about 65 % at best). Check the peak: dense or sparse, bf16 or fp8.`,
    severity: problem.median > 1 ? 'error' : 'warning',
  }),
});
