/** SC008: Property that is always derived */
import { check } from '../check.js';

export const derivedOnly = check('derived-only', {
  code: 'SC008',
  severity: 'warning',
  title: 'Property that is always derived',
  cause: 'The property follows from others and cannot be given; what is written here is not used.',
  remedy: 'Delete the line, or write an assert to compare.',
  example: 'pretrain p { energy: 5 GWh }',
  describe: problem => ({
    message: `\`${problem.property}\` is always derived${problem.formula === null ? '' : ` (${problem.formula})`}; this line is not used. Delete it, or write an assert to compare.`,
    fixes: [{ title: `Remove \`${problem.property}\``, edits: [{ start: problem.item.start, end: problem.item.end, text: '' }] }],
  }),
});
