/** SC013: Accelerators missing from the unit */
import { describe, exponent } from '../../quantity/dimension.js';
import { check } from '../check.js';

export const missingGpu = check('missing-gpu', {
  code: 'SC013',
  severity: 'error',
  title: 'Accelerators missing from the unit',
  cause: 'Hours of the clock stand for accelerator hours, or the other way round: a factor of thousands.',
  remedy: 'Write GPU-hours where accelerators are counted, hours where they are not.',
  example: 'hardware h { price: $2.5/hour }',
  describe: problem => ({
    message: `\`${problem.property}\` is ${describe(problem.wanted)}, and this is ${describe(problem.found)}: ${exponent(problem.wanted, 'gpu') !== 0 ? 'the accelerators are missing' : 'it counts accelerators'}.${problem.repair === null ? ' Check which of the two is meant.' : ` Write \`${problem.repair.text}\`.`}`,
    fixes:
      problem.repair === null
        ? []
        : [
            {
              title: `Use the unit \`${problem.repair.text}\``,
              edits: [{ start: problem.repair.at.start, end: problem.repair.at.end, text: problem.repair.text }],
            },
          ],
  }),
});
