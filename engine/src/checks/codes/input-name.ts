/** SC151: Input that the formula does not read */
import { check } from '../check.js';
import { didYouMean, replaceWith } from './wording.js';

const faults = {
  unread: (name: string) => `The formula of this law reads no \`${name}\`, so what it counts is told for nothing`,
  constant: (name: string) => `\`${name}\` is a constant of this law, so nothing is read for it`,
};

const remedies = {
  unread: 'Write a name that stands in `form`, or delete the entry',
  constant: 'Delete the constant to let it be read, or delete this entry',
};

export const inputName = check('input-name', {
  code: 'SC151',
  severity: 'warning',
  title: 'Input that the formula does not read',
  cause: '`inputs` says what a variable of the formula counts; a name that is none says nothing.',
  remedy: 'Write N, D or C, or another name that stands in `form` and that the law gives no value.',
  example: 'law l { form: E + A / N^alpha, E: 1.7, A: 400, alpha: 0.3, inputs { G: granularity } }',
  describe: ({ name, fault, suggestions, start, end }) => ({
    message: `${faults[fault](name)}.${suggestions.length > 0 ? didYouMean(suggestions) : ` ${remedies[fault]}.`}`,
    fixes: replaceWith({ start, end }, suggestions),
  }),
});
