/** SC108: Law that gives no finite loss */
import { check } from '../check.js';

export const lawDiverges = check('law-diverges', {
  code: 'SC108',
  severity: 'error',
  title: 'Law that gives no finite loss',
  cause: 'At the size and the tokens of the phase the formula of the law divides by zero, or passes every number this program can hold.',
  remedy:
    'Look where the formula divides by a difference, takes an exponential or raises to a large power; N and D are counts, not billions.',
  example: 'law l { form: E + exp(N), E: 1.7 }\npretrain p { params: 1B, tokens: 20B, law: l }',
  describe: ({ law, count, samples }) => ({
    message: `By the law \`${law}\` no loss is finite${count === samples ? '' : ` in ${count} of ${samples} draws`}: its formula divides by zero here, takes a root of less than zero, or grows beyond all numbers. Check its divisors, powers and exponentials.`,
  }),
});
