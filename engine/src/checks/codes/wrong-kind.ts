/** SC034: Block of another kind */
import { check } from '../check.js';

export const wrongKind = check('wrong-kind', {
  code: 'SC034',
  severity: 'error',
  title: 'Block of another kind',
  cause: 'The name is a block, but of a kind that does not fit here.',
  remedy: 'Name a block of the kind in the message.',
  example: 'pretrain p { hardware: llama_3_1_8b }',
  describe: problem => ({
    message: `\`${problem.name}\` is a block of kind ${problem.is}; one of kind ${problem.wanted.join(' or ')} belongs here.`,
  }),
});
