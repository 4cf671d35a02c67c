/** Published runs beside a plan: where the same law puts their sizes and tokens. It is not the loss that anybody measured there. */
import { multiply, type Draws } from '../draws/arithmetic.js';
import { summarize } from '../draws/summary.js';
import { givenAlone, itemNamed, knownAt } from '../graph/queries/questions.js';
import { lossAt, validity, type Law } from '../laws/apply.js';
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
  readonly params: Draws;
  readonly tokens: Draws;
  readonly flop: Draws;
}

/** Runs of the library near a compute in FLOP, by compute. Where they crowd, one stands for those around it. */
export function landmarksNear(plan: PlanFigures, law: Law, flop: number): readonly CurveMarker[] {
  const near = libraryBlocks(plan, 'pretrain').flatMap(ref => publishedRun(plan, ref))
    .filter(run => Math.abs(Math.log(summarize(run.flop).p50 / flop)) < Math.log(farthest))
    .sort((a, b) => summarize(a.flop).p50 - summarize(b.flop).p50);
  return thinned(near).flatMap(run => landmark(plan, law, run));
}

/** What a run states, read without deriving all of it. A mixture of experts counts with the parameters that a token meets. */
function publishedRun({ universe }: PlanFigures, ref: BlockRef): readonly Run[] {
  const model = knownAt(universe, ref, 'model')?.current;
  const params = model?.kind === 'block' ? knownAt(universe, model.block, 'active_params')?.number?.draws : undefined;
  const tokens = statedAt(universe, ref, 'tokens');
  if (params === undefined || tokens === undefined) return [];
  return [{ ref, params, tokens, flop: statedAt(universe, ref, 'flop') ?? multiply(6, multiply(params, tokens)) }];
}

/** Only what is written there: deriving fifty runs for a few crosses would cost more than the plan. */
function statedAt(universe: PlanFigures['universe'], ref: BlockRef, path: string): Draws | undefined {
  const given = givenAlone(universe, ref, path);
  return given?.known.number?.draws;
}

function landmark({ universe, main }: PlanFigures, law: Law, { ref, params, tokens, flop }: Run): readonly CurveMarker[] {
  const loss = lossAt(law, params, tokens);
  if (loss.kind !== 'number') return [];
  const item = itemNamed(universe, main, ref.name);
  const label = item !== undefined && isBlock(item) ? item.node.title?.value ?? ref.name : ref.name;
  const outside = validity(law, { N: params, D: tokens }) === true ? [] : ['outside the range of the law'];
  const details = [formatNumber(summarize(params).p50, 'params'), formatNumber(summarize(tokens).p50, 'tokens'), `placed by ${law.name}, not measured`, ...outside];
  return [{ id: ref.name, label, role: 'landmark', x: summarize(flop), y: summarize(loss.draws), details }];
}

/** By compute, evenly: the nearest to each of so many places between the first and the last. */
function thinned(runs: readonly Run[]): readonly Run[] {
  if (runs.length <= mostLandmarks) return runs;
  const at = (run: Run): number => Math.log(summarize(run.flop).p50);
  const [first, last] = [at(runs[0]!), at(runs.at(-1)!)];
  const places = Array.from({ length: mostLandmarks }, (_, index) => first + (last - first) * index / (mostLandmarks - 1));
  const chosen = places.map(place => runs.reduce((best, run) => (Math.abs(at(run) - place) < Math.abs(at(best) - place) ? run : best)));
  return [...new Set(chosen)];
}
