/**
 * The three laws on one benchmark. Pre-training and post-training share an axis, training compute, cumulated: the second begins where the
 * first ends. Test-time compute is that of a query, so that it has an axis of its own. What is shown is a score, and every panel says what
 * is missing where it has none.
 */
import { add, divide, multiply, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import type { BlockResult } from '../graph/queries/results.js';
import { formatNumber } from '../quantity/format.js';
import { fromNothing, missing } from './phase-curves.js';
import { placesBetween, scoreCurve } from './performance.js';
import { answerScores, queryAxis } from './answer-scores.js';
import { accuracyOf, benchmarkOf, scoreAsPlanned, type PhaseAccuracy, type TrainingKind } from './phase-accuracy.js';
import { offsetOf, shareAxis, titleOf, type PlanFigures } from './plan-figures.js';
import type { Curve, CurveAxis, CurveMarker, CurveSet, PhaseKind, ThreeLaws } from './types.js';

const trainingAxis: CurveAxis = { label: 'Training compute, cumulated', unit: 'FLOP', scale: 'log', share: false };

const phaseTitles: Readonly<Record<PhaseKind, string>> = {
  pretrain: 'Pre-training',
  posttrain: 'Post-training',
  testtime: 'Test-time compute',
};

/** One model's way through the phases: what was trained, what it became, how it is asked. */
export interface Chain {
  readonly pretrain?: BlockResult | undefined;
  /** From the first to the last. */
  readonly posttrain: readonly BlockResult[];
  readonly testtime?: BlockResult | undefined;
}

/** One picture for each phase that no other phase of the file stands on. */
export function threeLaws(plan: PlanFigures): readonly ThreeLaws[] {
  return chainsOf(plan).map(chain => {
    const last = chain.testtime ?? chain.posttrain.at(-1) ?? chain.pretrain!;
    const benchmark =
      [chain.testtime, ...chain.posttrain, chain.pretrain]
        .map(block => (block === undefined ? null : benchmarkOf(block)))
        .find(name => name !== null) ?? null;
    const panels = panelsOf(plan, chain, benchmark);
    return {
      id: `three-laws:${last.merged.ref.name}`,
      title: titleOf(last),
      benchmark,
      y: shareAxis(benchmark),
      panels,
      note: noteOf(chain, panels),
    };
  });
}

// ── chains ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export function chainsOf({ results }: PlanFigures): readonly Chain[] {
  const phases = [...results.values()].filter(block => Object.hasOwn(phaseTitles, block.merged.ref.kind));
  const stoodOn = new Set(phases.map(block => checkpointOf(block)));
  return phases.filter(block => !stoodOn.has(block.merged.ref.name)).map(last => chainTo(last, results));
}

function chainTo(last: BlockResult, results: ReadonlyMap<string, BlockResult>): Chain {
  const way: BlockResult[] = [];
  // A checkpoint that leads back to itself is a mistake that a diagnostic tells of; here it ends the way.
  for (
    let block: BlockResult | undefined = last;
    block !== undefined && !way.includes(block);
    block = results.get(checkpointOf(block) ?? '')
  )
    way.unshift(block);
  const ofKind = (kind: PhaseKind): readonly BlockResult[] => way.filter(block => block.merged.ref.kind === kind);
  return { pretrain: ofKind('pretrain').at(-1), posttrain: ofKind('posttrain'), testtime: ofKind('testtime').at(-1) };
}

function checkpointOf(block: BlockResult): string | undefined {
  const named = block.known.get('checkpoint')?.current;
  return named?.kind === 'block' && !named.block.library ? named.block.name : undefined;
}

// ── panels ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function panelsOf(plan: PlanFigures, chain: Chain, benchmark: string | null): readonly CurveSet[] {
  return [
    pretrainPanel(plan, chain.pretrain, benchmark),
    posttrainPanel(plan, chain, benchmark),
    testtimePanel(plan, chain.testtime, benchmark),
  ];
}

function panel(
  phase: PhaseKind,
  block: BlockResult | undefined,
  x: CurveAxis,
  benchmark: string | null,
  parts: Partial<CurveSet>,
): CurveSet {
  const name = block?.merged.ref.name ?? '';
  return {
    id: `three-laws-${phase}-${name}`,
    block: name,
    phase,
    gives: 'accuracy',
    title: phaseTitles[phase],
    x,
    y: shareAxis(benchmark),
    curves: [],
    markers: [],
    note: '',
    ...parts,
  };
}

/** Why a phase has no place on the axis of this benchmark, as a whole sentence. */
function scoredElsewhere(block: BlockResult, benchmark: string | null): string | undefined {
  const own = benchmarkOf(block);
  return own === null || own === benchmark
    ? undefined
    : `${block.merged.ref.name} is scored on ${own}: scores on two benchmarks do not stand on one axis.`;
}

/** The score of a phase on this benchmark, or a whole sentence about what is missing. */
function scoreOn(plan: PlanFigures, block: BlockResult, phase: TrainingKind, benchmark: string | null): PhaseAccuracy | string {
  const elsewhere = scoredElsewhere(block, benchmark);
  if (elsewhere !== undefined) return elsewhere;
  const accuracy = accuracyOf[phase](plan, block);
  return typeof accuracy === 'string' ? missing(plan, block, phase) : accuracy;
}

function pretrainPanel(plan: PlanFigures, block: BlockResult | undefined, benchmark: string | null): CurveSet {
  if (block === undefined)
    return panel('pretrain', block, trainingAxis, benchmark, { unavailable: 'No pre-training run of this file leads here.' });
  const flop = block.known.get('flop')?.number?.draws;
  const accuracy = scoreOn(plan, block, 'pretrain', benchmark);
  if (typeof accuracy === 'string') return panel('pretrain', block, trainingAxis, benchmark, { unavailable: accuracy });
  if (flop === undefined || !(summarize(flop).p50 > 0))
    return panel('pretrain', block, trainingAxis, benchmark, { unavailable: `The compute of ${block.merged.ref.name} is unknown.` });
  const middle = summarize(flop).p50;
  // It ends at the plan: that is the checkpoint the next phase begins with.
  const xs = placesBetween(middle / 1000, middle);
  const curves = accuracy.curves.map(each => scoreCurve(each, 1, xs));
  return panel('pretrain', block, trainingAxis, benchmark, { curves, markers: plannedAt(plan, block, flop) });
}

/** Each stage begins where the one before it ends, on the axis and in the score. */
function posttrainPanel(plan: PlanFigures, { pretrain, posttrain }: Chain, benchmark: string | null): CurveSet {
  const axis: CurveAxis = { ...trainingAxis, scale: 'linear' };
  if (posttrain.length === 0)
    return panel('posttrain', undefined, axis, benchmark, { unavailable: 'No post-training block of this file leads here.' });
  const curves: Curve[] = [];
  const markers: CurveMarker[] = [];
  let spent = middleFlop(pretrain) ?? 0;
  for (const [index, block] of posttrain.entries()) {
    const accuracy = scoreOn(plan, block, 'posttrain', benchmark);
    const own = middleFlop(block);
    if (typeof accuracy === 'string') return panel('posttrain', block, axis, benchmark, { unavailable: accuracy });
    if (own === undefined)
      return panel('posttrain', block, axis, benchmark, { unavailable: `The compute of ${block.merged.ref.name} is unknown.` });
    const begun = spent;
    const isLast = index === posttrain.length - 1;
    const xs = fromNothing(isLast ? own * 4 : own);
    curves.push(
      ...accuracy.curves.map(each => movedBy(scoreCurve(each, 1, xs), begun, `${block.merged.ref.name}-${each.id}`, titleOf(block))),
    );
    // Behind a run of this file, the mark of that run stands there already.
    if (accuracy.start !== undefined && index === 0 && pretrain === undefined)
      markers.push({ id: 'start', label: 'checkpoint', role: 'start', x: summarize(begun), y: summarize(accuracy.start), details: [] });
    spent += own;
    markers.push(...plannedAt(plan, block, spent).map(marker => ({ ...marker, id: `plan-${block.merged.ref.name}` })));
  }
  return panel('posttrain', posttrain.at(-1), axis, benchmark, { curves, markers });
}

const middleFlop = (block: BlockResult | undefined): number | undefined => block?.known.get('flop')?.range?.p50;

const movedBy = (curve: Curve, by: number, id: string, label: string): Curve => ({
  ...curve,
  id,
  label,
  points: curve.points.map(point => ({ ...point, x: point.x + by })),
});

function testtimePanel(plan: PlanFigures, block: BlockResult | undefined, benchmark: string | null): CurveSet {
  if (block === undefined)
    return panel('testtime', block, queryAxis, benchmark, { unavailable: 'No test-time block of this file leads here.' });
  const scores = answerScores(plan, block);
  const elsewhere = scoredElsewhere(block, benchmark);
  if (elsewhere !== undefined || typeof scores === 'string')
    return panel('testtime', block, queryAxis, benchmark, { unavailable: elsewhere ?? missing(plan, block, 'testtime') });
  return panel('testtime', block, queryAxis, benchmark, { curves: scores.curves, markers: scores.markers, note: scores.notes.join(' ') });
}

function plannedAt(plan: PlanFigures, block: BlockResult, x: Draws): readonly CurveMarker[] {
  const score = scoreAsPlanned(plan, block);
  return score === undefined
    ? []
    : [
        {
          id: 'plan',
          label: block.merged.ref.name,
          role: 'plan',
          x: summarize(x),
          y: summarize(score),
          details: [],
          offset: offsetOf(block),
        },
      ];
}

/** What the axes are, and how much all queries of the plan come to beside its training. */
function noteOf({ testtime, posttrain, pretrain }: Chain, panels: readonly CurveSet[]): string {
  const warning = panels.map(({ note }) => note).filter(note => note !== '');
  const [lifetime, ...training] = [testtime, ...posttrain, pretrain].map(block => block?.known.get('flop')?.number?.draws);
  const trained = training.filter(draws => draws !== undefined);
  const [queries, days] = ['queries', 'days'].map(path => testtime?.known.get(path)?.number?.draws);
  const all =
    lifetime === undefined || trained.length === 0 || queries === undefined || days === undefined
      ? []
      : [
          `Over its time of service the plan answers ${formatNumber(summarize(multiply(queries, days)).p50, 'queries')} with ${formatNumber(summarize(lifetime).p50, 'FLOP')}, ` +
            `${formatNumber(summarize(divide(lifetime, trained.reduce(add))).p50, '')} times its training.`,
        ];
  return [
    'Training is on one axis, compute cumulated, in logarithms up to the checkpoint and evenly after it; test-time compute is that of one query, another axis. ' +
      'Bands are P5 to P95; dashed where a law is an extrapolation. Gains of techniques do not add up.',
    ...all,
    ...warning,
  ].join(' ');
}
