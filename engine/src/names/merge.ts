/** What is given in a block, its own text over what it inherits: one entry per leaf path. */
import { dotted, type Block, type Body, type Expr, type Item as ItemNode, type Name, type Property } from '../../../grammar/src/index.js';
import { meantBy } from './meant.js';
import type { Setting } from '../config/types.js';
import type { KindSpec, Vocabulary } from '../schema/types.js';
import type { At, Problem, ProblemData } from '../schema/problem.js';
import type { BlockRef } from '../schema/value.js';
import { kindOf, type BlockItem, type Item } from './items.js';
import { findProperty, isGroup, namesAt } from './properties.js';

export interface Given {
  readonly path: string;
  readonly expr: Expr;
  readonly node: Property;
  /** Source string behind the value, else the `source:` of the block it was written in. */
  readonly source: string | null;
  readonly origin: 'given' | 'inherited' | 'library';
  /** The item it is written in, whose file is the scope of its names. */
  readonly item: Item;
  /** What its draws depend on: file, block, property. */
  readonly identity: string;
  /** Blocks between this one and the one it is written in, `from` by `from`; none for the block's own text. */
  readonly generations?: number;
  /** What a file says in place of the expression, which then names that file. */
  readonly filled?: Setting;
  /** The file that the expression names: why it says nothing, or the properties it fills. */
  readonly reads?: { readonly path: string; readonly fault: string | null; readonly fills: readonly string[] };
}

export interface Merged {
  readonly ref: BlockRef;
  readonly item: BlockItem;
  readonly node: Block;
  readonly spec: KindSpec | undefined;
  readonly givens: ReadonlyMap<string, Given>;
  readonly phases: ReadonlyMap<string, Merged>;
  readonly problems: readonly Problem[];
}

interface Collected {
  readonly givens: Map<string, Given | null>;
  readonly phases: Map<string, Block>;
  readonly problems: Problem[];
  readonly places: Map<string, Name>;
}

/** `derived` as a value drops a given, so that it is derived. */
const dropsGiven = (expr: Expr): boolean => expr.kind === 'reference' && expr.names.length === 1 && expr.names[0]!.text === 'derived';

/**
 * Merges a block with the one it comes from. `parent` is that block already merged; `overrides` are the values of a scenario, `null` where
 * it says `derived`.
 */
export function mergeBlock(
  item: BlockItem,
  parent: Merged | undefined,
  vocabulary: Vocabulary,
  overrides: ReadonlyMap<string, Given | null>,
): Merged {
  const kind = kindOf(item);
  const spec = vocabulary.kinds.get(kind);
  const ref: BlockRef = { file: item.file, name: item.name ?? kind, kind, library: item.library };
  return mergeNode(item, item.node, ref, spec, parent, overrides, '');
}

function mergeNode(
  item: BlockItem,
  node: Block,
  ref: BlockRef,
  spec: KindSpec | undefined,
  parent: Merged | undefined,
  overrides: ReadonlyMap<string, Given | null>,
  prefix: string,
): Merged {
  const collected: Collected = { givens: new Map(), phases: new Map(), problems: [], places: new Map() };
  if (spec !== undefined && node.body !== undefined) collect(node.body, '', { item, ref, spec, collected, source: sourceOf(node.body) });
  const givens = new Map<string, Given>();
  // What a file filled there is filled again, by the file that counts here.
  for (const given of parent?.givens.values() ?? [])
    if (given.filled === undefined)
      givens.set(given.path, { ...given, origin: given.item.library ? 'library' : 'inherited', generations: (given.generations ?? 0) + 1 });
  for (const [path, given] of collected.givens) set(givens, path, given);
  for (const [path, given] of overrides)
    if (path.startsWith(prefix) && !isOfPhase(path.slice(prefix.length), collected.phases, parent))
      set(givens, path.slice(prefix.length), given);
  const phases = new Map<string, Merged>();
  for (const name of new Set([...(parent?.phases.keys() ?? []), ...collected.phases.keys()])) {
    const own = collected.phases.get(name);
    const inherited = parent?.phases.get(name);
    const phaseRef: BlockRef = { ...ref, name: `${ref.name}.${name}`, kind: 'phase' };
    phases.set(
      name,
      own === undefined
        ? { ...inherited!, ref: phaseRef }
        : mergeNode(item, own, phaseRef, spec, inherited, overrides, `${prefix}${name}.`),
    );
  }
  return { ref, item, node, spec, givens, phases, problems: collected.problems };
}

/** `null` drops the given, so that it is derived. */
function set(givens: Map<string, Given>, path: string, given: Given | null): void {
  if (given === null) givens.delete(path);
  else givens.set(path, given);
}

const isOfPhase = (path: string, own: ReadonlyMap<string, Block>, parent: Merged | undefined): boolean => {
  const head = path.split('.')[0]!;
  return path.includes('.') && (own.has(head) || parent?.phases.has(head) === true);
};

const sourceOf = (body: Body): string | null => {
  const property = body.items.find(
    (each): each is Property => each.kind === 'property' && each.path.names.length === 1 && each.path.names[0]!.text === 'source',
  );
  return property?.value?.kind === 'string' ? property.value.value : null;
};

interface Scope {
  readonly item: Item;
  readonly ref: BlockRef;
  readonly spec: KindSpec;
  readonly collected: Collected;
  readonly source: string | null;
}

function collect(body: Body, prefix: string, scope: Scope): void {
  for (const child of body.items) collectItem(child, prefix, scope);
}

function report(scope: Scope, at: At, problem: ProblemData): void {
  scope.collected.problems.push({ ...problem, start: at.start, end: at.end });
}

function collectItem(child: ItemNode, prefix: string, scope: Scope): void {
  switch (child.kind) {
    case 'property':
      collectProperty(child, prefix, scope);
      return;
    case 'block':
      collectBlock(child, prefix, scope);
      return;
    case 'import':
    case 'let':
    case 'assert':
      if (child.kind === 'assert' && scope.spec.name === 'scenario') return;
      report(
        scope,
        { start: child.start, end: child.start + child.kind.length },
        { kind: 'misplaced', what: child.kind, where: 'at top level' },
      );
  }
}

function collectProperty(node: Property, prefix: string, scope: Scope): void {
  const path = prefix + dotted(node.path.names);
  const property = findProperty(scope.spec, path);
  const open = scope.spec.open === true && scope.spec.name !== 'law';
  if (property === undefined && !open) {
    reportUnknown(node.path, path, prefix, scope);
    return;
  }
  const place = node.path.names[0]!;
  const first = scope.collected.places.get(path);
  if (first !== undefined) {
    report(scope, node.path, { kind: 'duplicate-key', key: path, first, item: { start: node.start, end: node.end } });
    return;
  }
  scope.collected.places.set(path, place);
  if (node.value === undefined) {
    report(
      scope,
      { start: node.path.start, end: node.colon.end },
      { kind: 'missing-value', property: path, example: property?.example ?? null },
    );
    return;
  }
  if (dropsGiven(node.value)) {
    scope.collected.givens.set(path, null);
    return;
  }
  if (property?.how === 'derived') {
    report(scope, node.path, {
      kind: 'derived-only',
      property: path,
      formula: scope.spec.formulas.find(each => each.of === path)?.text ?? null,
      item: { start: node.start, end: node.end },
    });
    return;
  }
  scope.collected.givens.set(path, {
    path,
    expr: node.value,
    node,
    source: node.source?.value ?? scope.source,
    origin: scope.item.library ? 'library' : 'given',
    item: scope.item,
    identity: `${scope.item.file}|${scope.ref.name}|${path}`,
  });
  if (node.block !== undefined && property?.type.kind !== 'file') collect(node.block, `${path}.`, scope);
}

function collectBlock(node: Block, prefix: string, scope: Scope): void {
  const word = dotted(node.path.names);
  const path = prefix + word;
  if (prefix === '' && scope.spec.nested?.includes(word) === true) {
    collectPhase(node, scope);
    return;
  }
  if (node.body !== undefined && isGroup(scope.spec, path)) {
    collect(node.body, `${path}.`, scope);
    return;
  }
  if (prefix === '' && node.body !== undefined && isMisspeltPhase(node, word, scope)) {
    collectPhase(node, scope);
    return;
  }
  const property = findProperty(scope.spec, path);
  if (property !== undefined || (scope.spec.open === true && node.body === undefined)) {
    report(scope, node.path, {
      kind: 'missing-value',
      property: path,
      example: property?.example ?? null,
      ...(node.body === undefined ? {} : { isBlock: true }),
    });
    return;
  }
  reportUnknown(node.path, path, prefix, scope);
}

/** `phse anneal { … }`: read as the phase it was meant as, and told. */
function isMisspeltPhase(node: Block, word: string, scope: Scope): boolean {
  if (findProperty(scope.spec, word) !== undefined || isGroup(scope.spec, word)) return false;
  const meant = meantBy(
    word,
    (scope.spec.nested ?? []).map(name => ({ name })),
  );
  if (meant.length === 0) return false;
  report(scope, node.path, { kind: 'unknown-kind', word, suggestions: meant, readAs: meant[0]! });
  return true;
}

function collectPhase(node: Block, scope: Scope): void {
  const name = node.name?.text ?? 'phase';
  const first = scope.collected.places.get(name);
  if (first !== undefined) report(scope, node.name ?? node.path, { kind: 'duplicate-name', name, first });
  else {
    scope.collected.places.set(name, node.name ?? node.path.names[0]!);
    scope.collected.phases.set(name, node);
  }
}

function reportUnknown(at: At, path: string, prefix: string, scope: Scope): void {
  const known = namesAt(scope.spec, prefix.replace(/\.$/, ''));
  const word = path.slice(prefix.length);
  const members = isGroup(scope.spec, path) ? namesAt(scope.spec, path).filter(({ name }) => name !== '*') : [];
  if (members.length > 0) {
    const inside = members.map(({ name, property }) => ({ name: `${word}.${name}`, doc: property?.doc ?? '' }));
    report(scope, at, { kind: 'unknown-property', block: scope.spec.name, word, suggestions: inside, isGroup: true });
    return;
  }
  const atLevel = known.map(({ name, property }) => ({
    name,
    alsoCalled: property?.alsoCalled ?? scope.spec.groupsAlsoCalled?.[prefix + name],
  }));
  const anywhere = scope.spec.properties
    .filter(each => !each.path.includes('*') && !atLevel.some(({ name }) => name === each.path))
    .map(each => ({ name: each.path, alsoCalled: each.alsoCalled }));
  const suggestions = meantBy(word, prefix === '' ? [...atLevel, ...anywhere] : atLevel).map(name => ({
    name,
    doc: findProperty(scope.spec, prefix + name)?.doc ?? '',
  }));
  report(scope, at, { kind: 'unknown-property', block: scope.spec.name, word, suggestions });
}
