/** SC142: Longer than the context */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const beyondContext = check('beyond-context', {
  code: 'SC142',
  severity: 'warning',
  title: 'Longer than the context',
  cause: 'Prompt, thinking and answer together are longer than the longest sequence the model reads.',
  remedy: 'Think less, shorten the prompt, or take a model with a longer context.',
  example: 'testtime t { model: llama_2_70b, prompt_tokens: 3000, output_tokens: 500, thinking: 4000 }',
  describe: problem => ({
    message: `Prompt, thinking and answer of ${problem.query === 'easy' ? 'a query' : 'a hard query'} come to ${digits(problem.longest)} tokens, and \`${problem.model}\` reads ${digits(problem.context)}. Think less, shorten the prompt, or take a model with a longer context.`,
    fixes:
      problem.thinking === null
        ? []
        : [
            {
              title: `Think for ${digits(problem.thinking.most)} tokens`,
              edits: [{ ...problem.thinking.at, text: String(problem.thinking.most) }],
            },
          ],
  }),
});
