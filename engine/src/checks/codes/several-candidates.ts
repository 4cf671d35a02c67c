/** SC038: Several blocks to choose from */
import type { Fix } from '../../diagnostic.js';
import { listed } from './wording.js';
import { check } from '../check.js';

export const severalCandidates = check('several-candidates', {
  code: 'SC038',
  severity: 'information',
  title: 'Several blocks to choose from',
  cause: 'The phase names none of several blocks, so none is taken.',
  remedy: 'Name the one that is meant.',
  example: 'hardware a { }\nhardware b { }\npretrain p { }',
  describe: problem => ({
    message: `\`${problem.property}\` is not given, and this file has several: ${listed(problem.names)}. Name the one that is meant.`,
    fixes: problem.body === null ? [] : problem.names.slice(0, 3).map(name => insertion(problem.body!, `${problem.property}: ${name}`)),
  }),
});

/** The property in front of the others, on a line of its own where they have one. */
function insertion({ start, first }: { readonly start: number; readonly first: number | null }, line: string): Fix {
  const isOneLine = first !== null && first - start < 3;
  const text = isOneLine ? ` ${line},` : first === null ? ` ${line} ` : `\n  ${line}`;
  return { title: `Write \`${line}\``, edits: [{ start, end: start, text }] };
}
