/**
 * From a step to the calendar. The MFU of a good step is not that of a whole run: restarts, checkpoints, evaluation, stragglers, slower
 * stages and hours that did other work lie between them.
 */
import type { Range } from '../predict-step.js';
import { fittedRuns } from './fitted-runs.js';

/**
 * MFU x goodput of a whole run on 6ND and the dense 16-bit peak, when nothing but the size of the model and the accelerator is known: what
 * published GPU-hours imply, by generation and by size, with its spread out of sample. A generation without published runs takes the mean
 * of the others and a wider range.
 */
export function runUtilization(activeParameters: number, generation: string): Range {
  const known = Object.hasOwn(fittedRuns.generations, generation);
  const means = Object.values(fittedRuns.generations);
  const base = known ? fittedRuns.generations[generation]! : means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const middle = base + fittedRuns.perDecade * sizeOf(activeParameters);
  const deviation = known ? fittedRuns.deviation : Math.hypot(fittedRuns.deviation, fittedRuns.betweenGenerations);
  const at = (deviations: number): number => Math.min(0.95, Math.exp(middle + deviations * deviation));
  return { p5: at(-1.645), p50: at(0), p95: at(1.645) };
}

/** Decades of size around 10B. Beyond 100B there are too few runs to say that the trend goes on. */
export const sizeOf = (activeParameters: number): number => Math.log10(Math.min(1e11, Math.max(1e8, activeParameters)) / 1e10);
