/** What a finding is. Texts are made in `checks/codes/`, one file per code; places are found by the caller; printing is up to each surface. */

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A repair: each edit replaces a span by a text. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

export interface Related {
  readonly message: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A diagnostic in the coordinates of the file's present text. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence of cause, one of remedy. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Draw it faded: an unused name. */
  readonly unnecessary?: boolean;
}
