/**
 * The least value of a smooth function of a few numbers: quasi-Newton steps (Broyden, Fletcher, Goldfarb, Shanno) with the line search by
 * bisection of Lewis and Overton 2013 ("Nonsmooth optimization via quasi-Newton methods"), which also takes the edges of the Huber loss.
 */
import { dot, square, times, type Matrix } from './matrix.js';

/** The value at a place; writes its gradient. `Infinity` where there is none. */
export type Slope = (at: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly steps: number;
}

export interface Effort {
  readonly steps: number;
  /** Relative improvement below which a step counts as none; three in a row are the end. */
  readonly tolerance: number;
}

const sufficientDecrease = 1e-4;
const curvature = 0.9;
const mostTries = 40;

/** From a start, with a first guess of the inverse of the second derivative. */
export function minimise(slope: Slope, start: Float64Array, inverse: Matrix, { steps: most, tolerance }: Effort): Minimum {
  let at = Float64Array.from(start);
  let gradient = new Float64Array(at.length);
  let value = slope(at, gradient);
  let curve: Matrix = inverse.map(row => Float64Array.from(row));
  let [steps, still] = [0, 0];
  while (steps < most && still < 3 && Number.isFinite(value)) {
    let direction = times(curve, gradient).map(each => -each);
    if (!(dot(direction, gradient) < 0)) {
      curve = identityLike(at.length, gradient);
      direction = times(curve, gradient).map(each => -each);
      if (!(dot(direction, gradient) < 0)) break;
    }
    const next = search(slope, at, value, gradient, direction);
    if (next === undefined) break;
    steps++;
    still = value - next.value <= tolerance * Math.abs(value) ? still + 1 : 0;
    curve = updated(curve, minus(next.at, at), minus(next.gradient, gradient));
    ({ at, value, gradient } = next);
  }
  return { at, value, steps };
}

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((each, index) => each - b[index]!);

/** Steps of length one in the direction of steepest descent. */
function identityLike(size: number, gradient: Float64Array): Matrix {
  const length = Math.sqrt(dot(gradient, gradient)) || 1;
  const matrix = square(size);
  matrix.forEach((row, index) => {
    row[index] = 1 / length;
  });
  return matrix;
}

interface Place {
  readonly at: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** A step that goes down enough and far enough; `undefined` where none goes down. */
function search(slope: Slope, from: Float64Array, value: number, gradient: Float64Array, direction: Float64Array): Place | undefined {
  const descent = dot(direction, gradient);
  let [low, high, length] = [0, Infinity, 1];
  let best: Place | undefined;
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const at = Float64Array.from(from, (each, index) => each + length * direction[index]!);
    const slopes = new Float64Array(from.length);
    const reached = slope(at, slopes);
    if (!(reached <= value + sufficientDecrease * length * descent)) high = length;
    else {
      best = { at, value: reached, gradient: slopes };
      if (dot(direction, slopes) >= curvature * descent) return best;
      low = length;
    }
    length = high === Infinity ? 2 * low : (low + high) / 2;
  }
  return best;
}

function updated(curve: Matrix, step: Float64Array, change: Float64Array): Matrix {
  const along = dot(step, change);
  if (!(along > 1e-300)) return curve;
  const turned = times(curve, change);
  const factor = (1 + dot(change, turned) / along) / along;
  return curve.map((row, i) =>
    row.map((each, j) => each + factor * step[i]! * step[j]! - (turned[i]! * step[j]! + step[i]! * turned[j]!) / along),
  );
}
