/** SC135: Load far from the speed of the service */
import { check } from '../check.js';
import { timesThat } from './wording.js';

export const demandApart = check('demand-apart', {
  code: 'SC135',
  severity: 'information',
  title: 'Load far from the speed of the service',
  cause:
    'The accelerators that `load` gives a user are many times those, or a small part of those, that one of them takes at the speed of the service.',
  remedy: 'Drop `load`, so that it follows from the speed, or say what else the accelerators do: more samples, a larger model.',
  example:
    'testtime t { users: 100k, usage: 1 hour/user/day, load: 0.1 to 1 GPU, replica: 8, tokens_per_second: 1850 tokens/s/GPU, tokens_per_second_per_user: 21 tokens/s/user }',
  describe: problem => ({
    message: `${problem.how} takes ${problem.stream}; \`load: ${problem.load}\` is ${timesThat(problem.low, problem.high)}. Drop \`load\`, or say what else these accelerators do.`,
    severity: Math.max(problem.low, 1 / problem.high) >= 10 ? 'warning' : 'information',
    fixes:
      problem.value === null
        ? []
        : [{ title: 'Derive `load` from the speed of the service', edits: [{ ...problem.value, text: 'derived' }] }],
  }),
});
