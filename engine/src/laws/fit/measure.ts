/** How a prediction is held against what was observed. */
import type { Comparison } from './types.js';

export interface Measure {
  /** What is compared of a prediction, and of an observation. */
  readonly of: (value: number) => number;
  /** Its derivative. */
  readonly slope: (value: number) => number;
  /** Residuals up to this count with their square, larger ones in proportion, so that a few bad runs do not decide. */
  readonly delta: number;
  /** How far a value is from another one as people say it: a share of that, or the difference itself. */
  readonly error: (value: number, other: number) => number;
}

/**
 * Losses by their logarithms, with the width of Hoffmann et al. 2022 (arXiv 2203.15556, section 3.3). Accuracies as they are: near 0 a logarithm
 * would count the noise of the worst runs most. Two points are what the choice of questions alone moves a benchmark of some hundreds.
 */
export const measures: Readonly<Record<Comparison, Measure>> = {
  logs: { of: Math.log, slope: value => 1 / value, delta: 1e-3, error: (value, other) => value / other - 1 },
  values: { of: value => value, slope: () => 1, delta: 0.02, error: (value, other) => value - other },
};
