/** SC024: Magnitude on one end only */
import { check } from '../check.js';

export const sharedMagnitude = check('shared-magnitude', {
  code: 'SC024',
  severity: 'warning',
  title: 'Magnitude on one end only',
  cause: 'In `10 to 20k` the first end is ten, not ten thousand.',
  remedy: 'Write the suffix on both ends.',
  example: 'let x = 10 to 20k',
  describe: problem => ({
    message: `\`${problem.lowText}\` is ${problem.lowText}, not ${problem.lowText}${problem.suffix}: magnitudes are not shared between the ends. Write \`${problem.lowText}${problem.suffix}\` if that is meant.`,
    fixes: [
      {
        title: `Write \`${problem.lowText}${problem.suffix}\``,
        edits: [{ start: problem.start, end: problem.start + problem.lowText.length, text: `${problem.lowText}${problem.suffix}` }],
      },
    ],
  }),
});
