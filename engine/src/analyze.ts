/** Files in, estimates and findings out. Pure: the host hands files in and asks `needs` for more. */
import { parse, parseExpression, type ParseResult } from '../../grammar/src/index.js';
import type {
  Analysis,
  AnalysisInput,
  AssertResult,
  BlockEstimates,
  LawComparison,
  LawFit,
  LayoutAnswer,
  Meaning,
  ScenarioResult,
  SweepResult,
  TableFacts,
  VisibleName,
} from './analysis.js';
import { findProblems } from './checks/find.js';
import { budgetView } from './curves/budget-view.js';
import { curvesOf } from './curves/phase-curves.js';
import type { PlanFigures } from './curves/plan-figures.js';
import { threeLaws } from './curves/three-laws.js';
import type { BudgetView, CurveSet, ThreeLaws } from './curves/types.js';
import type { Diagnostic } from './diagnostic.js';
import type { Estimate } from './estimate.js';
import { impliedBudget } from './graph/derive/implied-budget.js';
import { meaningAt } from './graph/meaning.js';
import { compareLaws } from './graph/law-comparison.js';
import { layoutsOf } from './graph/layouts.js';
import { tableFacts } from './graph/table-meaning.js';
import { estimatesOf, placeIn } from './graph/outline.js';
import { Stopped } from './graph/queries/interrupts.js';
import type { KnownInput } from './graph/queries/known.js';
import { lookup } from './graph/queries/lookup.js';
import { resultReader } from './graph/queries/reader.js';
import { blockResult, letNamed } from './graph/queries/questions.js';
import type { BlockResult } from './graph/queries/results.js';
import type { Universe } from './graph/queries/world-context.js';
import { assertOutcomes, assertResult, scenarioProblems, scenarioResult, sweepOutcome } from './graph/variant-results.js';
import { shownValue, sweepPlan } from './graph/variants/sweep.js';
import { Worlds, type Memory } from './graph/worlds.js';
import { fittingOf } from './kinds/law-fit.js';
import { trainingKinds } from './kinds/measures.js';
import type { FitJob } from './laws/fit/types.js';
import { isBlock, isLet, kindOf, type BlockItem, type FileItems } from './names/items.js';
import { resolvePath } from './names/paths.js';
import { namesBehind, visibleNames } from './names/visible.js';
import { World } from './names/world.js';
import { vocabulary } from './vocabulary.js';

const memories = new WeakMap<Analysis, Memory>();

/**
 * Analyses the main file of `input`. `previous` is an earlier analysis whose unchanged parts are kept; `shouldStop` is asked between
 * values, and when it says yes the answer is `'stopped'`. Nothing a file contains makes this throw.
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
  readonly fitsWanted: readonly FitJob[];
  readonly fitsUsed: readonly string[];
  private readonly universe: Universe;
  private readonly world: World;
  private readonly file: FileItems;
  private readonly results: ReadonlyMap<string, BlockResult>;
  private curveSets: readonly CurveSet[] | undefined;
  private lawViews: readonly ThreeLaws[] | undefined;
  private budgetViews: readonly BudgetView[] | undefined;
  private figures: PlanFigures | undefined;

  constructor(
    readonly input: AnalysisInput,
    memory: Memory | undefined,
    shouldStop: () => boolean,
  ) {
    this.world = new World(input.main, input.files, input.library, memory?.world);
    const worlds = new Worlds(this.world, vocabulary, input.settings, memory, shouldStop, input.fits);
    const universe = (this.universe = worlds.base);
    const file = (this.file = this.world.items(input.main) ?? emptyItems(input.main, parse('')));
    this.parsed = file.parsed;
    this.results = this.planResults();
    this.blocks = [...this.results.values()].map(estimatesOf);
    this.lets = this.letValues();
    const scenarios = this.blocksOfKind('scenario');
    const sweeps = this.blocksOfKind('sweep').map(item => ({ item, ...sweepOutcome(worlds, item, sweepPlan(universe, item)) }));
    const outcomes = assertOutcomes(worlds, file, scenarios);
    this.asserts = outcomes.map(assertResult);
    const plans = [...scenarios.map(item => ({ item, problems: scenarioProblems(worlds, item) })), ...sweeps];
    this.scenarios = scenarios.map(item => scenarioResult(worlds, item, this.results));
    this.sweeps = sweeps.map(({ result }) => result);
    this.diagnostics = findProblems({ universe, file, results: this.results, outcomes, plans, input });
    this.fitsWanted = worlds.fits.wanted;
    this.fitsUsed = worlds.fits.used;
    memories.set(this, worlds.sessions);
    worlds.forget();
  }

  fit(law: string): LawFit | undefined {
    const block = this.results.get(law);
    const reader = block?.merged.ref.kind === 'law' ? resultReader(this.universe, block) : undefined;
    const fitting = reader === undefined ? undefined : fittingOf(reader);
    const form = block?.known.get('form')?.current;
    if (fitting === undefined || form?.kind !== 'form') return undefined;
    const { path, gives, inHours, rows, ranges, job, outcome } = fitting;
    return {
      law,
      path,
      form: form.text,
      gives,
      inHours,
      rows,
      ranges,
      fixed: job?.fixed ?? {},
      ...(outcome === undefined ? {} : { outcome }),
    };
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
    this.curveSets ??= [...this.results.values()].flatMap(block => curvesOf(this.planFigures(), block));
    return this.curveSets;
  }

  threeLaws(): readonly ThreeLaws[] {
    this.lawViews ??= threeLaws(this.planFigures());
    return this.lawViews;
  }

  budgets(): readonly BudgetView[] {
    this.budgetViews ??= this.makeBudgets();
    return this.budgetViews;
  }

  layouts(phase: string): LayoutAnswer | undefined {
    const block = this.phaseAt(phase);
    return block === undefined || !trainingKinds.has(block.merged.ref.kind) ? undefined : layoutsOf(this.universe, block);
  }

  laws(phase: string): LawComparison | undefined {
    const block = this.phaseAt(phase);
    const isPretrain = this.results.get(phase.split('.')[0]!)?.merged.ref.kind === 'pretrain';
    return block === undefined || !isPretrain
      ? undefined
      : compareLaws(
          this.universe,
          block,
          this.names().filter(({ kind }) => kind === 'law'),
        );
  }

  // ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A phase by its dotted path. */
  private phaseAt(path: string): BlockResult | undefined {
    const [name, ...inner] = path.split('.') as [string, ...string[]];
    return inner.reduce<BlockResult | undefined>((outer, part) => outer?.phases.get(part), this.results.get(name));
  }

  /** A second item of a name is never reached. */
  private reached(): readonly BlockItem[] {
    return this.file.items.filter(isBlock).filter(item => this.file.byName.get(item.name ?? '') === item);
  }

  private blocksOfKind(kind: string): readonly BlockItem[] {
    return this.reached().filter(item => kindOf(item) === kind);
  }

  private planResults(): ReadonlyMap<string, BlockResult> {
    const items = this.reached().filter(item => !['scenario', 'sweep'].includes(kindOf(item)));
    return new Map(
      items.flatMap(item => {
        const result = blockResult(this.universe, { file: item.file, name: item.name ?? '', kind: kindOf(item), library: false });
        return result === undefined ? [] : [[item.name ?? '', result] as const];
      }),
    );
  }

  private letValues(): ReadonlyMap<string, Estimate> {
    const items = this.file.items.filter(isLet).filter(item => item.name !== undefined && this.file.byName.get(item.name) === item);
    return new Map(items.map(item => [item.name ?? '', letNamed(this.universe, item)] as const));
  }

  /** One for all pictures of this analysis: what one of them has worked out, the next need not. */
  private planFigures(): PlanFigures {
    this.figures ??= { universe: this.universe, main: this.input.main, results: this.results };
    return this.figures;
  }

  private makeBudgets(): readonly BudgetView[] {
    const named = this.blocksOfKind('budget').flatMap(item => this.results.get(item.name ?? '') ?? []);
    if (named.length === 0) return impliedBudget(this.universe, this.input.main).map(budget => budgetView(budget, this.results, undefined));
    return named.map(budget =>
      budgetView(budget, this.results, placeIn(budget.merged.item, budget.merged.node.start, budget.merged.node.end).start),
    );
  }
}
