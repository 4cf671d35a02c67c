/** Which property of the vocabulary a dotted path names, wildcards and open keys included. */
import { dimensionless } from '../quantity/dimension.js';
import type { KindSpec, PropertySpec, PropertyType } from '../schema/types.js';

const tables = new WeakMap<KindSpec, ReadonlyMap<string, PropertySpec>>();

const tableOf = (kind: KindSpec): ReadonlyMap<string, PropertySpec> => {
  let table = tables.get(kind);
  if (table === undefined) tables.set(kind, (table = new Map(kind.properties.map(property => [property.path, property]))));
  return table;
};

/** Published laws have constants below zero: exp(a k^b) of coverage. */
const constant: PropertyType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true, signed: true };

/** The property at a path; `undefined` when the kind has none of that name. */
export function findProperty(kind: KindSpec, path: string): PropertySpec | undefined {
  const table = tableOf(kind);
  const exact = table.get(path);
  if (exact !== undefined) return exact;
  const steps = path.split('.');
  if (steps.length >= 2) {
    const pattern = table.get([steps[0], '*', ...steps.slice(2)].join('.'));
    if (pattern !== undefined) return { ...pattern, path };
  }
  const group = steps.length === 2 || steps.length === 3 ? table.get(steps[0]!) : undefined;
  if (group?.type.kind === 'open-group' && (group.type.pairs === true) === (steps.length === 3))
    return { ...group, path, type: group.type.of };
  if (kind.open === true && kind.name === 'law' && steps.length === 1)
    return { path, type: constant, how: 'both', doc: 'A constant of the law.' };
  return undefined;
}

/** Does any property lie under this path? Then a block of that name is a group. */
export const isGroup = (kind: KindSpec, path: string): boolean => {
  if (tableOf(kind).get(path)?.type.kind === 'open-group') return true;
  const steps = path.split('.');
  if (steps.length === 2 && tableOf(kind).get(steps[0]!)?.type.kind === 'open-group') return true;
  for (const known of tableOf(kind).keys()) if (known.startsWith(`${path}.`)) return true;
  return false;
};

/** Names that may stand at this level of a block: properties and groups, `prefix` being the path of the group around. */
export function namesAt(kind: KindSpec, prefix: string): readonly { readonly name: string; readonly property: PropertySpec | undefined }[] {
  const found = new Map<string, PropertySpec | undefined>();
  for (const property of kind.properties) {
    const pattern = matchPrefix(property.path, prefix);
    if (pattern === undefined || pattern === '*') continue;
    const head = pattern.split('.')[0]!;
    if (!found.has(head) || head === pattern) found.set(head, head === pattern ? property : found.get(head));
  }
  return [...found].map(([name, property]) => ({ name, property }));
}

function matchPrefix(path: string, prefix: string): string | undefined {
  if (prefix === '') return path;
  const wanted = prefix.split('.');
  const steps = path.split('.');
  if (steps.length <= wanted.length || !wanted.every((step, index) => steps[index] === step || steps[index] === '*')) return undefined;
  return steps.slice(wanted.length).join('.');
}
