/** SC082: Range with a hyphen */
import { check } from '../check.js';

export const dashRange = check('dash-range', {
  code: 'SC082',
  severity: 'error',
  title: 'Range with a hyphen',
  cause: 'A hyphen between two numbers subtracts, and the second is the larger one.',
  remedy: 'Write `to` for a 90 % interval, `..` for hard bounds.',
  example: 'pretrain p { mfu: 35%-42% }',
  describe: problem => ({
    message: `A hyphen subtracts, and the second number is the larger one. Write \`${problem.repair}\` if a range is meant.`,
    fixes: [
      { title: `Write \`${problem.repair}\``, edits: [{ start: problem.whole.start, end: problem.whole.end, text: problem.repair }] },
    ],
  }),
});
