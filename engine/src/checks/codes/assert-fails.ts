/** SC041: Assert that fails */
import { formatShare } from '../../quantity/format.js';
import { capital } from './wording.js';
import { check } from '../check.js';

export const assertFails = check('assert-fails', {
  code: 'SC041',
  severity: 'error',
  title: 'Assert that fails',
  cause: 'The condition is true in fewer draws than it should be.',
  remedy: 'Change the plan, or ask for a smaller share with `with`.',
  example: 'assert 1 > 2',
  describe: problem => {
    const sides = [problem.left === null ? '' : `left ${problem.left}`, problem.right === null ? '' : `right ${problem.right}`]
      .filter(text => text !== '')
      .join(', ');
    return {
      message:
        `\`${problem.text}\` ${problem.probability === 0 ? 'does not hold.' : `holds in ${formatShare(problem.probability)} of the draws; ${formatShare(problem.required)} are wanted${problem.stated ? '' : ' unless it says otherwise'}.`}` +
        `${sides === '' ? '' : ` ${capital(sides)}.`}${problem.driver === null ? '' : ` It hangs most on \`${problem.driver}\`.`}${problem.reason === null ? '' : ` Reason given: ${problem.reason}.`}`,
      fixes:
        problem.stated || problem.probability < 0.5
          ? []
          : [
              {
                title: `Ask for ${Math.floor(problem.probability * 100)} %`,
                edits: [{ start: problem.insertAt, end: problem.insertAt, text: ` with ${Math.floor(problem.probability * 100)}%` }],
              },
            ],
    };
  },
});
