/** SC036: Errors in an imported file */
import { check } from '../check.js';

export const importErrors = check('import-errors', {
  code: 'SC036',
  severity: 'warning',
  title: 'Errors in an imported file',
  cause: 'The imported file has errors of its own; what they concern is unknown here.',
  remedy: 'Open the file and mend them.',
  example: 'import "broken.scale"',
  describe: problem => ({
    message: `\`${problem.path}\` has ${problem.count === 1 ? 'an error' : `${problem.count} errors`}, first: ${problem.first}`,
  }),
});
