/** Plausibility and limits of finished blocks: what no single formula sees. */
import { greaterThan } from '../../draws/arithmetic.js';
import { share as shareOf, summarize } from '../../draws/summary.js';
import { dayOf } from '../../graph/queries/known.js';
import type { BlockResult } from '../../graph/queries/results.js';
import { measureNames } from '../../kinds/measures.js';
import { sameHard } from '../../quantity/dimension.js';
import { formatMedian } from '../../quantity/format.js';
import type { Problem } from '../../schema/problem.js';
import { free, smallBatch } from './amounts.js';
import { accuracy } from './accuracy.js';
import { answers } from './answers.js';
import { divergence } from './divergence.js';
import { deadlineOrder, endsBeforeItStarts, noTime } from './calendar.js';
import { calibration } from './calibration.js';
import { comparison } from './comparison.js';
import { fit } from './fit.js';
import { correlation } from './correlation.js';
import { inputs } from './inputs.js';
import { layout } from './layout.js';
import { memory } from './memory.js';
import { methods } from './methods.js';
import { serving } from './serving.js';
import { beyondPublished } from './published.js';
import { twoTotals } from './two-totals.js';
import { noEffect } from './no-effect.js';
import { accuracyLaw, decimalContexts, mfuBasis, onePass, sparsePeaks } from './reading.js';
import { sizes } from './sizes.js';
import { at, headOf, isOwn, phases, type RuleContext } from './context.js';

/** Above this no published run has kept its accelerators busy. */
const highestMfu = 0.65;
/** Accelerators of one cluster: the largest announced sites stay below. */
const largestCluster = 2e6;
/** EU AI Act, article 51 (10^25 FLOP); US Executive Order 14110 (10^26 FLOP, since revoked). */
const thresholds: readonly (readonly [number, string])[] = [
  [1e26, '1e26 FLOP, the reporting threshold of the US Executive Order 14110 of 2023 (revoked in 2025)'],
  [1e25, '1e25 FLOP, from which the EU AI Act (article 51) presumes systemic risk'],
];

type Rule = (block: BlockResult, context: RuleContext) => readonly Problem[];

/** In the order in which findings at one place are told. */
const rules: readonly Rule[] = [
  utilisation,
  cluster,
  threshold,
  deadline,
  limit,
  release,
  law,
  mixture,
  choice,
  sizes,
  layout,
  onePass,
  decimalContexts,
  mfuBasis,
  sparsePeaks,
  accuracyLaw,
  memory,
  noEffect,
  deadlineOrder,
  noTime,
  calibration,
  smallBatch,
  free,
  methods,
  serving,
  accuracy,
  answers,
  fit,
  correlation,
  inputs,
  divergence,
  comparison,
  beyondPublished,
  twoTotals,
];

/** Problems of a block, its nested phases included. Spans are those of the block's syntax tree. */
export function judge(block: BlockResult, context: RuleContext): Problem[] {
  const found = rules.flatMap(rule => rule(block, context));
  return [...found, ...[...block.phases.values()].flatMap(phase => ofPhase(block, judge(phase, context), phase))];
}

/** A phase that the block takes over stands in the text of another one: what is found there is told at the head of this one. */
const ofPhase = (block: BlockResult, found: Problem[], phase: BlockResult): Problem[] =>
  phase.merged.item === block.merged.item ? found : found.map(problem => ({ ...problem, ...headOf(block) }));

function utilisation(block: BlockResult): Problem[] {
  const mfu = block.known.get('mfu');
  if (mfu?.range === null || mfu === undefined || !isOwn(block, 'mfu') || mfu.range.p50 <= highestMfu) return [];
  return [
    at(block, 'mfu', {
      kind: 'high-mfu',
      block: block.merged.ref.name,
      property: 'mfu',
      median: mfu.range.p50,
      given: mfu.origin === 'given',
    }),
  ];
}

function cluster(block: BlockResult): Problem[] {
  const count = block.known.get('count');
  if (count?.range === null || count === undefined || !isOwn(block, 'count') || count.range.p50 <= largestCluster) return [];
  return [at(block, 'count', { kind: 'too-many-gpus', count: count.range.p50 })];
}

function threshold(block: BlockResult): Problem[] {
  const flop = block.known.get('flop');
  if (
    block.merged.ref.kind !== 'pretrain' ||
    flop?.range === null ||
    flop === undefined ||
    block.merged.item.library ||
    block.merged.node.hasFrom
  )
    return [];
  const passed = thresholds.find(([value]) => flop.range!.p50 >= value);
  return passed === undefined ? [] : [at(block, 'flop', { kind: 'threshold', flop: flop.range.p50, threshold: passed[1] })];
}

function deadline(block: BlockResult): Problem[] {
  const finish = block.known.get('finish')?.number;
  const limit = block.known.get('deadline')?.number;
  if (finish === undefined || limit === undefined || block.known.get('deadline')?.origin !== 'given' || endsBeforeItStarts(block))
    return [];
  const probability = shareOf(greaterThan(finish.draws, limit.draws));
  return probability < 0.05
    ? []
    : [
        at(block, 'deadline', {
          kind: 'deadline-missed',
          block: block.merged.ref.name,
          probability,
          finish: dayOf(finish) ?? 'an unknown day',
        }),
      ];
}

function limit(block: BlockResult): Problem[] {
  const bound = block.known.get('limit');
  if (block.merged.ref.kind !== 'budget' || bound?.number === undefined || bound.range === null) return [];
  const total = measureNames
    .map(path => block.known.get(path))
    .find(known => known?.number !== undefined && sameHard(known.number.dimension, bound.number!.dimension));
  if (total?.number === undefined || total.range === null) return [];
  const probability = shareOf(greaterThan(total.number.draws, bound.number.draws));
  if (probability <= 0.5) return [];
  return [
    at(block, 'limit', {
      kind: 'limit-passed',
      budget: block.merged.ref.name,
      probability,
      total: formatMedian(total.range, total.unit),
      limit: formatMedian(bound.range, bound.unit),
    }),
  ];
}

function release(block: BlockResult, context: RuleContext): Problem[] {
  const hardware = block.known.get('hardware');
  const start = block.known.get('start')?.number;
  if (hardware === undefined || start === undefined || !phases.has(block.merged.ref.kind)) return [];
  const found = context.release(hardware);
  const released = found?.released.number;
  if (found === undefined || released === undefined || summarize(start.draws).p50 >= summarize(released.draws).p50) return [];
  return [at(block, 'start', { kind: 'before-release', begins: dayOf(start) ?? '', released: dayOf(released) ?? '', chip: found.chip })];
}

function law(block: BlockResult): Problem[] {
  const loss = block.known.get('loss');
  if (loss === undefined || loss.valid === true || loss.origin !== 'derived' || !block.merged.givens.has('law')) return [];
  return [at(block, 'law', { kind: 'outside-validity', property: 'loss', reason: loss.valid })];
}

function mixture(block: BlockResult): Problem[] {
  if (block.merged.ref.kind !== 'data') return [];
  const shares = [...block.known].filter(([path]) => /^mixture\.[^.]+(\.share)?$/.test(path));
  if (shares.length === 0 || shares.some(([, known]) => known.number === undefined || typeof known.number.draws !== 'number')) return [];
  const named = new Set([...block.known.keys()].filter(path => path.startsWith('mixture.')).map(path => path.split('.')[1]));
  const sum = shares.reduce((total, [, known]) => total + (known.number!.draws as number), 0);
  if (named.size > shares.length ? sum <= 1 : Math.abs(sum - 1) < 0.005) return [];
  return [at(block, shares[0]![0], { kind: 'shares-sum', sum })];
}

/** Several blocks could be meant, so none is taken: say so where it leaves something unknown. */
function choice(block: BlockResult, context: RuleContext): Problem[] {
  if (!phases.has(block.merged.ref.kind) || block.merged.ref.kind === 'phase') return [];
  return ['hardware', ...(readsModel(block) ? ['model'] : [])].flatMap((wanted): Problem[] => {
    const names = context.candidates(wanted);
    if (block.known.has(wanted) || names.length < 2) return [];
    return [{ kind: 'several-candidates', wanted, names, property: wanted, body: bodyOf(block), ...headOf(block) }];
  });
}

/** A phase that is given its parameters or its checkpoint waits for no model. */
const readsModel = (block: BlockResult): boolean =>
  ['pretrain', 'testtime'].includes(block.merged.ref.kind) && !['params', 'checkpoint'].some(path => block.merged.givens.has(path));

/** Where a property can be put in: behind the brace, before what stands there. */
function bodyOf(block: BlockResult): { readonly start: number; readonly first: number | null } | null {
  const { body } = block.merged.node;
  return body === undefined ? null : { start: body.open.end, first: body.items[0]?.start ?? null };
}
