/** SC010: Missing unit */
import type { Fix } from '../../diagnostic.js';
import { describe } from '../../quantity/dimension.js';
import type { ProblemOf } from '../../schema/problem.js';
import { withUnit } from './wording.js';
import { check } from '../check.js';

type MissingUnit = ProblemOf<'missing-unit'>;

function fixesOf({ number, candidates, wrapped, start, end }: MissingUnit): readonly Fix[] {
  if (number !== '')
    return candidates.map(unit => ({
      title: `Write \`${withUnit(number, unit)}\``,
      edits: [{ start, end, text: withUnit(number, unit) }],
    }));
  const before = wrapped ? [{ start, end: start, text: '(' }] : [];
  return candidates.map(unit => ({
    title: `Write \`${unit}\` behind it`,
    edits: [...before, { start: end, end, text: `${wrapped ? ')' : ''} ${unit}` }],
  }));
}

export const missingUnit = check('missing-unit', {
  code: 'SC010',
  severity: 'error',
  title: 'Missing unit',
  cause: 'A bare number stands where a unit is needed to know what it means.',
  remedy: 'Write the unit.',
  example: 'hardware h { memory: 80 }',
  describe: problem => ({
    message: `\`${problem.property}\` is ${describe(problem.wanted)}${problem.number === '' ? '; this value has no unit' : `; \`${problem.number}\` has no unit`}. Write one${problem.candidates.length > 0 ? ` such as ${problem.candidates.map(unit => `\`${unit}\``).join(', ')}` : ''}.`,
    fixes: fixesOf(problem),
  }),
});
