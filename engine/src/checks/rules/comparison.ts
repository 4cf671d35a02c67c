/** A claim held against what others published or estimated of the same run: which figures agree, and which are apart. */
import type { Summary } from '../../estimate.js';
import type { Known } from '../../graph/queries/known.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { formatMedian, joinParts, partsOfRange } from '../../quantity/format.js';
import type { Problem } from '../../schema/problem.js';
import { at, ownGiven, type RuleContext } from './context.js';

/** What both may say. Money and energy rest on prices and power that neither has published. */
const figures = ['params', 'tokens', 'flop', 'gpu_hours', 'pretraining_share', 'count', 'days', 'mfu'] as const;

/** Published figures are rounded, and read off charts: medians closer than this agree, whatever their ranges. */
const sameWithin = 1.25;

interface Compared {
  readonly property: string;
  readonly own: string;
  readonly other: string;
  /** Of the ends of the claim over the middle of what others say. */
  readonly low: number;
  readonly high: number;
  readonly apart: boolean;
}

export function comparison(block: BlockResult, context: RuleContext): Problem[] {
  const named = block.known.get('compare_with')?.current;
  if (named?.kind !== 'block' || ownGiven(block, 'compare_with') === undefined) return [];
  const source = context.known(block, 'compare_with.source')?.current;
  const about = { run: named.block.name, source: source?.kind === 'text' ? source.text : null };
  const compared = figures.flatMap(property =>
    comparedAt(property, block.known.get(property), context.known(block, `compare_with.${property}`)),
  );
  const agreeing = compared.filter(({ apart }) => !apart);
  return [
    ...compared
      .filter(({ apart }) => apart)
      .map(({ apart: _, ...figure }) => at(block, figure.property, { kind: 'published-apart', ...figure, ...about })),
    ...(agreeing.length === 0 ? [] : [at(block, 'compare_with', { kind: 'published-agrees', figures: agreeing, ...about })]),
  ];
}

/** What the other run only assumes says nothing of a claim. */
function comparedAt(property: string, own: Known | undefined, other: Known | undefined): readonly Compared[] {
  if (own?.range == null || other?.range == null || other.assumed || own.origin === 'default' || own.unit !== other.unit) return [];
  const ratio = own.range.p50 / other.range.p50;
  if (!(ratio > 0) || !Number.isFinite(ratio)) return [];
  const separate = own.range.p95 < other.range.p5 || other.range.p95 < own.range.p5;
  return [
    {
      property,
      own: spanOf(own, own.range),
      other: spanOf(other, other.range),
      low: own.range.p5 / other.range.p50,
      high: own.range.p95 / other.range.p50,
      apart: separate && Math.max(ratio, 1 / ratio) > sameWithin,
    },
  ];
}

/** `450M to 550M GPU-hours`. */
export function spanOf({ unit, share }: Pick<Known, 'unit' | 'share'>, range: Summary): string {
  const [low, , high] = partsOfRange(range, unit, share);
  const [first, last] = [low, high].map(({ lead, number }) => lead + number);
  return first === last ? formatMedian(range, unit, share) : `${first} to ${joinParts(high)}`;
}
