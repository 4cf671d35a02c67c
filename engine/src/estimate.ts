/** The one record a value has. Every surface formats this record; none recomputes it. */

/** Percentiles and mean over all draws, in the unit named beside it. A point has all four equal. */
export interface Summary {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
}

/** Where a value comes from. Anything but `given` is not in the text and is shown as an assumption or a consequence. */
export type Origin = 'given' | 'inherited' | 'library' | 'default' | 'derived' | 'unknown';

/** A place in a file, as offsets into its present text. `file` is the path the host gave, or `library:chips.scale`. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export type EstimateType = 'number' | 'text' | 'list' | 'date' | 'boolean' | 'ref';

export interface Estimate {
  /** Dotted path inside its block: `gpu_hours`, `peak.bf16`. For a `let`, its name. */
  readonly path: string;
  readonly type: EstimateType;
  readonly origin: Origin;
  /** Percentiles and mean in `unit`; `null` when unknown or not a number. */
  readonly range: Summary | null;
  /**
   * Canonical unit: `GPU-hour`, `FLOP`, `day`, `$`, `tokens`; empty for factors and shares. Where `as` asked for one: that unit, as
   * written.
   */
  readonly unit: string;
  /** The unit was asked for with `as`: the value is shown in it, whatever its size. */
  readonly unitAsked: boolean;
  /** The value is a share, a probability or an efficiency: people read it as a percentage. */
  readonly share: boolean;
  /** The value of everything that is not a number: text, a word with its arguments, a date `yyyy-mm-dd`, yes/no, a block's name. */
  readonly value: string | boolean | readonly string[] | null;
  /** For `derived`: the formula in words people can check, `flop / (peak * mfu * goodput)`. */
  readonly formula: string | null;
  /** An identity holds by definition; an estimate is a model of the world. */
  readonly formulaKind: 'identity' | 'estimate' | null;
  /** The estimates the formula or the expression read, with the names it calls them by. */
  readonly inputs: readonly EstimateInput[];
  /** Where the number was published, as written after it, or the source of the formula or the default. */
  readonly source: string | null;
  /** For `default`: why this one. For `unknown`: because of what. */
  readonly because: string | null;
  /** `true`, or the reason why the value lies outside the range its formula or law was made for. */
  readonly valid: true | string;
  /** Where it is written: the value's own span; absent for derived and default values. */
  readonly place: Place | null;
}

export interface EstimateInput {
  /** Name in the formula: `mfu`. */
  readonly name: string;
  /** Full dotted path: `base.mfu`, `h100.peak.bf16`. */
  readonly path: string;
  readonly estimate: Estimate;
}
