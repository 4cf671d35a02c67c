/** SC021: Range that runs backwards */
import { check } from '../check.js';

export const rangeBackwards = check('range-backwards', {
  code: 'SC021',
  severity: 'error',
  title: 'Range that runs backwards',
  cause: 'The lower end of a range is above its upper end.',
  remedy: 'Swap the ends.',
  example: 'let x = 10 to 5',
  describe: problem => ({
    message: 'The range runs downwards: its first end is larger than its second. Swap them.',
    fixes: [],
    swap: { first: problem.lowAt, second: problem.highAt, title: 'Swap the ends' },
  }),
});
