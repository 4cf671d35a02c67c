/**
 * Efficiencies of somebody's own cluster from a few measured steps. The prior are the fitted constants with their spread between clusters,
 * so that constants that the measurements say nothing about stay where they are: without a prior a handful of steps sends them anywhere.
 */
import type { Chip } from '../setup.js';
import {
  constantNames,
  efficienciesFor,
  fromUnbounded,
  toUnbounded,
  type ChipEfficiencies,
  type Constant,
  type Efficiencies,
} from '../throughput/efficiencies.js';
import { stepTime } from '../throughput/step-time.js';
import type { StepWorkload } from '../throughput/workload.js';
import { solve } from './least-squares.js';

export interface MeasuredStep {
  readonly work: StepWorkload;
  readonly chip: Chip;
  readonly seconds: number;
}

export interface ChangedConstant {
  readonly name: Constant;
  readonly before: number;
  readonly after: number;
  /** By how many of its standard deviations it moved. */
  readonly moved: number;
}

export interface Calibration {
  readonly efficiencies: ChipEfficiencies;
  /** Constants that moved by more than a tenth of their spread, the furthest first. */
  readonly changed: readonly ChangedConstant[];
  /** Mean of |predicted / measured - 1| over the measurements, before, after, and each predicted from others (unknown for a single one). */
  readonly errorBefore: number;
  readonly errorAfter: number;
  readonly errorLeftOut: number | undefined;
  /** Standard deviation of the logarithm of predicted over measured around 0, each predicted from others; unknown for a single one. */
  readonly deviationLeftOut: number | undefined;
}

/** Standard deviation of a step around a right prediction, in logarithms: what the fit over all sources leaves, wild ones aside. */
export const measurementNoise = 0.05;

/** Up to so many measurements each is predicted from all others; more are dealt into so many parts, each predicted from the other parts. */
const mostParts = 12;

/**
 * Steps on one sort of accelerator. The answer is the prior when there are none. A step that took no time, or not a finite one, is no
 * measurement and is left out.
 */
export function calibrate(
  steps: readonly MeasuredStep[],
  prior: ChipEfficiencies = efficienciesFor(steps[0]?.chip.generation ?? ''),
): Calibration {
  const usable = steps.filter(({ seconds }) => Number.isFinite(seconds) && seconds > 0);
  const efficiencies = usable.length === 0 ? prior : update(usable, prior);
  const leftOut = ratiosLeftOut(usable, prior, efficiencies.values);
  return {
    efficiencies,
    changed: changes(prior, efficiencies.values),
    errorBefore: mean(usable.map(step => errorOf(ratioOf(step, prior.values)))),
    errorAfter: mean(usable.map(step => errorOf(ratioOf(step, efficiencies.values)))),
    errorLeftOut: leftOut && mean(leftOut.map(errorOf)),
    deviationLeftOut: leftOut && rootMeanSquare(leftOut.map(Math.log)),
  };
}

/** Predicted over measured time of each step by constants that did not see it; `undefined` where there is nothing else to learn from. */
function ratiosLeftOut(steps: readonly MeasuredStep[], prior: ChipEfficiencies, start: Efficiencies): readonly number[] | undefined {
  if (steps.length < 2) return undefined;
  const parts = Math.min(steps.length, mostParts);
  const learnt = Array.from(
    { length: parts },
    (_, part) =>
      update(
        steps.filter((_, index) => index % parts !== part),
        prior,
        start,
      ).values,
  );
  return steps.map((step, index) => ratioOf(step, learnt[index % parts]!));
}

function update(steps: readonly MeasuredStep[], prior: ChipEfficiencies, start: Efficiencies = prior.values): ChipEfficiencies {
  const solution = solve({
    prior: constantNames.map(name => toUnbounded(name, prior.values[name])),
    start: constantNames.map(name => toUnbounded(name, start[name])),
    spread: constantNames.map(name => prior.spread[name]),
    measured: steps.map(({ seconds }) => Math.log(seconds)),
    predict: (parameters, index) => Math.log(stepTime(steps[index]!.work, steps[index]!.chip, efficienciesAt(parameters)).total),
    noise: measurementNoise,
  });
  const spread = Object.fromEntries(constantNames.map((name, index) => [name, solution.deviation[index]!])) as Record<Constant, number>;
  return { values: efficienciesAt(solution.parameters), spread, fitted: true };
}

const efficienciesAt = (parameters: readonly number[]): Efficiencies =>
  Object.fromEntries(constantNames.map((name, index) => [name, fromUnbounded(name, parameters[index]!)])) as unknown as Efficiencies;

function changes(prior: ChipEfficiencies, after: Efficiencies): readonly ChangedConstant[] {
  const moves = constantNames.map(name => {
    const moved =
      prior.spread[name] > 0 ? (toUnbounded(name, after[name]) - toUnbounded(name, prior.values[name])) / prior.spread[name] : 0;
    return { name, before: prior.values[name], after: after[name], moved };
  });
  return moves.filter(({ moved }) => Math.abs(moved) > 0.1).sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
}

/** Predicted over measured time. */
const ratioOf = ({ work, chip, seconds }: MeasuredStep, efficiencies: Efficiencies): number =>
  stepTime(work, chip, efficiencies).total / seconds;

const errorOf = (ratio: number): number => Math.abs(ratio - 1);

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const rootMeanSquare = (values: readonly number[]): number => Math.sqrt(mean(values.map(value => value * value)));
