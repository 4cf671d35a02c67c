/** SC131: Not read by this method */
import { check } from '../check.js';

export const notOfMethod = check('not-of-method', {
  code: 'SC131',
  severity: 'warning',
  title: 'Not read by this method',
  cause: 'The property describes answers that a model writes, and the method writes none.',
  remedy: 'Remove the line, or name the method that is meant.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: sft, tokens: 1B, output_tokens: 500 }',
  describe: problem => ({
    message: `\`${problem.method}\` writes no answers, so that \`${problem.property}\` has no effect. Remove the line, or name the method that is meant.`,
    fixes: [{ title: `Remove \`${problem.property}\``, edits: [{ start: problem.item.start, end: problem.item.end, text: '' }] }],
    unnecessary: true,
  }),
});
