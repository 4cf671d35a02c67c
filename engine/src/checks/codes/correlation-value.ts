/** SC107: Correlation outside -1 to 1 */
import { check } from '../check.js';

export const correlationValue = check('correlation-value', {
  code: 'SC107',
  severity: 'error',
  title: 'Correlation outside -1 to 1',
  cause: 'A correlation is one number between -1 and 1.',
  remedy: 'Write 0.95 for 95 %. A covariance is divided by both standard errors first.',
  example: 'law l { E: 1.7 to 1.9, A: 300 to 600, correlation { E.A: 95 } }',
  describe: ({ value, whole }) => {
    if (value === null) return { message: 'A correlation is one number, not a range. Write its best estimate.' };
    const asPercent = Math.abs(value) > 1 && Math.abs(value) <= 100 && Number.isInteger(value) ? `${value / 100}` : undefined;
    return {
      message: `A correlation lies between -1 and 1, and this is ${Number(value.toPrecision(6))}. Divide a covariance by both standard errors.`,
      fixes: asPercent === undefined ? [] : [{ title: `Change to \`${asPercent}\``, edits: [{ ...whole, text: asPercent }] }],
    };
  },
});
