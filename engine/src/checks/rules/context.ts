/** What the rules about finished blocks share: what they may ask, and where a finding stands. */
import type { Known } from '../../graph/queries/known.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { phaseKinds } from '../../kinds/measures.js';
import type { Given } from '../../names/merge.js';
import type { Problem, ProblemData } from '../../schema/problem.js';
import type { Reader } from '../../schema/value.js';

export interface RuleContext {
  /** The chip of a hardware slot with the day of its first delivery; `undefined` where that day is not known. */
  readonly release: (hardware: Known) => { readonly chip: string; readonly released: Known } | undefined;
  /** Blocks of a kind that the file itself has, one of which a slot that nothing names could mean. */
  readonly candidates: (kind: string) => readonly string[];
  /** A value read from the block or, dotted, through its references, with where it comes from. */
  readonly known: (block: BlockResult, path: string) => Known | undefined;
  /** A plain number read from the block or, dotted, through its references: `model.heads`. */
  readonly number: (block: BlockResult, path: string) => number | undefined;
  /** All that the block knows, through its references too. */
  readonly reader: (block: BlockResult) => Reader;
  /** A word read likewise: `law.gives`. */
  readonly word: (block: BlockResult, path: string) => string | undefined;
  /** The peak of the chip of the library that the hardware comes from or is named after. */
  readonly libraryPeak: (block: BlockResult, path: string) => { readonly chip: string; readonly peak: number } | undefined;
  /** Laws that a benchmark of the file names. */
  readonly benchmarkLaws: () => ReadonlySet<string>;
}

export const phases: ReadonlySet<string> = new Set([...phaseKinds, 'phase']);

export const at = (block: BlockResult, path: string, problem: ProblemData): Problem => {
  const span = ownGiven(block, path)?.expr ?? headOf(block);
  return { ...problem, start: span.start, end: span.end };
};

export function headOf(block: BlockResult): { start: number; end: number } {
  const { start, end } = block.merged.node.name ?? block.merged.node.path;
  return { start, end };
}

/** A given of the block's own text. */
export const ownGiven = (block: BlockResult, path: string): Given | undefined => {
  const given = block.merged.givens.get(path);
  return given !== undefined && given.origin === 'given' && given.item === block.merged.item ? given : undefined;
};

/** A value of the text, not one the block merely inherited: its fault is told where it is written. */
export const isOwn = (block: BlockResult, path: string): boolean => {
  const known = block.known.get(path);
  return known !== undefined && known.origin !== 'inherited' && known.origin !== 'library';
};

/** The number at a path of the block itself where it is certain. */
export const pointAt = (block: BlockResult, path: string): number | undefined => {
  const draws = block.known.get(path)?.number?.draws;
  return typeof draws === 'number' ? draws : undefined;
};
