/**
 * How unevenly tokens are spread over the accelerators that share experts: all of them wait for the one whose experts are the fullest, layer
 * by layer.
 */
import type { Experts } from '../architecture.js';
import type { Layout, Software } from '../setup.js';

/**
 * Tokens of the accelerator with the fullest experts, over the mean. Of several experts on one accelerator some are full and some are not;
 * how full each is is taken to be independent of the others, so that the excess of their mean falls with the root of their number. An
 * assumption. An accelerator that has all experts has the mean.
 */
export function fullestAccelerator({ count }: Experts, { expert }: Pick<Layout, 'expert'>, { expertImbalance }: Software): number {
  if (expert === 1) return 1;
  const here = Math.max(1, count / expert);
  return 1 + (expertImbalance - 1) / Math.sqrt(here);
}
