/** SC010: Missing unit */
import { describe } from '../quantity/dimension.js';
import { withUnit } from './wording.js';
import { check } from './check.js';

export const missingUnit = check('missing-unit', {
  code: 'SC010', severity: 'error', title: 'Missing unit',
  cause: 'A bare number stands where a unit is needed to know what it means.',
  remedy: 'Write the unit.',
  example: 'hardware h { memory: 80 }',
  describe: problem => ({
    message: `\`${problem.property}\` is ${describe(problem.wanted)}${problem.number === '' ? '; this value has no unit' : `; \`${problem.number}\` has no unit`}. Write one${problem.candidates.length > 0 ? ` such as ${problem.candidates.map(unit => `\`${unit}\``).join(', ')}` : ''}.`,
    fixes: problem.number === '' ? [] : problem.candidates.map(unit => ({ title: `Write \`${withUnit(problem.number, unit)}\``, edits: [{ start: problem.start, end: problem.end, text: withUnit(problem.number, unit) }] })),
  }),
});
