/** SC106: Correlation of something that has no error */
import { check } from '../check.js';

const faults = {
  unknown: (name: string) => `\`${name}\` is no constant of this law`,
  certain: (name: string) => `\`${name}\` is certain, and only errors can go together`,
  itself: (name: string) => `\`${name}\` goes with itself in any case`,
  twice: (name: string) => `the pair with \`${name}\` is written the other way round as well, and only the first counts`,
};

const remedies = {
  unknown: 'Name two keys of the law that its form reads',
  certain: 'Give it as a range or with its standard error, `normal(0.35, sd: 0.02)`',
  itself: 'Name two different constants',
  twice: 'Write each pair once',
};

export const correlationName = check('correlation-name', {
  code: 'SC106',
  severity: 'warning',
  title: 'Correlation of something that has no error',
  cause: 'A correlation pairs the draws of two uncertain constants of the law.',
  remedy: 'Name two keys of the law that are ranges, each pair once.',
  example: 'law l { E: 1.7 to 1.9, A: 482, correlation { E.A: 0.5 } }',
  describe: ({ name, fault, suggestions, nameAt }) => ({
    message: `In this correlation ${faults[fault](name)}. ${suggestions.length > 0 ? `Did you mean \`${suggestions[0]!}\`?` : `${remedies[fault]}.`}`,
    fixes: suggestions.map(suggestion => ({ title: `Change to \`${suggestion}\``, edits: [{ ...nameAt, text: suggestion }] })),
  }),
});
