/** SC087: Context in thousands */
import { check } from '../check.js';

const whole = (value: number): string => value.toLocaleString('en-US');

export const decimalContext = check('decimal-context', {
  code: 'SC087',
  severity: 'information',
  title: 'Context in thousands',
  cause: 'Context lengths are powers of two, and `k` is a thousand.',
  remedy: 'Write `Ki` for 1,024.',
  example: 'model m { context: 8k }',
  describe: problem => ({
    message: `\`${problem.text}\` is ${whole(problem.value)}. Write \`${problem.binary}\` if ${whole(problem.binaryValue)} is meant.`,
    fixes: [
      {
        title: `Write \`${problem.binary}\``,
        edits: [{ start: problem.start, end: problem.start + problem.text.length, text: problem.binary }],
      },
    ],
  }),
});
