/** SC039: Statement in the wrong place */
import { check } from '../check.js';

const articles: Readonly<Record<string, string>> = {
  let: 'A `let`',
  assert: 'An `assert`',
  import: 'An `import`',
  'a property': 'A property',
};

export const misplaced = check('misplaced', {
  code: 'SC039',
  severity: 'error',
  title: 'Statement in the wrong place',
  cause: 'A statement stands where it cannot.',
  remedy: 'Move it; the message says where it belongs.',
  example: 'model m { let x = 1 }',
  describe: problem => ({ message: `${articles[problem.what] ?? 'This'} belongs ${problem.where}. Move it there.` }),
});
