/** SC015: Bytes or billions */
import { check } from '../check.js';

export const byteOrBillion = check('byte-or-billion', {
  code: 'SC015',
  severity: 'error',
  title: 'Bytes or billions',
  cause: '`80 B` with a blank is 80 bytes; `80B` is 80 billion.',
  remedy: 'Write the one that is meant.',
  example: 'model m { params: 80 B }',
  describe: problem => ({
    message: `\`${problem.number} B\` is ${problem.number} bytes. For billions write \`${problem.number}B\`.`,
    fixes: [
      {
        title: `Write \`${problem.number}B\` for billions`,
        edits: [{ start: problem.start, end: problem.end, text: `${problem.number}B` }],
      },
    ],
  }),
});
