/** SC027: No such day */
import { check } from '../check.js';

export const badDate = check('bad-date', {
  code: 'SC027',
  severity: 'error',
  title: 'No such day',
  cause: 'The calendar has no such day.',
  remedy: 'Write `yyyy-mm-dd`.',
  example: 'pretrain p { start: 2026-02-30 }',
  describe: problem => ({ message: `\`${problem.text}\` is no day of the calendar. Write a day as \`yyyy-mm-dd\`.` }),
});
