/** SC092: Deadline before the start */
import { check } from '../check.js';

export const deadlineOrder = check('deadline-order', {
  code: 'SC092',
  severity: 'error',
  title: 'Deadline before the start',
  cause: 'The deadline is not after the start, so that no number of accelerators can meet it.',
  remedy: 'Check both dates.',
  example: 'pretrain p { start: 2026-06-01, deadline: 2026-05-01 }',
  describe: problem => ({
    message: `The deadline ${problem.deadline} is not after the start ${problem.begins}, so that no number of accelerators can meet it. Check both dates.`,
    ...(problem.swap === null ? {} : { swap: { ...problem.swap, title: 'Exchange `start` and `deadline`' } }),
  }),
});
