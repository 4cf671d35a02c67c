/** The pictures of a pre-training run: loss against what is spent, sizes at the plan's compute, and other laws beside its own. */
import type { Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import type { Summary } from '../estimate.js';
import type { BlockResult } from '../graph/queries/results.js';
import { sourceOf } from '../graph/queries/reader.js';
import { lawAt, lossAt, type Law } from '../laws/apply.js';
import { sizeInLaw } from '../laws/inputs.js';
import { optimum, type Optimum } from '../laws/optimum.js';
import { formatNumber } from '../quantity/format.js';
import { axesOf, middleOf, type PhaseAxis } from './axes.js';
import { landmarksNear } from './landmarks.js';
import { lawComparison } from './law-comparison.js';
import { atOneCompute, fewestTokens, frontier, ownModel } from './law-performance.js';
import { limitsOn, roomsOf } from './limits.js';
import { curveOf, placesBetween } from './performance.js';
import { accuracyPictures } from './phase-pictures.js';
import { figuresOf, lossAxis, noPicture, offsetOf, readerFor, titleOf, type PlanFigures } from './plan-figures.js';
import type { Curve, CurveMarker, CurveSet } from './types.js';

/** How far an axis reaches to either side of the plan, as a factor. */
const reach = 1000;

/** The same for parameters at one compute: beyond it the loss is far off any that a law was fitted to. */
const reachOfSizes = 100;

/** A pre-training run and its law, once both are known. */
interface Run {
  readonly plan: PlanFigures;
  readonly block: BlockResult;
  readonly law: Law;
  readonly source: string;
  readonly flop: Draws;
  /** The plan's own size as the law counts it, or why it is not known; `undefined` where the phase has none. */
  readonly size: Draws | string | undefined;
  readonly best: Optimum | string;
  /** The law as it is drawn; one that reads U also as if data never repeated. */
  readonly variants: readonly Variant[];
}

interface Variant {
  readonly law: Law;
  readonly id: string;
  readonly words: string;
}

export function pretrainCurves(plan: PlanFigures, block: BlockResult): readonly CurveSet[] {
  const law = lawAt(readerFor(plan, block), 'law');
  const flop = block.known.get('flop');
  if (law === undefined) return [noPicture(block, 'pretrain', 'The law of this phase is not known.')];
  if (typeof law === 'string') return [noPicture(block, 'pretrain', `There is no loss to draw: ${law}.`)];
  if (flop?.number === undefined)
    return [noPicture(block, 'pretrain', `The compute of this phase is unknown, because ${flop?.because ?? 'nothing gives it'}.`)];
  const axes = axesOf(block, flop.number.draws);
  const accuracy = accuracyPictures(plan, block, 'pretrain', axes, middle => placesBetween(middle / reach, middle * reach));
  if (law.gives !== 'loss')
    return accuracy.length > 0
      ? accuracy
      : [noPicture(block, 'pretrain', `There is no loss to draw: the law ${law.name} gives ${law.gives}.`)];
  const run: Run = {
    plan,
    block,
    law,
    source: lawSource(plan, block, law),
    flop: flop.number.draws,
    size: sizeInLaw(readerFor(plan, block), law),
    best: optimum(law, flop.number.draws),
    variants: variantsOf(law),
  };
  const pictures = axes.map(axis => lossPicture(run, axis));
  const [byFlop] = pictures;
  if (byFlop === undefined || byFlop.curves.length === 0)
    return [noPicture(block, 'pretrain', `There is nothing to draw. ${byFlop?.note ?? ''}`.trim())];
  const [over] = axes as [PhaseAxis];
  const planned = byFlop.markers.filter(marker => marker.role === 'plan');
  return [...pictures, ...accuracy, ...sizesPicture(run), ...lawComparison(plan, block, law, over, placesOn(over), planned)];
}

const placesOn = (axis: PhaseAxis): readonly number[] => placesBetween(middleOf(axis) / reach, middleOf(axis) * reach);

// ── loss against what is spent ─────────────────────────────────────────────────────────────────────────────────────────────

function lossPicture(run: Run, axis: PhaseAxis): CurveSet {
  const { plan, block, law, best } = run;
  const { name } = block.merged.ref;
  const here = summarize(axis.here);
  const landmarks = axis.name === 'flop' ? landmarksNear(plan, law, here.p50) : [];
  const limits = limitsOn(axis, roomsOf(plan, block), plan.main);
  return {
    id: `${name}:${axis.name}`,
    block: name,
    phase: 'pretrain',
    view: 'performance',
    axis: axis.name,
    gives: 'loss',
    title: titleOf(block),
    x: axis.axis,
    y: lossAxis,
    curves: curvesOn(run, axis),
    markers: [...planMarkers(run, here), ...landmarks],
    ...(limits.length === 0 ? {} : { limits }),
    note:
      `Loss by ${law.name}; bands are P5 to P95 of what the file and the constants of the law leave uncertain. Dashed where the law is an extrapolation.` +
      (axis.name === 'flop' ? '' : ` ${axis.axis.label} follows the compute at the rates of the plan, draw by draw.`) +
      (landmarks.length === 0
        ? ''
        : ` Known models stand where ${law.name} puts their sizes and tokens, not at a loss that was measured.`) +
      (typeof best === 'string' ? ` There is no best size at each compute: ${best}.` : '') +
      (typeof run.size === 'string' ? ` This plan has no line of its own: ${run.size}.` : '') +
      repetitionNote(run),
  };
}

/** Made once for all axes: what is searched for a law is kept with it. */
function variantsOf(law: Law): readonly Variant[] {
  const unique = limitedBy(law);
  if (unique === undefined) return [{ law, id: '', words: '' }];
  return [
    { law, id: '', words: `, on ${unique} unique tokens` },
    { law: { ...law, repetition: {} }, id: '-unlimited', words: ', data without repeats' },
  ];
}

function curvesOn({ block, variants, source, size }: Run, axis: PhaseAxis): readonly Curve[] {
  const xs = placesOn(axis);
  const params = block.known.get('params');
  const best = variants.map(each =>
    frontier(each.law, { id: `frontier${each.id}`, label: `best size at each compute${each.words}`, role: 'frontier', source }),
  );
  const drawn = best.map(each => curveOf(each, axis.flopPerX, xs)).filter(({ points }) => points.length > 0);
  // A model whose size is only the optimum of the law is no line of its own.
  if (params?.number === undefined || params.range === null || params.origin === 'default') return drawn;
  if (size === undefined || typeof size === 'string') return drawn;
  const { draws } = params.number;
  const least = summarize(fewestTokens(draws, axis.flopPerX)).p50;
  const label = `${formatNumber(params.range.p50, 'params')}, more or fewer tokens`;
  const own = variants.map(each =>
    ownModel(each.law, { params: draws, counted: size }, { id: `model${each.id}`, label: `${label}${each.words}`, role: 'model', source }),
  );
  return [
    ...drawn,
    ...own.map(each =>
      curveOf(
        each,
        axis.flopPerX,
        xs.filter(x => x > least),
      ),
    ),
  ];
}

/** Unique tokens that a law of repeated data reads; `undefined` where it reads none or nothing gives them. */
function limitedBy(law: Law): string | undefined {
  const { unique } = law.repetition;
  return !law.reads.has('U') || unique === undefined ? undefined : formatNumber(summarize(unique).p50, '');
}

function repetitionNote({ plan, block, law }: Run): string {
  const unique = readerFor(plan, block).number('data.unique_tokens')?.draws;
  const tokens = block.known.get('tokens')?.range;
  if (law.reads.has('U') || unique === undefined || tokens == null || tokens.p50 <= summarize(unique).p50 * 1.001) return '';
  return ` ${law.name} takes every token for a new one, though this plan repeats its ${formatNumber(summarize(unique).p50, 'tokens')}.`;
}

function planMarkers({ block, law, best }: Run, x: Summary): readonly CurveMarker[] {
  const offset = offsetOf(block);
  const loss = block.known.get('loss')?.range;
  const details = figuresOf(block, ['params', 'tokens', 'flop', 'gpu_hours']);
  const planned: readonly CurveMarker[] =
    loss == null ? [] : [{ id: 'plan', label: 'this plan', role: 'plan', x, y: loss, details, offset }];
  const reached = bestLoss(law, best);
  return reached === undefined
    ? planned
    : [...planned, { id: 'optimal', label: 'compute-optimal', role: 'optimal', x, y: reached.loss, details: reached.details, offset }];
}

function bestLoss(law: Law, best: Optimum | string): { readonly loss: Summary; readonly details: readonly string[] } | undefined {
  if (typeof best === 'string') return undefined;
  const loss = lossAt(law, best.params, best.tokens);
  if (loss.kind !== 'number' || countUnusable(loss.draws) > 0) return undefined;
  return {
    loss: summarize(loss.draws),
    details: [formatNumber(summarize(best.params).p50, 'params'), formatNumber(summarize(best.tokens).p50, 'tokens')],
  };
}

// ── sizes at the plan's compute ────────────────────────────────────────────────────────────────────────────────────────────

const slices = [
  { times: 0.1, words: 'a tenth of it' },
  { times: 1, words: 'the compute of the plan' },
  { times: 10, words: 'ten times it' },
];

/** Loss against parameters where the compute is fixed; nothing for a law without a best size. */
function sizesPicture(run: Run): readonly CurveSet[] {
  const { block, law, source, flop, best, size } = run;
  const reached = bestLoss(law, best);
  if (typeof best === 'string' || reached === undefined) return [];
  const { name } = block.merged.ref;
  const offset = offsetOf(block);
  const middle = summarize(best.params).p50;
  const loss = block.known.get('loss')?.range;
  const optimal: CurveMarker = {
    id: 'optimal',
    label: 'best size',
    role: 'optimal',
    x: summarize(best.params),
    y: reached.loss,
    details: reached.details,
    offset,
  };
  const planned: readonly CurveMarker[] =
    size === undefined || typeof size === 'string' || loss == null
      ? []
      : [
          {
            id: 'plan',
            label: 'this plan',
            role: 'plan',
            x: summarize(size),
            y: loss,
            details: figuresOf(block, ['tokens', 'flop']),
            offset,
          },
        ];
  const curves = slices.map(({ times, words }) => {
    const compute = times === 1 ? flop : scaled(flop, times);
    const label = `${formatNumber(summarize(compute).p50, 'FLOP')}: ${words}`;
    return curveOf(
      atOneCompute(law, compute, { id: `slice-${times}`, label, role: 'slice', source }),
      1,
      placesBetween(middle / reachOfSizes, middle * reachOfSizes),
    );
  });
  return [
    {
      id: `${name}:isoflop`,
      block: name,
      phase: 'pretrain',
      view: 'isoflop',
      axis: 'params',
      gives: 'loss',
      title: `${titleOf(block)}: sizes at one compute`,
      x: { label: 'Model size', unit: 'params', scale: 'log', share: false },
      y: lossAxis,
      curves: curves.filter(({ points }) => points.length > 0),
      markers: [...planned, optimal],
      note: `Loss by ${law.name} when one compute is shared out between parameters and tokens, 6ND. Left of the best size the model is too small, right of it it sees too few tokens.`,
    },
  ];
}

const scaled = (draws: Draws, times: number): Draws => (typeof draws === 'number' ? draws * times : draws.map(each => each * times));

export function lawSource({ universe }: PlanFigures, block: BlockResult, law: Law): string {
  const named = block.known.get('law')?.current;
  const source = named?.kind === 'block' ? sourceOf(universe, named.block).find('source')?.value : null;
  return typeof source === 'string' ? `${law.name}: ${source}` : law.name;
}
