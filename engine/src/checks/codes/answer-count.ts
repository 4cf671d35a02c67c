/** SC145: Number of answers that cannot be drawn */
import { check } from '../check.js';

export const answerCount = check('answer-count', {
  code: 'SC145',
  severity: 'error',
  title: 'Number of answers that cannot be drawn',
  cause: 'Samples, rounds, beams and steps exist whole, and a strategy has at least one.',
  remedy: 'Write a whole number, 1 or more.',
  example: 'testtime t { strategy: majority_vote(samples: 0.1 to 8) }',
  describe: ({ argument, value }) => ({
    message: `\`${argument}\` is ${value}, and only whole ones can be drawn, 1 or more. Write such a number.`,
    fixes: [],
  }),
});
