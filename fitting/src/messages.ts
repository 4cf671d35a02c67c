/** What a thread that fits is told, and what it tells. Types only. */
import type { FitJob, FitOutcome, FitPoint, HeldOut } from '../../engine/src/laws/fit/types.js';

export type ToThread =
  /** Comes first. */
  | { readonly do: 'begin'; readonly job: FitJob }
  | { readonly do: 'point' }
  /** Resamples from one number to below another. */
  | { readonly do: 'resample'; readonly point: FitPoint; readonly from: number; readonly to: number }
  | {
      readonly do: 'finish';
      readonly point: FitPoint;
      readonly resampled: readonly (readonly number[])[];
      readonly heldOut: HeldOut | undefined;
    };

export type FromThread =
  | { readonly is: 'point'; readonly point: FitPoint | undefined; readonly heldOut: HeldOut | undefined }
  | { readonly is: 'progress'; readonly done: number }
  | { readonly is: 'resampled'; readonly rows: readonly (readonly number[])[] }
  | { readonly is: 'outcome'; readonly outcome: FitOutcome };
