/** SC088: MFU against an unusual peak */
import { formatShare } from '../../quantity/format.js';
import { check } from '../check.js';

export const mfuBasis = check('mfu-basis', {
  code: 'SC088',
  severity: 'warning',
  title: 'MFU against an unusual peak',
  cause: 'The run computes in a short format, and its MFU is high against the peak of that format: figures are often quoted against bf16.',
  remedy: 'Say which peak is meant with `mfu_basis`.',
  example: 'pretrain p { hardware: h100, precision: fp8, mfu: 45% }',
  describe: problem => ({
    message: `Published ${problem.precision} runs reach at most about 42 % of the ${problem.precision} peak; an MFU of ${formatShare(problem.median)} looks quoted against bf16. Write \`mfu_basis: bf16\`, or name \`${problem.precision}\` there.`,
    fixes: ['bf16', problem.precision].map(basis => ({
      title: `Add \`mfu_basis: ${basis}\``,
      edits: [{ start: problem.insertAt, end: problem.insertAt, text: `, mfu_basis: ${basis}` }],
    })),
  }),
});
