/** SC126: Rank of an adapter */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const adapterRank = check('adapter-rank', {
  code: 'SC126',
  severity: 'warning',
  title: 'Rank of an adapter',
  cause: 'The rank is below one, or above the width of the matrices that it should be small beside.',
  remedy: 'Ranks of 4 to 256 are usual.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: lora(rank: 0) }',
  describe: problem => ({
    severity: problem.rank < 1 ? 'error' : 'warning',
    message:
      problem.rank < 1
        ? `An adapter of rank ${digits(problem.rank)} has no parameters. Ranks of 4 to 256 are usual.`
        : `A rank of ${digits(problem.rank)} is above the hidden_size of ${digits(problem.width ?? 0)}: the adapter is larger than what it adapts. Ranks of 4 to 256 are usual.`,
    fixes: replaceWith(problem, ['16']),
  }),
});
