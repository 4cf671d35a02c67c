/** SC020: `to` from zero or below */
import { check } from '../check.js';

export const rangeFromZero = check('range-from-zero', {
  code: 'SC020',
  severity: 'error',
  title: '`to` from zero or below',
  cause: '`a to b` is a lognormal interval and needs a lower end above zero.',
  remedy: 'Use hard bounds `a..b`, or a small number above zero.',
  example: 'let x = 0 to 30M',
  describe: problem => ({
    message: `\`to\` builds a lognormal and needs a lower end above zero. Use \`..\` for hard bounds${problem.low === 0 ? ', or a small number above zero' : ''}.`,
    fixes: [
      { title: 'Use hard bounds `..`', edits: [{ start: problem.operator.start - 1, end: problem.operator.end + 1, text: '..' }] },
      ...(problem.low === 0
        ? [{ title: 'Begin at 1', edits: [{ start: problem.lowAt.start, end: problem.lowAt.start + 1, text: '1' }] }]
        : []),
    ],
  }),
});
