/** SC103: Field of a configuration with a value that does not fit */
import { check } from '../check.js';

export const configField = check('config-field', {
  code: 'SC103',
  severity: 'warning',
  title: 'Field of a configuration with a value that does not fit',
  cause: 'A field that gives a size holds something else.',
  remedy: 'Mend the file, or write the property in the block.',
  example: 'model m { config: json("config.json") }',
  describe: problem => ({
    message: `\`${problem.field}\` in \`${problem.path}\` is ${problem.found}, and ${problem.wanted} belongs there. It counts as left out; write the property here if the file is right.`,
  }),
});
