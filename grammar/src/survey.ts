import type { IToken } from 'chevrotain';
import * as types from './tokens.js';

/** What one look over all tokens tells before the layout is decided. */
export interface Survey {
  /** Braces never close more than was opened and end as they began. */
  readonly balanced: boolean;
  /** For each `(` by token index, whether a `)` closes it before its block ends. */
  readonly hasPartner: Uint8Array;
}

/** Pairs round brackets within their blocks and counts braces. A `{` ends brackets left open, since no value has a brace in it. */
export function survey(tokens: readonly IToken[]): Survey {
  const hasPartner = new Uint8Array(tokens.length);
  const open: number[] = [];
  let depth = 0;
  let balanced = true;
  for (let index = 0; index < tokens.length; index++) {
    const { tokenType } = tokens[index];
    if (tokenType === types.OpenGroup) open.push(index);
    else if (tokenType === types.CloseRound) {
      const partner = open.pop();
      if (partner !== undefined) hasPartner[partner] = 1;
    } else if (tokenType === types.OpenBrace || tokenType === types.CloseBrace) {
      open.length = 0;
      depth += tokenType === types.OpenBrace ? 1 : -1;
      if (depth < 0) balanced = false;
    }
  }
  return { balanced: balanced && depth === 0, hasPartner };
}
