/** SC013: Accelerators missing from the unit */
import { describe, exponent } from '../quantity/dimension.js';
import { check } from './check.js';

export const missingGpu = check('missing-gpu', {
  code: 'SC013', severity: 'error', title: 'Accelerators missing from the unit',
  cause: 'Hours of the clock stand for accelerator hours, or the other way round: a factor of thousands.',
  remedy: 'Write GPU-hours where accelerators are counted, hours where they are not.',
  example: 'hardware h { price: $2.5/hour }',
  describe: problem => ({
    message: `\`${problem.property}\` is ${describe(problem.wanted)}, and this is ${describe(problem.found)}: the number of accelerators is ${exponent(problem.wanted, 'gpu') !== 0 ? 'missing' : 'too much'}.${problem.repair === null ? '' : ` Write \`${problem.repair}\`.`}`,
    fixes: problem.repair === null ? [] : [{ title: `Use the unit \`${problem.repair}\``, edits: [{ start: problem.start, end: problem.end, text: problem.repair }] }],
  }),
});
