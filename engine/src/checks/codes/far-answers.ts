/** SC147: Far beyond what was measured of answers */
import { check } from '../check.js';

export const farAnswers = check('far-answers', {
  code: 'SC147',
  severity: 'warning',
  title: 'Far beyond what was measured of answers',
  cause: 'Samples or thinking lie more than ten times outside the range of a law, or a hundred times beyond the samples that were counted.',
  remedy: 'Take the value for a guess, draw fewer samples, or measure closer to the plan.',
  example:
    'law curve { gives: accuracy, form: exp(-2 * k^-0.3), valid { k: 1..100 } }\nbenchmark b { verifiable: yes, from_samples: curve }\ntesttime t { strategy: best_of_n(samples: 1_000_000, verifier: exact) }',
  describe: ({ property, reason }) => ({ message: `\`${property}\` is a guess: ${reason}. Draw or think less, or measure closer to it.` }),
});
