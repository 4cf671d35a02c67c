/** The pictures of a phase: its performance against what is spent on it, or why there is none yet. */
import type { BlockResult } from '../graph/queries/results.js';
import { answerScores } from './answer-scores.js';
import { axesOf, type PhaseAxis } from './axes.js';
import { placesPerCurve } from './performance.js';
import { accuracyOf, type TrainingKind } from './phase-accuracy.js';
import { accuracyPictures, answerPicture } from './phase-pictures.js';
import { noPicture, shareAxis, type PlanFigures } from './plan-figures.js';
import { pretrainCurves } from './pretrain-curves.js';
import type { CurveSet, PhaseKind } from './types.js';

/** How far past the plan a picture of post-training reaches, as a factor. */
const farther = 4;

export function curvesOf(plan: PlanFigures, block: BlockResult): readonly CurveSet[] {
  switch (block.merged.ref.kind) {
    case 'pretrain':
      return pretrainCurves(plan, block);
    case 'posttrain':
      return posttrainCurves(plan, block);
    case 'testtime':
      return testtimeCurves(plan, block);
    default:
      return [];
  }
}

/** From nothing on, evenly: a curve that begins at the checkpoint has its beginning in the picture. */
export const fromNothing = (most: number): readonly number[] =>
  Array.from({ length: placesPerCurve }, (_, index) => (most * index) / (placesPerCurve - 1));

/** Accelerator hours first: that is what people plan reinforcement learning in. */
function posttrainCurves(plan: PlanFigures, block: BlockResult): readonly CurveSet[] {
  const flop = block.known.get('flop')?.number?.draws;
  const axes = flop === undefined ? [] : axesOf(block, flop).toSorted((a, b) => rank(a) - rank(b));
  const pictures = accuracyPictures(plan, block, 'posttrain', axes, middle => fromNothing(middle * farther));
  return pictures.length > 0 ? pictures : [noPicture(block, 'posttrain', missing(plan, block, 'posttrain'), shareAxis(null))];
}

const rank = ({ name }: PhaseAxis): number => (name === 'gpu_hours' ? 0 : 1);

function testtimeCurves(plan: PlanFigures, block: BlockResult): readonly CurveSet[] {
  const picture = answerPicture(plan, block);
  return [picture ?? noPicture(block, 'testtime', missing(plan, block, 'testtime'), shareAxis(null))];
}

/** The cost of such a phase is known without its benefit; the picture says where that stands, and what the benefit would need. */
export function missing(plan: PlanFigures, block: BlockResult, phase: PhaseKind): string {
  const reason = phase === 'testtime' ? noAnswers(plan, block) : noScore(plan, block, phase);
  return `The benefit is unknown, because ${reason}. The cost is in the budget.`;
}

function noScore(plan: PlanFigures, block: BlockResult, phase: TrainingKind): string {
  const accuracy = accuracyOf[phase](plan, block);
  return typeof accuracy === 'string' ? accuracy : `the compute of ${block.merged.ref.name} is unknown`;
}

function noAnswers(plan: PlanFigures, block: BlockResult): string {
  const scores = answerScores(plan, block);
  return typeof scores === 'string' ? scores : (scores.because ?? 'nothing is known of what answering brings');
}
