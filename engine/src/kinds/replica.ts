/** One copy of the served model: how many accelerators hold it, how many sequences it answers at once, how fast. */
import { add, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { cacheRoom, fewestAccelerators, largestBatch } from '../physics/serving/memory.js';
import { cacheBytes, weightBytes } from '../physics/serving/model.js';
import { prefillSeconds, stepSeconds, type Replica } from '../physics/serving/roofline.js';
import type { Reader, UnknownValue, Value } from '../schema/value.js';
import { cachedTokens, generationAt, questionAt } from './query.js';
import { accelerators } from './quantities.js';
import { drawsAt, servedModel, speculationOf } from './served-model.js';
import { median } from './training-job.js';

/**
 * FLOP a second in the format of the arithmetic; at 16 bits on a chip that has no products in it: weights are then unpacked as they are
 * read.
 */
export const servingPeak = (reader: Reader): Draws | undefined =>
  [reader.word('precision') ?? '', 'bf16', 'fp16']
    .map(format => drawsAt(reader, `hardware.peak.${format}`))
    .find(peak => peak !== undefined);

export function replicaOf(reader: Reader): Replica | undefined {
  const [size, peak, bandwidth] = [drawsAt(reader, 'replica'), servingPeak(reader), drawsAt(reader, 'hardware.memory_bandwidth')];
  const [prefill, decode, traffic] = ['prefill', 'decode', 'bandwidth'].map(name => drawsAt(reader, `${name}_efficiency`));
  if (
    size === undefined ||
    peak === undefined ||
    bandwidth === undefined ||
    prefill === undefined ||
    decode === undefined ||
    traffic === undefined
  )
    return undefined;
  return { accelerators: size, peak, bandwidth, efficiencies: { prefill, decode, bandwidth: traffic } };
}

/** Bytes of the weights that stand in memory: of the draft too. */
export function weightsOf(reader: Reader): Draws | undefined {
  const model = servedModel(reader);
  const speculation = speculationOf(reader);
  if (model === undefined || (speculation !== undefined && 'kind' in speculation)) return undefined;
  return speculation?.draft === undefined ? weightBytes(model) : add(weightBytes(model), weightBytes(speculation.draft));
}

/** Bytes of the cache of one sequence: half-way through its answer, as the sequences of a batch are in the mean. */
export function cacheOf(reader: Reader): Draws | undefined {
  const [model, generation] = [servedModel(reader), generationAt(reader, '')];
  return model === undefined || generation === undefined ? undefined : cacheBytes(model, generation.context);
}

const middle = (draws: Draws): number => summarize(draws).p50;

/**
 * The fewest accelerators that hold weights, and the caches of the batch that is given or of one whole sequence. A copy is built once: for
 * the largest model that it may turn out to be, and for caches as they are in the middle.
 */
export function fewestForReplica(reader: Reader): Value | undefined {
  const [weights, memory, nodeSize] = [
    drawsAt(reader, 'weights'),
    median(reader, 'hardware.memory'),
    median(reader, 'hardware.gpus_per_node'),
  ];
  if (weights === undefined || memory === undefined || nodeSize === undefined || !(memory > 0) || !(nodeSize >= 1)) return undefined;
  const fewest = fewestAccelerators({
    weights: summarize(weights).p95,
    caches: cachesToHold(reader),
    memory,
    nodeSize: Math.round(nodeSize),
  });
  return fewest === undefined ? undefined : { kind: 'number', draws: fewest, dimension: accelerators.dimension };
}

function cachesToHold(reader: Reader): number {
  const [batch, each] = [median(reader, 'batch'), drawsAt(reader, 'cache_per_sequence')];
  if (batch !== undefined && each !== undefined) return batch * middle(each);
  const [model, generation] = [servedModel(reader), generationAt(reader, '')];
  return model === undefined || generation === undefined ? 0 : middle(cacheBytes(model, generation.longest));
}

/** Sequences in flight; unknown, with the reason, where the weights leave no room for one. */
export function batchThatFits(reader: Reader): Draws | UnknownValue | undefined {
  const [size, memory, weights, cache] = ['replica', 'hardware.memory', 'weights', 'cache_per_sequence'].map(path => drawsAt(reader, path));
  if (size === undefined || memory === undefined || weights === undefined || cache === undefined) return undefined;
  const batch = largestBatch(size, cacheRoom(size, memory, weights), cache);
  return middle(batch) >= 1
    ? atLeastOne(batch)
    : { kind: 'unknown', because: 'weights and the cache of one sequence do not fit into a replica' };
}

/** A few draws of very long sequences may leave room for none; a server then answers one at a time. */
const atLeastOne = (batch: Draws): Draws => (typeof batch === 'number' ? batch : batch.map(value => Math.max(1, value)));

/** Seconds of one more token for every sequence of the batch. */
export function stepOf(reader: Reader, batch = drawsAt(reader, 'batch')): Draws | UnknownValue | undefined {
  const [model, replica, generation, speculation] = [
    servedModel(reader),
    replicaOf(reader),
    generationAt(reader, ''),
    speculationOf(reader),
  ];
  if (speculation !== undefined && 'kind' in speculation) return speculation;
  if (model === undefined || replica === undefined || generation === undefined || batch === undefined) return undefined;
  return stepSeconds(model, replica, batch, generation.context, speculation);
}

/** The same without drafts. */
export function plainStepOf(reader: Reader, batch: Draws): Draws | undefined {
  const [model, replica, generation] = [servedModel(reader), replicaOf(reader), generationAt(reader, '')];
  return model === undefined || replica === undefined || generation === undefined
    ? undefined
    : stepSeconds(model, replica, batch, generation.context);
}

/** Seconds of reading a prompt, less what stands in the cache. */
export function readingOf(reader: Reader): Draws | undefined {
  const [model, replica, question, hits] = [servedModel(reader), replicaOf(reader), questionAt(reader, ''), drawsAt(reader, 'cache_hits')];
  if (model === undefined || replica === undefined || question === undefined || hits === undefined) return undefined;
  return prefillSeconds(model, replica, question.prompt, cachedTokens(question, hits));
}
