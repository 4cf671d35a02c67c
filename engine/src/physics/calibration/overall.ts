/**
 * One factor for everything that a prediction gets wrong on somebody's cluster, where measured runs say too little for more: size and
 * speed, but not how the model was cut. The prior is that there is nothing to correct.
 */
import { fitted } from '../throughput/fitted-efficiencies.js';

export interface PredictedRun {
  /** Seconds of a step, or any other time of the run. */
  readonly predicted: number;
  readonly measured: number;
}

export interface OverallSpeed {
  /** Measured speed over predicted speed. */
  readonly factor: number;
  /** Standard deviation of its logarithm. */
  readonly spread: number;
  /** Means of |predicted / measured - 1|; left out: each run by the factor of the others, unknown for a single one. */
  readonly errorBefore: number;
  readonly errorAfter: number;
  readonly errorLeftOut: number | undefined;
  /** Standard deviation of the logarithm of predicted over measured around 0, each run by the factor of the others. */
  readonly deviationLeftOut: number | undefined;
}

/**
 * In logarithms. Of a prediction without a layout around what another program on another cluster took: the error of the model and of the
 * layout.
 */
const spreadBefore = Math.hypot(fitted.deviation.known, fitted.deviation.layout);
/** Of single runs around the mean of one cluster: they differ in what the table does not tell, which is as much again. */
const spreadOfRuns = spreadBefore;

/** The factor is 1 where there is no run. Runs whose times are no finite positive numbers are left out. */
export function overallSpeed(runs: readonly PredictedRun[]): OverallSpeed {
  const logs = runs.map(({ predicted, measured }) => Math.log(predicted / measured)).filter(Number.isFinite);
  const sum = logs.reduce((total, log) => total + log, 0);
  const learnt = (total: number, count: number): number => total / (count + (spreadOfRuns / spreadBefore) ** 2);
  const after = learnt(sum, logs.length);
  const rest = logs.map(log => log - after);
  const leftOut = logs.length < 2 ? undefined : logs.map(log => log - learnt(sum - log, logs.length - 1));
  return {
    factor: Math.exp(after),
    spread: Math.sqrt(1 / (1 / spreadBefore ** 2 + logs.length / spreadOfRuns ** 2)),
    errorBefore: meanError(logs),
    errorAfter: meanError(rest),
    errorLeftOut: leftOut && meanError(leftOut),
    deviationLeftOut: leftOut && Math.sqrt(leftOut.reduce((total, log) => total + log * log, 0) / leftOut.length),
  };
}

const meanError = (logs: readonly number[]): number =>
  logs.length === 0 ? 0 : logs.reduce((total, log) => total + Math.abs(Math.exp(log) - 1), 0) / logs.length;
