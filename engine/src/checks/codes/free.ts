/** SC150: Price of zero */
import { check } from '../check.js';

export const free = check('free', {
  code: 'SC150',
  severity: 'warning',
  title: 'Price of zero',
  cause: 'With a price of zero everything that runs there is free, and totals look smaller than they are.',
  remedy: 'Write what an hour costs, own machines included, or let the price be derived.',
  example: 'hardware own from h100 { price: $0/GPU-hour }',
  describe: ({ property, block, derive }) => ({
    message: `At a \`${property}\` of zero all that \`${block}\` runs is free, and every total leaves it out. Write what an hour costs, or let the price be derived.`,
    fixes: [{ title: `Derive \`${property}\` instead`, edits: [{ start: derive.start, end: derive.end, text: ': derived' }] }],
  }),
});
