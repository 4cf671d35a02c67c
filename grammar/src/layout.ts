import { tokenMatcher } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import { newToken } from './lexer.js';
import { isWord, lineStartAt } from './line-starts.js';
import type { LineTable } from './lines.js';
import { Nesting } from './nesting.js';
import type { Frame, FrameShape } from './nesting.js';
import type { ProblemList } from './problems.js';
import { retype } from './retype.js';
import { survey } from './survey.js';
import type { Survey } from './survey.js';
import * as types from './tokens.js';
import { tokenEnd } from './tokens.js';

/**
 * Decides about lines, brackets and braces, so that the parser meets every bracket with its partner and every line with its end:
 * a missing closing sign is put in as a token without image, one that closes nothing becomes junk.
 */
export function layOut(tokens: readonly IToken[], lineOf: Int32Array, lines: LineTable, problems: ProblemList): IToken[] {
  return new Layout(tokens, lineOf, lines, problems).run();
}

/** One for all lines: nothing ever asks where a line end stands. */
const lineEnd = newToken(types.LineEnd, '', 0);

class Layout {
  private readonly placed: IToken[] = [];
  private readonly nesting = new Nesting();
  private readonly survey: Survey;
  private previous: IToken | undefined;
  private inAssert = false;

  constructor(
    private readonly tokens: readonly IToken[],
    private readonly lineOf: Int32Array,
    private readonly lines: LineTable,
    private readonly problems: ProblemList,
  ) {
    this.survey = survey(tokens);
  }

  run(): IToken[] {
    const { tokens, lineOf } = this;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index];
      const beginsLine = index === 0 || lineOf[index] !== lineOf[index - 1];
      if (beginsLine) this.beginLine(index, token);
      const place = placers.get(token.tokenType);
      if (place === undefined) this.placed.push(token);
      else place(this, token, index, beginsLine);
      this.previous = token;
    }
    this.endBrackets();
    this.closeMissingBraces();
    return this.placed;
  }

  private beginLine(index: number, token: IToken): void {
    if (this.nesting.inBracket || !this.survey.balanced) this.recoverAtLine(index, token);
    if (index === 0 || this.nesting.inBracket || this.continuesLine(token)) return;
    this.placed.push(lineEnd);
    this.separate();
  }

  /** A line that begins a statement or a property ends brackets left open; one in column one ends blocks too, if braces do not balance. */
  private recoverAtLine(index: number, token: IToken): void {
    const start = lineStartAt(this.tokens, this.lineOf, index);
    if (start === 'other') return;
    if (start === 'property') {
      this.endBracketsBeforeProperty();
      return;
    }
    this.endBrackets();
    if (this.survey.balanced || token.startOffset !== this.lines.lineStart(this.lineOf[index])) return;
    this.closeMissingBraces();
  }

  private continuesLine(token: IToken): boolean {
    const { tokenType } = token;
    if (tokenType === types.OpenBrace || tokenType === types.CloseBrace || tokenType === types.As) return true;
    return tokenType === types.With ? this.inAssert : tokenMatcher(token, types.BinaryOperatorSign);
  }

  private endBracketsBeforeProperty(): void {
    while (this.nesting.inBracket && !(this.nesting.top.shape === 'call' && this.nesting.top.hasPartner)) this.closeMissingBracket();
  }

  endBrackets(): void {
    while (this.nesting.inBracket) this.closeMissingBracket();
  }

  private closeMissingBracket(): void {
    const frame = this.nesting.pop();
    if (frame.tooDeep) return;
    this.closeMissing(frame, frame.shape === 'list' ? types.CloseList : types.CloseRound);
    this.report('unclosed-bracket', frame);
  }

  /** Closes all blocks that are open; which of them lacks its brace is not known, so the innermost is told. */
  private closeMissingBraces(): void {
    let told = false;
    while (this.nesting.openBraces > 0) {
      const frame = this.nesting.pop();
      if (frame.tooDeep) continue;
      this.closeMissing(frame, types.CloseBrace);
      if (!told) this.report('unclosed-block', frame);
      told = true;
    }
  }

  private closeMissing(frame: Frame, type: TokenType): void {
    this.placed.push(newToken(type, '', tokenEnd(this.previous ?? frame.opener!)));
  }

  private report(code: 'unclosed-bracket' | 'unclosed-block', { opener }: Frame): void {
    const end = tokenEnd(this.previous!);
    this.problems.add(code, end, end, { start: opener!.startOffset, end: tokenEnd(opener!) }, opener!.image);
  }

  open(shape: FrameShape, token: IToken, hasPartner = false): void {
    const { tooDeep } = this.nesting.push(shape, token, hasPartner);
    if (tooDeep) this.discard(token, 'too-deep');
    else this.placed.push(token);
  }

  /** Closes the innermost brace, or the innermost bracket of a kind and those left open in it. */
  close(token: IToken, isPartner: (shape: FrameShape) => boolean, hasPartner: boolean): void {
    if (!hasPartner) {
      this.discard(token, token.tokenType === types.CloseBrace ? 'stray-close' : undefined);
      return;
    }
    while (!isPartner(this.nesting.top.shape)) this.closeMissingBracket();
    if (this.nesting.pop().tooDeep) this.discard(token);
    else this.placed.push(token);
  }

  discard(token: IToken, code?: 'too-deep' | 'stray-close'): void {
    if (code !== undefined) this.problems.add(code, token.startOffset, tokenEnd(token));
    retype(token, types.Junk);
    this.placed.push(token);
  }

  /** `(` directly behind a name on its line calls it. */
  openRound(token: IToken, index: number, beginsLine: boolean): void {
    const calls = !beginsLine && this.previous?.tokenType === types.Name;
    if (calls) retype(token, types.OpenCall);
    this.open(calls ? 'call' : 'group', token, this.survey.hasPartner[index] === 1);
  }

  closeBrace(token: IToken): void {
    this.endBrackets();
    this.close(token, shape => shape === 'brace', this.nesting.openBraces > 0);
    this.inAssert = false;
  }

  openBrace(token: IToken): void {
    this.endBrackets();
    this.open('brace', token);
    this.separate();
  }

  closeRound(token: IToken): void {
    this.close(token, shape => shape === 'group' || shape === 'call', this.nesting.hasOpen('round'));
  }

  closeList(token: IToken): void {
    this.close(token, shape => shape === 'list', this.nesting.hasOpen('square'));
  }

  /** A sign that nests what follows it, unless that would be too deep. */
  deepen(token: IToken, by: 'tower' | 'chain'): void {
    if (this.nesting.isFull) {
      this.discard(token, 'too-deep');
      return;
    }
    this.nesting.deepen(by);
    this.placed.push(token);
  }

  flatten(token: IToken, chains: boolean): void {
    this.nesting.flatten(chains);
    this.placed.push(token);
  }

  minus(token: IToken): void {
    if (this.previous !== undefined && endsValue(this.previous)) this.flatten(token, false);
    else this.deepen(token, 'tower');
  }

  comma(token: IToken): void {
    if (!this.nesting.inBracket) this.inAssert = false;
    this.flatten(token, true);
  }

  assert(token: IToken): void {
    this.inAssert = true;
    this.placed.push(token);
  }

  /** `0.` is a range half typed; a dot that begins a line in brackets belongs to nothing. */
  dot(token: IToken, index: number, beginsLine: boolean): void {
    if (beginsLine && this.nesting.inBracket) this.discard(token);
    else {
      if (!beginsLine && this.previous?.tokenType === types.NumberToken && this.endsPart(index + 1)) retype(token, types.Dots);
      this.placed.push(token);
    }
  }

  private endsPart(index: number): boolean {
    const next = this.tokens[index];
    return next === undefined || this.lineOf[index] !== this.lineOf[index - 1] || separators.has(next.tokenType);
  }

  private separate(): void {
    this.inAssert = false;
    this.nesting.flatten(true);
  }
}

const separators: ReadonlySet<TokenType> = new Set([types.Comma, types.CloseBrace, types.CloseRound, types.CloseList]);
const valueEnds: ReadonlySet<TokenType> = new Set([
  types.NumberToken,
  types.DateToken,
  types.StringToken,
  types.Unit,
  types.CloseRound,
  types.CloseList,
]);

function endsValue(token: IToken): boolean {
  return valueEnds.has(token.tokenType) || (isWord(token) && !tokenMatcher(token, types.BinaryOperatorSign));
}

type Placer = (layout: Layout, token: IToken, index: number, beginsLine: boolean) => void;

/** What to do with the tokens that matter to the layout; all others are placed as they are. */
const placers = new Map<TokenType, Placer>([
  [types.OpenBrace, (layout, token) => layout.openBrace(token)],
  [types.CloseBrace, (layout, token) => layout.closeBrace(token)],
  [types.OpenGroup, (layout, token, index, beginsLine) => layout.openRound(token, index, beginsLine)],
  [types.OpenList, (layout, token) => layout.open('list', token)],
  [types.CloseRound, (layout, token) => layout.closeRound(token)],
  [types.CloseList, (layout, token) => layout.closeList(token)],
  [types.Comma, (layout, token) => layout.comma(token)],
  [types.Assert, (layout, token) => layout.assert(token)],
  [types.Dot, (layout, token, index, beginsLine) => layout.dot(token, index, beginsLine)],
  [types.Minus, (layout, token) => layout.minus(token)],
  [types.Caret, (layout, token) => layout.deepen(token, 'tower')],
  ...[types.Not, types.To, types.Dots, types.RangeSign, types.As].map((type): [TokenType, Placer] => [
    type,
    (layout, token) => layout.deepen(token, 'chain'),
  ]),
  ...[types.And, types.Or].map((type): [TokenType, Placer] => [type, (layout, token) => layout.flatten(token, true)]),
  ...[
    types.In,
    types.Less,
    types.Greater,
    types.LessOrEqual,
    types.GreaterOrEqual,
    types.EqualTo,
    types.NotEqual,
    types.Plus,
    types.Star,
    types.Slash,
  ].map((type): [TokenType, Placer] => [type, (layout, token) => layout.flatten(token, false)]),
]);
