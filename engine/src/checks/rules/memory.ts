/** Does a training phase fit into the memory of its accelerators, and if not, what is the least that would make it? */
import type { BlockResult } from '../../graph/queries/results.js';
import type { Given } from '../../names/merge.js';
import { trainingKinds } from '../../kinds/measures.js';
import { jobOf, layoutNumbers, layoutOf } from '../../kinds/training-job.js';
import { chooseLayout, type Job } from '../../physics/layout/choose.js';
import { smallestRepair } from '../../physics/layout/repair.js';
import type { Layout } from '../../physics/setup.js';
import { formatMedian, formatNumber } from '../../quantity/format.js';
import type { Fix } from '../../diagnostic.js';
import type { Problem } from '../../schema/problem.js';
import type { Reader } from '../../schema/value.js';
import { at, ownGiven, type RuleContext } from './context.js';

export function memory(block: BlockResult, context: RuleContext): Problem[] {
  if (!trainingKinds.has(block.merged.ref.kind) || block.merged.item.library) return [];
  const given = [...block.merged.givens.keys()]
    .filter(path => path.startsWith('parallelism.'))
    .flatMap(path => ownGiven(block, path) ?? []);
  const isLaidOut = [...block.merged.givens.keys()].some(path => path.startsWith('parallelism.'));
  if (isLaidOut) return given.length === 0 ? [] : layoutTooLarge(block, context.reader(block), given);
  return block.known.get('parallelism.tp')?.number === undefined && block.known.get('memory_per_gpu')?.number === undefined
    ? nothingFits(block, context.reader(block))
    : [];
}

const chipName = (reader: Reader): string => {
  const slot = reader.read('hardware');
  return slot?.kind === 'block' ? slot.block.name : 'the accelerator';
};

function layoutTooLarge(block: BlockResult, reader: Reader, given: readonly Given[]): Problem[] {
  const needs = block.known.get('memory_per_gpu');
  const [job, layout] = [jobOf(reader), layoutOf(reader)];
  if (needs?.range === null || needs === undefined || job === undefined || layout === undefined || needs.range.p50 <= job.chip.memoryBytes)
    return [];
  const repair = reader.keep(`repair ${JSON.stringify([job, layout])}`, () => ({ found: smallestRepair(job, layout) })).found;
  const words = repair === undefined ? [] : changedWords(layout, repair.layout);
  return [
    at(block, given[0]!.path, {
      kind: 'memory-too-small',
      block: block.merged.ref.name,
      chip: chipName(reader),
      count: job.accelerators,
      needs: formatMedian(needs.range, needs.unit),
      has: formatNumber(job.chip.memoryBytes, 'byte'),
      fewest: null,
      change: words.length === 0 ? null : words.map(([name, text]) => `${name}: ${text}`).join(', '),
      edits: editsFor(words, given),
    }),
  ];
}

const names = { ...layoutNumbers, recompute: 'recompute' } as const;

const changedWords = (before: Layout, after: Layout): readonly (readonly [name: string, text: string])[] =>
  Object.entries(names).flatMap(([name, key]) => (before[key] === after[key] ? [] : [[name, String(after[key])] as const]));

/** What is written is replaced; what is not is added behind the first degree that is. `dp` follows from the others unless it is written. */
function editsFor(words: readonly (readonly [string, string])[], given: readonly Given[]): Fix['edits'] {
  const written = (name: string): Given | undefined => given.find(({ path }) => path === `parallelism.${name}`);
  const replaced = words.flatMap(([name, text]): Fix['edits'][number][] => {
    const own = written(name);
    return own === undefined ? [] : [{ start: own.expr.start, end: own.expr.end, text }];
  });
  const first = given[0]!.node;
  const prefix = first.path.names.length > 1 ? 'parallelism.' : '';
  const added = words
    .filter(([name]) => name !== 'dp' && written(name) === undefined)
    .map(([name, text]) => `, ${prefix}${name}: ${text}`)
    .join('');
  return added === '' ? replaced : [...replaced, { start: first.end, end: first.end, text: added }];
}

/** More than any cluster; and each try searches the layouts of so many. */
const mostAccelerators = 2 ** 20;

function nothingFits(block: BlockResult, reader: Reader): Problem[] {
  const job = jobOf(reader);
  if (job === undefined) return [];
  const fewest = reader.keep(`fewest ${JSON.stringify(job)}`, () => ({ count: fewestThatFit(job) })).count;
  if (fewest !== undefined && fewest <= job.accelerators) return [];
  return [
    at(block, 'count', {
      kind: 'memory-too-small',
      block: block.merged.ref.name,
      chip: chipName(reader),
      count: job.accelerators,
      needs: null,
      has: '',
      fewest: fewest ?? null,
      change: null,
      edits: [],
    }),
  ];
}

/** Doubled from the count that is there, since counts that halve evenly have most layouts. */
function fewestThatFit(job: Job): number | undefined {
  for (let accelerators = job.accelerators; accelerators <= mostAccelerators; accelerators *= 2) {
    const globalBatch = Math.max(job.batch.globalBatch, accelerators / job.chip.nodeSize);
    if (chooseLayout({ ...job, accelerators, batch: { ...job.batch, globalBatch } }) !== undefined) return accelerators;
  }
  return undefined;
}
