/** SC019: Another currency */
import type { Fix } from '../../diagnostic.js';
import { check } from '../check.js';

export const currency = check('currency', {
  code: 'SC019',
  severity: 'error',
  title: 'Another currency',
  cause: 'No exchange rate is part of the language; each currency is its own unit.',
  remedy: 'Convert with a dated rate of your own: `let dollars_per_euro = 1.08 $/€`.',
  example: 'hardware h { price: €2/GPU-hour }',
  describe: problem => {
    const rates = problem.rates ?? [];
    const how =
      rates[0] === undefined
        ? 'Multiply by a dated rate of your own, such as `let dollars_per_euro = 1.08 $/€`.'
        : `Convert it with the rate of this file: \`${rates[0]}\`.`;
    return {
      message: `\`${problem.property}\` is counted in another currency. ${how}`,
      fixes: rates.slice(0, 3).map(rate => converted(problem, rate)),
    };
  },
});

/**
 * The whole value in brackets, so that both ends of a range are converted. No rate is ever made up: without one there is nothing to write.
 */
const converted = ({ start, end }: { readonly start: number; readonly end: number }, rate: string): Fix => ({
  title: `Convert with \`${rate}\``,
  edits: [
    { start, end: start, text: '(' },
    { start: end, end, text: `) ${rate}` },
  ],
});
