/**
 * A whole fit in one go, for hosts without another thread and for tests. What it gives is the same as when its resamples are shared out.
 */
import { fitPoint } from './point.js';
import { finishFit, holdOut } from './report.js';
import { fitResamples } from './resample.js';
import type { FitJob, FitOutcome } from './types.js';

export const noFit = 'no constants were found with which the formula is positive at every run';

export function fitLaw(job: FitJob, progress: (share: number) => void = () => undefined): FitOutcome {
  const point = fitPoint(job);
  if (point === undefined) return { ok: false, because: noFit };
  const resampled = fitResamples(job, point, 0, job.resamples, done => {
    progress(done / job.resamples);
  });
  return finishFit(job, point, resampled, holdOut(job));
}
