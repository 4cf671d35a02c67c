/** SC047: Units that do not go together */
import { describe, dimensionless, type Dimension } from '../../quantity/dimension.js';
import type { ProblemOf } from '../../schema/problem.js';
import { factorBetween, replaceWith, withUnit } from './wording.js';
import { check } from '../check.js';

/** What cannot be done with the two, by operation; `compare (<)` carries its sign. */
function sentence(operation: string, left: Dimension, right: Dimension): string {
  const [one, other] = [describe(left), describe(right)];
  switch (operation) {
    case 'add':
      return `Cannot add ${one} and ${other}. ${factorBetween(left, right)}`;
    case 'subtract':
      return `Cannot subtract ${other} from ${one}. ${factorBetween(left, right)}`;
    case 'convert to':
      return `Cannot convert ${one} to ${other}. Check which unit is meant.`;
    case 'raise to':
      return `Cannot raise to a power that is ${other}. Write a plain number.`;
    case 'range from':
      return `A range cannot go from ${one} to ${other}. Bring both ends to one unit.`;
    default:
      return `Cannot compare ${one} with ${other}. ${factorBetween(left, right)}`;
  }
}

/** A bare number beside a quantity has most often lost its unit. */
function withoutUnit(
  { operation, left, right }: ProblemOf<'mismatch'>,
  { text, units }: NonNullable<ProblemOf<'mismatch'>['bare']>,
): string {
  const other = describe(left === dimensionless ? right : left);
  const meant = operation.startsWith('compare')
    ? `Cannot compare ${other} with \`${text}\``
    : `Cannot ${operation} ${other} and \`${text}\``;
  return `${meant}, which has no unit. Write one: ${units.map(unit => `\`${withUnit(text, unit)}\``).join(', ')}.`;
}

export const mismatch = check('mismatch', {
  code: 'SC047',
  severity: 'error',
  title: 'Units that do not go together',
  cause: 'Two values of different units are added, compared or converted.',
  remedy: 'Bring both to one unit; the message names both sides.',
  example: 'let x = 5 days + 3 GB',
  describe: problem => ({
    message: problem.bare === undefined ? sentence(problem.operation, problem.left, problem.right) : withoutUnit(problem, problem.bare),
    fixes:
      problem.bare === undefined
        ? []
        : replaceWith(
            problem.bare,
            problem.bare.units.map(unit => withUnit(problem.bare!.text, unit)),
            'Write',
          ),
    related: [
      { message: `this is ${describe(problem.left)}`, at: problem.leftAt },
      { message: `this is ${describe(problem.right)}`, at: problem.rightAt },
    ],
  }),
});
