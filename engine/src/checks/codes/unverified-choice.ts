/** SC144: Choice that nobody can make */
import { check } from '../check.js';

export const unverifiedChoice = check('unverified-choice', {
  code: 'SC144',
  severity: 'warning',
  title: 'Choice that nobody can make',
  cause: 'A strategy picks the right answer by a program, and the benchmark has no program that can tell it.',
  remedy:
    'Write `verifiable: yes` in the benchmark if a program checks its answers; else let the samples vote, or name the model that scores them.',
  example: 'benchmark essays { verifiable: no }\ntesttime t { benchmark: essays, strategy: best_of_n(samples: 16, verifier: exact) }',
  describe: ({ benchmark, strategy, start, end, repair }) => ({
    message: `\`${strategy}\` picks the right answer by a program, and \`${benchmark}\` is not \`verifiable\`: what its samples cover is no accuracy. Let them vote, name the model that scores, or write \`verifiable: yes\` in \`${benchmark}\`.`,
    fixes: repair === null ? [] : [{ title: `Write \`${repair}\``, edits: [{ start, end, text: repair }] }],
  }),
});
