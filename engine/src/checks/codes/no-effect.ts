/** SC091: Value without effect */
import type { Fix } from '../../diagnostic.js';
import type { ProblemOf } from '../../schema/problem.js';
import { check } from '../check.js';
import { listed, spell } from './wording.js';

export const noEffect = check('no-effect', {
  code: 'SC091',
  severity: 'warning',
  title: 'Value without effect',
  cause:
    'What would follow from the value is given itself: the price of a chip of the library is that of renting it, and its measured draw is a measurement.',
  remedy: 'Let it be derived, `price: derived`, or delete the value.',
  example: 'hardware own from h100 { purchase_price: $30k }',
  describe: problem => ({
    message: `${listed(problem.written.map(spell))} ${problem.written.length === 1 ? 'has' : 'have'} no effect: \`${problem.of}\` is ${problem.holder === 'library' ? "the library's" : 'given as well'}${remedyFor(problem)}`,
    // Who writes both has seen both.
    severity: problem.holder === 'library' ? 'warning' : 'information',
    fixes: problem.isWithoutPurchase ? [] : [repair(problem)],
  }),
});

function remedyFor({ of, written, isWithoutPurchase }: ProblemOf<'no-effect'>): string {
  if (isWithoutPurchase)
    return ', and the price of renting includes electricity, servers and wear. Give `purchase_price` too, and `price: derived`.';
  return `. Write \`${of}: derived\` to have it follow from ${written.length === 1 ? 'this' : 'these'}.`;
}

const repair = ({ of, insertAt, replace }: ProblemOf<'no-effect'>): Fix =>
  replace === null
    ? { title: `Add \`${of}: derived\``, edits: [{ start: insertAt, end: insertAt, text: `, ${of}: derived` }] }
    : { title: `Derive \`${of}\` instead`, edits: [{ start: replace.start, end: replace.end, text: ': derived' }] };
