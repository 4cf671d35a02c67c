/** SC120: Score outside of its bounds */
import { check } from '../check.js';

const percent = (value: number): string => `${Number((100 * value).toPrecision(3))} %`;

export const scoreBounds = check('score-bounds', {
  code: 'SC120',
  severity: 'warning',
  title: 'Score outside of its bounds',
  cause:
    'An accuracy lies below the chance or above the ceiling of its benchmark, or reinforcement learning begins above where its law ends.',
  remedy: "Correct the accuracy, the benchmark's `chance` and `ceiling`, or take a law for models that begin there.",
  example: 'benchmark exam { chance: 25% }\npretrain p { params: 7B, tokens: 1T, benchmark: exam, accuracy: 12% }',
  describe: ({ fault, score, bound, name }) => {
    if (fault === 'starts-above-end') {
      return {
        message: `The checkpoint scores ${percent(score)} already, more than the ${percent(bound)} at which \`${name}\` leaves it. Take a law that was fitted to models that begin there.`,
      };
    }
    const [side, key] =
      fault === 'below-chance'
        ? ['less than guessing, the chance', 'chance']
        : ['more than the best score possible, the ceiling', 'ceiling'];
    return {
      message: `An accuracy of ${percent(score)} is ${side} of ${percent(bound)} on \`${name}\`. Correct it, or the \`${key}\` of the benchmark.`,
    };
  },
});
