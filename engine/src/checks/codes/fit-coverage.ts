/** SC112: Runs that leave directions open */
import type { FitFault } from '../../schema/problem.js';
import { check } from '../check.js';
import { listed } from './wording.js';

export const fitCoverage = check('fit-coverage', {
  code: 'SC112',
  severity: 'warning',
  title: 'Runs that leave directions open',
  cause: 'The runs differ in too little to tell the terms of the law apart.',
  remedy: 'Add runs of other sizes and at other budgets, or give the constants that the runs cannot tell.',
  example:
    'law l { form: E + A / N^alpha + B / D^beta, E: 1.7, alpha: 0.34, fit: csv("isoflop.csv") { N: params, C: flops, loss: val_loss, where: flops == 1e20 } }',
  describe: ({ fault }) => ({ message: messageOf(fault) }),
});

function messageOf(fault: Extract<FitFault, { readonly what: 'constant' | 'budgets' | 'together' }>): string {
  switch (fault.what) {
    case 'constant':
      return `${listed(fault.names.map(name => `\`${name}\``))} ${fault.names.length === 1 ? 'is' : 'are'} the same in every run, so the runs do not tell what ${fault.names.length === 1 ? 'it' : 'they'} would change. Add runs that differ in ${fault.names.length === 1 ? 'it' : 'them'}, or give the constants of ${fault.names.length === 1 ? 'its term' : 'their terms'}.`;
    case 'budgets':
      return `The runs have ${fault.budgets === 1 ? 'one compute budget' : `${fault.budgets} compute budgets`}: how the best size grows with compute is not told by them. Add runs at three budgets or more, a factor of ten apart in all.`;
    case 'together':
      return 'Parameters and tokens grow in step over these runs, so what is gained by each cannot be told apart. Add runs with more, and with fewer, tokens per parameter.';
  }
}
