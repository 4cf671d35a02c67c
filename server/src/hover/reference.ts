/** The hover of a name: what it refers to. */
import type { Meaning, VisibleName } from '../../../engine/src/index.js';
import { line, prose, type Inline, type Piece } from '../text/rich-text.js';
import { blockPieces } from './block.js';
import { derivation, headline } from './value.js';

type ReferenceMeaning = Extract<Meaning, { kind: 'reference' }>;

/**
 * Empty for a name that refers to nothing: the diagnostic on it says so already.
 * @param visible the entry of the name in the list of visible names, if it is one; it has the one-line description
 */
export function referencePieces({ path, estimate, block, spec }: ReferenceMeaning, visible: VisibleName | undefined): Piece[] {
  const origin = visible?.from === 'library' ? [line('From the standard library.')] : [];
  if (block !== undefined) return [...blockPieces(block), ...origin];
  const meaning = spec === undefined ? [] : [line(...prose(spec.doc))];
  if (estimate !== undefined) return [headline(path, estimate), ...meaning, ...derivation(estimate), ...origin];
  if (visible !== undefined) return [...visiblePieces(visible), ...origin];
  return meaning.length === 0 ? [] : [line({ code: path }), ...meaning];
}

function visiblePieces({ kind, name, title, spec }: VisibleName): Piece[] {
  const called: Inline[] = title === null ? [] : [` – ${title}`];
  const described = spec === null || spec === '' ? [] : [line(spec)];
  return [line({ strong: `${kind} ${name}` }, ...called), ...described];
}
