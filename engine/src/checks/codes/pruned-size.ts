/** SC128: Pruning that leaves nothing, or removes nothing */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const prunedSize = check('pruned-size', {
  code: 'SC128',
  severity: 'error',
  title: 'Pruning that leaves nothing, or removes nothing',
  cause: 'As many parameters would stay as there are, or more, or none at all.',
  remedy: 'Write how many stay as `params`, or which part is removed as `share`.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: prune(params: 70B) }',
  describe: problem => ({
    message:
      problem.fault === 'all'
        ? 'Nothing would be left of the model. `params` are those that stay, `share` is the part that is removed.'
        : `${digits(problem.left)} parameters would stay, and the checkpoint has ${digits(problem.before)}. Write fewer.`,
    fixes: problem.fault === 'none' && problem.before > 0 ? replaceWith(problem, [digits(problem.before / 2, 2).replaceAll(',', '')]) : [],
  }),
});
