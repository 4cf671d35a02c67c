/** What the formats of `scale check` are given. */
import type { Look } from '../look.js';
import type { PlacedFinding } from '../places.js';

export interface CheckedFile {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  readonly findings: readonly PlacedFinding[];
}

export type CheckFormat = (files: readonly CheckedFile[], look: Look) => string;

export const findingsOf = (files: readonly CheckedFile[]): PlacedFinding[] => files.flatMap(({ findings }) => findings);
