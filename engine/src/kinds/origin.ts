/** Where a checkpoint comes from: the pre-training at the beginning of a chain of stages. */
import { divide } from '../draws/arithmetic.js';
import { dimensionless } from '../quantity/dimension.js';
import type { ComputedValue, PropertySpec } from '../schema/types.js';
import type { BlockRef, Reader } from '../schema/value.js';
import { derived } from './define.js';
import { factor } from './quantities.js';

/** Stages after pre-training between a run and what is served: more than any pipeline has. */
const longestChain = 20;

/** The pre-training that a phase goes back to; `undefined` where the chain begins with a model, or with nothing. */
export function pretrainingOf(reader: Reader, phase: BlockRef): BlockRef | undefined {
  let at: BlockRef | undefined = phase;
  for (let step = 0; step < longestChain && at !== undefined && at.kind !== 'pretrain'; step++) at = checkpointOf(reader, at);
  return at?.kind === 'pretrain' ? at : undefined;
}

function checkpointOf(reader: Reader, block: BlockRef): BlockRef | undefined {
  if (block.kind !== 'testtime' && block.kind !== 'posttrain') return undefined;
  const checkpoint = reader.open(block).read('checkpoint');
  return checkpoint?.kind === 'block' ? checkpoint.block : undefined;
}

/** What people quote of post-training: 5 % for DeepSeek-R1. */
export const pretrainingShare: PropertySpec = derived(
  'pretraining_share',
  { ...factor, share: true },
  'Accelerator time of this stage over that of the pre-training that its checkpoint comes from.',
  { underived: 'its checkpoint comes from no pretrain phase', headline: 'when-known', detail: true },
);

/** Nothing while the chain begins with a model that is ready. */
export function shareOfPretraining(reader: Reader): readonly ComputedValue[] {
  const run = pretrainingOf(reader, reader.self);
  const [own, first] = [reader.number('gpu_hours'), run === undefined ? undefined : reader.open(run).number('gpu_hours')];
  if (run === undefined || own === undefined || first === undefined) return [];
  return [
    {
      path: pretrainingShare.path,
      value: { kind: 'number', draws: divide(own.draws, first.draws), dimension: dimensionless },
      text: `gpu_hours / ${run.name}.gpu_hours`,
      unit: '',
      share: true,
    },
  ];
}
