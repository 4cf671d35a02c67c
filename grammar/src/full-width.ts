import { endOfLine } from './characters.js';
import { BlockComments } from './comments.js';
import { stringEnd } from './strings.js';
import type { Span } from './tree.js';

/** A text in which full-width forms outside strings and comments are ASCII. Offsets are those of the original: one unit stays one unit. */
export interface FoldedText {
  readonly text: string;
  /** The runs of full-width forms that were read as ASCII. */
  readonly runs: readonly Span[];
}

const anyFullWidth = /[\uff01-\uff5e\uffe5]/;
const fullWidthRun = /[\uff01-\uff5e\uffe5]+/g;
const distanceToAscii = 0xff01 - 0x21;

/** The ASCII letter or sign of a full-width one (U+FF01 to U+FF5E), `¥` for `￥`; any other unit unchanged. */
function foldedCode(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - distanceToAscii;
  return code === 0xffe5 ? 0xa5 : code;
}

/** Every full-width form of a piece of text as ASCII, strings and comments not spared. */
export function foldFullWidth(text: string): string {
  return text.replace(fullWidthRun, run => String.fromCharCode(...Array.from(run, letter => foldedCode(letter.charCodeAt(0)))));
}

/** Where a string, a comment or a full-width run may begin: everything between is copied as it is. */
const remarkable = /["“/\uff01-\uff5e\uffe5]/g;

/** Folds a file: strings and comments keep their letters, their opening and closing signs are folded. */
export function foldFile(text: string, comments: BlockComments): FoldedText {
  if (!anyFullWidth.test(text)) return { text, runs: [] };
  const pieces: string[] = [];
  const runs: Span[] = [];
  let copied = 0;
  const fold = (start: number, end: number): void => {
    pieces.push(text.slice(copied, start), foldFullWidth(text.slice(start, end)));
    runs.push({ start, end });
    copied = end;
  };
  remarkable.lastIndex = 0;
  for (let match = remarkable.exec(text); match !== null; match = remarkable.exec(text)) {
    const start = match.index;
    const end = verbatimEnd(text, start, comments);
    if (end > start) foldSigns(text, start, end, fold);
    else if (isFullWidth(text, start)) fold(start, start + 1);
    remarkable.lastIndex = Math.max(end, start + 1);
  }
  pieces.push(text.slice(copied));
  return { text: pieces.join(''), runs: joined(runs) };
}

/** Folds the signs at the ends of a string or comment. Only a string opened by a full-width quote may close with one. */
function foldSigns(text: string, start: number, end: number, fold: (start: number, end: number) => void): void {
  const opening = foldedCode(text.charCodeAt(start)) === 0x2f ? 2 : 1;
  for (let offset = start; offset < start + opening; offset++) if (isFullWidth(text, offset)) fold(offset, offset + 1);
  if (text[start] === '＂' && end > start + 1 && text[end - 1] === '＂') fold(end - 1, end);
}

function isFullWidth(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return foldedCode(code) !== code;
}

/** Runs that touch become one. */
function joined(runs: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const run of runs) {
    const last = result[result.length - 1];
    if (last?.end === run.start) result[result.length - 1] = { start: last.start, end: run.end };
    else result.push(run);
  }
  return result;
}

/** The end of the string or comment that begins at `offset`; `offset` itself if none does. */
function verbatimEnd(text: string, offset: number, comments: BlockComments): number {
  const sign = foldedCode(text.charCodeAt(offset));
  if (sign !== 0x2f) return stringEnd(text, offset);
  const second = foldedCode(text.charCodeAt(offset + 1));
  if (second === 0x2f) return endOfLine(text, offset);
  return second === 0x2a ? comments.end(text, offset) : offset;
}

/** The text as the parser reads it: the quick fix that normalises a file writes this. Offsets do not change. */
export function normaliseFullWidth(text: string): string {
  return foldFile(text, new BlockComments()).text;
}
