import type { TokenType } from 'chevrotain';
import type { Piece } from './pieces.js';
import * as types from './tokens.js';

const tightBefore: ReadonlySet<TokenType> = new Set([
  types.Comma,
  types.Colon,
  types.CloseRound,
  types.CloseList,
  types.Dot,
  types.Dots,
  types.Caret,
  types.OpenCall,
]);
const tightAfter: ReadonlySet<TokenType> = new Set([types.OpenCall, types.OpenGroup, types.OpenList, types.Dot, types.Dots, types.Caret]);
/** Full-width signs carry their own blank. */
const fullWidthSign = /^[\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff5e]$/;

/** The pieces of one line with the blanks of the language between them. */
export function joinPieces(pieces: readonly Piece[]): string {
  let joined = '';
  let previous: Piece | undefined;
  for (const piece of pieces) {
    if (previous !== undefined) joined += gap(previous, piece);
    joined += piece.type === types.LineComment ? piece.text.trimEnd() : piece.text;
    previous = piece;
  }
  return joined;
}

/** Whether a unit is glued to its number and a currency sign to its amount is the writer's spelling. */
function gap(before: Piece, after: Piece): '' | ' ' {
  if (after.type === types.LineComment) return ' ';
  if (fullWidthSign.test(before.text) || fullWidthSign.test(after.text) || after.type === types.Unit || before.type === types.Currency) {
    return before.end < after.start ? ' ' : '';
  }
  if (isDots(before) && isDots(after)) return ' ';
  if (before.type === types.Minus && before.isPrefix) return '';
  return tightBefore.has(after.type) || tightAfter.has(before.type) ? '' : ' ';
}

/** Two neighbouring dots would become one sign. */
function isDots({ type }: Piece): boolean {
  return type === types.Dot || type === types.Dots;
}
