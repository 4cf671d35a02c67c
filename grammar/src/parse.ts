import { docsByOffset } from './comments.js';
import { layOut } from './layout.js';
import { lex } from './lexer.js';
import type { LexedText } from './lexer.js';
import type { LineTable } from './lines.js';
import { ScaleParser } from './parser.js';
import type { ParserInput } from './parser.js';
import { linesOfTokens, retypeWords } from './retype.js';
import type { Expr, FileNode, SyntaxProblem } from './tree.js';

export interface ParseResult {
  readonly file: FileNode;
  /** In the order of their places; at most one per line besides `full-width`. */
  readonly problems: SyntaxProblem[];
  readonly lines: LineTable;
}

/** A text split into tokens with lines, brackets and braces decided: what the parser and the printer both start from. */
export interface LaidOutText extends LexedText, ParserInput {}

let sharedParser: ScaleParser | undefined;

/** One parser for all texts: building it is work, and reading leaves nothing behind in it. */
function parser(): ScaleParser {
  return (sharedParser ??= new ScaleParser());
}

/** Parses a file. Always answers with a tree: a broken line costs that line, and its problem is among `problems`. */
export function parse(text: string): ParseResult {
  const laidOut = layOutText(text);
  const file = readFile(text, laidOut);
  return { file, problems: laidOut.problems.settled(), lines: laidOut.lines };
}

/** Parses a lone value, such as a formula of a law. `value` is absent if the text does not begin with one. */
export function parseExpression(text: string): { value?: Expr; problems: SyntaxProblem[] } {
  const laidOut = layOutText(text);
  const value = parser().readValue(laidOut);
  return { value, problems: laidOut.problems.settled() };
}

export function layOutText(text: string): LaidOutText {
  const lexed = lex(text);
  const lineOf = linesOfTokens(lexed.tokens, lexed.lines);
  retypeWords(lexed.tokens, lineOf);
  const docs = docsByOffset(lexed.comments, lexed.tokens, text, lexed.lines);
  const tokens = layOut(lexed.tokens, lineOf, lexed.lines, lexed.problems);
  return { ...lexed, tokens, docs };
}

export function readFile(text: string, input: ParserInput): FileNode {
  return { kind: 'file', start: 0, end: text.length, items: parser().readFile(input) };
}
