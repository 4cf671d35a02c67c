/** What an expression needs of the world around it while it is evaluated. */
import type { Expr, Reference, StringLiteral } from '../../../../grammar/src/index.js';
import type { Draws } from '../../draws/arithmetic.js';
import type { TableFile } from '../../names/data-file.js';
import type { PropertyType } from '../../schema/types.js';
import type { ProblemData, At } from '../../schema/problem.js';
import type { BlockRef, Value } from '../../schema/value.js';

export interface Context {
  readonly seed: number;
  readonly samples: number;
  /** The value of a part of the expression. */
  evaluate(expr: Expr | undefined, wanted?: PropertyType): Value;
  /** What a name means here. `wanted` is the type of the slot, if the name stands alone in one. */
  lookup(reference: Reference, wanted?: PropertyType): Value;
  /** The canonical tag of a chip word: `h100` → `H100`. */
  tagOf(word: string): string | undefined;
  /** The tag of the chip that a phase runs on. */
  chipOf(phase: BlockRef): string | undefined;
  /** Value per accelerator of the chip with this tag: `peak.bf16` of `H100`; for conversions between chips. */
  perChip(tag: string, path: string): number | undefined;
  /** Draws under an identity that nothing but the writer can change: file, block, property, ordinal. */
  draws(ordinal: number, signature: string, make: (identity: string) => Draws): Draws;
  /** What a text in quotes means where it is more than a text: a column in the braces behind a table. */
  text?(literal: StringLiteral): Value | undefined;
  /** The table that a path written here names, and its path from the read root. */
  table(written: string): { readonly file: string; readonly content: TableFile };
  /** For each draw the row of a file that it is: the same row for all columns of that file, wherever they are written. */
  rowsOf(file: string, rows: number): Uint32Array;
  report(at: At, problem: ProblemData): void;
  /** Does anything in scope have this name? */
  isName(name: string): boolean;
  /** The next range literal of the expression. */
  nextOrdinal(): number;
}

export const unknown = (because: string): Value => ({ kind: 'unknown', because });
