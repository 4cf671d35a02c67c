/** SC122: Score far outside of its law */
import { check } from '../check.js';

export const farExtrapolation = check('far-extrapolation', {
  code: 'SC122',
  severity: 'warning',
  title: 'Score far outside of its law',
  cause:
    'A score is predicted more than a factor of ten beyond the runs its law was fitted to; the published errors of such predictions end at one.',
  remedy: 'Do not plan with it: measure, or take a law that was fitted closer by.',
  example: 'pretrain p { params: 400B, tokens: 15T, benchmark: gadre_17_c4 }',
  describe: ({ block, decades, reason }) => ({
    message: `\`${block}.accuracy\` is predicted ${decades < 9 ? `${Number((10 ** decades).toPrecision(2)).toLocaleString('en')} times` : 'billions of times'} beyond the runs of its law: ${reason}. Published errors end at a factor of ten; measure it, or take a law that was fitted closer by.`,
  }),
});
