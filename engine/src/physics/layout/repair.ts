/** What to change in a layout that does not fit: as few words as possible, and of those the fastest. */
import { acceleratorsOf, layersOfStage, type Layout } from '../setup.js';
import { efficienciesFor } from '../throughput/efficiencies.js';
import { layoutCandidates } from './candidates.js';
import { fits, memoryOf, secondsOf, type Job, type ProposedLayout } from './choose.js';

/** What a user can change; `data` follows from the others and the number of accelerators. */
const words = ['recompute', 'microBatch', 'zero', 'tensor', 'pipeline', 'context', 'expert', 'interleave'] as const;

export type LayoutWord = (typeof words)[number];

export interface Repair extends ProposedLayout {
  readonly changed: readonly LayoutWord[];
}

/** Undefined when no layout on so many accelerators fits. One that already fits is answered with itself and no change. */
export function smallestRepair(job: Job, layout: Layout): Repair | undefined {
  const efficiencies = efficienciesFor(job.chip.generation).values;
  const proposed = (candidate: Layout): ProposedLayout => ({
    layout: candidate,
    memory: memoryOf(job, candidate),
    seconds: secondsOf(job, candidate, efficiencies),
  });
  const unchanged = proposed(layout);
  if (fits(unchanged.memory, job.chip) === 'yes') return { ...unchanged, changed: [] };
  let best: Repair | undefined;
  for (const candidate of candidates(job, layout)) {
    const changed = words.filter(word => candidate[word] !== layout[word]);
    if (best !== undefined && changed.length > best.changed.length) continue;
    const other = proposed(candidate);
    if (fits(other.memory, job.chip) !== 'yes') continue;
    if (best === undefined || changed.length < best.changed.length || other.seconds < best.seconds) best = { ...other, changed };
  }
  return best;
}

/** Cutting shorter sequences is what nobody does first. */
const sequenceWorthCutting = 16_384;

/** All usual layouts, and the given one with one word changed at a time, which need not be among them. */
function candidates(job: Job, layout: Layout): readonly Layout[] {
  const accelerators = acceleratorsOf(layout);
  const withData = (changed: Layout): Layout[] => {
    const data = accelerators / (changed.tensor * changed.pipeline * changed.context);
    const possible =
      Number.isInteger(data) && data <= job.batch.globalBatch && layersOfStage(job.architecture.layers, changed) % changed.interleave === 0;
    return possible ? [{ ...changed, data }] : [];
  };
  const one: Layout[] = [
    { ...layout, recompute: 'selective' },
    { ...layout, recompute: 'full' },
    ...([1, 2, 3] as const).map(zero => ({ ...layout, zero })),
    ...[1, 2, 4, 8].filter(size => size < layout.microBatch).map(microBatch => ({ ...layout, microBatch })),
    ...[2, 4, 8].filter(size => size <= job.chip.nodeSize && job.architecture.heads % size === 0).map(tensor => ({ ...layout, tensor })),
    ...[2, 4, 8, 16, 32].map(pipeline => ({ ...layout, pipeline })),
    ...(job.batch.sequenceLength < sequenceWorthCutting ? [] : [2, 4, 8, 16]).map(context => ({ ...layout, context })),
    ...(job.architecture.experts === undefined
      ? []
      : [2, 4, 8, 16, 32, 64].filter(size => layout.data % size === 0).map(expert => ({ ...layout, expert }))),
  ];
  return [...one.flatMap(withData), ...layoutCandidates(job.architecture, job.chip, accelerators, job.batch, job.software)];
}
