/** Which properties fit where, from the vocabulary. */
import { kindReadAs, vocabulary, type KindSpec, type PropertySpec, type PropertyType } from '../../../engine/src/index.js';
import type { Container } from './cursor.js';

/** A kind of block and the path of the group inside it. */
export interface SchemaPlace {
  readonly kind: KindSpec;
  readonly group: readonly string[];
}

/** `undefined` inside a block whose kind is unknown; a misspelt kind is the one the engine reads it as. */
export function schemaAt(containers: readonly Container[]): SchemaPlace | undefined {
  const [outermost, ...inner] = containers.map(container => container.path.names.map(name => name.text));
  const kind = vocabulary.kinds.get(kindReadAs(outermost?.[0] ?? ''));
  if (outermost === undefined || kind === undefined) return undefined;
  let group: string[] = outermost.slice(1);
  for (const names of inner) group = kind.nested?.includes(names[0] ?? '') === true ? [] : [...group, ...names];
  return { kind, group };
}

/** In these, paths into the plan are written, and what they shall be instead. */
export function isVariant({ name }: KindSpec): boolean {
  return name === 'scenario' || name === 'sweep';
}

export interface Child {
  readonly name: string;
  /** The property itself, or absent for a group of properties. */
  readonly property?: PropertySpec;
}

/** Whether the place is in the braces behind a table, where properties of the block are no names. */
export const inTable = ({ kind, group }: SchemaPlace): boolean =>
  kind.properties.some(({ path, type }) => path === group[0] && type.kind === 'file');

/** The properties of a kind; behind a table those that say what its columns are, as if they stood in a group of its name. */
export function specsIn(kind: KindSpec, group: readonly string[]): readonly PropertySpec[] {
  const table = kind.properties.find(({ path, type }) => path === group[0] && type.kind === 'file');
  if (table?.type.kind !== 'file') return kind.properties;
  return (table.type.columns ?? []).map(column => ({ ...column, path: `${table.path}.${column.path}` }));
}

/** Properties and groups directly inside a group, in vocabulary order; derived ones too. */
export function childrenOf({ kind, group }: SchemaPlace): Child[] {
  const children = new Map<string, Child>();
  for (const property of specsIn(kind, group)) {
    const names = property.path.split('.');
    if (names.length <= group.length || !matches(names, group)) continue;
    const name = names[group.length]!;
    if (name === '*') continue;
    const isLeaf = names.length === group.length + 1;
    if (isLeaf) children.set(name, { name, property });
    else if (!children.has(name)) children.set(name, { name });
  }
  return [...children.values()];
}

export function propertyAt({ kind }: SchemaPlace, path: readonly string[]): PropertySpec | undefined {
  return specsIn(kind, path.slice(0, -1)).find(property => {
    const names = property.path.split('.');
    return names.length === path.length && matches(names, path);
  });
}

/** The type of what may be written at a path; the entries of an open group share one. */
export function typeAt(place: SchemaPlace, path: readonly string[]): PropertyType | undefined {
  const own = propertyAt(place, path)?.type;
  if (own !== undefined) return own;
  const around = propertyAt(place, path.slice(0, -1))?.type;
  return around?.kind === 'open-group' ? around.of : undefined;
}

/** The names before the group's length agree; `*` stands for a name the writer chose. */
function matches(names: readonly string[], group: readonly string[]): boolean {
  return group.every((name, index) => names[index] === name || names[index] === '*');
}
