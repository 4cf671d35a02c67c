/** Names that can be written in expressions: of the file, of imports, of the library, and what follows their dots. */
import { shortText, vocabulary, type Analysis, type VisibleName } from '../../../engine/src/index.js';
import { changeable, type Resolved, type ResolvedBlock } from './resolve.js';
import { childrenOf } from './schema.js';
import { Kind, typeText, type Suggestion } from './suggestion.js';

const ranks: Readonly<Record<VisibleName['from'], number>> = { file: 2, import: 3, library: 4 };

/** @param kinds blocks of these kinds only, and the aliases of imports that have one; every name when absent */
export function nameSuggestions(analysis: Analysis, kinds?: readonly string[]): Suggestion[] {
  return analysis
    .names()
    .filter(name => kinds === undefined || isOfKind(name, kinds, analysis))
    .map(nameSuggestion);
}

function isOfKind({ name, kind }: VisibleName, kinds: readonly string[], analysis: Analysis): boolean {
  return kinds.includes(kind) || (kind === 'import' && analysis.names(name).some(inner => kinds.includes(inner.kind)));
}

export function nameSuggestion({ name, kind, from, title, spec }: VisibleName): Suggestion {
  const origin = from === 'file' ? '' : from === 'import' ? 'imported ' : 'library ';
  const doc = [title ?? '', spec ?? ''].filter(part => part !== '').join(' · ');
  return { label: name, kind: kind === 'let' ? Kind.Constant : Kind.Variable, detail: `${origin}${kind}`, doc, rank: ranks[from] };
}

/** Names as the beginning of what a scenario changes: a path into a block or an import, a `let` itself. */
export function targetNames(names: readonly VisibleName[]): Suggestion[] {
  return changeable(names).map(name => ({ ...nameSuggestion(name), snippet: name.kind === 'let' ? `${name.name}: $0` : `${name.name}.` }));
}

/** What can follow the alias of an import or a scenario, where a block of these kinds is wanted. */
export function blocksBehind(resolved: Resolved | undefined, kinds: readonly string[]): Suggestion[] {
  return resolved?.kind === 'names' ? resolved.names.filter(({ kind }) => kinds.includes(kind)).map(nameSuggestion) : [];
}

/**
 * What can follow a dot.
 * @param toWrite the path is being overridden, so only what can be given is offered
 */
export function members(resolved: Resolved | undefined, toWrite: boolean): Suggestion[] {
  if (resolved === undefined || resolved.kind === 'property') return [];
  if (resolved.kind === 'names') return toWrite ? targetNames(resolved.names) : resolved.names.map(nameSuggestion);
  const { place, block } = resolved;
  const phases = (place.group.length === 0 ? (block?.phases ?? []) : []).map((phase): Suggestion => ({
    label: phase.name.slice(phase.name.lastIndexOf('.') + 1),
    kind: Kind.Variable,
    detail: phase.kind,
    doc: phase.title ?? '',
    rank: 2,
  }));
  const children = childrenOf(place)
    .filter(({ property }) => !toWrite || property?.how !== 'derived')
    .map(({ name, property }): Suggestion => {
      const estimate = block?.estimates.get([...place.group, name].join('.'));
      const type = property === undefined ? 'group' : typeText(property.type);
      const value = estimate === undefined || estimate.origin === 'unknown' ? '' : ` = ${shortText(estimate)}`;
      return {
        label: name,
        kind: property === undefined ? Kind.Module : Kind.Property,
        snippet: toWrite && property !== undefined ? `${name}: $0` : name,
        detail: `${type}${value}`,
        doc: property?.doc ?? '',
        rank: property?.headline === true ? 1 : 2,
      };
    });
  return [...children, ...phases, ...computedMembers(resolved)];
}

/** Names that depend on the file: the parts of a budget. */
function computedMembers({ place, block }: ResolvedBlock): Suggestion[] {
  if (block === undefined || !place.kind.properties.some(({ path }) => path.startsWith([...place.group, '*'].join('.')))) return [];
  const prefix = place.group.length === 0 ? '' : `${place.group.join('.')}.`;
  const names = [...block.estimates.keys()].filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length).split('.')[0]!);
  const listed = new Set(childrenOf(place).map(child => child.name));
  return [...new Set(names)].filter(name => !listed.has(name)).map(name => ({ label: name, kind: Kind.Module, detail: 'group', rank: 2 }));
}

export function functionSuggestions(): Suggestion[] {
  const functions = [...vocabulary.functions.values()];
  return functions.map(({ name, signature, doc }) => ({
    label: name,
    kind: Kind.Function,
    snippet: `${name}($1)`,
    detail: signature,
    doc,
    rank: 6,
  }));
}
