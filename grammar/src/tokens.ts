import { createToken, Lexer } from 'chevrotain';
import type { CustomPatternMatcherFunc, IToken, TokenType } from 'chevrotain';
import { currencyEnd, whitePattern, wordEnd } from './characters.js';
import { BlockComments } from './comments.js';
import { numberEnd } from './numbers.js';
import { rangeSignEnd, rangeSigns } from './range-signs.js';
import { stringEnd } from './strings.js';
import { unitEnd } from './units.js';
import type { UnitContext } from './units.js';

/** Where a token ends; Chevrotain keeps only starts when offsets are all it tracks. */
export function tokenEnd(token: IToken): number {
  return token.startOffset + token.image.length;
}

// ── categories: what a token may be used as ────────────────────────────────────────────────────────────────────────────────

const category = (name: string, ...categories: TokenType[]): TokenType => createToken({ name, pattern: Lexer.NA, categories });

/** What the rest of a broken line may consist of; brackets are swallowed whole. */
export const Skippable = category('Skippable');
/** What may stand by mistake between a header and its `{`. A colon there is told apart, since `path :` begins a property. */
export const HeaderJunk = category('HeaderJunk', Skippable);
/** What can begin no item. */
export const Stray = category('Stray');
/** What can neither begin a value nor separate two in brackets. */
export const Filler = category('Filler', Stray);
export const Word = category('Word', HeaderJunk);
/** A word that can begin an entry. */
export const Key = category('Key', Word);
/** A word that can name a block. */
export const BlockName = category('BlockName', Word);
/** A word that can begin a reference. */
export const ReferenceWord = category('ReferenceWord', Word);
/** Operators between two values. `as` is not one: a unit follows it. */
export const BinaryOperatorSign = category('BinaryOperatorSign');
export const PrefixSign = category('PrefixSign');

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Chevrotain finds candidate patterns by first letter and groups letters above U+00FF by 255. One hint per group makes every script a
 * candidate and keeps that fast path.
 */
const anyScript: number[] = [];
for (let code = 0x80; code <= 0xff; code++) anyScript.push(code);
for (let code = 0x100; code <= 0xffff; code += 255) anyScript.push(code);
anyScript.push(0xffff);
const latin = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_'];
const digits = [...'0123456789'];

/** A custom pattern from a function that finds a token's end. */
function upTo(findEnd: (text: string, offset: number) => number): CustomPatternMatcherFunc {
  return (text, offset) => {
    const end = findEnd(text, offset);
    return end > offset ? ([text.slice(offset, end)] as unknown as RegExpExecArray) : null;
  };
}

export const Name = createToken({
  name: 'Name',
  pattern: upTo(wordEnd),
  line_breaks: false,
  start_chars_hint: [...latin, ...anyScript],
  categories: [Key, BlockName, ReferenceWord],
});

const contextual = (name: string, ...categories: TokenType[]): TokenType => createToken({ name, pattern: Lexer.NA, categories });

export const Import = contextual('Import', Word, BlockName, ReferenceWord);
export const Let = contextual('Let', Word, BlockName, ReferenceWord);
export const Assert = contextual('Assert', Word, BlockName, ReferenceWord);
export const As = contextual('As', Key, BlockName, ReferenceWord);
export const With = contextual('With', Key, BlockName);
export const From = contextual('From', Key, ReferenceWord);
export const By = contextual('By', Key, BlockName, ReferenceWord);
export const To = contextual('To', Key, BlockName, ReferenceWord, BinaryOperatorSign);
export const In = contextual('In', Key, BlockName, ReferenceWord, BinaryOperatorSign);
export const And = contextual('And', Key, BlockName, ReferenceWord, BinaryOperatorSign);
export const Or = contextual('Or', Key, BlockName, ReferenceWord, BinaryOperatorSign);
export const Not = contextual('Not', Key, BlockName, PrefixSign);

// ── values ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const blockComments = new BlockComments();

export const White = createToken({ name: 'White', pattern: whitePattern, group: Lexer.SKIPPED, line_breaks: true });
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/, group: 'comments' });
export const BlockComment = createToken({
  name: 'BlockComment',
  group: 'comments',
  line_breaks: true,
  start_chars_hint: ['/'],
  pattern: upTo((text, offset) => (text.startsWith('/*', offset) ? blockComments.end(text, offset) : offset)),
});
export const StringToken = createToken({
  name: 'String',
  pattern: upTo(stringEnd),
  line_breaks: false,
  start_chars_hint: ['"', '“'],
  categories: [Stray, HeaderJunk],
});
export const DateToken = createToken({ name: 'Date', pattern: /\d{4}-\d{2}-\d{2}(?![0-9A-Za-z_])/, categories: [Stray, HeaderJunk] });
export const NumberToken = createToken({
  name: 'Number',
  pattern: upTo(numberEnd),
  line_breaks: false,
  start_chars_hint: [...digits, '.'],
  categories: [Stray, HeaderJunk],
});
export const Currency = createToken({
  name: 'Currency',
  pattern: upTo(currencyEnd),
  line_breaks: false,
  start_chars_hint: ['$', ...anyScript],
  categories: [Stray, HeaderJunk],
});
export const Unit = createToken({
  name: 'Unit',
  pattern: matchUnit as CustomPatternMatcherFunc,
  line_breaks: false,
  start_chars_hint: [...latin, '$', '%', '/', ...anyScript],
  categories: [Filler, HeaderJunk],
});

/** `35%～42%`: read as `to`, and reported. */
export const RangeSign = createToken({
  name: 'RangeSign',
  pattern: matchRangeSign as CustomPatternMatcherFunc,
  line_breaks: false,
  start_chars_hint: [...rangeSigns],
  categories: [Filler, HeaderJunk, BinaryOperatorSign],
});

/** Only behind what can end a value, so that `到` stays free as a name. */
function matchRangeSign(text: string, offset: number, before: IToken[]): [string] | null {
  const last = before[before.length - 1]?.tokenType;
  if (last !== NumberToken && last !== Unit && last !== CloseRound) return null;
  const end = rangeSignEnd(text, offset);
  return end > offset ? [text.slice(offset, end)] : null;
}

/** Units are matched by what stands before them: this is the one pattern that looks back. */
function matchUnit(text: string, offset: number, before: IToken[]): [string] | null {
  const context = unitContext(before);
  if (context === undefined) return null;
  const end = unitEnd(text, offset, context);
  return end > offset ? [text.slice(offset, end)] : null;
}

function unitContext(before: readonly IToken[]): UnitContext | undefined {
  const last = before[before.length - 1];
  if (last === undefined) return undefined;
  const earlier = before[before.length - 2];
  switch (last.tokenType) {
    case NumberToken:
      return { after: earlier?.tokenType === Currency ? 'amount' : 'number', end: tokenEnd(last) };
    case CloseList:
    case CloseRound:
      return { after: 'bracket', end: tokenEnd(last) };
    case Name:
      return last.image === 'as' && earlier?.tokenType !== StringToken ? { after: 'as', end: tokenEnd(last) } : undefined;
    default:
      return undefined;
  }
}

// ── signs ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const sign = (name: string, pattern: string, ...categories: TokenType[]): TokenType => createToken({ name, pattern, categories });
const operator = (name: string, pattern: string): TokenType => sign(name, pattern, Filler, HeaderJunk, BinaryOperatorSign);

export const OpenBrace = sign('OpenBrace', '{');
export const CloseBrace = sign('CloseBrace', '}');
export const OpenList = sign('OpenList', '[');
export const CloseList = sign('CloseList', ']');
/** `(` that groups; one that follows a name on its line is retyped to `OpenCall`. */
export const OpenGroup = sign('OpenGroup', '(');
export const OpenCall = createToken({ name: 'OpenCall', pattern: Lexer.NA });
export const CloseRound = sign('CloseRound', ')');
export const Comma = sign('Comma', ',');
export const Colon = sign('Colon', ':', Filler, Skippable);
export const Dots = operator('Dots', '..');
export const Dot = sign('Dot', '.', Filler, HeaderJunk);
export const LessOrEqual = operator('LessOrEqual', '<=');
export const GreaterOrEqual = operator('GreaterOrEqual', '>=');
export const EqualTo = operator('EqualTo', '==');
export const NotEqual = operator('NotEqual', '!=');
export const Less = operator('Less', '<');
export const Greater = operator('Greater', '>');
export const Equals = sign('Equals', '=', Filler, HeaderJunk);
export const Plus = operator('Plus', '+');
export const Minus = sign('Minus', '-', Stray, HeaderJunk, BinaryOperatorSign, PrefixSign);
export const Star = operator('Star', '*');
export const Slash = operator('Slash', '/');
export const Caret = operator('Caret', '^');

/** Characters no pattern takes, closing signs that close nothing, and brackets nested too deep. */
export const Junk = createToken({ name: 'Junk', pattern: Lexer.NA, categories: [Stray, HeaderJunk] });
/** The end of a line that is not continued; put in by the layout. */
export const LineEnd = createToken({ name: 'LineEnd', pattern: Lexer.NA });

/** What the lexer matches, in order of preference. */
export const lexedTokens: TokenType[] = [
  White,
  LineComment,
  BlockComment,
  RangeSign,
  Unit,
  Name,
  DateToken,
  NumberToken,
  Colon,
  Dots,
  Dot,
  OpenBrace,
  CloseBrace,
  StringToken,
  Comma,
  OpenGroup,
  CloseRound,
  OpenList,
  CloseList,
  Currency,
  LessOrEqual,
  GreaterOrEqual,
  EqualTo,
  NotEqual,
  Less,
  Greater,
  Equals,
  Plus,
  Minus,
  Star,
  Slash,
  Caret,
];

/** What the parser may meet. */
export const parsedTokens: TokenType[] = [
  ...lexedTokens,
  Skippable,
  HeaderJunk,
  Stray,
  Filler,
  Word,
  Key,
  BlockName,
  ReferenceWord,
  BinaryOperatorSign,
  PrefixSign,
  Import,
  Let,
  Assert,
  As,
  With,
  From,
  By,
  To,
  In,
  And,
  Or,
  Not,
  OpenCall,
  Junk,
  LineEnd,
];
