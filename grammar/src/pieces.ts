import { tokenMatcher } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import type { LaidOutText } from './parse.js';
import {
  CloseBrace,
  CloseList,
  CloseRound,
  Comma,
  DateToken,
  LineEnd,
  Name,
  NumberToken,
  OpenBrace,
  OpenCall,
  OpenGroup,
  OpenList,
  PrefixSign,
  StringToken,
  Unit,
  tokenEnd,
} from './tokens.js';

/** A token or comment as the printer sees it. */
export interface Piece {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** As written, full-width letters kept. */
  readonly text: string;
  readonly isComment: boolean;
  /** Braces and brackets open before this piece; a closing sign counts as already closed. */
  readonly braces: number;
  readonly brackets: number;
  /** No line ends between the token before and this one, outside brackets and braces: at the beginning of a line it continues the last. */
  readonly continues: boolean;
  /** A `-` or `not` before a value, rather than an operator between two. */
  readonly isPrefix: boolean;
  /** The other brace of a pair. */
  partner: Piece | undefined;
}

/** The tokens and comments of a text in order, each with its depth. Signs put in for missing ones count for the depth only. */
export function piecesOf(text: string, { tokens, comments }: LaidOutText): Piece[] {
  const gathering = new Gathering(text, comments);
  for (const token of tokens) gathering.token(token);
  gathering.commentsBefore(Infinity);
  return gathering.pieces;
}

/** What can end a value, so that a `-` behind it subtracts. */
const valueEnds: ReadonlySet<TokenType> = new Set([Name, NumberToken, DateToken, StringToken, Unit, CloseRound, CloseList]);
const beginsAnew: ReadonlySet<TokenType> = new Set([LineEnd, OpenBrace, CloseBrace, Comma]);
const neverContinues: ReadonlySet<TokenType> = new Set([OpenBrace, CloseBrace, CloseRound, CloseList, Comma]);

class Gathering {
  readonly pieces: Piece[] = [];
  private readonly openBraces: (Piece | undefined)[] = [];
  private brackets = 0;
  private nextComment = 0;
  private previous: TokenType = LineEnd;

  constructor(
    private readonly text: string,
    private readonly comments: readonly IToken[],
  ) {}

  token(token: IToken): void {
    const type = token.tokenType;
    if (token.image === '') {
      this.close(type);
      if (type === LineEnd) this.previous = type;
      return;
    }
    this.commentsBefore(token.startOffset);
    const opener = this.close(type);
    const continues = this.brackets === 0 && !neverContinues.has(type) && !beginsAnew.has(this.previous);
    const piece = this.add(token, false, continues, opener);
    if (opener !== undefined) opener.partner = piece;
    if (type === OpenBrace) this.openBraces.push(piece);
    if (type === OpenCall || type === OpenGroup || type === OpenList) this.brackets++;
    this.previous = type;
  }

  commentsBefore(offset: number): void {
    while (this.nextComment < this.comments.length && this.comments[this.nextComment].startOffset < offset) {
      this.add(this.comments[this.nextComment++], true, false, undefined);
    }
  }

  /** The opening brace if a brace closes. */
  private close(type: TokenType): Piece | undefined {
    if (type === CloseRound || type === CloseList) this.brackets--;
    return type === CloseBrace ? this.openBraces.pop() : undefined;
  }

  private add(token: IToken, isComment: boolean, continues: boolean, partner: Piece | undefined): Piece {
    const start = token.startOffset;
    const end = tokenEnd(token);
    const piece: Piece = {
      type: token.tokenType,
      start,
      end,
      text: this.text.slice(start, end),
      isComment,
      braces: this.openBraces.length,
      brackets: this.brackets,
      continues,
      isPrefix: tokenMatcher(token, PrefixSign) && !valueEnds.has(this.previous),
      partner,
    };
    this.pieces.push(piece);
    return piece;
  }
}
