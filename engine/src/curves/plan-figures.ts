/** What pictures are made from: the finished blocks of a file, and the world they stand in. */
import type { BlockResult } from '../graph/queries/results.js';
import { readerOf, sourceOf } from '../graph/queries/reader.js';
import type { Universe } from '../graph/queries/world-context.js';
import { shiftOf } from '../names/items.js';
import { formatNumber } from '../quantity/format.js';
import type { Reader } from '../schema/value.js';
import type { CurveAxis, CurveSet, PhaseKind } from './types.js';

export interface PlanFigures {
  readonly universe: Universe;
  /** The main file. */
  readonly main: string;
  /** Blocks of the main file by name. */
  readonly results: ReadonlyMap<string, BlockResult>;
}

export const lossAxis: CurveAxis = { label: 'Loss', unit: 'nats/token', scale: 'linear', share: false };

export const shareAxis = (benchmark: string | null): CurveAxis => ({
  label: benchmark === null ? 'Accuracy' : `Accuracy on ${benchmark}`,
  unit: '',
  scale: 'linear',
  share: true,
});

export const titleOf = (block: BlockResult): string => block.merged.node.title?.value ?? block.merged.ref.name;

/** Where the block begins in the present text. */
export const offsetOf = (block: BlockResult): number => block.merged.node.start + shiftOf(block.merged.item);

/** Reads the block and, through its references, others. */
export const readerFor = ({ universe }: PlanFigures, block: BlockResult): Reader => readerOf(sourceOf(universe, block.merged.ref), []);

/** The figures people know a phase by, the middle of each: `405B params`, `15.6T tokens`. */
export const figuresOf = (block: BlockResult, paths: readonly string[]): readonly string[] =>
  paths.flatMap(path => {
    const known = block.known.get(path);
    return known?.range == null ? [] : [formatNumber(known.range.p50, known.unit)];
  });

/** A picture that says why there is none. */
export function noPicture(block: BlockResult, phase: PhaseKind, reason: string, y: CurveAxis = lossAxis): CurveSet {
  const { name } = block.merged.ref;
  const x: CurveAxis = { label: 'Compute', unit: 'FLOP', scale: 'log', share: false };
  return {
    id: name,
    block: name,
    phase,
    view: 'performance',
    title: titleOf(block),
    x,
    y,
    curves: [],
    markers: [],
    note: '',
    unavailable: reason,
  };
}
