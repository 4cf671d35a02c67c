/** What the thing under the pointer is, and what is known about it. */
import type { Hover, Position } from 'vscode-languageserver';
import type { Analysis, Meaning } from '../../../engine/src/index.js';
import { offsetOf, rangeOf } from '../convert.js';
import type { Host } from '../host.js';
import { assertPieces } from '../hover/assert.js';
import { blockPieces, kindPieces } from '../hover/block.js';
import { referencePieces } from '../hover/reference.js';
import { tablePieces } from '../hover/table.js';
import { unitPieces } from '../hover/unit.js';
import { letPieces, propertyPieces } from '../hover/value.js';
import { markupOf } from '../text/markup.js';
import { line, prose, type Piece } from '../text/rich-text.js';
import type { Analysed } from '../workspace.js';

/** `null` where nothing stands that has a meaning. */
export function hover({ document, analysis }: Analysed, position: Position, markdown: boolean, host: Host): Hover | null {
  const meaning = analysis.at(offsetOf(document, position));
  if (meaning === undefined) return null;
  const pieces = piecesOf(meaning, analysis);
  if (pieces.length === 0) return null;
  const contents = markupOf([...pieces, ...referencePage(meaning, host)], markdown);
  return { contents, range: rangeOf(document, meaning) };
}

/** The page about the kind of block; nothing where the documentation is not installed. */
function referencePage(meaning: Meaning, host: Host): Piece[] {
  const kind =
    meaning.kind === 'block-kind'
      ? meaning.spec.name
      : 'block' in meaning && meaning.kind !== 'reference'
        ? meaning.block?.kind
        : undefined;
  const page = kind === undefined ? undefined : host.pageOf(`docs/reference/${kind}.md`);
  return page === undefined ? [] : [line({ link: `Reference: ${kind}`, to: page })];
}

function piecesOf(meaning: Meaning, analysis: Analysis): readonly Piece[] {
  switch (meaning.kind) {
    case 'block-kind':
      return kindPieces(meaning.spec, meaning.block);
    case 'block-name':
      return blockPieces(meaning.block);
    case 'property':
      return propertyPieces(meaning.block, meaning.spec, meaning.estimate);
    case 'let':
      return letPieces(meaning.estimate);
    case 'reference':
      return referencePieces(
        meaning,
        analysis.names().find(({ name }) => name === meaning.path),
      );
    case 'word':
      return [line({ strong: meaning.word }), ...(meaning.doc === '' ? [] : [line(...prose(meaning.doc))])];
    case 'function':
      return [line({ code: meaning.signature }), line(...prose(meaning.doc))];
    case 'unit':
      return unitPieces(meaning.text, meaning.value);
    case 'table':
      return tablePieces(meaning);
    case 'import':
      return [line({ strong: 'import' }, ' ', { code: meaning.path }), line('Its own names are visible here.')];
    case 'assert':
      return assertPieces(meaning.result);
  }
}
