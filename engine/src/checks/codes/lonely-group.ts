/** SC129: Group of one answer */
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const lonelyGroup = check('lonely-group', {
  code: 'SC129',
  severity: 'warning',
  title: 'Group of one answer',
  cause: 'The advantage of an answer is its score less the mean of its group; of one answer that is always zero.',
  remedy: 'Write a group of several answers; 8 and 16 are usual.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: grpo(group: 1) }',
  describe: problem => ({
    message: 'A group of one answer has no advantage over its own mean, so nothing is learnt. Write several; 8 and 16 are usual.',
    fixes: replaceWith(problem, ['8', '16']),
  }),
});
