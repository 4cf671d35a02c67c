/** SC091: Value without effect */
import { check } from './check.js';
import { listed, spell } from './wording.js';

export const noEffect = check('no-effect', {
  code: 'SC091', severity: 'warning', title: 'Value without effect',
  cause: 'What the value would give is given itself: the price of a chip of the library is that of renting it, and its measured draw is a measurement.',
  remedy: 'Let it be derived, `price: derived`, or delete the value.',
  example: 'hardware own from h100 { purchase_price: $30k }',
  describe: ({ of, written, holder, insertAt, isRateOnly, ...problem }) => {
    const names = listed(written.map(spell));
    const verb = written.length === 1 ? 'has' : 'have';
    const whose = holder === 'library' ? "the library's" : 'given as well';
    if (isRateOnly) return { message: `${names} ${verb} no effect: \`price\` is ${whose}, and a rental price includes electricity, servers and wear. They count in a price that comes from \`purchase_price\`: give that too, and \`price: derived\`.`, severity: severityBy(holder) };
    return {
      message: `${names} ${verb} no effect: \`${of}\` is ${whose}. Write \`${of}: derived\` to have it follow from ${written.length === 1 ? 'this' : 'these'}.`,
      severity: severityBy(holder),
      fixes: [repair(of, insertAt, problem.replace)],
    };
  },
});

/** Who writes both has seen both. */
const severityBy = (holder: 'library' | 'file'): 'warning' | 'information' => (holder === 'library' ? 'warning' : 'information');

const repair = (of: string, insertAt: number, replace: { readonly start: number; readonly end: number } | null): { title: string; edits: { start: number; end: number; text: string }[] } => (replace === null
  ? { title: `Add \`${of}: derived\``, edits: [{ start: insertAt, end: insertAt, text: `, ${of}: derived` }] }
  : { title: `Derive \`${of}\` instead`, edits: [{ ...replace, text: ': derived' }] });
