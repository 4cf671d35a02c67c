/**
 * How long an answer takes, against what is wanted; and whether drafting tokens makes it shorter. Both depend on how many are answered at
 * once.
 */
import { greaterThan } from '../../draws/arithmetic.js';
import { share, summarize } from '../../draws/summary.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { plainStepOf, stepOf } from '../../kinds/replica.js';
import { drawsAt } from '../../kinds/served-model.js';
import { latencyWith } from '../../kinds/serving.js';
import { formatNumber } from '../../quantity/format.js';
import type { Problem } from '../../schema/problem.js';
import type { BatchRepair } from '../../schema/serving-problem.js';
import type { Reader } from '../../schema/value.js';
import { at, ownGiven } from './context.js';

export function latencyMissed(block: BlockResult, reader: Reader): Problem[] {
  const [latency, target, batch] = ['latency', 'latency_target', 'batch'].map(path => drawsAt(reader, path));
  if (latency === undefined || target === undefined || ownGiven(block, 'latency_target') === undefined) return [];
  const probability = share(greaterThan(latency, target));
  if (probability <= 0.5) return [];
  const wanted = summarize(target).p50;
  const median = (sequences: number): number | undefined => medianOf(latencyWith(reader, sequences));
  const alone = median(1);
  const isOutOfReach = alone !== undefined && alone > wanted;
  const mended =
    alone === undefined || isOutOfReach || batch === undefined
      ? null
      : largest(summarize(batch).p50, sequences => (median(sequences) ?? Infinity) <= wanted);
  return [
    at(block, 'latency_target', {
      kind: 'latency-missed',
      block: block.merged.ref.name,
      latency: formatNumber(summarize(latency).p50, 's'),
      wanted: formatNumber(wanted, 's'),
      probability,
      floor: isOutOfReach ? formatNumber(alone, 's') : null,
      batch: mended === null ? null : repairWith(block, mended, 'latency_target'),
    }),
  ];
}

const medianOf = (answer: ReturnType<typeof stepOf>): number | undefined =>
  answer === undefined || (typeof answer === 'object' && 'kind' in answer) ? undefined : summarize(answer).p50;

/** More sequences than any copy answers at once; and whole numbers of any size have no halves between them. */
const mostTried = 1e6;

/** The largest batch below `most` that fulfils what every smaller one does too; `null` where not even one sequence does. */
function largest(most: number, fulfils: (sequences: number) => boolean): number | null {
  let [low, high] = [0, Math.min(mostTried, Math.floor(most))];
  while (low < high) {
    const between = Math.ceil((low + high) / 2);
    if (fulfils(between)) low = between;
    else high = between - 1;
  }
  return low < 1 ? null : low;
}

/** Written over the batch that is given, or behind the value at `beside`. */
function repairWith(block: BlockResult, batch: number, beside: string): BatchRepair | null {
  const own = ownGiven(block, 'batch');
  if (own !== undefined) return { batch, edit: { start: own.expr.start, end: own.expr.end }, isNew: false };
  const { node } = ownGiven(block, beside) ?? {};
  return node === undefined || node.path.names.length > 1 || block.merged.givens.has('batch')
    ? null
    : { batch, edit: { start: node.end, end: node.end }, isNew: true };
}

/** A gain that is smaller than this is none. */
const least = 1.02;

export function noGain(block: BlockResult, reader: Reader): Problem[] {
  const place = ['speculative.draft', 'speculative.tokens'].find(path => ownGiven(block, path) !== undefined);
  const batch = medianOf(drawsAt(reader, 'batch'));
  if (place === undefined || batch === undefined) return [];
  const slower = (sequences: number): number | undefined => {
    const [drafted, plain] = [medianOf(stepOf(reader, sequences)), medianOf(plainStepOf(reader, sequences))];
    return drafted === undefined || plain === undefined || !(plain > 0) ? undefined : drafted / plain;
  };
  const now = slower(batch);
  if (now === undefined || now < least) return [];
  const mended = largest(batch, sequences => (slower(sequences) ?? Infinity) < 1);
  return [
    at(block, place, {
      kind: 'no-gain',
      slower: now,
      sequences: Math.round(batch),
      batch: mended === null ? null : repairWith(block, mended, 'prompt_tokens'),
    }),
  ];
}
