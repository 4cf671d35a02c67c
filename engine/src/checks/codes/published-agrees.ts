/** SC161: Agrees with what others say */
import { check } from '../check.js';

export const publishedAgrees = check('published-agrees', {
  code: 'SC161',
  severity: 'information',
  title: 'Agrees with what others say',
  cause: 'Figures lie within the range of the run named by `compare_with`, or close to it.',
  remedy: 'Nothing is to be done; the message says what was compared.',
  example: 'pretrain claim { flop: 4e26 to 6e26 FLOP, compare_with: run_grok_3 }',
  describe: ({ figures, run, source }) => ({
    message: `Agrees with \`${run}\`${source === null ? '' : ` (${source})`} in ${figures.map(({ property, own, other }) => `\`${property}\`, ${own} here and ${other} there`).join('; ')}.`,
  }),
});
