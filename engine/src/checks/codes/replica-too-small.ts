/** SC136: A copy of the model that does not fit */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const replicaTooSmall = check('replica-too-small', {
  code: 'SC136',
  severity: 'error',
  title: 'A copy of the model that does not fit',
  cause: 'The accelerators of one copy do not hold its weights and the caches of what it answers at once.',
  remedy: 'Spread a copy over more accelerators, answer less at once, or hold weights and cache in narrower formats.',
  example: 'testtime t { model: llama_3_1_405b, hardware: h100, replica: 4, prompt_tokens: 900, output_tokens: 300 }',
  describe: problem => ({
    message: `${digits(problem.count)} ${problem.chip} hold ${problem.has}, and \`${problem.block}\` needs ${problem.needs} for ${problem.batch === null ? 'the weights and one sequence' : `the weights and ${digits(problem.batch)} sequences`}. ${problem.fewest === null ? 'No cluster of them holds it: take narrower formats or other accelerators.' : `Take ${digits(problem.fewest)}, or narrower formats.`}`,
    fixes:
      problem.value === null || problem.fewest === null
        ? []
        : [{ title: `Write \`replica: ${problem.fewest}\``, edits: [{ ...problem.value, text: String(problem.fewest) }] }],
  }),
});
