/** What counts as a blank, a line end and a word. Words may be in any script. */

const asciiWord = new Uint8Array(128);
const enum Ascii {
  Start = 1,
  Part = 2,
}
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') asciiWord[letter.charCodeAt(0)] = Ascii.Start;
for (const digit of '0123456789') asciiWord[digit.charCodeAt(0)] = Ascii.Part;

const wordStart = /[\p{L}_]/uy;
const wordParts = /[\p{L}\p{M}\p{Nd}_]*/uy;
const currencySign = /\p{Sc}/uy;
const blank = /[ \t\v\f\u00a0\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/** Blanks and line ends in one: lines are told apart by the line table, so one skip covers a line end and the next line's indentation. */
export const whitePattern = /[ \t\r\n\v\f\u00a0\u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/;

/** Only `\n` and `\r` end a line, as in the language server protocol. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** A blank inside a line; the ideographic space and the byte order mark are blanks too. */
export function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || code === 9 || code === 11 || code === 12;
  return blank.test(String.fromCharCode(code));
}

/** The offset behind the blanks that begin at `offset`, on the same line. */
export function skipBlanks(text: string, offset: number): number {
  while (offset < text.length && isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset of the line end at or after `offset`. */
export function endOfLine(text: string, offset: number): number {
  while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The end of the word that begins at `offset`; `offset` itself if none does. A word begins with a letter of any script or `_`. */
export function wordEnd(text: string, offset: number): number {
  const first = text.charCodeAt(offset);
  if (first < 128 ? asciiWord[first] !== Ascii.Start : !testAt(wordStart, text, offset)) return offset;
  return wordPartEnd(text, offset);
}

/** The end of the letters, marks, digits and `_` that stand at `offset`. */
export function wordPartEnd(text: string, offset: number): number {
  let end = offset;
  let code = text.charCodeAt(end);
  while (code < 128 && asciiWord[code] !== 0) code = text.charCodeAt(++end);
  if (end >= text.length || code < 128) return end;
  wordParts.lastIndex = end;
  wordParts.test(text);
  return wordParts.lastIndex;
}

/** The end of the currency sign that stands at `offset`; `offset` itself if none does. */
export function currencyEnd(text: string, offset: number): number {
  return testAt(currencySign, text, offset) ? currencySign.lastIndex : offset;
}

/** Tests a sticky pattern at an offset. */
export function testAt(sticky: RegExp, text: string, offset: number): boolean {
  sticky.lastIndex = offset;
  return sticky.test(text);
}

/** Whether the whole text is one name of the language. */
export function isName(text: string): boolean {
  return text.length > 0 && wordEnd(text, 0) === text.length;
}
