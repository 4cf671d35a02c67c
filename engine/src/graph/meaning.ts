/** What stands at an offset of the main file: the facts that hover and go-to-definition put into words. */
import { dotted, nodesAt, type Block, type Name, type Node, type Property, type Reference } from '../../../grammar/src/index.js';
import type { AssertResult, BlockEstimates, Meaning } from '../analysis.js';
import type { Estimate, Place } from '../estimate.js';
import { isBlock, kindOf, shiftOf, type FileItems, type Item } from '../names/items.js';
import { isCsvCall } from '../names/data-file.js';
import { findProperty } from '../names/properties.js';
import type { KindSpec, PropertySpec, PropertyType } from '../schema/types.js';
import type { BlockRef } from '../schema/value.js';
import type { Known, KnownInput } from './queries/known.js';
import { lookup, resolveBlock } from './queries/lookup.js';
import { tableMeaning } from './table-meaning.js';
import { estimatesOf, placeIn } from './outline.js';
import { blockResult, itemNamed, meaningOf as namedBy } from './queries/questions.js';
import type { BlockResult } from './queries/results.js';
import type { Universe } from './queries/world-context.js';

export interface MeaningScope {
  readonly universe: Universe;
  readonly file: FileItems;
  readonly results: ReadonlyMap<string, BlockResult>;
  readonly lets: ReadonlyMap<string, Estimate>;
  readonly asserts: readonly AssertResult[];
}

export function meaningAt(offset: number, scope: MeaningScope): Meaning | undefined {
  const nodes = nodesAt(scope.file.parsed.file, offset);
  const owner = ownerOf(nodes, scope);
  for (let index = nodes.length - 1; index >= 0; index--) {
    const meaning = meaningOf(nodes[index]!, nodes.slice(0, index), offset, owner, scope);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

const within = (at: { start: number; end: number } | undefined, offset: number): boolean =>
  at !== undefined && at.start <= offset && offset <= at.end;

/** The block whose text surrounds the offset: a nested phase before the phase around it. */
function ownerOf(nodes: readonly Node[], scope: MeaningScope): BlockResult | undefined {
  const blocks = nodes.filter((node): node is Block => node.kind === 'block');
  const top = blocks[0];
  const result = top === undefined ? undefined : scope.results.get(top.name?.text ?? dotted(top.path.names));
  const phase = blocks[1]?.path.names[0]?.text === 'phase' ? result?.phases.get(blocks[1].name?.text ?? 'phase') : undefined;
  return phase ?? result;
}

function meaningOf(
  node: Node,
  around: readonly Node[],
  offset: number,
  owner: BlockResult | undefined,
  scope: MeaningScope,
): Meaning | undefined {
  const table = tableMeaning(node, around, scope.file.file, scope.universe.world);
  if (table !== undefined) return table;
  switch (node.kind) {
    case 'number':
      return unitMeaning(node, offset);
    case 'reference':
      return referenceMeaning(node, around, offset, owner, scope);
    case 'property':
      return within(node.path, offset) ? propertyMeaning(node, around, owner, scope) : undefined;
    case 'block':
      return blockMeaning(node, around, offset, owner, scope);
    case 'let':
      return letMeaning(node.name, offset, scope);
    case 'import':
      return node.path !== undefined && within(node.path, offset)
        ? { kind: 'import', start: node.path.start, end: node.path.end, path: node.path.value }
        : undefined;
    case 'assert':
      return assertMeaning(node, offset, scope);
    case 'list':
    case 'group':
    case 'call':
    case 'convert':
      return trailingUnit(node, offset);
    default:
      return undefined;
  }
}

function unitMeaning(node: Extract<Node, { kind: 'number' }>, offset: number): Meaning | undefined {
  const unit = [node.unit, node.currency].find(each => within(each, offset));
  if (unit === undefined) return undefined;
  const text = `${node.currency?.text ?? ''}${node.unit?.text ?? ''}`;
  return { kind: 'unit', start: node.currency?.start ?? unit.start, end: node.unit?.end ?? unit.end, text, value: node.value };
}

function trailingUnit(
  node: { readonly unit?: { readonly start: number; readonly end: number; readonly text: string } | undefined },
  offset: number,
): Meaning | undefined {
  return node.unit !== undefined && within(node.unit, offset)
    ? { kind: 'unit', start: node.unit.start, end: node.unit.end, text: node.unit.text }
    : undefined;
}

// ── blocks and properties ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Names of the groups around a node inside its block: `hard_query.` of `share`. */
function prefixOf(around: readonly Node[]): string {
  const [, ...inner] = around.filter((node): node is Block | Property => node.kind === 'block' || node.kind === 'property');
  return inner
    .filter(node => node.kind === 'property' || dotted(node.path.names) !== 'phase')
    .map(node => `${dotted(node.path.names)}.`)
    .join('');
}

function propertyMeaning(
  node: Property,
  around: readonly Node[],
  owner: BlockResult | undefined,
  scope: MeaningScope,
): Meaning | undefined {
  const top = around.find((each): each is Block => each.kind === 'block');
  if (owner === undefined) return top === undefined ? undefined : overridden(node, scope);
  const path = prefixOf(around) + dotted(node.path.names);
  const spec = owner.merged.spec === undefined ? undefined : (findProperty(owner.merged.spec, path) ?? columnSpec(owner.merged.spec, path));
  const estimate = owner.known.get(path);
  return {
    kind: 'property',
    start: node.path.start,
    end: node.path.end,
    block: estimatesOf(owner),
    ...(spec === undefined ? {} : { spec }),
    ...(estimate === undefined ? {} : { estimate }),
  };
}

/** What the braces behind a table may say of its columns. */
function columnSpec(kind: KindSpec, path: string): PropertySpec | undefined {
  const [head, ...rest] = path.split('.');
  const table = findProperty(kind, head!);
  const column = table?.type.kind === 'file' ? table.type.columns?.find(each => each.path === rest.join('.')) : undefined;
  return column === undefined ? undefined : { ...column, path };
}

/** A path in a scenario or a sweep means the value of the plan that it changes. */
function overridden(node: Property, scope: MeaningScope): Meaning | undefined {
  return readingOf({ kind: 'reference', names: node.path.names, trailingDot: false, start: node.path.start, end: node.path.end }, scope);
}

function blockMeaning(
  node: Block,
  around: readonly Node[],
  offset: number,
  owner: BlockResult | undefined,
  scope: MeaningScope,
): Meaning | undefined {
  const kindWord = dotted(node.path.names);
  const spec = kindWord === 'phase' ? owner?.merged.spec : scope.universe.vocabulary.kinds.get(kindWord);
  const isGroup = around.some(each => each.kind === 'block') && kindWord !== 'phase';
  const block = owner === undefined ? undefined : estimatesOf(owner);
  if (within(node.path, offset) && spec !== undefined && !isGroup)
    return { kind: 'block-kind', start: node.path.start, end: node.path.end, spec, ...(block === undefined ? {} : { block }) };
  if (node.name !== undefined && within(node.name, offset) && block !== undefined && !isGroup)
    return { kind: 'block-name', start: node.name.start, end: node.name.end, block };
  if (node.from !== undefined && within(node.from, offset)) return readingOf(node.from, scope);
  return undefined;
}

function letMeaning(name: Name | undefined, offset: number, scope: MeaningScope): Meaning | undefined {
  const estimate = name === undefined ? undefined : scope.lets.get(name.text);
  return name !== undefined && estimate !== undefined && within(name, offset)
    ? { kind: 'let', start: name.start, end: name.end, estimate }
    : undefined;
}

function assertMeaning(node: Extract<Node, { kind: 'assert' }>, offset: number, scope: MeaningScope): Meaning | undefined {
  const result = scope.asserts.find(each => each.place.start === node.start);
  return result !== undefined && offset <= node.start + 6 ? { kind: 'assert', start: node.start, end: node.start + 6, result } : undefined;
}

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function referenceMeaning(
  node: Reference,
  around: readonly Node[],
  offset: number,
  owner: BlockResult | undefined,
  scope: MeaningScope,
): Meaning | undefined {
  const call = around.at(-1);
  // The brackets of `csv` hold names of a file; one that it does not have is no name of the plan either.
  if (around.some(each => each.kind === 'call' && isCsvCall(each) && each.callee !== node)) return undefined;
  const property = around.findLast((each): each is Property => each.kind === 'property');
  const spec =
    property === undefined || owner?.merged.spec === undefined
      ? undefined
      : findProperty(owner.merged.spec, prefixOf(around.slice(0, around.indexOf(property))) + dotted(property.path.names));
  const word = spec === undefined ? undefined : wordMeaning(node, spec.type);
  if (word !== undefined) return word;
  if (call?.kind === 'call' && call.callee === node) {
    const known = scope.universe.vocabulary.functions.get(dotted(node.names));
    return known === undefined ? undefined : { kind: 'function', start: node.start, end: node.end, ...known };
  }
  return ownReading(node, owner, spec) ?? readingOf(upTo(node, offset), scope);
}

/** `base.model.params` with the cursor on `model` means `base.model`. */
function upTo(node: Reference, offset: number): Reference {
  const index = node.names.findIndex(name => within(name, offset));
  const names = index < 0 ? node.names : node.names.slice(0, index + 1);
  return { ...node, names, end: names.at(-1)?.end ?? node.end };
}

function wordMeaning(node: Reference, type: PropertyType): Meaning | undefined {
  const words =
    type.kind === 'word'
      ? type.words
      : type.kind === 'reference'
        ? (type.or ?? []).flatMap(each => (each.kind === 'word' ? each.words : []))
        : [];
  const found = words.find(each => each.name === dotted(node.names));
  return found === undefined ? undefined : { kind: 'word', start: node.start, end: node.end, word: found.name, doc: found.doc };
}

function ownReading(node: Reference, owner: BlockResult | undefined, spec: PropertySpec | undefined): Meaning | undefined {
  if (owner?.merged.spec === undefined || spec?.type.kind === 'reference' || spec?.type.kind === 'list') return undefined;
  const path = dotted(node.names);
  const property = findProperty(owner.merged.spec, path);
  const known = owner.known.get(path);
  if (property === undefined || known === undefined) return undefined;
  return { kind: 'reference', start: node.start, end: node.end, path, estimate: known, spec: property, ...definition(known.place) };
}

const definition = (place: Place | null | undefined): { definition?: Place } =>
  place === null || place === undefined ? {} : { definition: place };

function readingOf(node: Reference, scope: MeaningScope): Meaning | undefined {
  const { universe, file } = scope;
  const names = node.names.map(name => name.text);
  const path = names.join('.');
  const base = { kind: 'reference' as const, start: node.start, end: node.end, path };
  const ref = resolveBlock(names, { universe, file: file.file });
  if (ref !== undefined) return { ...base, ...blockAt(universe, ref) };
  const inputs: KnownInput[] = [];
  lookup(node, undefined, { universe, file: file.file, own: undefined, inputs, report: () => undefined });
  const known = inputs.at(-1)?.known;
  if (known === undefined) return undefined;
  const place = known.place ?? blockPlace(universe, file.file, names);
  return { ...base, estimate: known, ...definition(place), ...specOf(universe, file.file, names, known) };
}

function blockAt(universe: Universe, ref: BlockRef): { block?: BlockEstimates; definition?: Place } {
  const result = blockResult(universe, ref);
  if (result === undefined) return {};
  const { item, node } = result.merged;
  const name = node.name ?? node.path;
  return { block: estimatesOf(result), definition: placeIn(item, name.start, name.end) };
}

/** Where the block stands whose derived value this is. */
function blockPlace(universe: Universe, file: string, names: readonly string[]): Place | undefined {
  const head = namedBy(universe, file, names[0] ?? '');
  if (head.kind === 'file') return blockPlace(universe, head.file, names.slice(1));
  return head.kind === 'item' ? itemPlace(head.item) : undefined;
}

const itemPlace = (item: Item): Place => ({ file: item.file, start: item.node.start + shiftOf(item), end: item.node.end + shiftOf(item) });

function specOf(universe: Universe, file: string, names: readonly string[], known: Known): { spec?: PropertySpec } {
  const head = itemNamed(universe, file, names[0] ?? '');
  if (head === undefined || !isBlock(head)) return {};
  const kind = universe.vocabulary.kinds.get(kindOf(head));
  const spec = kind === undefined ? undefined : (findProperty(kind, names.slice(1).join('.')) ?? findProperty(kind, known.path));
  return spec === undefined ? {} : { spec };
}
