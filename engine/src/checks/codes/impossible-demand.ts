/** SC141: Demand that cannot be */
import { check } from '../check.js';

export const impossibleDemand = check('impossible-demand', {
  code: 'SC141',
  severity: 'error',
  title: 'Demand that cannot be',
  cause:
    'A fleet that is never busy needs infinitely many accelerators; the busiest hour is no quieter than the mean; demand that grows stays above zero.',
  remedy: 'Write a share above 0 % for `utilization`, a factor of 1 or more for `peak_to_average`, one above 0 for `growth`.',
  example: 'testtime t { utilization: 0% }',
  describe: ({ property, text }) => ({ message: `\`${property}: ${text}\` cannot be: ${reasons[property]}.` }),
});

const reasons = {
  utilization: 'accelerators that are never busy answer nothing, however many there are. Write a share above 0 %',
  peak_to_average: 'the busiest hour is at least as busy as the mean. Write 1 or more',
  growth: 'demand at the end over that of the first day is above 0. Write 1 for none, 2 for twice as much',
} as const;
