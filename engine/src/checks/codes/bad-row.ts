/** SC098: Row that no run can have */
import { check } from '../check.js';

export const badRow = check('bad-row', {
  code: 'SC098',
  severity: 'error',
  title: 'Row that no run can have',
  cause: 'What the braces behind a table say of a row comes to something that no measured run has.',
  remedy: 'Mend the row or the expression, or leave such rows out with `where`.',
  example: 'hardware h from h100 { calibrate: csv("runs.csv") { tokens_per_second: (share - 1) tokens/s/GPU, params: 7B } }',
  describe: ({ path, property, line, fault, count }) => ({
    message: `\`${property}\` on line ${line} of \`${path}\`${count === 1 ? '' : ` (and ${(count - 1).toLocaleString('en-US')} more)`} ${fault}. Mend it, or leave such rows out with \`where\`.`,
  }),
});
