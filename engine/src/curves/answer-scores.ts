/**
 * What a phase that answers scores for the compute of a query: every way to answer that is known of its benchmark, as a curve of its own
 * over the compute of an easy query, and why the others are not drawn.
 */
import { countUnusable, summarize, summarizeWorkspace } from '../draws/summary.js';
import type { BlockResult } from '../graph/queries/results.js';
import { answerCurves, ownCurve, type AnswerCurve } from '../kinds/answer-curves.js';
import { formatNumber } from '../quantity/format.js';
import type { Value } from '../schema/value.js';
import { benchmarkOf } from './phase-accuracy.js';
import { figuresOf, offsetOf, readerFor, type PlanFigures } from './plan-figures.js';
import type { Curve, CurveAxis, CurveMarker, CurvePoint, MissingCurve } from './types.js';

/** It is another axis than that of training compute and never the same picture. */
export const queryAxis: CurveAxis = { label: 'Compute of a query', unit: 'FLOP', scale: 'log', share: false };

export interface AnswerScores {
  /** Each begins at one answer. Empty where only the plan itself is known, as measured. */
  readonly curves: readonly Curve[];
  readonly markers: readonly CurveMarker[];
  readonly missing: readonly MissingCurve[];
  /** What is missing in a few words, for a picture that has room for no more. */
  readonly note: string;
  /** Why the strategy of the plan has no curve: a sentence's end after "because". */
  readonly because?: string;
}

/** Plans are analysed anew with every keystroke; of one plan, several pictures ask. */
const asked = new WeakMap<PlanFigures, Map<string, AnswerScores | string>>();

/** The curves of a phase that answers, or what is missing for them: a sentence's end after "because". */
export function answerScores(plan: PlanFigures, block: BlockResult): AnswerScores | string {
  const { name } = block.merged.ref;
  const ofPlan = asked.get(plan) ?? new Map<string, AnswerScores | string>();
  asked.set(plan, ofPlan);
  const known = ofPlan.get(name) ?? scoresOf(plan, block);
  ofPlan.set(name, known);
  return known;
}

function scoresOf(plan: PlanFigures, block: BlockResult): AnswerScores | string {
  if (benchmarkOf(block) === null) return `${block.merged.ref.name} names no benchmark`;
  const reader = readerFor(plan, block);
  const own = ownCurve(reader);
  const all = answerCurves(reader).map(curve => ({ curve, drawn: curveFrom(curve) }));
  const drawn = all.flatMap(({ curve, drawn: each }) => (typeof each === 'string' ? [] : [{ curve, drawn: each }]));
  const markers = [...plannedMarkers(block), ...startMarker(drawn.map(({ curve }) => curve))];
  const { drawn: ownReason } = all.find(({ curve }) => curve.id === own) ?? all[0]!;
  const because = typeof ownReason === 'string' ? ownReason : undefined;
  if (markers.length === 0 && drawn.length === 0) return because ?? 'nothing is known of what answering brings';
  const left = all.flatMap(({ curve: { id, label }, drawn: reason }) =>
    typeof reason === 'string' ? [{ id, label, because: reason }] : [],
  );
  return {
    curves: drawn.map(({ drawn: each }) => each),
    markers: markers.filter(apart),
    missing: left.map(({ label, because: reason }) => ({ label, because: reason })),
    note: noteOf(left, reader.read('benchmark.verifiable'), benchmarkOf(block)!),
    ...(because === undefined ? {} : { because }),
  };
}

function noteOf(missing: readonly (MissingCurve & Pick<AnswerCurve, 'id'>)[], verifiable: Value | undefined, benchmark: string): string {
  const unchecked = verifiable?.kind === 'boolean' && !verifiable.value;
  const lacking = missing.filter(({ id }) => !(unchecked && id === 'coverage')).map(({ label }) => label);
  return [
    ...(unchecked ? [`No program checks the answers of ${benchmark}: that one of many is right is no accuracy, and is not drawn.`] : []),
    ...(lacking.length > 0 ? [`Not drawn for want of data: ${lacking.join('; ')}.`] : []),
  ].join(' ');
}

const counts: Readonly<Record<AnswerCurve['over'], string>> = { samples: 'samples', thinking: 'tokens', rounds: '', width: '' };

/** What a place counts, for a table: `64 samples`, `4K tokens of thinking`. */
function whatAt({ over }: AnswerCurve, place: number): string {
  if (over === 'samples') return place === 1 ? '1 sample' : formatNumber(place, counts.samples);
  if (over === 'thinking') return `${formatNumber(place, counts.thinking)} of thinking`;
  return over === 'rounds' ? `${place} rounds` : `width ${place}`;
}

/** The curve, or why there is none. One answer is known of many that say nothing of more: what counts is the far end. */
function curveFrom(curve: AnswerCurve): Curve | string {
  const last = curve.places.at(-1)!;
  const [end, compute] = [curve.at(last), curve.flop(last)];
  if (typeof end === 'string' || typeof compute === 'string') return typeof end === 'string' ? end : (compute as string);
  const points = curve.places.flatMap((place): readonly CurvePoint[] => {
    const [answer, flop] = place === last ? [end, compute] : [curve.at(place), curve.flop(place)];
    if (typeof answer === 'string' || typeof flop === 'string' || countUnusable(answer.draws) > 0) return [];
    const x = summarizeWorkspace(flop).p50;
    const { p5, p50, p95 } = summarizeWorkspace(answer.draws);
    return x > 0 && Number.isFinite(x) ? [{ x, p5, p50, p95, valid: answer.valid === true, at: whatAt(curve, place) }] : [];
  });
  return points.length === 0
    ? 'its values are no numbers that could be drawn'
    : { id: curve.id, label: curve.label, role: 'strategy', points, source: curve.source };
}

/** The plan at the compute and the score of its own strategy: that of easy queries, and beside it that of hard ones. */
function plannedMarkers(block: BlockResult): readonly CurveMarker[] {
  const { name } = block.merged.ref;
  const places = [
    { id: 'plan', label: name, prefix: '', flop: 'flop_per_easy_query' },
    { id: 'hard', label: 'hard queries', prefix: 'hard_query.', flop: 'flop_per_hard_query' },
  ];
  return places.flatMap(({ id, label, prefix, flop }): readonly CurveMarker[] => {
    const [x, y] = [flop, `${prefix}accuracy`].map(path => block.known.get(path)?.number?.draws);
    if (x === undefined || y === undefined || countUnusable(x) > 0 || countUnusable(y) > 0) return [];
    const strategy = block.known.get(`${prefix}strategy`)?.value;
    const details = [
      ...(typeof strategy === 'string' ? [strategy] : []),
      ...figuresOf(block, [flop, ...(prefix === '' ? ['cost_per_query'] : [])]),
    ];
    return [{ id, label, role: 'plan', x: summarize(x), y: summarize(y), details, offset: offsetOf(block) }];
  });
}

/** One answer, as the model gives it that is asked: where every curve begins, thinking before samples. */
function startMarker(drawn: readonly AnswerCurve[]): readonly CurveMarker[] {
  const first = drawn.find(({ over }) => over === 'thinking') ?? drawn[0];
  const place = first?.places[0];
  if (first === undefined || place === undefined) return [];
  const [answer, flop] = [first.at(place), first.flop(place)];
  if (typeof answer === 'string' || typeof flop === 'string') return [];
  return [
    {
      id: 'start',
      label: 'one answer',
      role: 'start',
      x: summarize(flop),
      y: summarize(answer.draws),
      details: ['the model before it is given more'],
    },
  ];
}

/** The plan that gives one answer stands where the curves begin. */
function apart(marker: CurveMarker, _: number, all: readonly CurveMarker[]): boolean {
  const plan = all.find(({ id }) => id === 'plan');
  return marker.id !== 'start' || plan === undefined || Math.abs(plan.x.p50 / marker.x.p50 - 1) > 1e-6;
}
