/** SC116: No law fits the runs */
import { check } from '../check.js';

export const fitFailed = check('fit-failed', {
  code: 'SC116',
  severity: 'error',
  title: 'No law fits the runs',
  cause: 'From no start of the search did the formula give a positive loss at every run.',
  remedy: 'Check signs, brackets and units of the formula, and that the columns mean what the braces say.',
  example: 'law l { form: 0 - exp(a) / N^2, fit: csv("isoflop.csv") { N: params, C: flops, loss: val_loss } }',
  describe: ({ because }) => ({
    message: `Nothing is fitted: ${because}. Check the signs of the formula, and that the columns mean what the braces say.`,
  }),
});
