/**
 * From a step to the calendar. The MFU of a good step is not that of a whole run: restarts, checkpoints, evaluation, stragglers, slower stages and hours that
 * did other work lie between them. Two ways to say it, by what is known.
 */
import { fittedRuns } from './fitted-runs.js';

/** A share with its P5, median and P95. */
export interface ShareRange {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Share of the allocated hours that a run makes progress at the MFU of its steps. Where both are published, implied over published MFU is 0.66 for PaLM,
 * 0.64 for BLOOM's best configuration, 0.77 for GLM-130B, 0.84 for Llama 3.1 405B, 0.91 for TinyLlama and Nemotron-4 340B, 0.93 for Gopher.
 */
export const goodput: ShareRange = { p5: 0.65, p50: 0.85, p95: 0.95 };

/**
 * MFU x goodput of a whole run on 6ND and the dense 16-bit peak, when nothing but the size of the model and the accelerator is known: what published
 * GPU-hours imply, by generation and by size, with its spread out of sample. A generation without published runs takes the mean of the others and a wider range.
 */
export function runUtilization(activeParameters: number, generation: string): ShareRange {
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
