/** Answers about lets, givens and blocks. Types only. */
import type { Item } from '../../names/items.js';
import type { Merged } from '../../names/merge.js';
import type { Problem } from '../../schema/problem.js';
import type { Known } from './known.js';

export interface GivenResult {
  readonly known: Known;
  readonly problems: readonly Problem[];
  readonly item: Item | undefined;
}

export interface LetResult {
  readonly known: Known;
  readonly problems: readonly Problem[];
}

export interface BlockResult {
  readonly merged: Merged;
  /** In vocabulary order. */
  readonly known: ReadonlyMap<string, Known>;
  readonly phases: ReadonlyMap<string, BlockResult>;
  /** Problems of the block's own text. */
  readonly problems: readonly Problem[];
}

/** A block of a circle while it is derived together with the others. */
export interface BlockInWork {
  readonly inWork: true;
  /** What it has settled at a path, of itself or of a nested phase; `undefined` while it may still come. */
  settled(path: string, phase: string | undefined): Known | undefined;
}
