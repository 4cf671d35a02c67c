/** What the parser reports, in words. One cause, one remedy, the smallest span. */
import { withSuffix, type SyntaxProblem, type SyntaxProblemCode } from '../../../grammar/src/index.js';
import type { Fix, Severity } from '../diagnostic.js';

export interface SyntaxCheck {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly example: string;
  /** `text` is the whole file. */
  readonly message: (problem: SyntaxProblem, text: string) => string;
  /** `text` is the whole file. */
  readonly fixes?: (problem: SyntaxProblem, text: string) => readonly Fix[];
}

const insert = (title: string, at: number, text: string): Fix => ({ title, edits: [{ start: at, end: at, text }] });

/** Blanks around a sign, so that a word can take its place: `35%～42%` becomes `35% to 42%`. */
function spaced(word: string, { start, end }: SyntaxProblem, text: string): Fix {
  const before = /\s/.test(text[start - 1] ?? ' ') ? '' : ' ';
  const after = /\s/.test(text[end] ?? ' ') ? '' : ' ';
  return { title: `Write \`${word}\``, edits: [{ start, end, text: before + word + after }] };
}

/** The title written behind `from`, and where in the text the `from` begins that should follow it. */
function lateTitle(problem: SyntaxProblem, text: string): { readonly from: number } | undefined {
  if (!/^["“]/.test(problem.text)) return undefined;
  const before = text.slice(text.lastIndexOf('\n', problem.start - 1) + 1, problem.start);
  const from = /\bfrom\s+[\p{L}\p{M}\p{N}_.]+\s*$/u.exec(before);
  return from === null ? undefined : { from: problem.start - before.length + from.index };
}

function moveTitle(problem: SyntaxProblem, text: string): readonly Fix[] {
  const late = lateTitle(problem, text);
  if (late === undefined) return [];
  const blanks = /\s*$/.exec(text.slice(0, problem.start))![0].length;
  return [
    {
      title: 'Move the title before `from`',
      edits: [
        { start: late.from, end: late.from, text: `${problem.text} ` },
        { start: problem.start - blanks, end: problem.end, text: '' },
      ],
    },
  ];
}

const closing = (problem: SyntaxProblem): string => (problem.text === '[' ? ']' : ')');

export const syntaxChecks: Readonly<Record<SyntaxProblemCode, SyntaxCheck>> = {
  'unclosed-block': {
    code: 'SC060',
    severity: 'error',
    title: 'Block that is not closed',
    cause: 'A `{` has no `}`.',
    remedy: 'Write the `}`.',
    example: 'model m {\n  params: 7B',
    message: () => 'This block is not closed. Write its `}`.',
    fixes: problem => [insert('Write `}`', problem.end, '\n}')],
  },
  'full-width': {
    code: 'SC061',
    severity: 'information',
    title: 'Full-width sign',
    cause: 'A full-width sign is read as its ASCII form.',
    remedy: 'Nothing need be done; a quick fix normalises it.',
    example: 'model m { params：7B }',
    message: problem => `Full-width \`${problem.text}\` is read as \`${problem.text.normalize('NFKC')}\`.`,
    fixes: problem => [
      { title: 'Write the ASCII sign', edits: [{ start: problem.start, end: problem.end, text: problem.text.normalize('NFKC') }] },
    ],
  },
  unexpected: {
    code: 'SC062',
    severity: 'error',
    title: 'Unexpected text',
    cause: 'Something stands where it fits nowhere; the rest of the line is read without it.',
    remedy: 'Remove it, or write what was meant.',
    example: 'model m { params: 7B ) }',
    message: (problem, text) =>
      lateTitle(problem, text) === undefined
        ? `\`${problem.text}\` does not fit here. Remove it, or check what comes before it.`
        : `A title stands before \`from\`. Write ${problem.text} behind the name of the block.`,
    fixes: (problem, text) => [
      ...moveTitle(problem, text),
      { title: `Remove \`${problem.text}\``, edits: [{ start: problem.start, end: problem.end, text: '' }] },
    ],
  },
  'unclosed-string': {
    code: 'SC063',
    severity: 'error',
    title: 'Text that is not closed',
    cause: 'A quotation mark has no partner on its line.',
    remedy: 'Write the closing mark.',
    example: 'model m "seven',
    message: problem => `This text is not closed. Write ${problem.text.startsWith('“') ? '`”`' : '`"`'} at its end.`,
    fixes: problem => [
      insert('Close the text', problem.start + problem.text.replace(/\s*\{\s*$/, '').length, problem.text.startsWith('“') ? '”' : '"'),
    ],
  },
  'unclosed-comment': {
    code: 'SC064',
    severity: 'error',
    title: 'Comment that is not closed',
    cause: 'A `/*` has no `*/`.',
    remedy: 'Write `*/`.',
    example: '/* never ends',
    message: () => 'This comment is not closed; it is taken to end with its line. Write `*/`.',
  },
  'missing-separator': {
    code: 'SC065',
    severity: 'error',
    title: 'Two entries on one line',
    cause: 'Entries end with the line or with a comma.',
    remedy: 'Write `,` or begin a new line.',
    example: 'model m { params: 7B context: 8k }',
    message: () => 'Two entries on one line need a `,` between them.',
    fixes: (problem, text) => [insert('Write `,`', text.slice(0, problem.start).trimEnd().length, ',')],
  },
  chained: {
    code: 'SC066',
    severity: 'error',
    title: 'Chained operators',
    cause: '`a < b < c` and `a to b to c` do not mean what they seem to.',
    remedy: 'Join two conditions with `and`; a range has two ends.',
    example: 'assert 1 < 2 < 3',
    message: problem =>
      `\`${problem.text}\` cannot be chained. ${/^([<>]=?|[=!]=|in)$/.test(problem.text) ? 'Join two conditions with `and`.' : 'A range has two ends.'}`,
  },
  'range-sign': {
    code: 'SC080',
    severity: 'error',
    title: 'Range without `to`',
    cause: 'A tilde, a dash, `至` or `到` stands between two numbers.',
    remedy: 'Write `to` for a 90 % interval, `..` for hard bounds.',
    example: 'pretrain p { mfu: 35%~42% }',
    message: problem => `\`${problem.text}\` is no sign of the language. Write \`to\` between the ends of a range.`,
    fixes: (problem, text) => [spaced('to', problem, text)],
  },
  'leading-point': {
    code: 'SC100',
    severity: 'error',
    title: 'Number that begins with its point',
    cause: 'A number begins with a digit.',
    remedy: 'Write a 0 before the point.',
    example: 'law l { alpha: .34 }',
    message: problem => `\`${problem.text}\` is read as \`0${problem.text}\`: a number begins with a digit.`,
    fixes: problem => [insert(`Write \`0${problem.text}\``, problem.start, '0')],
  },
  'magnitude-word': {
    code: 'SC081',
    severity: 'error',
    title: 'Magnitude in words',
    cause: 'A magnitude is a suffix glued to its number: k, M, B, T, 万, 亿 or 万亿.',
    remedy: 'Write the suffix.',
    example: 'data d { tokens: 15 trillion tokens }',
    message: problem =>
      `\`${problem.text}\` is written \`${withSuffix(problem.text)}\`: a magnitude is glued to its number as k, M, B, T, 万, 亿 or 万亿.`,
    fixes: problem => [
      {
        title: `Write \`${withSuffix(problem.text)}\``,
        edits: [{ start: problem.start, end: problem.end, text: withSuffix(problem.text) }],
      },
    ],
  },
  'too-deep': {
    code: 'SC067',
    severity: 'error',
    title: 'Nested too deeply',
    cause: 'Brackets or blocks nest more than 200 levels.',
    remedy: 'Flatten the expression.',
    example: '((((…))))',
    message: () => 'This is nested more than 200 levels deep; what lies deeper is not read.',
  },
  'stray-close': {
    code: 'SC068',
    severity: 'error',
    title: 'Closing brace without a block',
    cause: 'A `}` closes nothing.',
    remedy: 'Remove it.',
    example: '}',
    message: () => 'This `}` closes nothing. Remove it.',
    fixes: problem => [{ title: 'Remove `}`', edits: [{ start: problem.start, end: problem.end, text: '' }] }],
  },
  'unclosed-bracket': {
    code: 'SC069',
    severity: 'error',
    title: 'Bracket that is not closed',
    cause: 'A `(` or `[` has no partner.',
    remedy: 'Write the closing bracket.',
    example: 'let x = (1 + 2',
    message: problem => `This \`${problem.text}\` is not closed. Write \`${closing(problem)}\`.`,
    fixes: problem => [insert(`Write \`${closing(problem)}\``, problem.end, closing(problem))],
  },
};
