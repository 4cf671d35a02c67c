/** SC096: Column that the file does not have */
import { check } from '../check.js';
import { listed } from './wording.js';

export const unknownColumn = check('unknown-column', {
  code: 'SC096',
  severity: 'error',
  title: 'Column that the file does not have',
  cause: 'The header of the data file has no column of this name, or none is named.',
  remedy: 'Take a name of the header as it stands there, in quotes where it is more than one word.',
  example: 'let share = csv("runs.csv", shre)',
  describe: ({ column, path, columns, suggestions, start, end }) => ({
    message:
      column === null
        ? `Which column of \`${path}\`? It has ${listed(columns)}.`
        : `\`${path}\` has no column \`${column}\`.${suggestions.length === 0 ? ` It has ${listed(columns)}.` : ` Did you mean \`${suggestions[0]}\`?`}`,
    fixes: suggestions
      .slice(0, 3)
      .map(text => ({ title: column === null ? `Take \`${text.slice(2)}\`` : `Replace by \`${text}\``, edits: [{ start, end, text }] })),
  }),
});
