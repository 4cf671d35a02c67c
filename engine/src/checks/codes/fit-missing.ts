/** SC110: Runs without what the law needs */
import type { FitFault } from '../../schema/problem.js';
import { check } from '../check.js';
import { listed } from './wording.js';

export const fitMissing = check('fit-missing', {
  code: 'SC110',
  severity: 'error',
  title: 'Runs without what the law needs',
  cause: 'The braces behind `fit` do not say what the formula reads, or there is nothing to fit.',
  remedy: 'Name a column for the loss and for each variable of the formula; two of N, D and C give the third.',
  example: 'law l { fit: csv("isoflop.csv") { N: params, loss: val_loss } }',
  describe: ({ fault }) => ({ message: messageOf(fault) }),
});

function messageOf(fault: Extract<FitFault, { readonly what: 'missing' | 'not-loss' | 'nothing-free' }>): string {
  switch (fault.what) {
    case 'missing':
      return `The runs do not say ${listed(fault.names.map(name => `\`${name}\``))}, so nothing is fitted. Name a column for ${fault.names.length === 1 ? 'it' : 'each'} in the braces${followsFrom(fault.names)}.`;
    case 'not-loss':
      return `A law that gives ${fault.gives} is not fitted: only losses and accuracies are. Write its constants in the law.`;
    case 'nothing-free':
      return 'Every constant of the formula is given in the law, so there is nothing to fit. Leave out those that the runs are to tell, or leave out `fit`.';
  }
}

const followsFrom = (names: readonly string[]): string =>
  names.some(name => ['N', 'D', 'C'].includes(name)) ? '; two of N, D and C give the third by C = 6ND' : '';
