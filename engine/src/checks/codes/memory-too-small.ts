/** SC094: Memory that does not hold it */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const memoryTooSmall = check('memory-too-small', {
  code: 'SC094',
  severity: 'warning',
  title: 'Memory that does not hold it',
  cause:
    'Weights, gradients, optimizer states and activations of the fullest accelerator exceed its memory, by the layout given or by any usual one.',
  remedy: 'Cut the model over more accelerators, share its states, keep fewer activations, or take accelerators with more memory.',
  example:
    'pretrain p { model: llama_3_1_70b, tokens: 1T, hardware: h100 * 64, seq_len: 8192 tokens, parallelism { tp: 2, dp: 32, recompute: none } }',
  describe: problem => ({
    message:
      problem.needs === null
        ? `No usual layout of ${digits(problem.count)} ${problem.chip} holds \`${problem.block}\`.${problem.fewest === null ? ' Take many more accelerators, or ones with more memory.' : ` ${digits(problem.fewest)} do.`}`
        : `The fullest accelerator of \`${problem.block}\` takes ${problem.needs}, and ${problem.chip} has ${problem.has}. ${problem.change === null ? `No usual layout of ${digits(problem.count)} holds it: take more.` : `The smallest change that fits: \`${problem.change}\`.`}`,
    fixes: problem.edits.length === 0 || problem.change === null ? [] : [{ title: `Write \`${problem.change}\``, edits: problem.edits }],
  }),
});
