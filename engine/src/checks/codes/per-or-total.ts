/** SC083: For each, or in all */
import { check } from '../check.js';

/** How many there are of what it is counted for. */
const many = (each: string): string =>
  each
    .split(' and ')
    .map(word => (word === 'query' ? 'queries' : `${word}s`))
    .join(' and ');

export const perOrTotal = check('per-or-total', {
  code: 'SC083',
  severity: 'error',
  title: 'For each, or in all',
  cause: 'A figure for each user, query or token stands where the total belongs, or the other way round.',
  remedy: 'Take the property that means it, or multiply by how many there are.',
  example: 'testtime t { queries: 10 queries/user/day }',
  describe: problem => {
    const { property, found, wanted, better, nameAt } = problem;
    const cause =
      wanted === ''
        ? `This is per ${found}, and \`${property}\` is a total.`
        : found === ''
          ? `This is a total, and \`${property}\` is per ${wanted}.`
          : `This is per ${found}, and \`${property}\` is per ${wanted}.`;
    const otherwise = found === '' ? `Divide by the ${many(wanted)}.` : `Multiply by the ${many(found)}.`;
    return {
      message: `${cause} ${better === null ? otherwise : `It is what \`${better}\` means: rename the property, or ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`}`,
      fixes:
        better === null || nameAt === null
          ? []
          : [{ title: `Rename to \`${better}\``, edits: [{ start: nameAt.start, end: nameAt.end, text: better }] }],
    };
  },
});
