/** SC005: Name used twice */
import { check } from '../check.js';

export const duplicateName = check('duplicate-name', {
  code: 'SC005',
  severity: 'error',
  title: 'Name used twice',
  cause: 'Two blocks or lets of a file have the same name; the first one counts.',
  remedy: 'Rename one of them.',
  example: 'let a = 1\nlet a = 2',
  describe: problem => ({
    message: `\`${problem.name}\` is already defined in this file; this one is never reached. Rename one of the two.`,
    related: [{ message: 'first defined here', at: problem.first }],
  }),
});
