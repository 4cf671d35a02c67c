/** How far the constants are known: fitted again to the runs drawn anew, with replacement (Efron 1979). */
import { minimise, type Effort } from './minimise.js';
import { constantAt, Objective, scaleAt } from './objective.js';
import { scalesOf, stepsOf, weightsOf } from './point.js';
import { drawnRows } from './random.js';
import type { FitJob, FitPoint } from './types.js';

const effort: Effort = { steps: 200, tolerance: 1e-9 };

/**
 * Constants of the resamples from one number to below another, each from the best fit of all runs on. The number alone decides which rows a
 * resample has, so that they may be shared out. A resample that no law fits is left out.
 */
export function fitResamples(
  job: FitJob,
  point: FitPoint,
  from: number,
  to: number,
  progress: (done: number) => void = () => undefined,
): readonly (readonly number[])[] {
  const steps = stepsOf(job);
  if (steps === undefined) return [];
  const weights = weightsOf(job);
  const scales = scalesOf(point.values, steps);
  const start = Float64Array.from(point.values, (constant, place) => scaleAt(constant, scales[place]!));
  const objective = new Objective(job, steps, weights);
  const slope = objective.slope(scales);
  const found: (readonly number[])[] = [];
  for (let resample = from; resample < to; resample++) {
    objective.weights = drawnRows(job.observed.length, resample).map((count, run) => count * weights[run]!);
    const { at, value } = minimise(slope, start, objective.inverseCurve(start, scales), effort);
    const constants = Array.from(at, (each, place) => constantAt(each, scales[place]!));
    if (Number.isFinite(value) && constants.every(Number.isFinite)) found.push(constants);
    progress(resample + 1 - from);
  }
  return found;
}
