/** SC019: Another currency */
import { check } from './check.js';

export const currency = check('currency', {
  code: 'SC019', severity: 'error', title: 'Another currency',
  cause: 'No exchange rate is part of the language; each currency is its own unit.',
  remedy: 'Convert with a dated rate of your own: `let dollars_per_euro = 1.08 $/€`.',
  example: 'hardware h { price: €2/GPU-hour }',
  describe: problem => ({ message: `\`${problem.property}\` is counted in another currency. Multiply by a dated rate of your own, such as \`let dollars_per_euro = 1.08 $/€\`.` }),
});
