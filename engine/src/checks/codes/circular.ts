/** SC031: Circular definition */
import { check } from '../check.js';

export const circular = check('circular', {
  code: 'SC031',
  severity: 'error',
  title: 'Circular definition',
  cause: 'A value depends on itself.',
  remedy: 'Break the circle: give one of the values a number.',
  example: 'let a = b\nlet b = a',
  describe: problem => ({ message: `This depends on itself: ${problem.path.join(' → ')}. Give one of them a number.` }),
});
