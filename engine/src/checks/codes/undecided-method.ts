/** SC133: Method that does not say how much */
import { check } from '../check.js';
import { replaceWith } from './wording.js';

export const undecidedMethod = check('undecided-method', {
  code: 'SC133',
  severity: 'warning',
  title: 'Method that does not say how much',
  cause: 'Of two arguments that say the same in two ways, exactly one is needed.',
  remedy: 'Write one of them.',
  example: 'posttrain p { checkpoint: llama_3_1_8b, method: quantize }',
  describe: problem => ({
    severity: problem.twice ? 'information' : 'warning',
    message: problem.twice
      ? `\`${problem.method}\` says the same twice: \`${problem.names[0]}\` counts, and \`${problem.names[1]}\` has no effect. Write one of them.`
      : `\`${problem.method}\` says neither \`${problem.names[0]}\` nor \`${problem.names[1]}\`. Write one of them.`,
    fixes: problem.repair === null ? [] : replaceWith(problem, [problem.repair]),
  }),
});
