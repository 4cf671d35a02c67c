/** What the parser reports, in words. One cause, one remedy, the smallest span. */
import type { SyntaxProblem, SyntaxProblemCode } from '../../../grammar/src/index.js';
import type { Fix, Severity } from '../diagnostic.js';

export interface SyntaxCheck {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly example: string;
  readonly message: (problem: SyntaxProblem) => string;
  /** `text` is the whole file. */
  readonly fixes?: (problem: SyntaxProblem, text: string) => readonly Fix[];
}

const insert = (title: string, at: number, text: string): Fix => ({ title, edits: [{ start: at, end: at, text }] });

const closing = (problem: SyntaxProblem): string => (problem.text === '[' ? ']' : ')');

export const syntaxChecks: Readonly<Record<SyntaxProblemCode, SyntaxCheck>> = {
  'unclosed-block': {
    code: 'SC060', severity: 'error', title: 'Block that is not closed', cause: 'A `{` has no `}`.', remedy: 'Write the `}`.', example: 'model m {\n  params: 7B',
    message: () => 'This block is not closed. Write its `}`.', fixes: problem => [insert('Write `}`', problem.end, '\n}')],
  },
  'full-width': {
    code: 'SC061', severity: 'information', title: 'Full-width sign', cause: 'A full-width sign is read as its ASCII form.', remedy: 'Nothing need be done; a quick fix normalises it.', example: 'model m { params：7B }',
    message: problem => `Full-width \`${problem.text}\` is read as \`${problem.text.normalize('NFKC')}\`.`, fixes: problem => [{ title: 'Write the ASCII sign', edits: [{ start: problem.start, end: problem.end, text: problem.text.normalize('NFKC') }] }],
  },
  unexpected: {
    code: 'SC062', severity: 'error', title: 'Unexpected text', cause: 'Something stands where it fits nowhere; the rest of the line is read without it.', remedy: 'Remove it, or write what was meant.', example: 'model m { params: 7B ) }',
    message: problem => `\`${problem.text}\` does not fit here. Remove it, or check what comes before it.`, fixes: problem => [{ title: `Remove \`${problem.text}\``, edits: [{ start: problem.start, end: problem.end, text: '' }] }],
  },
  'unclosed-string': {
    code: 'SC063', severity: 'error', title: 'Text that is not closed', cause: 'A quotation mark has no partner on its line.', remedy: 'Write the closing mark.', example: 'model m "seven',
    message: problem => `This text is not closed. Write ${problem.text.startsWith('“') ? '`”`' : '`"`'} at its end.`, fixes: problem => [insert('Close the text', problem.start + problem.text.replace(/\s*\{\s*$/, '').length, problem.text.startsWith('“') ? '”' : '"')],
  },
  'unclosed-comment': {
    code: 'SC064', severity: 'error', title: 'Comment that is not closed', cause: 'A `/*` has no `*/`.', remedy: 'Write `*/`.', example: '/* never ends',
    message: () => 'This comment is not closed; it is taken to end with its line. Write `*/`.',
  },
  'missing-separator': {
    code: 'SC065', severity: 'error', title: 'Two entries on one line', cause: 'Entries end with the line or with a comma.', remedy: 'Write `,` or begin a new line.', example: 'model m { params: 7B context: 8k }',
    message: () => 'Two entries on one line need a `,` between them.', fixes: (problem, text) => [insert('Write `,`', text.slice(0, problem.start).trimEnd().length, ',')],
  },
  chained: {
    code: 'SC066', severity: 'error', title: 'Chained operators', cause: '`a < b < c` and `a to b to c` do not mean what they seem to.', remedy: 'Join two conditions with `and`; a range has two ends.', example: 'assert 1 < 2 < 3',
    message: problem => `\`${problem.text}\` cannot be chained. ${problem.text === 'to' || problem.text === '..' ? 'A range has two ends.' : 'Join two conditions with `and`.'}`,
  },
  'too-deep': {
    code: 'SC067', severity: 'error', title: 'Nested too deeply', cause: 'Brackets or blocks nest more than 200 levels.', remedy: 'Flatten the expression.', example: '((((…))))',
    message: () => 'This is nested more than 200 levels deep; what lies deeper is not read.',
  },
  'stray-close': {
    code: 'SC068', severity: 'error', title: 'Closing brace without a block', cause: 'A `}` closes nothing.', remedy: 'Remove it.', example: '}',
    message: () => 'This `}` closes nothing. Remove it.', fixes: problem => [{ title: 'Remove `}`', edits: [{ start: problem.start, end: problem.end, text: '' }] }],
  },
  'unclosed-bracket': {
    code: 'SC069', severity: 'error', title: 'Bracket that is not closed', cause: 'A `(` or `[` has no partner.', remedy: 'Write the closing bracket.', example: 'let x = (1 + 2',
    message: problem => `This \`${problem.text}\` is not closed. Write \`${closing(problem)}\`.`, fixes: problem => [insert(`Write \`${closing(problem)}\``, problem.end, closing(problem))],
  },
};
