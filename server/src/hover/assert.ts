/** The hover of an assert: whether it holds, and in how many of the draws. */
import { formatShare, type AssertResult } from '../../../engine/src/index.js';
import { line, type Piece } from '../text/rich-text.js';

export function assertPieces(result: AssertResult): Piece[] {
  const pieces = [line({ code: result.text }), line({ strong: verdict(result) }, detail(result))];
  if (result.reason !== null && result.reason !== '') pieces.push(line(result.reason));
  if (result.driver !== null) pieces.push(line('Driven most by ', { code: result.driver }, '.'));
  return pieces;
}

function verdict({ holds }: AssertResult): string {
  if (holds === null) return 'Undecided';
  return holds ? 'Holds' : 'Fails';
}

function detail({ probability, required }: AssertResult): string {
  if (probability === null || !Number.isFinite(probability)) return ': something it compares is unknown.';
  return `: true in ${formatShare(probability)} of the draws; ${formatShare(required)} are asked for.`;
}
