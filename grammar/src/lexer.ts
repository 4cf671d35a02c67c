import { Lexer } from 'chevrotain';
import type { ILexingError, IToken, TokenType } from 'chevrotain';
import { isClosedComment } from './comments.js';
import { foldFile } from './full-width.js';
import { lineTable } from './lines.js';
import type { LineTable } from './lines.js';
import { ProblemList } from './problems.js';
import { isClosedString } from './strings.js';
import { blockComments, BlockComment, Junk, lexedTokens, StringToken, tokenEnd } from './tokens.js';

let sharedLexer: Lexer | undefined;

/** One lexer for all texts, built when the first is read: a server is ready before anything is open. */
function lexer(): Lexer {
  return (sharedLexer ??= new Lexer(lexedTokens, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations: true }));
}

export interface LexedText {
  /** All words are names yet; characters no token begins with are `Junk`. */
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly lines: LineTable;
  readonly problems: ProblemList;
}

/** Splits a text into tokens and comments. Never fails: what belongs to no token becomes one. */
export function lex(text: string): LexedText {
  const lines = lineTable(text);
  const problems = new ProblemList(text, lines);
  const folded = foldFile(text, blockComments);
  for (const { start, end } of folded.runs) problems.add('full-width', start, end);
  const { tokens, groups, errors } = lexer().tokenize(folded.text);
  blockComments.forget();
  const comments = groups['comments'];
  reportUnclosed(tokens, comments, problems);
  return { tokens: errors.length === 0 ? tokens : withJunk(tokens, errors, folded.text), comments, lines, problems };
}

function reportUnclosed(tokens: readonly IToken[], comments: readonly IToken[], problems: ProblemList): void {
  for (const token of tokens) {
    if (token.tokenType !== StringToken || isClosedString(token.image)) continue;
    problems.add('unclosed-string', token.startOffset, tokenEnd(token), { start: token.startOffset, end: token.startOffset + 1 });
  }
  for (const { tokenType, image, startOffset } of comments) {
    if (tokenType === BlockComment && !isClosedComment(image)) problems.add('unclosed-comment', startOffset, startOffset + 2);
  }
}

/** Puts the characters the lexer dropped back in their places. */
function withJunk(tokens: readonly IToken[], errors: readonly ILexingError[], text: string): IToken[] {
  const merged: IToken[] = [];
  let next = 0;
  for (const { offset, length } of errors) {
    while (next < tokens.length && tokens[next].startOffset < offset) merged.push(tokens[next++]);
    merged.push(newToken(Junk, text.slice(offset, offset + length), offset));
  }
  while (next < tokens.length) merged.push(tokens[next++]);
  return merged;
}

/** A token of our own making; an empty image marks one that stands for something missing. */
export function newToken(type: TokenType, image: string, offset: number): IToken {
  return { image, startOffset: offset, tokenTypeIdx: type.tokenTypeIdx!, tokenType: type };
}
