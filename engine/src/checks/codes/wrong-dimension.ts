/** SC012: Unit of another kind */
import { describe } from '../../quantity/dimension.js';
import { check } from '../check.js';
import { eitherOf, withOtherUnit } from './wording.js';

export const wrongDimension = check('wrong-dimension', {
  code: 'SC012',
  severity: 'error',
  title: 'Unit of another kind',
  cause: 'The value measures something else than the property.',
  remedy: 'Write a unit of the kind in the message, or multiply by what is missing.',
  example: 'pretrain p { cost: 20 kWh }',
  describe: problem => ({
    message: `\`${problem.property}\` is ${eitherOf(problem.wanted.map(describe))}, and this is ${describe(problem.found)}. Write ${problem.candidates.length > 0 ? `a unit such as ${problem.candidates.map(unit => `\`${unit}\``).join(', ')}` : 'a plain number'}.`,
    fixes: withOtherUnit(problem.rewritings),
  }),
});
