import { tokenMatcher } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import * as types from './tokens.js';

/** What a line begins with, as far as recovery cares. */
export type LineStart = 'statement' | 'property' | 'other';

/** Words that keep a line from being read as a header: `a in b` is the rest of an expression, not a block `a` named `in`. */
const notInHeader: ReadonlySet<TokenType> = new Set([types.And, types.Or, types.Not, types.In, types.To, types.As, types.By, types.With]);

/**
 * What begins at a token that is the first of its line: `import`, `let`, `assert` or a block's header (a statement), or `path :`
 * (a property). A header is a name followed on its line by a word, a string or `{`, or by `{` at the beginning of the next line.
 */
export function lineStartAt(tokens: readonly IToken[], lineOf: Int32Array, index: number): LineStart {
  const { tokenType } = tokens[index];
  if (tokenType === types.Import || tokenType === types.Let || tokenType === types.Assert) return 'statement';
  if (tokenType === types.Name && isHeader(tokens, lineOf, index)) return 'statement';
  return isProperty(tokens, lineOf, index) ? 'property' : 'other';
}

function isHeader(tokens: readonly IToken[], lineOf: Int32Array, index: number): boolean {
  const next = tokens[index + 1];
  if (next === undefined) return false;
  if (next.tokenType === types.OpenBrace) return lineOf[index + 1] <= lineOf[index] + 1;
  if (lineOf[index + 1] !== lineOf[index]) return false;
  return next.tokenType === types.StringToken || (isWord(next) && !notInHeader.has(next.tokenType));
}

function isProperty(tokens: readonly IToken[], lineOf: Int32Array, index: number): boolean {
  let next = index;
  while (next < tokens.length && isWord(tokens[next]) && lineOf[next] === lineOf[index]) {
    next++;
    if (next >= tokens.length || lineOf[next] !== lineOf[index]) return false;
    if (tokens[next].tokenType === types.Colon) return true;
    if (tokens[next].tokenType !== types.Dot) return false;
    next++;
  }
  return false;
}

/** Whether a token is a name or a keyword. */
export function isWord(token: IToken): boolean {
  return tokenMatcher(token, types.Word);
}
