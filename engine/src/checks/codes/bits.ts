/** SC127: Bits of quantization */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const bits = check('bits', {
  code: 'SC127',
  severity: 'warning',
  title: 'Bits of quantization',
  cause: 'A weight would be stored in no bit at all, or in more than it has now.',
  remedy: 'Write fewer bits than the weights of the checkpoint have.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: quantize(bits: 32) }',
  describe: problem => ({
    severity: problem.bits <= 0 ? 'error' : 'warning',
    message:
      problem.bits <= 0
        ? `A weight of ${digits(problem.bits)} bits holds nothing. Write how many bits it keeps.`
        : `Weights have ${digits(problem.before ?? 0)} bits now, and ${digits(problem.bits)} would be more. Write fewer.`,
    fixes: replaceWith(problem, (problem.before ?? 16) > 8 ? ['8', '4'] : (problem.before ?? 16) > 4 ? ['4'] : []),
  }),
});
