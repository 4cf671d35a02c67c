/**
 * What is wrong with whole blocks in the world of a scenario and is not in the plan: two statements that disagree, a utilisation nobody
 * reached, a limit that is passed. It is told in the scenario, at the value that is at fault if that is written there, else at its head.
 */
import type { Diagnostic, Severity } from '../diagnostic.js';
import { blockResult, itemNamed } from '../graph/queries/questions.js';
import type { BlockResult } from '../graph/queries/results.js';
import type { Universe } from '../graph/queries/world-context.js';
import { isBlock, kindOf, type BlockItem } from '../names/items.js';
import type { Given } from '../names/merge.js';
import type { At, Problem } from '../schema/problem.js';
import { diagnosticOf } from './judgement.js';
import { headOf, type RuleContext } from './rules/context.js';
import { judge } from './rules/judge.js';

export interface ScenarioFindings {
  readonly base: Universe;
  /** Of the plan as written. */
  readonly results: ReadonlyMap<string, BlockResult>;
  readonly contextIn: (universe: Universe) => RuleContext;
  /** What the rules say of a block in its own world, as it stands there. */
  readonly judged: (universe: Universe) => (block: BlockResult) => readonly Problem[];
  readonly text: string;
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
}

export function scenarioFindings(item: BlockItem, findings: ScenarioFindings): readonly Diagnostic[] {
  const universe = findings.base.scenario(item.file, item.name ?? '');
  if (universe === undefined) return [];
  const parent = parentOf(item, findings.base);
  return [...findings.results.values()].flatMap(before => {
    const after = blockResult(universe, before.merged.ref);
    if (after === undefined || after === before) return [];
    const earlier = [{ block: before, universe: findings.base }, ...(parent === undefined ? [] : resultIn(parent, before))];
    const told = new Set(earlier.flatMap(each => problemsOf(each.block, findings.judged(each.universe))).map(causeOf));
    const inView = (block: BlockResult): readonly Problem[] => judge(block, findings.contextIn(universe));
    const fresh = problemsOf(seenFrom(item, before, after), inView).filter(problem => !told.has(causeOf(problem)));
    return fresh.flatMap(problem => inScenario(problem, { item, universe, block: after }, findings));
  });
}

/** The world of the scenario that this one comes from, which tells its own. */
function parentOf(item: BlockItem, base: Universe): Universe | undefined {
  const from = item.node.from?.names[0]?.text;
  const parent = from === undefined ? undefined : itemNamed(base, item.file, from);
  return parent !== undefined && parent !== item && isBlock(parent) && kindOf(parent) === 'scenario'
    ? base.scenario(parent.file, parent.name ?? '')
    : undefined;
}

function resultIn(universe: Universe, { merged }: BlockResult): readonly { readonly block: BlockResult; readonly universe: Universe }[] {
  const block = blockResult(universe, merged.ref);
  return block === undefined ? [] : [{ block, universe }];
}

/** Faults of single values are told where those are written; these are of the block as a whole. */
const problemsOf = (block: BlockResult, judged: (block: BlockResult) => readonly Problem[]): readonly Problem[] => [
  ...block.problems.filter(problem => problem.kind === 'contradiction').map(problem => placed(problem, block)),
  ...judged(block),
];

/** A contradiction was placed before the view of the scenario: at the head, until what the scenario sets is looked at. */
const placed = (problem: Problem, block: BlockResult): Problem => ({ ...problem, ...headOf(block) });

/** The same cause has the same kind, property and block, whatever its figures and its place. */
function causeOf(problem: Problem): string {
  const {
    kind,
    property = '',
    block = '',
    fault = '',
    wanted = '',
  } = problem as Problem & Readonly<Record<'property' | 'block' | 'fault' | 'wanted', unknown>>;
  return JSON.stringify([kind, property, block, fault, wanted]);
}

/**
 * The block as if its text stood in the scenario: what the scenario sets is its own, with its place, and so is all that the block says
 * itself, at the head of the scenario. So every rule that asks where a value is written answers with a place in the scenario.
 */
function seenFrom(scenario: BlockItem, before: BlockResult, after: BlockResult): BlockResult {
  const { merged } = after;
  const { name, path } = scenario.node;
  const head = spanOf(name ?? path);
  const moved = ([key, given]: readonly [string, Given]): readonly [string, Given] => [
    key,
    given.item === before.merged.item ? { ...given, item: scenario, expr: { ...given.expr, ...head } } : given,
  ];
  const { body: _, ...node } = merged.node;
  return { ...after, merged: { ...merged, item: scenario, node: { ...node, path, name }, givens: new Map([...merged.givens].map(moved)) } };
}

const spanOf = ({ start, end }: At): At => ({ start, end });

interface Place {
  readonly item: BlockItem;
  readonly universe: Universe;
  readonly block: BlockResult;
}

/** Repairs that rewrite the value of the scenario itself hold there; any other would have to be made in the block. */
function inScenario(problem: Problem, place: Place, { text, severity }: ScenarioFindings): readonly Diagnostic[] {
  const { item } = place;
  const isAtValue = problem.start !== (item.node.name ?? item.node.path).start;
  const found = diagnosticOf(isAtValue ? problem : { ...problem, ...atFault(problem, place) }, item, text, severity);
  if (found === undefined) return [];
  const fixes = isAtValue ? found.fixes.filter(fix => fix.edits.every(edit => edit.start === found.start && edit.end === found.end)) : [];
  return [{ ...found, message: `In the scenario \`${item.name ?? ''}\`: ${found.message}`, fixes, related: [] }];
}

/** A value of the scenario that the problem rests on, or the only one that it sets in the block, or at all; else its head. */
function atFault(problem: Problem, { item, universe, block }: Place): At {
  const { file, name } = block.merged.ref;
  const set = [...universe.overrides].flatMap(([key, values]) =>
    [...values.values()].flatMap(given => (given?.item === item ? [{ key, given }] : [])),
  );
  const ofBlock = set.filter(({ key }) => key === `${file}|${name}`);
  const read: readonly string[] = problem.kind === 'contradiction' ? [problem.property, ...problem.inputs] : [];
  const resting = ofBlock.find(({ given }) => read.includes(given.path));
  const only = [ofBlock, set].find(each => each.length === 1)?.[0];
  return spanOf((resting ?? only)?.given.expr ?? item.node.name ?? item.node.path);
}
