/** What the thing under the pointer is, and what is known about it. */
import type { Hover, Position } from 'vscode-languageserver';
import type { Analysis, Meaning } from '../../../engine/src/index.js';
import { offsetOf, rangeOf } from '../convert.js';
import { assertPieces } from '../hover/assert.js';
import { blockPieces, kindPieces } from '../hover/block.js';
import { referencePieces } from '../hover/reference.js';
import { unitPieces } from '../hover/unit.js';
import { letPieces, propertyPieces } from '../hover/value.js';
import { markupOf } from '../text/markup.js';
import { line, prose, type Piece } from '../text/rich-text.js';
import type { Analysed } from '../workspace.js';

/** `null` where nothing stands that has a meaning. */
export function hover({ document, analysis }: Analysed, position: Position, markdown: boolean): Hover | null {
  const meaning = analysis.at(offsetOf(document, position));
  if (meaning === undefined) return null;
  const pieces = piecesOf(meaning, analysis);
  return pieces.length === 0 ? null : { contents: markupOf(pieces, markdown), range: rangeOf(document, meaning) };
}

function piecesOf(meaning: Meaning, analysis: Analysis): readonly Piece[] {
  switch (meaning.kind) {
    case 'block-kind': return kindPieces(meaning.spec, meaning.block);
    case 'block-name': return blockPieces(meaning.block);
    case 'property': return propertyPieces(meaning.block, meaning.spec, meaning.estimate);
    case 'let': return letPieces(meaning.estimate);
    case 'reference': return referencePieces(meaning, analysis.names().find(({ name }) => name === meaning.path));
    case 'word': return [line({ strong: meaning.word }), ...(meaning.doc === '' ? [] : [line(...prose(meaning.doc))])];
    case 'function': return [line({ code: meaning.signature }), line(...prose(meaning.doc))];
    case 'unit': return unitPieces(meaning.text, meaning.value);
    case 'import': return [line({ strong: 'import' }, ' ', { code: meaning.path }), line('Its own names are visible here.')];
    case 'assert': return assertPieces(meaning.result);
  }
}
