/** A place as editors count: zero-based line, zero-based UTF-16 character in it. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the lines of a text begin. `\n`, `\r\n` and a lone `\r` end a line. */
export class LineTable {
  constructor(
    private readonly text: string,
    private readonly starts: readonly number[],
  ) {}

  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset of the first character of a line; the end of the text for a line that does not exist. */
  lineStart(line: number): number {
    return line < this.starts.length ? this.starts[Math.max(0, line)] : this.text.length;
  }

  /** Offset behind the last character of a line, without its line end. */
  lineEnd(line: number): number {
    let end = this.lineStart(line + 1);
    if (line + 1 >= this.starts.length) return end;
    if (this.text[end - 1] === '\n') end--;
    if (this.text[end - 1] === '\r' && end > this.starts[line]) end--;
    return end;
  }

  /** The line an offset lies on; offsets outside the text count as its nearest end. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  position(offset: number): Position {
    const inside = Math.min(Math.max(0, offset), this.text.length);
    const line = this.lineOf(inside);
    return { line, character: inside - this.starts[line] };
  }

  /** The offset of a position; a character behind the line's end means that end, as the protocol asks. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.starts[line] + Math.max(0, character), this.lineEnd(line));
  }
}

/** The line table of a text; an empty text has one empty line. */
export function lineTable(text: string): LineTable {
  return new LineTable(text, lineStarts(text));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
    return starts;
  }
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
