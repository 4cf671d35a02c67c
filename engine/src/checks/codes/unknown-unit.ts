/** SC014: Unknown unit */
import type { ProblemOf } from '../../schema/problem.js';
import { check } from '../check.js';
import { didYouMean, eitherOf, replaceWith, withOtherUnit } from './wording.js';

/** Words behind a number that are meant as something else. */
const notUnits: ReadonlyMap<string, { readonly message: string; readonly repairs: readonly string[] }> = new Map([
  [
    'm',
    {
      message: '`m` is neither a suffix nor a unit. Write `M` for millions, `min` for minutes, `months` for months.',
      repairs: ['M', 'min', 'months'],
    },
  ],
  ['e', { message: 'The exponent has no digits. Write them, as in `5e9`, or a suffix: k, M, B, T.', repairs: [] }],
  ['of', { message: '`of` is no word of the language. Write `*` for a share of something.', repairs: ['*'] }],
]);

export const unknownUnit = check('unknown-unit', {
  code: 'SC014',
  severity: 'error',
  title: 'Unknown unit',
  cause: 'The word behind the number is no unit.',
  remedy: 'Take the unit that was meant.',
  example: 'data d { tokens: 12 tokns }',
  describe: problem => {
    const mistaken = notUnits.get(problem.unit);
    if (mistaken !== undefined) return { message: mistaken.message, fixes: replaceWith(problem, mistaken.repairs) };
    return {
      message: `Unknown unit \`${problem.word}\`.${didYouMean(problem.suggestions) || remedyFor(problem)}`,
      fixes: problem.suggestions.length > 0 ? replaceWith(problem, problem.suggestions) : withOtherUnit(problem.rewritings),
    };
  },
});

function remedyFor({ usual }: ProblemOf<'unknown-unit'>): string {
  if (usual === null) return ' Write a unit of the language, such as `tokens`, `GPU-hours` or `$`, or leave it out.';
  return usual.length === 0 ? ' Leave it out: this is a plain number.' : ` Write ${eitherOf(usual.map(unit => `\`${unit}\``))}.`;
}
