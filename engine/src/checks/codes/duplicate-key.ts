/** SC004: Property written twice */
import { check } from '../check.js';

export const duplicateKey = check('duplicate-key', {
  code: 'SC004',
  severity: 'error',
  title: 'Property written twice',
  cause: 'A block gives one property two values.',
  remedy: 'Keep one of the two lines.',
  example: 'model m { params: 7B, params: 8B }',
  describe: problem => ({
    message: `\`${problem.key}\` is given twice in this block. Keep one of the two.`,
    related: [{ message: 'first given here', at: problem.first }],
    fixes: [{ title: 'Remove this one', edits: [{ start: problem.item.start, end: problem.item.end, text: '' }] }],
  }),
});
