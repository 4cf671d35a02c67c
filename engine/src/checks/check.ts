/** What a check is: one code, what documentation says of it, and how one finding reads. */
import type { Fix, Severity } from '../diagnostic.js';
import type { At, ProblemKind, ProblemOf } from '../schema/problem.js';

export interface Description {
  /** One sentence of cause, one of remedy. */
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly message: string; readonly at: At }[];
  /** Two places whose texts change places; made into a fix where the text is at hand. */
  readonly swap?: { readonly first: At; readonly second: At; readonly title: string };
  readonly unnecessary?: boolean;
}

export interface CheckParts<K extends ProblemKind> {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  /** For the documentation: why it is told, what to do, and the smallest file that shows it. */
  readonly cause: string;
  readonly remedy: string;
  readonly example: string;
  readonly describe: (problem: ProblemOf<K>) => Description;
}

export interface Check<K extends ProblemKind> extends CheckParts<K> {
  readonly kind: K;
}

/** A check of any kind; `describe` is only called with problems of its own kind. */
export type AnyCheck = { readonly [K in ProblemKind]: Check<K> }[ProblemKind];

export const check = <K extends ProblemKind>(kind: K, parts: CheckParts<K>): Check<K> => ({ kind, ...parts });
