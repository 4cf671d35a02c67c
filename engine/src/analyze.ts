/** Files in, estimates and findings out. Pure: the host hands files in and asks `needs` for more. */
import type { Analysis, AnalysisInput, AssertResult, BlockEstimates, Meaning, LayoutAnswer, ScenarioResult, SweepResult, TableFacts, VisibleName } from './analysis.js';
import { findProblems } from './checks/find.js';
import { curvesOf } from './curves/phase-curves.js';
import { budgetView } from './curves/budget-view.js';
import type { BudgetView, CurveSet } from './curves/types.js';
import type { Diagnostic } from './diagnostic.js';
import type { Estimate } from './estimate.js';
import { createUniverse } from './graph/answers.js';
import { assertKey, evaluateAssert, type AssertOutcome } from './graph/variants/asserts.js';
import { layoutsOf } from './graph/layouts.js';
import { impliedBudget } from './graph/derive/implied-budget.js';
import { lookup } from './graph/queries/lookup.js';
import { meaningAt } from './graph/meaning.js';
import { tableFacts } from './graph/table-meaning.js';
import { changedIn, estimatesOf, placeIn } from './graph/outline.js';
import { blockResult, letNamed } from './graph/queries/questions.js';
import type { BlockResult } from './graph/queries/results.js';
import { planOf, type Overrides } from './graph/variants/scenario.js';
import { Stopped, type Session } from './graph/queries/session.js';
import { gridOf, shownValue, sweepPlan, type SweepPlan } from './graph/variants/sweep.js';
import type { Universe } from './graph/queries/world-context.js';
import type { KnownInput } from './graph/queries/known.js';
import { isAssert, isBlock, isLet, kindOf, type AssertItemOf, type BlockItem, type FileItems } from './names/items.js';
import { resolvePath } from './names/paths.js';
import { World } from './names/world.js';
import { namesBehind, visibleNames } from './names/visible.js';
import { parse, parseExpression, type ParseResult } from '../../grammar/src/index.js';
import { vocabulary } from './vocabulary.js';

/** Sessions of the plan and of its scenarios, kept for the next analysis. */
interface Memory {
  readonly world: World;
  readonly base: Session;
  readonly scenarios: ReadonlyMap<string, Session>;
}

const memories = new WeakMap<Analysis, Memory>();

/**
 * Analyses the main file of `input`. `previous` is an earlier analysis whose unchanged parts are kept; `shouldStop` is asked between values, and when it
 * says yes the answer is `'stopped'`. Nothing a file contains makes this throw.
 */
export function analyze(input: AnalysisInput, previous?: Analysis, shouldStop: () => boolean = () => false): Analysis | 'stopped' {
  try {
    return new FileAnalysis(input, previous === undefined ? undefined : memories.get(previous), shouldStop);
  } catch (fault) {
    if (fault instanceof Stopped) return 'stopped';
    throw fault;
  }
}

const emptyItems = (file: string, parsed: ParseResult): FileItems => ({ file, parsed, items: [], byName: new Map(), library: false });

class FileAnalysis implements Analysis {
  readonly parsed: ParseResult;
  readonly diagnostics: readonly Diagnostic[];
  readonly blocks: readonly BlockEstimates[];
  readonly lets: ReadonlyMap<string, Estimate>;
  readonly asserts: readonly AssertResult[];
  readonly scenarios: readonly ScenarioResult[];
  readonly sweeps: readonly SweepResult[];
  private readonly universe: Universe;
  private readonly world: World;
  private readonly file: FileItems;
  private readonly results: ReadonlyMap<string, BlockResult>;
  private readonly scenarioUniverses = new Map<string, Universe>();
  private readonly inProgress = new Set<string>();
  private curveSets: readonly CurveSet[] | undefined;
  private budgetViews: readonly BudgetView[] | undefined;

  constructor(readonly input: AnalysisInput, private memory: Memory | undefined, private readonly shouldStop: () => boolean) {
    this.world = new World(input.main, input.files, input.library, memory?.world);
    this.universe = this.createUniverse(new Map(), memory === undefined ? [] : [memory.base]);
    this.file = this.world.items(input.main) ?? emptyItems(input.main, parse(''));
    this.parsed = this.file.parsed;
    this.results = new Map(this.planBlocks().flatMap(item => {
      const result = blockResult(this.universe, { file: item.file, name: item.name ?? '', kind: kindOf(item), library: false });
      return result === undefined ? [] : [[item.name ?? '', result] as const];
    }));
    this.blocks = [...this.results.values()].map(estimatesOf);
    this.lets = new Map(this.file.items.filter(isLet).flatMap(item => (item.name === undefined || this.file.byName.get(item.name) !== item ? [] : [[item.name, letNamed(this.universe, item)] as const])));
    const outcomes = this.assertOutcomes();
    this.asserts = outcomes.map(assertResult);
    const scenarioProblems = this.blocksOfKind('scenario').map(item => ({ item, problems: planOf(this.universe, item).problems }));
    const sweeps = this.blocksOfKind('sweep').map(item => ({ item, plan: sweepPlan(this.universe, item) }));
    const sweepProblems = sweeps.map(({ item, plan }) => ({ item, problems: plan.problems }));
    this.scenarios = this.blocksOfKind('scenario').map(item => this.scenarioResult(item));
    this.sweeps = sweeps.map(({ item, plan }) => this.sweepResult(item, plan));
    this.diagnostics = findProblems({ universe: this.universe, file: this.file, results: this.results, outcomes, plans: [...scenarioProblems, ...sweepProblems], input });
    memories.set(this, { world: this.world, base: this.universe.session, scenarios: new Map([...this.scenarioUniverses].map(([name, universe]) => [name, universe.session])) });
    this.forget();
  }

  estimate(path: string): Estimate | undefined {
    const tree = parseExpression(path).value;
    if (tree?.kind === 'convert') return shownValue(this.universe, this.input.main, tree) ?? undefined;
    if (tree?.kind !== 'reference') return undefined;
    const inputs: KnownInput[] = [];
    lookup(tree, undefined, { universe: this.universe, file: this.input.main, own: undefined, inputs, report: () => undefined });
    return inputs.at(-1)?.known;
  }

  at(offset: number): Meaning | undefined {
    return meaningAt(offset, { universe: this.universe, file: this.file, results: this.results, lets: this.lets, asserts: this.asserts });
  }

  names(alias?: string): readonly VisibleName[] {
    return alias === undefined ? visibleNames(this.world, this.input.main) : namesBehind(this.world, this.input.main, alias);
  }

  table(path: string): TableFacts | undefined {
    return tableFacts(this.world, resolvePath(this.input.main, path));
  }

  curves(): readonly CurveSet[] {
    this.curveSets ??= [...this.results.values()].flatMap(block => curvesOf(this.universe, block));
    return this.curveSets;
  }

  budgets(): readonly BudgetView[] {
    this.budgetViews ??= this.makeBudgets();
    return this.budgetViews;
  }

  layouts(phase: string): LayoutAnswer | undefined {
    const [name, ...inner] = phase.split('.') as [string, ...string[]];
    const block = inner.reduce<BlockResult | undefined>((outer, part) => outer?.phases.get(part), this.results.get(name));
    return block === undefined || !['pretrain', 'posttrain', 'phase'].includes(block.merged.ref.kind) ? undefined : layoutsOf(this.universe, block);
  }

  // ── building ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  private createUniverse(overrides: Overrides, earlier: readonly Session[]): Universe {
    const { seed, samples } = this.input.settings;
    return createUniverse({ world: this.world, vocabulary, seed, samples, overrides, earlier, shouldStop: this.shouldStop, scenario: (file, name) => this.scenarioUniverse(file, name) });
  }

  private planBlocks(): readonly BlockItem[] {
    return this.file.items.filter(isBlock).filter(item => !['scenario', 'sweep'].includes(kindOf(item)) && this.file.byName.get(item.name ?? '') === item);
  }

  private blocksOfKind(kind: string): readonly BlockItem[] {
    return this.file.items.filter(isBlock).filter(item => kindOf(item) === kind && this.file.byName.get(item.name ?? '') === item);
  }

  /** The world under a scenario; `undefined` while that scenario is being made. */
  private scenarioUniverse(file: string, name: string): Universe | undefined {
    const key = `${file}|${name}`;
    const known = this.scenarioUniverses.get(key);
    if (known !== undefined) return known;
    const item = this.world.items(file)?.byName.get(name);
    if (item === undefined || !isBlock(item) || this.inProgress.has(key)) return undefined;
    this.inProgress.add(key);
    const { overrides } = planOf(this.universe, item);
    const earlier = this.memory?.scenarios.get(key);
    const universe = this.createUniverse(overrides, [...(earlier === undefined ? [] : [earlier]), this.universe.session]);
    this.scenarioUniverses.set(key, universe);
    this.inProgress.delete(key);
    return universe;
  }

  private assertOutcomes(): readonly AssertOutcome[] {
    const own = this.file.items.filter(isAssert).map(item => this.assertOutcome(item));
    const inScenarios = this.blocksOfKind('scenario').flatMap(item => {
      const universe = this.scenarioUniverse(this.input.main, item.name ?? '');
      return universe === undefined ? [] : planOf(this.universe, item).asserts.map(each => evaluateAssert(universe, each.item, each.node, this.input.main, `${item.name}: `));
    });
    return [...own, ...inScenarios];
  }

  /** An assert whose inputs did not change keeps its outcome; one that is written twice is judged twice, since places differ. */
  private assertOutcome(item: AssertItemOf): AssertOutcome {
    const kept = this.universe.session.ask('assert', this.input.main, assertKey(item)) as AssertOutcome | undefined;
    return kept?.item === item ? kept : evaluateAssert(this.universe, item, item.node, this.input.main);
  }

  private scenarioResult(item: BlockItem): ScenarioResult {
    const universe = this.scenarioUniverse(this.input.main, item.name ?? '');
    const blocks = universe === undefined ? [] : [...this.results].flatMap(([name, before]) => {
      const after = blockResult(universe, before.merged.ref);
      return after === undefined || after === before ? [] : changedIn(this.results.get(name), after) ?? [];
    });
    return { name: item.name ?? '', title: item.node.title?.value ?? null, get place() { return placeIn(item, item.node.start, item.node.end); }, blocks };
  }

  private sweepResult(item: BlockItem, plan: SweepPlan): SweepResult {
    const rows = gridOf(item, plan).map(point => {
      const universe = this.createUniverse(point.overrides, [this.universe.session]);
      return { at: point.at, values: plan.show.map(each => shownValue(universe, this.input.main, each.expr)) };
    });
    return { name: item.name ?? '', title: item.node.title?.value ?? null, get place() { return placeIn(item, item.node.start, item.node.end); }, vary: plan.axes.map(axis => axis.path), show: plan.show.map(each => each.path), rows };
  }

  private makeBudgets(): readonly BudgetView[] {
    const named = this.blocksOfKind('budget').flatMap(item => this.results.get(item.name ?? '') ?? []);
    const budgets = named.length > 0 ? named : impliedBudget(this.universe, this.input.main);
    return budgets.map(budget => budgetView(budget, this.results, named.length > 0 ? placeIn(budget.merged.item, budget.merged.node.start, budget.merged.node.end).start : undefined));
  }

  /** What came before is only needed while answering; kept, it would grow with every edit. */
  private forget(): void {
    this.memory = undefined;
    this.universe.session.forget();
    this.world.forget();
    for (const universe of this.scenarioUniverses.values()) universe.session.forget();
  }
}

const assertResult = (outcome: AssertOutcome): AssertResult => ({
  text: outcome.text, reason: outcome.reason, holds: outcome.holds, probability: outcome.probability, required: outcome.required, get driver() { return outcome.driver; },
  get place() { return placeIn(outcome.item, outcome.node.start, outcome.node.end); },
});
