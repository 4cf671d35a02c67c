/** SC090: Law of accuracy without a benchmark */
import { check } from '../check.js';

export const accuracyLaw = check('accuracy-law', {
  code: 'SC090',
  severity: 'warning',
  title: 'Law of accuracy without a benchmark',
  cause: 'A law that gives an accuracy belongs to a benchmark; a phase asks its law for a loss.',
  remedy: 'Name it in a benchmark: `from_loss`, `from_rl`, `from_samples` or `from_thinking`.',
  example: 'law score { gives: accuracy, form: 1 - 0.3 * L }',
  describe: problem => ({
    message:
      problem.phase === null
        ? `\`${problem.law}\` gives an accuracy, and no benchmark of this file names it. Name it in one: \`${problem.slot}: ${problem.law}\`.`
        : `\`${problem.law}\` gives an accuracy, and \`${problem.phase}\` asks its law for a loss. Name it in a benchmark instead: \`${problem.slot}: ${problem.law}\`.`,
    severity: problem.phase === null ? 'information' : 'warning',
    fixes:
      problem.phase !== null
        ? []
        : [
            {
              title: `Add a benchmark with \`${problem.slot}: ${problem.law}\``,
              edits: [
                {
                  start: problem.insertAt,
                  end: problem.insertAt,
                  text: `\n\nbenchmark ${problem.law}_benchmark {\n  ${problem.slot}: ${problem.law}\n}`,
                },
              ],
            },
          ],
  }),
});
