/**
 * Several laws in one picture. Each speaks of its own corpus and tokenizer, so that the label says whose line it is and the note what does
 * not compare.
 */
import { summarize } from '../draws/summary.js';
import { lawAt, type Law } from '../laws/apply.js';
import type { BlockResult } from '../graph/queries/results.js';
import { sourceOf } from '../graph/queries/reader.js';
import type { BlockRef } from '../schema/value.js';
import type { PhaseAxis } from './axes.js';
import { libraryBlocks, ownBlocks, readerWithLaw } from './library-blocks.js';
import { frontier } from './law-performance.js';
import { curveOf } from './performance.js';
import { lossAxis, titleOf, type PlanFigures } from './plan-figures.js';
import type { Curve, CurveMarker, CurveSet } from './types.js';

/** A law whose range ends farther than this factor of compute from the plan says nothing about it. */
const farthest = 10_000;

const mostLaws = 6;

interface Compared {
  readonly ref: BlockRef;
  readonly law: Law;
  /** How far the plan's compute lies outside the range of the law, as a factor; 1 inside. */
  readonly outside: number;
}

/** The frontiers of the phase's own law and of others near it; nothing where no other law is near. */
export function lawComparison(
  plan: PlanFigures,
  block: BlockResult,
  own: Law,
  over: PhaseAxis,
  xs: readonly number[],
  marker: readonly CurveMarker[],
): readonly CurveSet[] {
  const flop = summarize(over.here).p50;
  const others = [...ownBlocks(plan, 'law'), ...libraryBlocks(plan, 'law')]
    .filter(ref => ref.name !== own.name)
    .flatMap(ref => comparable(plan, block, ref, flop));
  const nearest = others.sort((a, b) => a.outside - b.outside).slice(0, mostLaws - 1);
  const lines = nearest.flatMap(({ ref, law }) => frontierOf(law, `by ${law.name}`, sourceText(plan, ref), over, xs));
  if (lines.length === 0) return [];
  const { name } = block.merged.ref;
  return [
    {
      id: `${name}:laws`,
      block: name,
      phase: 'pretrain',
      view: 'laws',
      axis: 'flop',
      gives: 'loss',
      title: `${titleOf(block)}: laws compared`,
      x: over.axis,
      y: lossAxis,
      markers: marker,
      curves: [...frontierOf(own, `by ${own.name}, the law of the plan`, own.name, over, xs), ...lines],
      note:
        'The best size at each compute by several laws. Each was fitted on its own corpus and tokenizer: heights do not compare from law to law, slopes do. ' +
        `The plan stands where ${own.name} puts it. Dashed where a law is an extrapolation.`,
    },
  ];
}

function frontierOf(law: Law, label: string, source: string, over: PhaseAxis, xs: readonly number[]): readonly Curve[] {
  const curve = curveOf(frontier(law, { id: `law-${law.name}`, label, role: 'frontier', source }), over.flopPerX, xs);
  return curve.points.length === 0 ? [] : [curve];
}

function comparable({ universe }: PlanFigures, block: BlockResult, ref: BlockRef, flop: number): readonly Compared[] {
  const law = lawAt(readerWithLaw(universe, block, ref), 'law');
  if (law === undefined || typeof law === 'string' || law.gives !== 'loss') return [];
  const outside = factorOutside(law, flop);
  return outside === undefined || outside > farthest ? [] : [{ ref, law, outside }];
}

/** By the compute of the smallest and the largest run the law was fitted on; `undefined` for a law that does not say. */
function factorOutside(law: Law, flop: number): number | undefined {
  const [size, seen, compute] = ['N', 'D', 'C'].map(variable => law.valid.get(variable));
  const low = compute?.low ?? (size === undefined || seen === undefined ? undefined : 6 * size.low * seen.low);
  const high = compute?.high ?? (size === undefined || seen === undefined ? undefined : 6 * size.high * seen.high);
  return low === undefined || high === undefined ? undefined : Math.max(1, flop / high, low / flop);
}

function sourceText({ universe }: PlanFigures, ref: BlockRef): string {
  const source = sourceOf(universe, ref).find('source')?.value;
  return typeof source === 'string' ? `${ref.name}: ${source}` : ref.name;
}
