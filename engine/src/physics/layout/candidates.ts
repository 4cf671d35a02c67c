/** Layouts that a number of accelerators allows, without asking yet whether they fit or are fast. */
import type { Architecture } from '../architecture.js';
import { layersOfStage, type Batch, type Chip, type Layout, type Recompute, type Software } from '../setup.js';

/** Degrees tried: powers of two, as hardware and head counts have them, and what divides the layers. */
const powersOfTwo = (most: number): number[] =>
  Array.from({ length: 1 + Math.floor(Math.log2(Math.max(1, most))) }, (_, exponent) => 2 ** exponent);

/** A sequence of up to so many tokens stays on one accelerator. */
const longSequence = 32_768;
const deepestPipeline = 64;
const mostPieces = 8;

export function layoutCandidates(
  architecture: Architecture,
  chip: Chip,
  accelerators: number,
  batch: Batch,
  software: Software,
): readonly Layout[] {
  const { layers, experts } = architecture;
  const tensors = powersOfTwo(Math.min(chip.nodeSize, architecture.heads)).filter(tensor => architecture.heads % tensor === 0);
  // Powers of two as well: 126 layers on 16 stages of eight, two of them a layer short (Llama 3.1 405B).
  const pipelines = [...new Set([...divisors(layers, deepestPipeline), ...powersOfTwo(Math.min(deepestPipeline, layers / 2))])];
  const contexts = batch.sequenceLength < longSequence ? [1] : powersOfTwo(Math.min(16, batch.sequenceLength / 8192));
  const found: Layout[] = [];
  for (const tensor of tensors)
    for (const pipeline of pipelines)
      for (const context of contexts) {
        const data = accelerators / (tensor * pipeline * context);
        if (!Number.isInteger(data) || data < 1 || data > batch.globalBatch) continue;
        const expertDegrees =
          experts === undefined
            ? [1]
            : powersOfTwo(Math.min(experts.count, data)).filter(degree => experts.count % degree === 0 && data % degree === 0);
        for (const expert of expertDegrees)
          found.push(...variants({ tensor, pipeline, context, expert, data }, architecture, batch, software));
      }
  return found;
}

type Degrees = Pick<Layout, 'tensor' | 'pipeline' | 'context' | 'expert' | 'data'>;

function variants(degrees: Degrees, { layers }: Architecture, batch: Batch, software: Software): Layout[] {
  const perCopy = Math.floor(batch.globalBatch / degrees.data);
  const microBatches = powersOfTwo(Math.min(8, perCopy)).filter(size => perCopy % size === 0);
  const recomputes: readonly Recompute[] = software.attention === 'materialized' ? ['none', 'selective', 'full'] : ['none', 'full'];
  const zeros: readonly Layout['zero'][] = degrees.data === 1 ? [0] : usualZeros(degrees.pipeline);
  const interleave = usualInterleave(layers, degrees, batch);
  const sequenceParallel = degrees.tensor > 1;
  return zeros.flatMap(zero =>
    microBatches.flatMap(microBatch =>
      recomputes.map(recompute => ({ ...degrees, zero, microBatch, interleave, recompute, sequenceParallel })),
    ),
  );
}

/** What copies share, the simplest first: weights that are gathered for every micro-batch and a pipeline do not go together. */
export const usualZeros = (pipeline: number): readonly Layout['zero'][] => (pipeline === 1 ? [1, 3] : [1]);

/** Pieces of a stage where nobody says how many: as many as there are whole ones, once the micro-batches fill half of the pipeline. */
export function usualInterleave(layers: number, degrees: Pick<Layout, 'pipeline' | 'data'>, { globalBatch }: Batch): number {
  return degrees.pipeline > 1 && 2 * Math.floor(globalBatch / degrees.data) >= degrees.pipeline
    ? interleaveFor(layersOfStage(layers, degrees))
    : 1;
}

/** Pieces of a stage, of a layer each at the least. */
const interleaveFor = (layersOfStage: number): number =>
  Math.max(1, ...divisors(layersOfStage, mostPieces).filter(pieces => layersOfStage / pieces >= 1));

/** Only small ones: a model may be written with a billion layers. */
const divisors = (n: number, most: number): number[] =>
  Array.from({ length: most }, (_, index) => index + 1).filter(divisor => n % divisor === 0);
