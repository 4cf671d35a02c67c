import type { IToken, TokenType } from 'chevrotain';
import type { LineTable } from './lines.js';
import * as types from './tokens.js';
import type { ContextualWord } from './words.js';

const keywordTypes: Readonly<Record<ContextualWord, TokenType>> = {
  import: types.Import,
  let: types.Let,
  assert: types.Assert,
  as: types.As,
  with: types.With,
  from: types.From,
  to: types.To,
  in: types.In,
  by: types.By,
  and: types.And,
  or: types.Or,
  not: types.Not,
};
const typeOfWord = new Map<string, TokenType>(Object.entries(keywordTypes));
const longestWord = Math.max(...[...typeOfWord.keys()].map(word => word.length));

export function retype(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx!;
}

/** The line each token begins on. Tokens never span lines, so that is the line it ends on as well. */
export function linesOfTokens(tokens: readonly IToken[], lines: LineTable): Int32Array {
  const lineOf = new Int32Array(tokens.length);
  let line = 0;
  let nextStart = lines.lineStart(1);
  for (let index = 0; index < tokens.length; index++) {
    const { startOffset } = tokens[index];
    while (startOffset >= nextStart && line + 1 < lines.lineCount) nextStart = lines.lineStart(++line + 1);
    lineOf[index] = line;
  }
  return lineOf;
}

/** Turns the names that are contextual words into keywords, unless what follows on the line shows that they are names. */
export function retypeWords(tokens: readonly IToken[], lineOf: Int32Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token.tokenType !== types.Name || token.image.length > longestWord) continue;
    const type = typeOfWord.get(token.image);
    if (type !== undefined && !isPlainName(tokens, lineOf, index, type)) retype(token, type);
  }
}

function isPlainName(tokens: readonly IToken[], lineOf: Int32Array, index: number, type: TokenType): boolean {
  const next = tokens[index + 1];
  if (next === undefined || lineOf[index + 1] !== lineOf[index]) return false;
  if (next.tokenType === types.Colon || next.tokenType === types.Dot) return true;
  return next.tokenType === types.OpenBrace && !(type === types.From && endsHeader(tokens, lineOf, index));
}

/** In `model big from {` the word ends a header whose base is not written yet; in `model from {` it is the name. */
function endsHeader(tokens: readonly IToken[], lineOf: Int32Array, index: number): boolean {
  const before = (distance: number): TokenType | undefined =>
    index >= distance && lineOf[index - distance] === lineOf[index] ? tokens[index - distance].tokenType : undefined;
  return before(1) === types.StringToken || (before(1) === types.Name && before(2) === types.Name);
}
