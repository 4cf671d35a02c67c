/** Published runs beside a plan: where the same law puts their sizes and tokens. It is not the loss that anybody measured there. */
import type { Draws } from '../draws/arithmetic.js';
import { countUnusable, summarize } from '../draws/summary.js';
import { givenAlone, itemNamed, knownAt } from '../graph/queries/questions.js';
import { lossAt, validity, type Law } from '../laws/apply.js';
import { sizeOfModel } from '../laws/inputs.js';
import { formatNumber } from '../quantity/format.js';
import type { BlockRef } from '../schema/value.js';
import { isBlock } from '../names/items.js';
import { libraryBlocks } from './library-blocks.js';
import type { PlanFigures } from './plan-figures.js';
import type { CurveMarker } from './types.js';

/** Runs of more or less compute than this, as a factor of the plan's, are no company for it. */
const farthest = 100;

const mostLandmarks = 14;

interface Run {
  readonly ref: BlockRef;
  /** As the run counts them. */
  readonly params: number;
  /** As the law counts them. */
  readonly size: number;
  readonly tokens: number;
  /** As published, else 6ND. */
  readonly flop: number;
}

/** Runs of the library near a compute in FLOP, by compute. Where they crowd, one stands for those around it. */
export function landmarksNear(plan: PlanFigures, law: Law, flop: number): readonly CurveMarker[] {
  const isNear = (run: Run): boolean => Math.abs(Math.log(run.flop / flop)) < Math.log(farthest);
  const near = libraryBlocks(plan, 'pretrain')
    .flatMap(ref => runAt(plan, ref, law.counts ?? 'active_params') ?? [])
    .filter(isNear)
    .sort((a, b) => a.flop - b.flop);
  return thinned(near).flatMap(run => landmark(plan, law, run));
}

/** What a library says never changes, and figures without a range depend on no seed: they are read once for every analysis with it. */
const readRuns = new WeakMap<object, Map<string, Run | undefined>>();

function runAt(plan: PlanFigures, ref: BlockRef, count: string): Run | undefined {
  const { library } = plan.universe.world;
  let runs = readRuns.get(library);
  if (runs === undefined) readRuns.set(library, (runs = new Map<string, Run | undefined>()));
  const key = `${count} of ${ref.name}`;
  if (!runs.has(key)) runs.set(key, publishedRun(plan, ref, count));
  return runs.get(key);
}

/**
 * What a run states, and the size of its model: deriving a hundred runs for a few crosses would cost more than the plan. A mixture of
 * experts counts with the parameters that a token meets, unless the law counts others. A run with a range for any of it is no point, and
 * left out, and so is one whose model does not tell what the law counts.
 */
function publishedRun({ universe }: PlanFigures, ref: BlockRef, count: string): Run | undefined {
  const stated = (path: string): Draws | undefined => givenAlone(universe, ref, path)?.known.number?.draws;
  const tokens = stated('tokens');
  if (typeof tokens !== 'number') return undefined;
  const model = givenAlone(universe, ref, 'model')?.known.current;
  const ofModel = (path: string): Draws | undefined =>
    model?.kind === 'block' ? knownAt(universe, model.block, path)?.number?.draws : undefined;
  const params = stated('params') ?? ofModel('active_params');
  // As for a plan: where no model is named, the parameters stated are all of them.
  const isStated = count === 'active_params' || (count === 'params' && model?.kind !== 'block');
  const size = isStated ? params : sizeOfModel(count, ofModel);
  const flop = stated('flop');
  if (typeof params !== 'number' || typeof size !== 'number' || (flop !== undefined && typeof flop !== 'number')) return undefined;
  return { ref, params, size, tokens, flop: flop ?? 6 * params * tokens };
}

function landmark({ universe, main }: PlanFigures, law: Law, { ref, params, size, tokens, flop }: Run): readonly CurveMarker[] {
  const loss = lossAt(law, size, tokens);
  if (loss.kind !== 'number') return [];
  const item = itemNamed(universe, main, ref.name);
  const label = item !== undefined && isBlock(item) ? (item.node.title?.value ?? ref.name) : ref.name;
  const outside = validity(law, { N: size, D: tokens }) === true ? [] : ['outside the range of the law'];
  const details = [formatNumber(params, 'params'), formatNumber(tokens, 'tokens'), `placed by ${law.name}, not measured`, ...outside];
  if (countUnusable(loss.draws) > 0) return [];
  return [{ id: ref.name, label, role: 'landmark', x: summarize(flop), y: summarize(loss.draws), details }];
}

/** By compute, evenly: the nearest to each of so many places between the first and the last. */
function thinned(runs: readonly Run[]): readonly Run[] {
  if (runs.length <= mostLandmarks) return runs;
  const at = (run: Run): number => Math.log(run.flop);
  const [first, last] = [at(runs[0]!), at(runs.at(-1)!)];
  const places = Array.from({ length: mostLandmarks }, (_, index) => first + ((last - first) * index) / (mostLandmarks - 1));
  const chosen = places.map(place => runs.reduce((best, run) => (Math.abs(at(run) - place) < Math.abs(at(best) - place) ? run : best)));
  return [...new Set(chosen)];
}
