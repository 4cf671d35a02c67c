import type { TokenType } from 'chevrotain';
import type { LineTable } from './lines.js';
import type { Piece } from './pieces.js';
import { joinPieces } from './spacing.js';
import * as types from './tokens.js';

/** A line of output. */
export interface Row {
  readonly pieces: Piece[];
  /** The lines of the text it comes from. */
  readonly firstLine: number;
  lastLine: number;
  /** Has a syntax problem, and is printed as it stands. */
  readonly isBroken: boolean;
}

export const widthLimit = 100;
const indentation = '  ';

/** The rows of a text as written: pieces of one line, and of the lines a comment joins. */
export function rowsAsWritten(pieces: readonly Piece[], lines: LineTable, isBrokenLine: (line: number) => boolean): Row[] {
  const rows: { pieces: Piece[]; firstLine: number; lastLine: number }[] = [];
  for (const piece of pieces) {
    const line = lines.lineOf(piece.start);
    let row = rows[rows.length - 1];
    if (row === undefined || row.lastLine !== line) rows.push((row = { pieces: [], firstLine: line, lastLine: line }));
    row.pieces.push(piece);
    if (piece.isComment) row.lastLine = lines.lineOf(piece.end);
  }
  return rows.map(row => ({ ...row, isBroken: isBroken(row, isBrokenLine) }));
}

function isBroken(
  { pieces, firstLine, lastLine }: Pick<Row, 'pieces' | 'firstLine' | 'lastLine'>,
  isBrokenLine: (line: number) => boolean,
): boolean {
  for (let line = firstLine; line <= lastLine; line++) if (isBrokenLine(line)) return true;
  return pieces.some(({ type }) => type === types.Junk);
}

/** What may stand before a `{` that moves up to it. Behind a unit or a contextual word the brace would change what those are. */
const movesUpBehind: ReadonlySet<TokenType> = new Set([types.Name, types.StringToken, types.CloseRound]);

/** Moves a `{` at the beginning of a line to the end of its header. */
export function moveBracesUp(rows: readonly Row[]): Row[] {
  const moved: Row[] = [];
  for (const row of rows) {
    const above = moved[moved.length - 1];
    const last = above?.pieces[above.pieces.length - 1];
    const fits =
      last !== undefined && row.pieces[0].type === types.OpenBrace && movesUpBehind.has(last.type) && !row.isBroken && !above.isBroken;
    if (!fits) moved.push({ ...row, pieces: [...row.pieces] });
    else {
      above.pieces.push(...row.pieces);
      above.lastLine = row.lastLine;
    }
  }
  return moved;
}

/** Gives the content of a block of several lines lines of its own: none behind its `{`, none before its `}`. */
export function splitAtBraces(rows: readonly Row[]): Row[] {
  return rows.flatMap(row => {
    if (row.isBroken) return [row];
    const own = new Set(row.pieces);
    const parts: Piece[][] = [[]];
    for (const piece of row.pieces) {
      const spansRows = piece.partner === undefined || !own.has(piece.partner);
      const part = parts[parts.length - 1];
      if (piece.type === types.CloseBrace && spansRows && part.length > 0) parts.push([piece]);
      else part.push(piece);
      if (piece.type === types.OpenBrace && spansRows) parts.push([]);
    }
    return partRows(row, keepCommentsBehind(parts));
  });
}

/** A comment behind a `{` that ends its line stays there. */
function keepCommentsBehind(parts: readonly Piece[][]): Piece[][] {
  const last = parts[parts.length - 1];
  if (parts.length < 2 || !last.every(({ isComment }) => isComment)) return parts.filter(part => part.length > 0);
  return [...parts.slice(0, -2), [...parts[parts.length - 2], ...last]].filter(part => part.length > 0);
}

/** The rows a row is split into. Blank lines before the row stay before its first part. */
function partRows(row: Row, parts: readonly Piece[][]): Row[] {
  return parts.map((pieces, index) => ({
    pieces,
    isBroken: false,
    lastLine: row.lastLine,
    firstLine: index === 0 ? row.firstLine : row.lastLine,
  }));
}

/** Breaks one-line blocks that are too wide, outermost first, one item to a line. */
export function breakWideBlocks(rows: readonly Row[]): Row[] {
  return rows.flatMap(row => {
    if (row.isBroken || width(row) <= widthLimit) return [row];
    const parts = brokenUp(row.pieces);
    return parts === undefined ? [row] : breakWideBlocks(partRows(row, parts));
  });
}

function width({ pieces }: Row): number {
  const code = pieces[pieces.length - 1].isComment ? pieces.slice(0, -1) : pieces;
  return code.length === 0 ? 0 : indentOf(code[0]).length + joinPieces(code).length;
}

/** Header, items and rest of the first one-line block among the pieces, if every item can stand on a line of its own. */
function brokenUp(pieces: readonly Piece[]): Piece[][] | undefined {
  const open = pieces.findIndex(piece => piece.type === types.OpenBrace && piece.partner !== undefined && pieces.includes(piece.partner));
  if (open < 0 || pieces.some(({ text }) => /[\r\n]/.test(text))) return undefined;
  const close = pieces.indexOf(pieces[open].partner!);
  const items: Piece[][] = [[]];
  for (const piece of pieces.slice(open + 1, close)) {
    const separates = piece.type === types.Comma && piece.brackets === 0 && piece.braces === pieces[open].braces + 1;
    if (separates) items.push([]);
    else items[items.length - 1].push(piece);
  }
  if (items.length > 1 && items[items.length - 1].length === 0) items.pop();
  return items.every(beginsItem) ? [pieces.slice(0, open + 1), ...items, pieces.slice(close)] : undefined;
}

const itemBeginnings: ReadonlySet<TokenType> = new Set([types.Name, types.Import, types.Let, types.Assert]);

/** A keyword such as `to` at the beginning of a line would continue the line before it. */
function beginsItem(pieces: readonly Piece[]): boolean {
  const first = pieces.find(({ isComment }) => !isComment);
  return first !== undefined && itemBeginnings.has(first.type);
}

/** Two spaces for every open brace and bracket, and for a line that continues the one before. */
export function indentOf({ braces, brackets, continues }: Piece): string {
  return indentation.repeat(braces + brackets + (continues ? 1 : 0));
}
