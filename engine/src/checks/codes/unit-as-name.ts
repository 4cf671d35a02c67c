/** SC048: Unit that stands where a value belongs */
import { check } from '../check.js';

export const unitAsName = check('unit-as-name', {
  code: 'SC048',
  severity: 'error',
  title: 'Unit that stands where a value belongs',
  cause: 'Behind a number without a unit, `/` divides by a value; the word is only a unit.',
  remedy: 'Write what is counted before the slash: `3M queries/day`.',
  example: 'testtime t { queries: 3M/day }',
  describe: problem => ({
    message: `\`${problem.unit}\` is a unit, and \`/\` behind a bare number divides by a value. ${problem.repair === null ? `Write what is counted before the slash, such as \`queries/${problem.unit}\`.` : `Write \`${problem.repair}\`.`}`,
    fixes:
      problem.repair === null
        ? []
        : [{ title: `Write \`${problem.repair}\``, edits: [{ start: problem.whole.start, end: problem.whole.end, text: problem.repair }] }],
  }),
});
