/** SC101: Configuration file that cannot be read */
import { check } from '../check.js';

export const configUnread = check('config-unread', {
  code: 'SC101',
  severity: 'error',
  title: 'Configuration file that cannot be read',
  cause: 'The file that `json("…")` names is missing, outside the workspace, too large, no JSON, or no configuration of a model.',
  remedy: 'Follow the message; or write the architecture out.',
  example: 'model m { config: json("nowhere.json") }',
  describe: problem => ({ message: `\`${problem.path}\` ${problem.fault}. Mend the file or its path, or write the architecture here.` }),
});
