/** Scenarios and sweeps: the same plan with some values changed. */
import type { AssertItem, Expr, Property } from '../../../../grammar/src/index.js';
import { isBlock, isLet, kindOf, type BlockItem, type Item } from '../../names/items.js';
import type { Given } from '../../names/merge.js';
import { meantBy } from '../../names/meant.js';
import { findProperty, isGroup } from '../../names/properties.js';
import type { Problem } from '../../schema/problem.js';
import { closest } from '../../quantity/suggest.js';
import { itemNamed, meaningOf, phaseNames } from '../queries/questions.js';
import type { Universe } from '../queries/world-context.js';

export type Overrides = ReadonlyMap<string, ReadonlyMap<string, Given | null>>;

export interface Target {
  readonly file: string;
  readonly name: string;
  /** Path inside the block; empty for a let. */
  readonly path: string;
}

/** A path that leads nowhere: which of its names does not, and what could have been meant. */
export interface UnknownTarget {
  readonly unknown: string;
  readonly index: number;
  readonly suggestions: readonly string[];
  /** The kind of the block that has no such property. */
  readonly kind?: string;
}

export interface ScenarioPlan {
  readonly overrides: Overrides;
  readonly problems: readonly Problem[];
  /** Own and inherited, each with the scenario it is written in. */
  readonly asserts: readonly { readonly item: BlockItem; readonly node: AssertItem }[];
}

/** What a path of a scenario means: `base.days`, `chips.ours.price`, a let. */
export function targetOf(universe: Universe, file: string, names: readonly string[]): Target | UnknownTarget {
  const found = meaningOf(universe, file, names[0] ?? '');
  if (found.kind === 'file' && names.length > 1) {
    const inner = targetOf(universe, found.file, names.slice(1));
    return 'unknown' in inner ? { ...inner, index: inner.index + 1 } : inner;
  }
  const head = found.kind === 'item' ? found.item : undefined;
  if (head === undefined || (!isBlock(head) && !isLet(head))) {
    const own = [...(universe.world.items(file)?.byName.keys() ?? [])];
    return { unknown: names[0] ?? '', index: 0, suggestions: closest(names[0] ?? '', own) };
  }
  if (isLet(head)) return { file: head.file, name: head.name ?? '', path: '' };
  return targetInBlock(universe, head as BlockItem, names);
}

function targetInBlock(universe: Universe, item: BlockItem, names: readonly string[]): ReturnType<typeof targetOf> {
  const kind = kindOf(item);
  const spec = universe.vocabulary.kinds.get(kind);
  const path = names.slice(1).join('.');
  const ref = { file: item.file, name: item.name ?? '', kind, library: item.library };
  const phases = phaseNames(universe, ref);
  const inPhase = names.length > 2 && phases.includes(names[1]!);
  const own = inPhase ? names.slice(2).join('.') : path;
  if (spec === undefined || findProperty(spec, own) !== undefined) return { file: item.file, name: ref.name, path };
  const members = isGroup(spec, own)
    ? []
    : spec.properties.map(({ path: name, alsoCalled }) => ({ name, alsoCalled })).filter(each => !each.name.includes('*'));
  return { unknown: own, index: inPhase ? 2 : 1, suggestions: meantBy(own, members), kind };
}

/** The overrides of a scenario, those of the scenario it comes from first. */
export function planOf(universe: Universe, item: BlockItem, depth = 0): ScenarioPlan {
  const overrides = new Map<string, Map<string, Given | null>>();
  const problems: Problem[] = [];
  const asserts: { readonly item: BlockItem; readonly node: AssertItem }[] = [];
  const from = item.node.from?.names[0]?.text;
  const parent = from === undefined ? undefined : itemNamed(universe, item.file, from);
  if (parent !== undefined && parent !== item && isBlock(parent) && kindOf(parent) === 'scenario' && depth < 20) {
    const inherited = planOf(universe, parent, depth + 1);
    for (const [key, values] of inherited.overrides) overrides.set(key, new Map(values));
    asserts.push(...inherited.asserts);
  }
  for (const child of item.node.body?.items ?? []) {
    if (child.kind === 'assert') asserts.push({ item, node: child });
    else if (child.kind === 'property') addOverride(universe, item, child, overrides, problems);
    else if (child.kind === 'block' && child.body !== undefined)
      addGroup(
        universe,
        item,
        child.path.names.map(name => name.text),
        child.body.items,
        overrides,
        problems,
      );
    else
      problems.push({
        kind: 'misplaced',
        what: 'this',
        where: 'outside of the scenario, which holds `path: value` and asserts',
        start: child.start,
        end: child.end,
      });
  }
  return { overrides, problems, asserts };
}

function addGroup(
  universe: Universe,
  item: BlockItem,
  prefix: readonly string[],
  children: readonly { readonly kind: string }[],
  overrides: Map<string, Map<string, Given | null>>,
  problems: Problem[],
): void {
  for (const child of children) if (child.kind === 'property') addOverride(universe, item, child as Property, overrides, problems, prefix);
}

function addOverride(
  universe: Universe,
  item: BlockItem,
  node: Property,
  overrides: Map<string, Map<string, Given | null>>,
  problems: Problem[],
  prefix: readonly string[] = [],
): void {
  const names = [...prefix, ...node.path.names.map(name => name.text)];
  const target = targetOf(universe, item.file, names);
  if ('unknown' in target) {
    problems.push(unknownTarget(names, target, node));
    return;
  }
  if (node.value === undefined) {
    problems.push({ kind: 'missing-value', property: names.join('.'), example: null, start: node.path.start, end: node.colon.end });
    return;
  }
  override(overrides, target, givenFor(item, node, target, names.join('.'), node.value));
}

/** Adds one override; `null` drops the given, so that it is derived. */
export function override(overrides: Map<string, Map<string, Given | null>>, target: Target, given: Given | null): void {
  const key = `${target.file}|${target.name}`;
  const values = overrides.get(key) ?? new Map<string, Given | null>();
  overrides.set(key, values.set(target.path, given));
}

/** What a path of a scenario or a sweep lacks. */
export function unknownTarget(names: readonly string[], target: UnknownTarget, node: Property): Problem {
  if (target.unknown === '')
    return {
      kind: 'missing-part',
      what: `the property of \`${names.join('.')}\``,
      example: `${names.join('.')}.days: 60`,
      start: node.path.start,
      end: node.path.end,
    };
  const at = node.path.names[Math.min(target.index, node.path.names.length - 1)] ?? node.path;
  return target.index === 0
    ? { kind: 'unknown-name', name: target.unknown, wanted: null, suggestions: target.suggestions, start: at.start, end: at.end }
    : {
        kind: 'unknown-member',
        owner: names[target.index - 1] ?? '',
        ownerKind: target.kind ?? 'block',
        name: target.unknown,
        suggestions: target.suggestions,
        members: [],
        start: at.start,
        end: at.end,
      };
}

export function givenFor(item: Item, node: Property, target: Target, full: string, expr: Expr): Given | null {
  if (expr.kind === 'reference' && expr.names.length === 1 && expr.names[0]!.text === 'derived') return null;
  return {
    path: target.path,
    expr,
    node,
    source: node.source?.value ?? null,
    origin: 'given',
    item,
    identity: `${item.file}|${item.name ?? ''}|${full}`,
  };
}
