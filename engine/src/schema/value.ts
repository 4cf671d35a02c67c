/** A value while it is computed: draws with their dimension, words, dates, blocks. Types only. */
import type { Expr } from '../../../grammar/src/index.js';
import type { Draws } from '../draws/arithmetic.js';
import type { Dimension } from '../quantity/dimension.js';
import type { FitJob, FitOutcome } from '../laws/fit/types.js';
import type { CalibrationFault } from './problem.js';

export type Value = NumberValue | UnknownValue | TextValue | WordValue | BooleanValue | BlockValue | ListValue | BoundsValue | FormValue;

export interface NumberValue {
  readonly kind: 'number';
  /** In internal base units (s, J, byte, FLOP, one currency unit, g CO2, one count); dates are seconds since 1970. */
  readonly draws: Draws;
  readonly dimension: Dimension;
  /** Chip of tagged accelerator time: `H100`. */
  readonly tag?: string;
  /** Per accelerator: GPU counts cancel freely. */
  readonly perGpu?: boolean;
  /** Accelerator time read from this phase: of its chip, though not written so. */
  readonly phase?: BlockRef;
  readonly date?: boolean;
  /** The outcome of a comparison: draws are 0 or 1. */
  readonly truth?: boolean;
  /** Written with `%`. */
  readonly percent?: boolean;
  /** The unit asked for with `as`, in which a slot that leaves the unit free shows it; arithmetic drops it. */
  readonly shownIn?: { readonly text: string; readonly factor: number };
  /** Significant digits as written; computed values have none. */
  readonly digits?: number;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  /** Completes "unknown, because …". */
  readonly because: string;
  /** It has draws that divide by zero or are too large: how many of how many. */
  readonly notFinite?: { readonly count: number; readonly samples: number };
}

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  /** The text names a table: its rows, as the braces behind it say what they are. */
  readonly rows?: MappedRows;
  /** What is doubtful about it, for the rule that tells of it. */
  readonly faults?: readonly CalibrationFault[];
}

/** Rows of a table under the names of the vocabulary. */
export interface MappedRows {
  /** The line of the file on which each row begins, from 1. */
  readonly lines: readonly number[];
  /** In internal base units, one for each row. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** One for each row. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Blocks that are the same for all rows. */
  readonly blocks: ReadonlyMap<string, BlockRef>;
}

/** A word of an enumeration with its arguments: `grpo(group: 16)`. */
export interface WordValue {
  readonly kind: 'word';
  readonly word: string;
  readonly args: ReadonlyMap<string, Value>;
  readonly text: string;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** A block, and `* n` of it in a hardware slot. */
export interface BlockValue {
  readonly kind: 'block';
  readonly block: BlockRef;
  readonly count?: NumberValue;
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** Hard bounds that are not drawn from: `valid { N: 70M..16B }`. */
export interface BoundsValue {
  readonly kind: 'bounds';
  readonly low: number;
  readonly high: number;
}

/** The right side of a law. */
export interface FormValue {
  readonly kind: 'form';
  readonly expr: Expr;
  readonly text: string;
}

/** The address of a block: the file it stands in and its name there. */
export interface BlockRef {
  readonly file: string;
  readonly name: string;
  readonly kind: string;
  /** It stands in the standard library. */
  readonly library: boolean;
}

/** What a derivation written in code reads. Asking for a value notes it as an input of the result. */
export interface Reader {
  /** Draws per value. */
  readonly samples: number;
  /** A known value of the block or, dotted, of a block it refers to; `undefined` when unknown. */
  read(path: string): Value | undefined;
  /** The same as a number in internal base units. */
  number(path: string): NumberValue | undefined;
  /** A number given in another block, asked without deriving anything there: price, PUE, grid and horizon of a budget. */
  givenIn(block: BlockRef, path: string): NumberValue | undefined;
  /** A formula written in the language, over the same paths; `undefined` when an input is unknown. */
  evaluate(text: string): Value | undefined;
  /** The word given at a path. */
  word(path: string): string | undefined;
  /** The origin of a known value: `given`, `default` … */
  origin(path: string): string | undefined;
  /** The file says something at this path, of this block or of one that a property here names, known or not. */
  states(path: string): boolean;
  /** Why a path is unknown; completes "unknown, because …". */
  because(path: string): string;
  /** All known numbers under a block the path refers to, or of this block under an empty path: the constants of a law. */
  constants(path: string): ReadonlyMap<string, NumberValue>;
  /** Numbers that this block gives and its kind does not list: the constants of a law that are not fitted. */
  givenConstants(): ReadonlyMap<string, NumberValue>;
  /** What came of a fit; `undefined` while the host has not made it. */
  fitted(job: FitJob): FitOutcome | undefined;
  /** For each draw one of so many rows, every row equally often; the same for all that ask under this name. */
  rowsDrawn(name: string, rows: number): Uint32Array;
  /** Names of the nested phases of this block. */
  readonly phases: readonly string[];
  /** The block this reader reads. */
  readonly self: BlockRef;
  /** Every phase block of this block's file, in order. */
  phasesOfFile(): readonly BlockRef[];
  /** Budgets of the file that list this block. */
  budgets(): readonly BlockRef[];
  /** The only block of a kind in the file; `undefined` when there is none or several. */
  onlyBlock(kind: string): BlockRef | undefined;
  /** What follows from its key alone and costs too much to be made twice: kept for this analysis and the next ones. */
  keep<T>(key: string, make: () => T): T;
  /** Standard normal draws that every block shares under a name: the error of one model of the world is the same wherever it is used. */
  normals(name: string): Float64Array;
  /** A reader of another block. Reads through it are inputs too. */
  open(block: BlockRef): Reader;
}
