/** SC095: Data file that cannot be read */
import { check } from '../check.js';

export const tableUnread = check('table-unread', {
  code: 'SC095',
  severity: 'error',
  title: 'Data file that cannot be read',
  cause: 'The file that `csv("…")` names is missing, outside the workspace, too large, or no table with a header.',
  remedy: 'Follow the message; or write a range in place of the file.',
  example: 'let share = csv("nowhere.csv", share)',
  describe: ({ path, fault, ofRuns }) => ({
    message: `\`${path}\` ${fault}. Mend the file or its path${ofRuns ? '' : ', or write a range here'}.`,
  }),
});
