/** SC003: Missing value */
import { check } from '../check.js';

export const missingValue = check('missing-value', {
  code: 'SC003',
  severity: 'error',
  title: 'Missing value',
  cause: 'A property has no value behind its colon.',
  remedy: 'Write a value; the message shows what one looks like.',
  example: 'pretrain p { tokens: }',
  describe: problem => ({
    message: `\`${problem.property}\` ${problem.isBlock ? 'takes a value, and a block stands here' : 'has no value'}.${problem.example === null ? '' : ` Write one such as \`${problem.example}\`.`}`,
    fixes:
      problem.example === null || problem.isBlock
        ? []
        : [
            {
              title: `Write \`${problem.property}: ${problem.example}\``,
              edits: [{ start: problem.start, end: problem.end, text: `${problem.property.split('.').at(-1)!}: ${problem.example}` }],
            },
          ],
  }),
});
