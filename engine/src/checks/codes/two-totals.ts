/** SC163: More for derivatives than for the whole budget */
import { formatNumber, formatShare } from '../../quantity/format.js';
import { check } from '../check.js';
import { timesThat } from './wording.js';

export const twoTotals = check('two-totals', {
  code: 'SC163',
  severity: 'information',
  title: 'More for derivatives than for the whole budget',
  cause: 'The derivative models that `derivatives` counts take more than all phases of the budget together.',
  remedy:
    'Keep the two totals apart: shares of the budget are shares of what one organisation spends, `ecosystem` is what everybody spends who builds on its model.',
  example:
    'pretrain base { params: 70B, tokens: 15T, hardware: h100, mfu: 40% }\nposttrain tune { checkpoint: base, method: sft, tokens: 100B, hardware: h100 }\nbudget total { derivatives: 30x }',
  describe: ({ ecosystem, low, high, share, alone }) => ({
    message: `Derivatives take ${formatNumber(ecosystem, 'GPU-hour')}, ${timesThat(low, high, 'all phases of this budget')}. They stand in \`ecosystem\` and in no total: counted in, pre-training would be ${formatShare(share)} of everything instead of ${formatShare(alone)}.`,
  }),
});
