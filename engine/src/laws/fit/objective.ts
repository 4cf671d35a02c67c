/**
 * How far a law is from the runs: the Huber loss of log predicted minus log observed, summed over the runs (Hoffmann et al. 2022, arXiv
 * 2203.15556, section 3.3), or of predicted minus observed where a logarithm says nothing. Summed and not averaged: the mean is so small that
 * optimisers take the slope at a bad place for none.
 */
import { Formula } from './formula.js';
import { dot, inverseOf, square, type Matrix } from './matrix.js';
import { measures, type Measure } from './measure.js';
import type { Slope } from './minimise.js';
import type { Step } from './steps.js';
import type { FitJob } from './types.js';

/** Sums of Huber losses are about a thousandth; in this unit an optimiser sees their digits. */
const unit = 1000;

/** How a constant moves: by its logarithm, which keeps its sign, or as it is. */
export type Scale = 'positive' | 'negative' | 'free';

export class Objective {
  readonly runs: number;
  private readonly formula: Formula;
  private readonly measure: Measure;
  private readonly wanted: Float64Array;
  private readonly constants: Float64Array;
  /** Of the last evaluation. */
  private readonly residual: Float64Array;

  constructor(
    readonly job: Pick<FitJob, 'variables' | 'observed' | 'compared' | 'free'>,
    steps: readonly Step[],
    public weights: Float64Array,
  ) {
    this.runs = job.observed.length;
    this.formula = new Formula(steps, job.variables, job.free.length, this.runs);
    this.measure = measures[job.compared];
    this.wanted = job.observed.map(this.measure.of);
    this.constants = new Float64Array(job.free.length);
    this.residual = new Float64Array(this.runs);
  }

  /** Predictions at these constants; written over by the next call. */
  predicted(constants: ArrayLike<number>): Float64Array {
    return this.formula.at(constants);
  }

  /** Predicted minus observed of each run, as they are compared; not finite where a logarithm has none. */
  residuals(constants: ArrayLike<number>): Float64Array {
    return Float64Array.from(this.formula.at(constants), (value, run) => this.measure.of(value) - this.wanted[run]!);
  }

  /** The sum of the Huber losses; `Infinity` where a residual is not finite. */
  value(constants: ArrayLike<number>): number {
    const predicted = this.formula.at(constants);
    const { of, delta } = this.measure;
    let sum = 0;
    for (let run = 0; run < this.runs; run++) {
      const residual = (this.residual[run] = of(predicted[run]!) - this.wanted[run]!);
      const size = Math.abs(residual);
      sum += this.weights[run]! * (size <= delta ? 0.5 * residual * residual : delta * (size - 0.5 * delta));
    }
    return Number.isFinite(sum) ? sum : Infinity;
  }

  /** The objective and its gradient on the scales that the optimiser moves on, in thousandths. */
  slope(scales: readonly Scale[]): Slope {
    return (at, gradient) => {
      this.place(at, scales);
      const value = this.value(this.constants);
      gradient.fill(0);
      if (value === Infinity) return Infinity;
      const predicted = this.formula.values;
      const { slope, delta } = this.measure;
      const pull = this.residual;
      for (let run = 0; run < this.runs; run++)
        pull[run] = unit * this.weights[run]! * Math.max(-delta, Math.min(delta, pull[run]!)) * slope(predicted[run]!);
      this.formula.differentiate();
      for (let place = 0; place < gradient.length; place++) gradient[place] = dot(pull, this.formula.slopes[place]!);
      for (let place = 0; place < gradient.length; place++) gradient[place]! *= this.stretch(place, scales);
      return gradient.every(Number.isFinite) ? unit * value : Infinity;
    };
  }

  /**
   * An estimate of the inverse of the second derivative: that of weighted least squares with the weights the Huber loss gives at this
   * place.
   */
  inverseCurve(at: Float64Array, scales: readonly Scale[]): Matrix {
    this.place(at, scales);
    const predicted = this.formula.at(this.constants);
    this.formula.differentiate();
    const size = at.length;
    const normal = square(size);
    const { of, slope: slopeOf, delta } = this.measure;
    for (let run = 0; run < this.runs; run++) {
      const residual = Math.abs(of(predicted[run]!) - this.wanted[run]!);
      const weight = unit * this.weights[run]! * Math.min(1, delta / residual) * slopeOf(predicted[run]!) ** 2;
      for (let row = 0; row < size; row++) {
        const slope = weight * this.formula.slopes[row]![run]! * this.stretch(row, scales);
        for (let column = 0; column <= row; column++)
          normal[row]![column]! += slope * this.formula.slopes[column]![run]! * this.stretch(column, scales);
      }
    }
    return invertedSafely(normal);
  }

  private place(at: Float64Array, scales: readonly Scale[]): void {
    for (let index = 0; index < at.length; index++) this.constants[index] = constantAt(at[index]!, scales[index]!);
  }

  /** Of a constant that moves by its logarithm, the derivative by that is the constant itself. */
  private stretch(place: number, scales: readonly Scale[]): number {
    return scales[place] === 'free' ? 1 : this.constants[place]!;
  }
}

export const constantAt = (at: number, scale: Scale): number =>
  scale === 'free' ? at : scale === 'positive' ? Math.exp(at) : -Math.exp(at);

export const scaleAt = (constant: number, scale: Scale): number => (scale === 'free' ? constant : Math.log(Math.abs(constant)));

/** Directions in which nothing changes are held by a ridge, wider until the rest can be inverted. */
function invertedSafely(lower: Matrix): Matrix {
  const size = lower.length;
  const largest = Math.max(...lower.map((row, index) => row[index]!), 1e-300);
  for (let ridge = 1e-10; ridge <= 1; ridge *= 100) {
    const full = lower.map((row, i) => row.map((_, j) => (i >= j ? row[j]! : lower[j]![i]!) + (i === j ? ridge * largest : 0)));
    const inverse = inverseOf(full);
    if (inverse?.every(row => row.every(Number.isFinite)) === true) return inverse;
  }
  const identity = square(size);
  identity.forEach((row, index) => {
    row[index] = 1 / largest;
  });
  return identity;
}
