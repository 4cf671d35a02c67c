/** What asserts, scenarios and sweeps of a file come to, as the records that every surface reads. */
import type { AssertResult, ScenarioResult, SweepResult } from '../analysis.js';
import { isAssert, type AssertItemOf, type BlockItem, type FileItems } from '../names/items.js';
import type { Given } from '../names/merge.js';
import type { Problem } from '../schema/problem.js';
import { changedIn, placeIn } from './outline.js';
import { blockResult } from './queries/questions.js';
import type { BlockResult } from './queries/results.js';
import type { Universe } from './queries/world-context.js';
import { assertKey, evaluateAssert, type AssertOutcome } from './variants/asserts.js';
import { overrideProblems } from './variants/override-problems.js';
import { planOf } from './variants/scenario.js';
import { gridOf, shownValue, type SweepPlan } from './variants/sweep.js';
import type { Worlds } from './worlds.js';

/** The asserts of a file, and those of its scenarios, each in the world it speaks of. */
export function assertOutcomes(worlds: Worlds, file: FileItems, scenarios: readonly BlockItem[]): readonly AssertOutcome[] {
  const own = file.items.filter(isAssert).map(item => outcomeOf(worlds.base, item));
  const inScenarios = scenarios.flatMap(item => {
    const universe = worlds.scenario(file.file, item.name ?? '');
    if (universe === undefined) return [];
    return planOf(worlds.base, item).asserts.map(each => evaluateAssert(universe, each.item, each.node, file.file, `${item.name}: `));
  });
  return [...own, ...inScenarios];
}

/** An assert whose inputs did not change keeps its outcome; one that is written twice is judged twice, since places differ. */
function outcomeOf(universe: Universe, item: AssertItemOf): AssertOutcome {
  const kept = universe.session.ask('assert', item.file, assertKey(item)) as AssertOutcome | undefined;
  return kept?.item === item ? kept : evaluateAssert(universe, item, item.node, item.file);
}

export const assertResult = (outcome: AssertOutcome): AssertResult => {
  const { text, reason, holds, probability, required, item, node } = outcome;
  return {
    text,
    reason,
    holds,
    probability,
    required,
    get driver() {
      return outcome.driver;
    },
    get place() {
      return placeIn(item, node.start, node.end);
    },
  };
};

/** What a scenario changes in the blocks of the plan. */
export function scenarioResult(worlds: Worlds, item: BlockItem, results: ReadonlyMap<string, BlockResult>): ScenarioResult {
  const universe = worlds.scenario(item.file, item.name ?? '');
  const blocks =
    universe === undefined
      ? []
      : [...results.values()].flatMap(before => {
          const after = blockResult(universe, before.merged.ref);
          return after === undefined || after === before ? [] : (changedIn(before, after) ?? []);
        });
  return {
    ...headingOf(item),
    get place() {
      return placeIn(item, item.node.start, item.node.end);
    },
    blocks,
  };
}

/** What is wrong in a scenario: in its paths, and in its values in the world they make. */
export function scenarioProblems(worlds: Worlds, item: BlockItem): readonly Problem[] {
  const universe = worlds.scenario(item.file, item.name ?? '');
  return [...planOf(worlds.base, item).problems, ...(universe === undefined ? [] : [...overrideProblems(universe, item).values()].flat())];
}

/** The table of a sweep, and what is wrong with the values of its axes. */
export interface SweepOutcome {
  readonly result: SweepResult;
  readonly problems: readonly Problem[];
}

export function sweepOutcome(worlds: Worlds, item: BlockItem, plan: SweepPlan): SweepOutcome {
  const faulty = new Map<Given, readonly Problem[]>();
  const rows = gridOf(item, plan).map(point => {
    const universe = worlds.point(point.overrides);
    // Many points of the grid share a value of an axis: the first that finds fault with it tells.
    for (const [given, problems] of overrideProblems(universe, item))
      if (problems.length > 0 && !faulty.has(given)) faulty.set(given, problems);
    return { at: point.at, values: plan.show.map(each => shownValue(universe, item.file, each.expr)) };
  });
  const result: SweepResult = {
    ...headingOf(item),
    get place() {
      return placeIn(item, item.node.start, item.node.end);
    },
    vary: plan.axes.map(axis => axis.path),
    show: plan.show.map(each => each.path),
    rows,
  };
  return { result, problems: [...plan.problems, ...[...faulty.values()].flat()] };
}

const headingOf = ({ name, node }: BlockItem): Pick<ScenarioResult, 'name' | 'title'> => ({
  name: name ?? '',
  title: node.title?.value ?? null,
});
