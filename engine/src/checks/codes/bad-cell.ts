/** SC097: Cell without a number */
import { check } from '../check.js';

export const badCell = check('bad-cell', {
  code: 'SC097',
  severity: 'error',
  title: 'Cell without a number',
  cause: 'A row of the column is empty or holds something that is no number, and every row is a draw.',
  remedy: 'Fill the cell, or take the row out of the file.',
  example: 'let share = csv("runs.csv", notes)',
  describe: ({ path, column, line, text, empty, rows }) => ({
    message:
      text === ''
        ? `${empty === 1 ? 'One' : empty.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')} rows of \`${path}\` ${empty === 1 ? 'has' : 'have'} no \`${column}\`, the first on line ${line}. Fill ${empty === 1 ? 'it' : 'them'} in, or take ${empty === 1 ? 'the row' : 'those rows'} out.`
        : `Line ${line} of \`${path}\` has \`${text}\` as \`${column}\`, which is no number. Write a number there, or take the row out.`,
  }),
});
