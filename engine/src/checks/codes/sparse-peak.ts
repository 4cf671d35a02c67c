/** SC089: Peak with sparsity */
import { check } from '../check.js';

export const sparsePeak = check('sparse-peak', {
  code: 'SC089',
  severity: 'warning',
  title: 'Peak with sparsity',
  cause: 'Data sheets print peaks with sparsity, which are twice the dense ones that MFU counts against.',
  remedy: 'Write the dense peak.',
  example: 'hardware mine from h100 { peak.bf16: 1979 TFLOP/s }',
  describe: problem => ({
    message: `This is ${Number(problem.ratio.toPrecision(3))}x the dense ${problem.format} peak of ${problem.chip}, as data sheets print it with sparsity. Write \`${problem.dense}\`.`,
    fixes: problem.whole
      ? [{ title: `Write \`${problem.dense}\``, edits: [{ start: problem.start, end: problem.end, text: problem.dense }] }]
      : [],
  }),
});
