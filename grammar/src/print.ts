import type { LineTable } from './lines.js';
import { layOutText, readFile } from './parse.js';
import type { LaidOutText, ParseResult } from './parse.js';
import { piecesOf } from './pieces.js';
import { breakWideBlocks, indentOf, moveBracesUp, rowsAsWritten, splitAtBraces } from './rows.js';
import type { Row } from './rows.js';
import { joinPieces } from './spacing.js';

/** A file that mixes line ends gets those of its first line throughout. */
const anyLineEnd = /\r\n|\r|\n/g;
const byteOrderMark = '\ufeff';

/**
 * Formats a file: indentation of two spaces, one blank where the language has one, at most one empty line, one line end at the end. The
 * writer's lines stay, except that long one-line blocks are broken up and blocks of several lines get their braces at line ends. Lines with
 * a syntax problem stay as they are. The tree of the result is that of the text, and formatting it again changes nothing.
 */
export function print(text: string, parsed?: ParseResult): string {
  const laidOut = layOutText(text);
  if (parsed === undefined || parsed.problems.length > 0) readFile(text, laidOut);
  const written = rowsAsWritten(piecesOf(text, laidOut), laidOut.lines, brokenLines(laidOut));
  const rows = breakWideBlocks(splitAtBraces(moveBracesUp(written)));
  const printed = rows.map((row, index) => emptyLineBefore(row, rows[index - 1]) + printRow(row, text, laidOut.lines) + '\n').join('');
  const marked = text.startsWith(byteOrderMark) && !printed.startsWith(byteOrderMark) ? byteOrderMark + printed : printed;
  return marked.replace(anyLineEnd, text.match(anyLineEnd)?.[0] ?? '\n');
}

/** Which lines have a problem. A block that is not closed breaks no line, and full-width signs are none of the printer's business. */
function brokenLines({ problems, lines }: LaidOutText): (line: number) => boolean {
  const broken = new Set<number>();
  for (const { code, start, end, related } of problems.found) {
    if (code === 'full-width' || code === 'unclosed-block') continue;
    const last = lines.lineOf(end);
    for (let line = lines.lineOf(Math.min(start, related?.start ?? start)); line <= last; line++) broken.add(line);
  }
  return line => broken.has(line);
}

function emptyLineBefore(row: Row, above: Row | undefined): string {
  return above !== undefined && row.firstLine - above.lastLine > 1 ? '\n' : '';
}

function printRow({ pieces, firstLine, lastLine, isBroken }: Row, text: string, lines: LineTable): string {
  if (!isBroken) return indentOf(pieces[0]) + joinPieces(pieces);
  return text.slice(lines.lineStart(firstLine), lines.lineEnd(lastLine));
}
