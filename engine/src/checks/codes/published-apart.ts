/** SC160: Far from what others say */
import { check } from '../check.js';
import { timesThat } from './wording.js';

export const publishedApart = check('published-apart', {
  code: 'SC160',
  severity: 'information',
  title: 'Far from what others say',
  cause: 'A figure and that of the run named by `compare_with` have no value in common.',
  remedy: 'Find out which of the two is right, or what they count differently.',
  example: 'pretrain claim { gpu_hours: 500M GPU-hours, compare_with: run_grok_3 }',
  describe: ({ property, own, other, run, low, high, source }) => ({
    message: `\`${property}\` is ${timesThat(low, high, `that of \`${run}\``)}: ${own} here, ${other} there${source === null ? '' : ` (${source})`}. One of the two is wrong, or they count differently.`,
  }),
});
