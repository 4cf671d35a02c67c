/** SC037: Name from two imports */
import { check } from '../check.js';

export const ambiguousName = check('ambiguous-name', {
  code: 'SC037',
  severity: 'error',
  title: 'Name from two imports',
  cause: 'Two imported files define this name.',
  remedy: 'Import one of them with `as`.',
  example: 'import "a.scale"\nimport "b.scale"\nlet x = both',
  describe: problem => ({
    message: `\`${problem.name}\` is defined in ${problem.files.join(' and ')}. Import one of them with \`as\` and write the alias before the name.`,
  }),
});
