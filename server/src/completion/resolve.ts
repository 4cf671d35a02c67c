/** From a dotted path to what it names, for offering what can follow the next dot. */
import { vocabulary, type Analysis, type BlockEstimates, type PropertySpec, type VisibleName } from '../../../engine/src/index.js';
import { childrenOf, propertyAt, type SchemaPlace } from './schema.js';

export interface ResolvedBlock {
  readonly kind: 'block';
  readonly place: SchemaPlace;
  /** Its figures, when it is a block of this file. */
  readonly block?: BlockEstimates;
}

export type Resolved =
  | ResolvedBlock
  | { readonly kind: 'property'; readonly property: PropertySpec }
  /** A scenario, or the alias of an import: names of a file follow. */
  | { readonly kind: 'names'; readonly names: readonly VisibleName[] };

/** @param own the block the expression stands in, whose properties are seen by their bare names */
export function resolvePath(path: readonly string[], analysis: Analysis, own: ResolvedBlock | undefined): Resolved | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return undefined;
  const property = own === undefined ? undefined : followed(step(own, head), own.block, analysis);
  const first = property?.kind === 'block' ? property : (named(head, analysis.names(), analysis) ?? property);
  return walk(first, rest, analysis, (resolved, block) => followed(resolved, block, analysis));
}

/** The same for a path that is being overridden: it ends at a property, even where that names another block. */
export function resolveTarget(path: readonly string[], analysis: Analysis): Resolved | undefined {
  const [head, ...rest] = path;
  return head === undefined ? undefined : walk(named(head, analysis.names(), analysis), rest, analysis, resolved => resolved);
}

function walk(
  first: Resolved | undefined,
  rest: readonly string[],
  analysis: Analysis,
  behind: (resolved: Resolved | undefined, block: BlockEstimates | undefined) => Resolved | undefined,
): Resolved | undefined {
  let current = first;
  for (const name of rest) {
    if (current === undefined || current.kind === 'property') return undefined;
    current = current.kind === 'names' ? named(name, current.names, analysis) : behind(step(current, name), current.block);
  }
  return current;
}

/** What a name among others stands for: a block, or a further set of names. */
function named(name: string, names: readonly VisibleName[], analysis: Analysis): Resolved | undefined {
  const found = names.find(each => each.name === name);
  if (found?.kind === 'import') return { kind: 'names', names: analysis.names(name) };
  const kind = vocabulary.kinds.get(found?.kind ?? '');
  if (found === undefined || kind === undefined) return undefined;
  // Scenarios of imported files do not run.
  if (kind.name === 'scenario')
    return found.from === 'file' ? { kind: 'names', names: changeable(analysis.names()).filter(({ from }) => from === 'file') } : undefined;
  const block = found.from === 'file' ? analysis.blocks.find(each => each.name === name) : undefined;
  return { kind: 'block', place: { kind, group: [] }, ...(block === undefined ? {} : { block }) };
}

/** Names whose values a scenario can change. */
export function changeable(names: readonly VisibleName[]): readonly VisibleName[] {
  return names.filter(({ kind }) => kind !== 'scenario' && kind !== 'sweep');
}

function step({ place, block }: ResolvedBlock, name: string): Resolved | undefined {
  const nested = block?.phases.find(phase => phase.name === `${block.name}.${name}`);
  if (nested !== undefined) return { kind: 'block', place: { kind: place.kind, group: [] }, block: nested };
  const path = [...place.group, name];
  const property = propertyAt(place, path);
  if (property !== undefined && property.type.kind !== 'open-group') return { kind: 'property', property };
  const inside: SchemaPlace = { kind: place.kind, group: path };
  return childrenOf(inside).length > 0 || isOpen(place, path)
    ? { kind: 'block', place: inside, ...(block === undefined ? {} : { block }) }
    : undefined;
}

/** Behind a property that names a block, that block. */
function followed(resolved: Resolved | undefined, block: BlockEstimates | undefined, analysis: Analysis): Resolved | undefined {
  return resolved?.kind === 'property' ? (target(resolved.property, block, analysis) ?? resolved) : resolved;
}

/** The block a reference stands for here; without a value, any block of the first kind that fits. */
function target(property: PropertySpec, block: BlockEstimates | undefined, analysis: Analysis): Resolved | undefined {
  if (property.type.kind !== 'reference') return undefined;
  const value = block?.estimates.get(property.path)?.value;
  const known = typeof value === 'string' ? resolvePath(value.split('.'), analysis, undefined) : undefined;
  if (known !== undefined) return known;
  const kind = vocabulary.kinds.get(property.type.to[0] ?? '');
  return kind === undefined ? undefined : { kind: 'block', place: { kind, group: [] } };
}

function isOpen(place: SchemaPlace, path: readonly string[]): boolean {
  return propertyAt(place, path)?.type.kind === 'open-group';
}
