/** The panels of the three laws: one for each phase, on one score, each with what is drawn or with what is missing for it. */
import { summarize } from '../draws/summary.js';
import type { Draws } from '../draws/arithmetic.js';
import type { BlockResult } from '../graph/queries/results.js';
import { answerScores, queryAxis } from './answer-scores.js';
import type { Chain } from './chains.js';
import { measuredAnswers, measuredRuns } from './measured.js';
import { fromNothing, missing } from './phase-curves.js';
import { placesBetween, scoreCurve } from './performance.js';
import { accuracyOf, benchmarkOf, scoreAsPlanned, type PhaseAccuracy, type TrainingKind } from './phase-accuracy.js';
import { offsetOf, shareAxis, titleOf, type PlanFigures } from './plan-figures.js';
import type { Curve, CurveAxis, CurveMarker, CurveSet, PhaseKind } from './types.js';

const trainingAxis: CurveAxis = { label: 'Training compute, cumulated', unit: 'FLOP', scale: 'log', share: false };

export const phaseTitles: Readonly<Record<PhaseKind, string>> = {
  pretrain: 'Pre-training',
  posttrain: 'Post-training',
  testtime: 'Test-time compute',
};

export function panelsOf(plan: PlanFigures, chain: Chain, benchmark: string | null): readonly CurveSet[] {
  return [pretrainPanel(plan, chain, benchmark), posttrainPanel(plan, chain, benchmark), testtimePanel(plan, chain.testtime, benchmark)];
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

function pretrainPanel(plan: PlanFigures, { pretrain: block, posttrain, testtime }: Chain, benchmark: string | null): CurveSet {
  if (block === undefined) return panel('pretrain', block, trainingAxis, benchmark, { unavailable: noRun(posttrain[0] ?? testtime) });
  const flop = block.known.get('flop')?.number?.draws;
  if (flop === undefined || !(summarize(flop).p50 > 0))
    return panel('pretrain', block, trainingAxis, benchmark, { unavailable: `The compute of ${block.merged.ref.name} is unknown.` });
  const accuracy = scoreOn(plan, block, 'pretrain', benchmark);
  const middle = summarize(flop).p50;
  // It ends at the plan: that is the checkpoint the next phase begins with.
  const xs = placesBetween(middle / reach, middle);
  const curves = typeof accuracy === 'string' ? [] : accuracy.curves.map(each => scoreCurve(each, 1, xs));
  const isNear = ({ x }: CurveMarker): boolean => x.p50 >= xs[0]! && x.p50 <= xs.at(-1)! * 1.001;
  const own = benchmarkOf(block) === benchmark ? plannedAt(plan, block, flop) : [];
  const markers = [...own, ...measuredRuns(plan, block, benchmark).filter(isNear)];
  return drawn('pretrain', block, trainingAxis, benchmark, { curves, markers }, typeof accuracy === 'string' ? [accuracy] : []);
}

/** A chain that begins with a model of the library, or of a block that says no more than its size. */
function noRun(first: BlockResult | undefined): string {
  const named = first?.known.get('checkpoint')?.current ?? first?.known.get('model')?.current;
  return named?.kind === 'block'
    ? `The chain begins with ${named.block.name}, whose pre-training is no phase of this file.`
    : 'No pre-training run in this chain.';
}

/** How far before the plan the panel of pre-training begins, as a factor of its compute. */
const reach = 1000;

/** A panel of what there is to draw, and below it what is missing; where there is nothing, that alone. */
function drawn(
  phase: PhaseKind,
  block: BlockResult,
  axis: CurveAxis,
  benchmark: string | null,
  { curves, markers }: Pick<CurveSet, 'curves' | 'markers'>,
  missed: readonly string[],
): CurveSet {
  const nothing = curves.length === 0 && markers.length === 0;
  return panel(
    phase,
    block,
    axis,
    benchmark,
    nothing && missed.length > 0 ? { unavailable: missed[0]! } : { curves, markers, note: missed.join(' ') },
  );
}

/** Each stage begins where the one before it ends, on the axis and in the score. */
function posttrainPanel(plan: PlanFigures, { pretrain, posttrain }: Chain, benchmark: string | null): CurveSet {
  const axis: CurveAxis = { ...trainingAxis, scale: 'linear' };
  if (posttrain.length === 0)
    return panel('posttrain', undefined, axis, benchmark, { unavailable: 'No post-training stage in this chain.' });
  const curves: Curve[] = [];
  const markers: CurveMarker[] = [];
  const missed: string[] = [];
  let spent = middleFlop(pretrain) ?? 0;
  for (const [index, block] of posttrain.entries()) {
    const accuracy = scoreOn(plan, block, 'posttrain', benchmark);
    const own = middleFlop(block);
    if (own === undefined) {
      missed.push(`The compute of ${block.merged.ref.name} is unknown.`);
      break;
    }
    const begun = spent;
    spent += own;
    if (typeof accuracy === 'string') missed.push(accuracy);
    else {
      const isLast = index === posttrain.length - 1;
      const xs = fromNothing(isLast ? own * 4 : own);
      curves.push(
        ...accuracy.curves.map(each => movedBy(scoreCurve(each, 1, xs), begun, `${block.merged.ref.name}-${each.id}`, titleOf(block))),
      );
      // Behind a run of this file, the mark of that run stands there already.
      if (accuracy.start !== undefined && index === 0 && pretrain === undefined)
        markers.push({ id: 'start', label: 'checkpoint', role: 'start', x: summarize(begun), y: summarize(accuracy.start), details: [] });
    }
    if (benchmarkOf(block) === benchmark)
      markers.push(...plannedAt(plan, block, spent).map(marker => ({ ...marker, id: `plan-${block.merged.ref.name}` })));
  }
  return drawn('posttrain', posttrain.at(-1)!, axis, benchmark, { curves, markers }, missed);
}

const middleFlop = (block: BlockResult | undefined): number | undefined => block?.known.get('flop')?.range?.p50;

const movedBy = (curve: Curve, by: number, id: string, label: string): Curve => ({
  ...curve,
  id,
  label,
  points: curve.points.map(point => ({ ...point, x: point.x + by })),
});

function testtimePanel(plan: PlanFigures, block: BlockResult | undefined, benchmark: string | null): CurveSet {
  if (block === undefined) return panel('testtime', block, queryAxis, benchmark, { unavailable: 'No test-time phase in this chain.' });
  const scores = answerScores(plan, block);
  const elsewhere = scoredElsewhere(block, benchmark);
  if (elsewhere !== undefined || typeof scores === 'string')
    return panel('testtime', block, queryAxis, benchmark, { unavailable: elsewhere ?? missing(plan, block, 'testtime') });
  const markers = [...scores.markers, ...measuredAnswers(plan, block)];
  return panel('testtime', block, queryAxis, benchmark, {
    curves: scores.curves,
    markers,
    missing: scores.missing,
    note: scores.note,
  });
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
