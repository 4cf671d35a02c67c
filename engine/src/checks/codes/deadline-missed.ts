/** SC044: Deadline missed */
import { formatShare } from '../../quantity/format.js';
import { check } from '../check.js';

export const deadlineMissed = check('deadline-missed', {
  code: 'SC044',
  severity: 'warning',
  title: 'Deadline missed',
  cause: 'The phase finishes after its deadline in part of the draws.',
  remedy: 'Add accelerators, start earlier, or move the deadline.',
  example: 'pretrain p { days: 60, start: 2026-01-01, deadline: 2026-01-31 }',
  describe: problem => ({
    message: `\`${problem.block}\` misses its deadline in ${formatShare(problem.probability)} of the draws; it finishes about ${problem.finish}. Add accelerators, start earlier, or move the deadline.`,
    severity: problem.probability > 0.5 ? 'error' : 'warning',
  }),
});
