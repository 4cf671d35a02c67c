/**
 * Layouts of a training phase that fit its accelerators, the fastest first: what is chosen where a plan names none, and what else there is.
 */
import type { LayoutAnswer, LayoutProposal } from '../analysis.js';
import { jobOf } from '../kinds/training-job.js';
import { searchLayouts, type Job, type ProposedLayout } from '../physics/layout/choose.js';
import { resultReader } from './queries/reader.js';
import type { BlockResult } from './queries/results.js';
import type { Universe } from './queries/world-context.js';

/** The search looks at all; more than a screen of them helps nobody choose. */
const most = 12;

export function layoutsOf(universe: Universe, block: BlockResult): LayoutAnswer {
  const reader = resultReader(universe, block);
  const job = jobOf(reader);
  if (job === undefined) return { because: `layouts take \`count\`, \`seq_len\`, a size, and hardware with its memory; ${missing(block)}` };
  const size = block.known.get('params')?.range?.p50;
  const found = searchLayouts(job, most);
  return found.length === 0 || size === undefined
    ? { because: `no usual layout of ${job.accelerators} accelerators holds it` }
    : { accelerators: job.accelerators, memory: job.chip.memoryBytes, proposals: found.map(each => proposal(each, job, size)) };
}

const missing = (block: BlockResult): string => {
  const unknown = ['hardware', 'count', 'params', 'seq_len', 'precision'].filter(path => {
    const known = block.known.get(path)?.current;
    return known === undefined || known.kind === 'unknown';
  });
  return unknown.length === 0
    ? 'something of the hardware is not known'
    : `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not known`;
};

function proposal({ layout, memory, seconds }: ProposedLayout, { batch, chip, accelerators }: Job, size: number): LayoutProposal {
  const words = {
    tp: layout.tensor,
    pp: layout.pipeline,
    cp: layout.context,
    ep: layout.expert,
    dp: layout.data,
    zero: layout.zero,
    micro_batch: layout.microBatch,
    interleave: layout.interleave,
    recompute: layout.recompute,
  };
  const shown = Object.entries(words).filter(([name, value]) => value !== 1 || name === 'tp' || name === 'zero');
  return {
    words,
    memory: memory.total,
    seconds,
    mfu: (6 * size * batch.globalBatch * batch.sequenceLength) / (seconds * accelerators * chip.matmulPeak),
    text: `parallelism { ${shown.map(([name, value]) => `${name}: ${value}`).join(', ')} }`,
  };
}
