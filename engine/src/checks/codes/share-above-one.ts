/** SC011: Share above 100 % */
import { check } from '../check.js';

export const shareAboveOne = check('share-above-one', {
  code: 'SC011',
  severity: 'error',
  title: 'Share above 100 %',
  cause: 'A share lies between 0 and 1; this is larger.',
  remedy: 'Write a percentage.',
  example: 'pretrain p { mfu: 45 }',
  describe: problem => {
    const percent = problem.value <= 100 && /^[\d._]+$/.test(problem.text) ? `${problem.text}%` : undefined;
    return {
      message: `\`${problem.property}\` is a share between 0 and 1; ${problem.text === '' ? 'this' : `\`${problem.text}\``} is too large.${percent === undefined ? ' Keep it at 100 % or below.' : ` Write \`${percent}\`.`}`,
      fixes:
        percent === undefined
          ? []
          : [{ title: `Write \`${percent}\``, edits: [{ start: problem.start, end: problem.end, text: percent }] }],
    };
  },
});
