/** What can begin an item: kinds at top level, properties and groups in a block, paths in scenarios and sweeps. */
import { vocabulary, type Analysis, type PropertySpec } from '../../../engine/src/index.js';
import type { Cursor } from './cursor.js';
import { members, targetNames } from './names.js';
import { resolveTarget } from './resolve.js';
import { childrenOf, isVariant, schemaAt, specsIn, type Child, type SchemaPlace } from './schema.js';
import { inSnippet, Kind, typeText, type Suggestion } from './suggestion.js';

const assertion: Suggestion = {
  label: 'assert',
  kind: Kind.Keyword,
  snippet: 'assert ${1:condition} with ${2:95%} "${3:reason}"',
  doc: 'Must hold in at least this share of the draws; failing is an error.',
};

const keywords: readonly Suggestion[] = [
  { label: 'let', kind: Kind.Keyword, snippet: 'let ${1:name} = $0', doc: 'Names a value for this file and those that import it.' },
  assertion,
  { label: 'import', kind: Kind.Keyword, snippet: 'import "${1:file.scale}"', doc: 'Shows the names of another file of the folder.' },
];

/** What a scenario or a sweep holds beside the paths it changes. */
const besidePaths: Readonly<Record<string, Suggestion>> = {
  scenario: assertion,
  sweep: { label: 'show', kind: Kind.Property, snippet: 'show: [$0]', doc: 'The values to tabulate.', rank: 1 },
};

export function entrySuggestions(cursor: Cursor, path: readonly string[], analysis: Analysis): Suggestion[] {
  if (cursor.containers.length === 0) return path.length === 0 ? topLevel() : [];
  const place = schemaAt(cursor.containers);
  if (place === undefined) return [];
  if (isVariant(place.kind)) return overrides(cursor, place, path, analysis);
  const inside: SchemaPlace = { kind: place.kind, group: [...place.group, ...path] };
  const written = path.length > 0 ? writtenBelow(cursor, path) : writtenNames(cursor);
  const properties = childrenOf(inside).filter(child => isWritable(child, inside) && !written.has(child.name));
  const blocks = path.length === 0 && place.group.length === 0 ? nestedBlocks(place) : [];
  return [...properties.map(child => childSuggestion(child, inside)), ...blocks];
}

function topLevel(): Suggestion[] {
  const kinds = [...vocabulary.kinds.values()];
  const blocks = kinds.map(({ name, snippet, doc }): Suggestion => ({
    label: name,
    kind: Kind.Struct,
    snippet,
    doc,
    detail: 'block',
    rank: 3,
  }));
  return [...blocks, ...keywords];
}

/** Names written directly in this block; a dotted path counts only when it is the whole property. */
function writtenNames(cursor: Cursor): ReadonlySet<string> {
  const written = new Set<string>();
  for (const item of cursor.siblings) {
    if ((item.kind === 'property' || item.kind === 'block') && item.path.names.length === 1) written.add(item.path.names[0]!.text);
  }
  return written;
}

/** Names written as `group.name` beside the cursor. */
function writtenBelow(cursor: Cursor, path: readonly string[]): ReadonlySet<string> {
  const written = new Set<string>();
  for (const item of cursor.siblings) {
    if (item.kind !== 'property' && item.kind !== 'block') continue;
    const names = item.path.names.map(name => name.text);
    if (names.length === path.length + 1 && path.every((name, index) => names[index] === name)) written.add(names[path.length]!);
  }
  return written;
}

/** A derived property cannot be given, and a group is offered when something in it can. */
function isWritable(child: Child, place: SchemaPlace): boolean {
  if (child.property !== undefined) return child.property.how !== 'derived';
  const prefix = `${[...place.group, child.name].join('.')}.`;
  return specsIn(place.kind, place.group).some(property => property.path.startsWith(prefix) && property.how !== 'derived');
}

function childSuggestion({ name, property }: Child, place: SchemaPlace): Suggestion {
  const rank = property?.headline === true ? 1 : 2;
  if (property === undefined)
    return { label: name, kind: Kind.Module, snippet: `${name} {\n  $0\n}`, detail: 'group', doc: groupDoc(name, place), rank };
  const isGroup = property.type.kind === 'open-group';
  const snippet = isGroup ? `${name} {\n  $0\n}` : `${name}: ${placeholder(property)}`;
  return { label: name, kind: Kind.Property, snippet, detail: typeText(property.type), doc: property.doc, rank };
}

function placeholder({ example }: PropertySpec): string {
  return example === undefined ? '$0' : `\${1:${inSnippet(example)}}`;
}

function groupDoc(name: string, place: SchemaPlace): string {
  const names = childrenOf({ kind: place.kind, group: [...place.group, name] }).map(child => `\`${child.name}\``);
  return names.length === 0 ? '' : `A group: ${names.join(', ')}.`;
}

function nestedBlocks({ kind }: SchemaPlace): Suggestion[] {
  const doc = `A part of this ${kind.name} that inherits everything from it.`;
  return (kind.nested ?? []).map(name => ({
    label: name,
    kind: Kind.Struct,
    snippet: `${name} \${1:name} {\n  $0\n}`,
    detail: 'nested block',
    doc,
    rank: 3,
  }));
}

/**
 * In a scenario or a sweep: a path through the names of the file, then the property to change. Groups are paths too: `core { mfu: 40% }`.
 */
function overrides(cursor: Cursor, place: SchemaPlace, path: readonly string[], analysis: Analysis): Suggestion[] {
  const written = path.length > 0 ? writtenBelow(cursor, path) : writtenNames(cursor);
  const isNew = ({ label }: Suggestion): boolean => !written.has(label);
  const full = [...place.group, ...path];
  if (full.length > 0) return members(resolveTarget(full, analysis), true).filter(isNew);
  const beside = besidePaths[place.kind.name];
  return [...(beside === undefined ? [] : [beside]), ...targetNames(analysis.names())].filter(isNew);
}
