/** A layout where the plan names none: the fastest that fits, among those that are usual. */
import type { Architecture } from '../architecture.js';
import type { Adapters, Optimizer } from '../memory/states.js';
import { trainingMemory, type TrainingMemory } from '../memory/training-memory.js';
import type { Batch, Chip, Layout, Software } from '../setup.js';
import { efficienciesFor, type Efficiencies } from '../throughput/efficiencies.js';
import { stepTime } from '../throughput/step-time.js';
import { describeStep } from '../throughput/workload.js';
import { layoutCandidates } from './candidates.js';

export interface Job {
  readonly architecture: Architecture;
  readonly chip: Chip;
  readonly accelerators: number;
  readonly batch: Batch;
  readonly software: Software;
  readonly optimizer: Optimizer;
  /** Where only low-rank matrices are trained. */
  readonly adapters?: Adapters;
}

export interface ProposedLayout {
  readonly layout: Layout;
  readonly memory: TrainingMemory;
  /** Seconds of a step. */
  readonly seconds: number;
}

/** Whether it fits for sure, only if the device is used sparingly, or not. */
export function fits({ total }: TrainingMemory, { memoryBytes }: Chip): 'yes' | 'perhaps' | 'no' {
  if (total.high <= memoryBytes) return 'yes';
  return total.low <= memoryBytes ? 'perhaps' : 'no';
}

/** Layouts that fit, the fastest first; none when nothing fits. `most` bounds the answer, not the search. */
export function searchLayouts(
  job: Job,
  most = 10,
  efficiencies: Efficiencies = efficienciesFor(job.chip.generation).values,
): readonly ProposedLayout[] {
  const { architecture, chip, accelerators, batch, software } = job;
  const fitting = layoutCandidates(architecture, chip, accelerators, batch, software).flatMap(layout => {
    const memory = memoryOf(job, layout);
    return fits(memory, chip) === 'yes' ? [{ layout, memory, seconds: secondsOf(job, layout, efficiencies) }] : [];
  });
  return fitting.sort((a, b) => a.seconds - b.seconds).slice(0, most);
}

/** Of two layouts nearly as fast the simpler one is chosen: people cut a model no further than they must. */
const nearlyAsFast = 1.03;

/** Undefined when nothing fits: then more accelerators, or accelerators with more memory, are needed. */
export function chooseLayout(job: Job, efficiencies?: Efficiencies): ProposedLayout | undefined {
  const found = searchLayouts(job, Infinity, efficiencies);
  const fastest = found[0];
  if (fastest === undefined) return undefined;
  const simplicity = ({ layout }: ProposedLayout): number => layout.tensor * layout.pipeline * layout.context * layout.expert;
  return found
    .filter(({ seconds }) => seconds <= fastest.seconds * nearlyAsFast)
    .reduce((best, other) => (simplicity(other) < simplicity(best) ? other : best), fastest);
}

export const memoryOf = ({ architecture, batch, software, optimizer, adapters }: Job, layout: Layout): TrainingMemory =>
  trainingMemory(architecture, layout, batch, software, optimizer, adapters);

export const secondsOf = ({ architecture, batch, software, chip }: Job, layout: Layout, efficiencies: Efficiencies): number =>
  stepTime(describeStep(architecture, layout, batch, software), chip, efficiencies).total;
