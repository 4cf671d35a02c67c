/** A phase's score against what is spent on it: one call makes its pictures over every axis on which the phase has a place. */
import { summarize } from '../draws/summary.js';
import type { BlockResult } from '../graph/queries/results.js';
import { middleOf, type PhaseAxis } from './axes.js';
import { limitsOn, roomsOf } from './limits.js';
import { scoreCurve } from './performance.js';
import { answerScores, queryAxis } from './answer-scores.js';
import { accuracyOf, benchmarkOf, scoreAsPlanned, type PhaseAccuracy, type TrainingKind } from './phase-accuracy.js';
import { figuresOf, offsetOf, shareAxis, titleOf, type PlanFigures } from './plan-figures.js';
import type { CurveMarker, CurveSet } from './types.js';

/** Places on an axis around the middle of the plan. */
type Places = (middle: number) => readonly number[];

/** Pictures of the score of a phase, one for each axis; none while it is unknown how the score follows. */
export function accuracyPictures(
  plan: PlanFigures,
  block: BlockResult,
  phase: TrainingKind,
  axes: readonly PhaseAxis[],
  places: Places,
): readonly CurveSet[] {
  const accuracy = accuracyOf[phase](plan, block);
  return typeof accuracy === 'string'
    ? []
    : axes.map(axis => picture({ plan, block, phase, accuracy, axis, places })).filter(({ curves }) => curves.length > 0);
}

interface Parts {
  readonly plan: PlanFigures;
  readonly block: BlockResult;
  readonly phase: TrainingKind;
  readonly accuracy: PhaseAccuracy;
  readonly axis: PhaseAxis;
  readonly places: Places;
}

function picture({ plan, block, phase, accuracy, axis, places }: Parts): CurveSet {
  const { name } = block.merged.ref;
  const xs = places(middleOf(axis));
  const limits = limitsOn(axis, roomsOf(plan, block), plan.main);
  return {
    id: `${name}:${axis.name}:accuracy`,
    block: name,
    phase,
    view: 'performance',
    axis: axis.name,
    gives: 'accuracy',
    title: titleOf(block),
    x: xs[0] === 0 ? { ...axis.axis, scale: 'linear' } : axis.axis,
    y: shareAxis(benchmarkOf(block)),
    curves: accuracy.curves.map(each => scoreCurve(each, axis.flopPerX, xs)).filter(({ points }) => points.length > 0),
    markers: markersOf(plan, block, accuracy, axis, xs),
    ...(limits.length === 0 ? {} : { limits }),
    note: ordinaryNote,
  };
}

const ordinaryNote =
  'Bands are P5 to P95 of what the file and the constants of the laws leave uncertain. Dashed where a law is an extrapolation.';

/** The score of a phase that answers, over the compute of a query; `undefined` while no way to answer has a known score. */
export function answerPicture(plan: PlanFigures, block: BlockResult): CurveSet | undefined {
  const scores = answerScores(plan, block);
  if (typeof scores === 'string' || scores.curves.length === 0) return undefined;
  const { name } = block.merged.ref;
  return {
    id: `${name}:flop:accuracy`,
    block: name,
    phase: 'testtime',
    view: 'performance',
    axis: 'flop',
    gives: 'accuracy',
    title: titleOf(block),
    x: queryAxis,
    y: shareAxis(benchmarkOf(block)),
    curves: scores.curves,
    markers: scores.markers,
    missing: scores.missing,
    note: [ordinaryNote, ...scores.missing.map(({ label, because }) => `Not drawn: ${label}, since ${because}.`)].join(' '),
  };
}

/** The plan where its score is known, and the checkpoint at the left end of an axis that begins at nothing. */
function markersOf(
  plan: PlanFigures,
  block: BlockResult,
  { start }: PhaseAccuracy,
  { here }: PhaseAxis,
  xs: readonly number[],
): readonly CurveMarker[] {
  const score = scoreAsPlanned(plan, block);
  const planned: readonly CurveMarker[] =
    score === undefined
      ? []
      : [
          {
            id: 'plan',
            label: 'this plan',
            role: 'plan',
            x: summarize(here),
            y: summarize(score),
            details: figuresOf(block, ['flop', 'gpu_hours', 'cost']),
            offset: offsetOf(block),
          },
        ];
  const begins: readonly CurveMarker[] =
    start === undefined || xs[0] !== 0
      ? []
      : [
          {
            id: 'start',
            label: 'checkpoint',
            role: 'start',
            x: { p5: 0, p50: 0, p95: 0, mean: 0 },
            y: summarize(start),
            details: ['before anything is spent here'],
          },
        ];
  return [...planned, ...begins];
}
