/** From a dotted path to what it names, for offering what can follow the next dot. */
import { vocabulary, type Analysis, type BlockEstimates, type PropertySpec } from '../../../engine/src/index.js';
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
  /** A scenario: the names of the file follow. */
  | { readonly kind: 'file' };

/** @param own the block the expression stands in, whose properties are seen by their bare names */
export function resolvePath(path: readonly string[], analysis: Analysis, own: ResolvedBlock | undefined): Resolved | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return undefined;
  const property = own === undefined ? undefined : step(own, head, analysis);
  let current = property?.kind === 'block' ? property : named(head, analysis) ?? property;
  for (const name of rest) {
    if (current === undefined || current.kind === 'property') return undefined;
    current = current.kind === 'file' ? named(name, analysis) : step(current, name, analysis);
  }
  return current;
}

/** The block of this name, own before imported before library. */
export function named(name: string, analysis: Analysis): Resolved | undefined {
  const block = analysis.blocks.find(each => each.name === name);
  const kindName = block?.kind ?? analysis.names().find(each => each.name === name)?.kind;
  const kind = vocabulary.kinds.get(kindName ?? '');
  if (kind === undefined) return undefined;
  if (kind.name === 'scenario') return { kind: 'file' };
  return { kind: 'block', place: { kind, group: [] }, ...(block === undefined ? {} : { block }) };
}

function step({ place, block }: ResolvedBlock, name: string, analysis: Analysis): Resolved | undefined {
  const nested = block?.phases.find(phase => phase.name === `${block.name}.${name}`);
  if (nested !== undefined) return { kind: 'block', place: { kind: place.kind, group: [] }, block: nested };
  const path = [...place.group, name];
  const property = propertyAt(place, path);
  if (property?.type.kind === 'reference') return target(property, block, analysis) ?? { kind: 'property', property };
  if (property !== undefined && property.type.kind !== 'open-group') return { kind: 'property', property };
  const inside: SchemaPlace = { kind: place.kind, group: path };
  return childrenOf(inside).length > 0 || isOpen(place, path) ? { kind: 'block', place: inside, ...(block === undefined ? {} : { block }) } : undefined;
}

/** The block a reference stands for here; without a value, any block of the first kind that fits. */
function target(property: PropertySpec, block: BlockEstimates | undefined, analysis: Analysis): Resolved | undefined {
  if (property.type.kind !== 'reference') return undefined;
  const value = block?.estimates.get(property.path)?.value;
  const known = typeof value === 'string' ? named(value, analysis) : undefined;
  if (known !== undefined) return known;
  const kind = vocabulary.kinds.get(property.type.to[0] ?? '');
  return kind === undefined ? undefined : { kind: 'block', place: { kind, group: [] } };
}

function isOpen(place: SchemaPlace, path: readonly string[]): boolean {
  return propertyAt(place, path)?.type.kind === 'open-group';
}
