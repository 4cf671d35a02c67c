/** SC032: Unused name */
import { check } from '../check.js';

export const unusedLet = check('unused-let', {
  code: 'SC032',
  severity: 'hint',
  title: 'Unused name',
  cause: 'A `let` is never used in this file.',
  remedy: 'Delete it, unless another file imports it.',
  example: 'let year = 365 days\nassert h100.memory > 40 GB',
  describe: problem => ({
    message: `\`${problem.name}\` is never used in this file.`,
    fixes: [{ title: `Remove \`${problem.name}\``, edits: [{ start: problem.item.start, end: problem.item.end, text: '' }] }],
    unnecessary: true,
  }),
});
