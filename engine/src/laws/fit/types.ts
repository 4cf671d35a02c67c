/** What is fitted to what, and what comes of it. Plain data that can be handed to another thread. Types only. */

export type Comparison = 'logs' | 'values';

/** Runs and the formula they are to determine. Same content, same key, same result to the last digit. */
export interface FitJob {
  /** Stands for everything below. */
  readonly key: string;
  /** The formula as text: `E + A / N^alpha + B / D^beta`. */
  readonly form: string;
  /** Constants to be found, in the order of the formula. */
  readonly free: readonly string[];
  /** Constants that are given and stay as they are. */
  readonly fixed: Readonly<Record<string, number>>;
  /** Of each variable that the formula reads, one number per run. */
  readonly variables: Readonly<Record<string, Float64Array>>;
  /** What each run came to: a loss in nats per token, positive, or an accuracy between 0 and 1. */
  readonly observed: Float64Array;
  /** How a prediction is held against it: a loss by its logarithm, an accuracy, which may be 0, as it is. */
  readonly compared: Comparison;
  /** How much each run counts; all alike where absent. */
  readonly weights?: Float64Array;
  /** Line of the file on which each run stands, from 1. */
  readonly lines: readonly number[];
  /** FLOP of each run, by which the largest are held out; absent where nothing tells. */
  readonly compute?: Float64Array;
  /** How often the runs are drawn anew to see how far the constants are known. */
  readonly resamples: number;
}

/** Constants that fit best, in the order of `FitJob.free`. */
export interface FitPoint {
  readonly values: readonly number[];
  /** Sum over the runs of the Huber loss of predicted minus observed, or of their logarithms, as it was made least. */
  readonly objective: number;
}

/** One constant: the value that fits best, and how the resamples spread around it. */
export interface FittedConstant {
  readonly name: string;
  readonly value: number;
  /** Standard deviation over the resamples. */
  readonly error: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** A run that lies further from the law than the others let expect. */
export interface Outlier {
  readonly line: number;
  /** Observed over predicted, minus 1; of values that are compared as they are, observed minus predicted. */
  readonly deviation: number;
}

/** The largest runs by compute, predicted from a fit on the smaller ones. */
export interface HeldOut {
  readonly runs: number;
  /** Least compute among them over the largest among the rest. */
  readonly reach: number;
  /** Mean and largest of the absolute error: relative, or of values that are compared as they are, in their own unit. */
  readonly meanError: number;
  readonly largestError: number;
}

export interface FitResult {
  readonly ok: true;
  readonly constants: readonly FittedConstant[];
  /** One row of constants for each resample, in the order of `constants`; row by row, so that what goes together stays together. */
  readonly resampled: readonly (readonly number[])[];
  /** Between the constants over the resamples, each row in the order of `constants`. */
  readonly correlation: readonly (readonly number[])[];
  readonly rows: number;
  /** Sum of the Huber loss. */
  readonly objective: number;
  /** Root mean square of predicted minus observed, in the unit of what was observed. */
  readonly rmse: number;
  /** Share of the variance of what is compared that the law explains. */
  readonly r2: number;
  readonly outliers: readonly Outlier[];
  readonly heldOut: HeldOut | undefined;
  /** Constants that the runs leave open, each with those it can be traded against. */
  readonly open: readonly OpenConstant[];
}

/** The runs hardly tell this constant: others make up for any change of it, or it does not matter at all. */
export interface OpenConstant {
  readonly name: string;
  /** From the 5th to the 95th percentile of the resamples, as a ratio, or a difference for constants that change sign. */
  readonly p5: number;
  readonly p95: number;
  /** The constant that it moves with most, if one does. */
  readonly with: string | undefined;
}

/** Nothing came of it; completes "not fitted, because …". */
export interface FitFailure {
  readonly ok: false;
  readonly because: string;
}

export type FitOutcome = FitResult | FitFailure;
