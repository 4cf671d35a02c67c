import type { IToken } from 'chevrotain';
import { endOfLine } from './characters.js';
import type { LineTable } from './lines.js';

/**
 * Finds the end of block comments. A regular expression would search the rest of the file again for every opener that has no partner, so
 * the offset behind which no partner exists is remembered for the text at hand.
 */
export class BlockComments {
  private text = '';
  private noneFrom = Infinity;

  /** The end of the block comment that begins at `offset`. One that is never closed covers the rest of its line only. */
  end(text: string, offset: number): number {
    if (text !== this.text) this.begin(text);
    const close = offset < this.noneFrom ? text.indexOf('*/', offset + 2) : -1;
    if (close >= 0) return close + 2;
    this.noneFrom = Math.min(this.noneFrom, offset);
    return endOfLine(text, offset);
  }

  /** Lets go of the text, which may be large. */
  forget(): void {
    this.begin('');
  }

  private begin(text: string): void {
    this.text = text;
    this.noneFrom = Infinity;
  }
}

export function isClosedComment(written: string): boolean {
  return written.length >= 4 && written.endsWith('*/');
}

/** Whether the comment documents the next item: three slashes, not four, at the beginning of a line. */
function isDocLine(comment: IToken, text: string, lines: LineTable): boolean {
  if (!/^\/\/\/(?!\/)/.test(comment.image)) return false;
  return text.slice(lines.lineStart(lines.lineOf(comment.startOffset)), comment.startOffset).trim() === '';
}

/**
 * The `///` text that belongs to each item, by the offset of the item's first token. Lines directly under each other are one text;
 * of several texts before an item the last one counts, and blank lines or plain comments may stand between.
 */
export function docsByOffset(comments: readonly IToken[], tokens: readonly IToken[], text: string, lines: LineTable): Map<number, string> {
  const docs = new Map<number, string>();
  let next = 0;
  let previousLine = -2;
  for (const comment of comments) {
    if (!isDocLine(comment, text, lines)) continue;
    while (next < tokens.length && tokens[next].startOffset < comment.startOffset) next++;
    if (next === tokens.length) break;
    const line = lines.lineOf(comment.startOffset);
    const target = tokens[next].startOffset;
    const above = line === previousLine + 1 ? docs.get(target) : undefined;
    const content = comment.image.slice(3).replace(/^ /, '').trimEnd();
    docs.set(target, above === undefined ? content : `${above}\n${content}`);
    previousLine = line;
  }
  return docs;
}
