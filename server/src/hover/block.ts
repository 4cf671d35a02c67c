/** The hover of a block: the table people want first. */
import {
  constantPaths,
  headlinePaths,
  isSpread,
  kindNamed,
  percentileTexts,
  type BlockEstimates,
  type Estimate,
  type KindSpec,
} from '../../../engine/src/index.js';
import { line, prose, table, type Inline, type Piece } from '../text/rich-text.js';

export function kindPieces(spec: KindSpec, block: BlockEstimates | undefined): Piece[] {
  const meaning = line({ strong: spec.name }, ' – ', ...prose(spec.doc));
  return block === undefined ? [meaning] : [meaning, ...blockPieces(block)];
}

export function blockPieces(block: BlockEstimates): Piece[] {
  const title: Inline[] = block.title === null ? [] : [` – ${block.title}`];
  const doc = block.doc === null || block.doc.trim() === '' ? [] : [line(...prose(block.doc))];
  return [line({ strong: `${block.kind} ${block.name}` }, ...title), ...doc, ...figures(block)];
}

/** The headline properties of the kind that have something to say, those people look for first at the top. */
export function headlines(block: BlockEstimates): Estimate[] {
  const spec = kindNamed(block.kind);
  const listed = spec === undefined ? [...block.estimates.keys()] : headlinePaths(spec);
  return [...listed, ...constantsOf(block)].map(path => block.estimates.get(path)).filter(estimate => estimate !== undefined);
}

/** Of a law its constants, and of a fitted one how well it fits. */
const constantsOf = ({ kind, estimates }: BlockEstimates): readonly string[] => {
  const constants = constantPaths(kindNamed(kind), estimates.keys());
  const isFitted = constants.some(path => estimates.get(path)?.formulaKind === 'estimate');
  return isFitted ? [...constants, 'rmse', 'rows'] : constants;
};

function figures(block: BlockEstimates): Piece[] {
  const known = headlines(block).filter(isKnown);
  const missing = headlines(block)
    .filter(estimate => !isKnown(estimate))
    .map(estimate => estimate.path);
  const spread = known.some(isSpread);
  const rows = known.map((estimate): Inline[] => {
    const [low, median, high] = percentileTexts(estimate);
    const mark = estimate.origin === 'default' ? ' (assumption)' : '';
    if (!spread) return [{ code: estimate.path }, `${median}${mark}`];
    return low === high ? [{ code: estimate.path }, '', `${median}${mark}`, ''] : [{ code: estimate.path }, low, `${median}${mark}`, high];
  });
  const head = spread ? ['', 'P5', 'P50', 'P95'] : ['', 'value'];
  const pieces: Piece[] = rows.length === 0 ? [] : [table(head, rows)];
  const names = missing.flatMap((path, index): Inline[] => (index === 0 ? [{ code: path }] : [', ', { code: path }]));
  if (missing.length > 0) pieces.push(line('Unknown: ', ...names));
  return pieces;
}

function isKnown(estimate: Estimate): boolean {
  return estimate.origin !== 'unknown';
}
