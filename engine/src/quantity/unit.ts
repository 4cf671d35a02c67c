/** What a unit is, once it is read. */
import type { Dimension } from './dimension.js';

export interface Unit {
  /** As written, full-width forms folded: `GPU-hours`, `$/GPU-hour`. */
  readonly text: string;
  /** How many internal base units one of it is: s, J, byte, FLOP, one currency unit, gram of CO2, one count. */
  readonly factor: number;
  readonly dimension: Dimension;
  /** The chip of tagged accelerator hours, in its usual spelling: `H100`. */
  readonly tag?: string;
}
