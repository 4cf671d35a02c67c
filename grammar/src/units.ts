import { currencyEnd, isLineEnd, skipBlanks, testAt, wordEnd } from './characters.js';
import { rangeSignEnd } from './range-signs.js';
import { isContextualWord } from './words.js';

/**
 * Units are lexed only behind a number, `]`, `)` or `as`, so that `GPU`, `h` and `days` stay free as names. A unit is words or currency
 * signs joined by glued `/` or `-`, or a lone `%`.
 */
export interface UnitContext {
  /** The kind of token before the unit, as far as units care. */
  readonly after: 'number' | 'amount' | 'bracket' | 'as';
  /** Where that token ends. */
  readonly end: number;
}

const startsLikeWord = /[\p{L}_\p{Sc}%/]/uy;

/** The end of the unit that begins at `offset`; `offset` itself if none does. */
export function unitEnd(text: string, offset: number, { after, end }: UnitContext): number {
  if (!testAt(startsLikeWord, text, offset) || crossesLine(text, end, offset)) return offset;
  if (text[offset] === '%') return offset + 1;
  if (text[offset] === '/') return after === 'amount' && offset === end ? joinedEnd(text, offset, offset + 1) : offset;
  const firstEnd = partEnd(text, offset);
  if (isContextualWord(text.slice(offset, firstEnd))) return offset;
  return joinedEnd(text, offset, offset);
}

/**
 * The end of the joined parts that begin at `partStart`. A part before `:`, `{` or a single `.` is a name, never a unit: `5
 * days/base.count` divides 5 days by a count.
 */
function joinedEnd(text: string, offset: number, partStart: number): number {
  let accepted = offset;
  let start = partStart;
  for (;;) {
    const end = partEnd(text, start);
    if (end === start) return accepted;
    if (!isFollowedLikeName(text, end)) accepted = end;
    const joint = text[end];
    if (joint !== '/' && joint !== '-') return accepted;
    start = end + 1;
  }
}

/** One word, or one currency sign that does not begin an amount. A range written in Chinese, `10天到20天`, ends a word before its `到`. */
function partEnd(text: string, offset: number): number {
  const end = beforeRangeWord(text, offset, Math.max(wordEnd(text, offset), currencyEnd(text, offset)));
  const next = text.charCodeAt(end);
  const beginsAmount = next >= 48 && next <= 57;
  return beginsAmount ? offset : end;
}

function beforeRangeWord(text: string, start: number, end: number): number {
  for (let offset = start; offset < end; offset++) if (rangeSignEnd(text, offset) > offset) return offset;
  return end;
}

function isFollowedLikeName(text: string, end: number): boolean {
  const next = skipBlanks(text, end);
  return text[next] === ':' || text[next] === '{' || (text[next] === '.' && text[next + 1] !== '.');
}

function crossesLine(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) if (isLineEnd(text.charCodeAt(offset))) return true;
  return false;
}
