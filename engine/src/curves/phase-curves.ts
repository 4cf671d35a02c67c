/** The pictures of a file: for each phase its performance against compute, or why there is none yet. */
import { divide, multiply, type Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import type { Summary } from '../estimate.js';
import type { BlockResult } from '../graph/queries/results.js';
import { readerOf, sourceOf } from '../graph/queries/reader.js';
import type { Universe } from '../graph/queries/world-context.js';
import { lawAt, lossAt, type Law } from '../laws/apply.js';
import { optimum, type Optimum } from '../laws/optimum.js';
import { formatNumber } from '../quantity/format.js';
import { shiftOf } from '../names/items.js';
import { computeAxis, frontier, ownModel, type Step } from './sample.js';
import type { Curve, CurveAxis, CurveMarker, CurveSet } from './types.js';

const lossAxis: CurveAxis = { label: 'Loss', unit: 'nats/token', scale: 'linear', share: false };
const flopAxis: CurveAxis = { label: 'Training compute', unit: 'FLOP', scale: 'log', share: false };
const hoursAxis: CurveAxis = { label: 'Accelerator time', unit: 'GPU-hour', scale: 'log', share: false };

/** How far the axis reaches to either side of the plan. */
const reach = 1000;
const hour = 3600;

export function curvesOf(universe: Universe, block: BlockResult): readonly CurveSet[] {
  const { kind } = block.merged.ref;
  if (kind === 'pretrain') return pretrainCurves(universe, block);
  if (kind === 'posttrain') return [nothing(block, 'posttrain', noLaw('post-training'))];
  return kind === 'testtime' ? [nothing(block, 'testtime', noLaw('test-time compute'))] : [];
}

const noLaw = (of: string): string => `No law of ${of} is part of this version: the cost is in the budget, the benefit is unknown.`;

const titleOf = (block: BlockResult): string => block.merged.node.title?.value ?? block.merged.ref.name;

const offsetOf = (block: BlockResult): number => block.merged.node.start + shiftOf(block.merged.item);

function nothing(block: BlockResult, phase: CurveSet['phase'], reason: string): CurveSet {
  const { name } = block.merged.ref;
  return { id: name, block: name, phase, title: titleOf(block), x: flopAxis, y: lossAxis, curves: [], markers: [], note: '', unavailable: reason };
}

function pretrainCurves(universe: Universe, block: BlockResult): readonly CurveSet[] {
  const reader = readerOf(sourceOf(universe, block.merged.ref), []);
  const law = lawAt(reader, 'law');
  const flop = block.known.get('flop');
  if (law === undefined) return [nothing(block, 'pretrain', 'The law of this phase is not known.')];
  if (typeof law === 'string') return [nothing(block, 'pretrain', `There is no loss to draw: ${law}.`)];
  if (law.gives !== 'loss') return [nothing(block, 'pretrain', `There is no loss to draw: the law ${law.name} gives ${law.gives}.`)];
  if (flop?.number === undefined) return [nothing(block, 'pretrain', `The compute of this phase is unknown, because ${flop?.because ?? 'nothing gives it'}.`)];
  const source = lawSource(universe, law, reader.read('law'));
  const byFlop = compose({ block, law, source, axis: flopAxis, suffix: 'flop', at: x => x, x: flop.number.draws, flop: flop.number.draws });
  if (byFlop.curves.length === 0) return [nothing(block, 'pretrain', `There is nothing to draw. ${byFlop.note}`)];
  const hours = block.known.get('gpu_hours')?.number;
  if (hours === undefined) return [byFlop];
  const rate = divide(flop.number.draws, hours.draws);
  const at = (x: number): Draws => multiply(x * hour, rate);
  const byHours = compose({ block, law, source, axis: hoursAxis, suffix: 'gpu_hours', at, x: divide(hours.draws, hour), flop: flop.number.draws });
  return [byFlop, byHours];
}

interface Plan {
  readonly block: BlockResult;
  readonly law: Law;
  readonly source: string;
  readonly axis: CurveAxis;
  readonly suffix: string;
  /** Compute that a place on the axis stands for. */
  readonly at: (x: number) => Draws;
  /** The plan's own place on the axis. */
  readonly x: Draws;
  readonly flop: Draws;
}

function compose(plan: Plan): CurveSet {
  const { block, law, axis } = plan;
  const here = summarize(plan.x);
  const steps: Step[] = computeAxis(here.p50 / reach, here.p50 * reach).map(x => ({ x, flop: plan.at(x) }));
  const best = optimum(law, plan.flop);
  const { name } = block.merged.ref;
  return {
    id: `${name}:${plan.suffix}`, block: name, phase: 'pretrain', title: titleOf(block), x: axis, y: lossAxis,
    curves: [...bestSizes(plan, steps), ...ownSize(plan, steps)], markers: markersOf(plan, here, best),
    note: `Loss by ${law.name}; bands are P5 to P95 of what the file and the constants of the law leave uncertain. Dashed where the law is an extrapolation.`
      + (typeof best === 'string' ? ` There is no best size at each compute: ${best}.` : ''),
  };
}

function bestSizes({ law, source }: Plan, steps: readonly Step[]): readonly Curve[] {
  const points = frontier(law, steps);
  return points.length === 0 ? [] : [{ id: 'frontier', label: 'best size at each compute', role: 'frontier', points, source }];
}

/** The model of the plan, where the plan says what it is. */
function ownSize({ block, law, source }: Plan, steps: readonly Step[]): readonly Curve[] {
  const params = block.known.get('params');
  if (params?.number === undefined || params.range === null || params.origin === 'default') return [];
  const least = 6 * params.range.p50 * 1e6;
  const points = ownModel(law, params.number.draws, steps.filter(step => summarize(step.flop).p50 > least));
  return [{ id: 'model', label: `${formatNumber(params.range.p50, 'params')}, more or fewer tokens`, role: 'model', points, source }];
}

function markersOf(plan: Plan, x: Summary, best: Optimum | string): CurveMarker[] {
  const { block, law } = plan;
  const offset = offsetOf(block);
  const loss = block.known.get('loss')?.range;
  const details = ['params', 'tokens', 'flop', 'gpu_hours'].flatMap(path => {
    const known = block.known.get(path);
    return known?.range == null ? [] : [formatNumber(known.range.p50, known.unit)];
  });
  const markers: CurveMarker[] = loss == null ? [] : [{ id: 'plan', label: 'this plan', role: 'plan', x, y: loss, details, offset }];
  const bestLoss = typeof best === 'string' ? undefined : lossAt(law, best.params, best.tokens);
  if (typeof best !== 'string' && bestLoss?.kind === 'number' && countUnusable(bestLoss.draws) === 0) {
    const sizes = [formatNumber(summarize(best.params).p50, 'params'), formatNumber(summarize(best.tokens).p50, 'tokens')];
    markers.push({ id: 'optimal', label: 'compute-optimal', role: 'optimal', x, y: summarize(bestLoss.draws), details: sizes, offset });
  }
  return markers;
}

function lawSource(universe: Universe, law: Law, value: ReturnType<ReturnType<typeof readerOf>['read']>): string {
  const source = value?.kind === 'block' ? sourceOf(universe, value.block).find('source')?.value : null;
  return typeof source === 'string' ? `${law.name}: ${source}` : law.name;
}
