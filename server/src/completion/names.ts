/** Names that can be written in expressions: of the file, of imports, of the library, and what follows their dots. */
import { shortText, vocabulary, type Analysis, type VisibleName } from '../../../engine/src/index.js';
import type { Resolved, ResolvedBlock } from './resolve.js';
import { childrenOf } from './schema.js';
import { Kind, typeText, type Suggestion } from './suggestion.js';

const ranks: Readonly<Record<VisibleName['from'], number>> = { file: 2, import: 3, library: 4 };

/** @param kinds blocks of these kinds only; every name when absent */
export function nameSuggestions(analysis: Analysis, kinds?: readonly string[]): Suggestion[] {
  return analysis.names().filter(({ kind }) => kinds === undefined || kinds.includes(kind)).map(nameSuggestion);
}

function nameSuggestion({ name, kind, from, title, spec }: VisibleName): Suggestion {
  const origin = from === 'file' ? '' : from === 'import' ? 'imported ' : 'library ';
  const doc = [title ?? '', spec ?? ''].filter(part => part !== '').join(' · ');
  return { label: name, kind: kind === 'let' ? Kind.Constant : Kind.Variable, detail: `${origin}${kind}`, doc, rank: ranks[from] };
}

/** Blocks of this file, as the beginning of a path. */
export function blockNames(analysis: Analysis): Suggestion[] {
  return analysis.blocks.map(({ name, kind, title }) => ({ label: name, kind: Kind.Variable, detail: kind, doc: title ?? '', rank: 2 }));
}

/**
 * What can follow a dot.
 * @param toWrite the path is being overridden, so only what can be given is offered
 */
export function members(resolved: Resolved | undefined, analysis: Analysis, toWrite: boolean): Suggestion[] {
  if (resolved === undefined || resolved.kind === 'property') return [];
  if (resolved.kind === 'file') return blockNames(analysis);
  const { place, block } = resolved;
  const phases = (place.group.length === 0 ? block?.phases ?? [] : []).map((phase): Suggestion =>
    ({ label: phase.name.slice(phase.name.lastIndexOf('.') + 1), kind: Kind.Variable, detail: phase.kind, doc: phase.title ?? '', rank: 2 }));
  const children = childrenOf(place).filter(({ property }) => !toWrite || property?.how !== 'derived').map(({ name, property }): Suggestion => {
    const estimate = block?.estimates.get([...place.group, name].join('.'));
    const type = property === undefined ? 'group' : typeText(property.type);
    const value = estimate === undefined || estimate.origin === 'unknown' ? '' : ` = ${shortText(estimate)}`;
    return {
      label: name, kind: property === undefined ? Kind.Module : Kind.Property, snippet: toWrite && property !== undefined ? `${name}: $0` : name,
      detail: `${type}${value}`, doc: property?.doc ?? '', rank: property?.headline === true ? 1 : 2,
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
  return functions.map(({ name, signature, doc }) => ({ label: name, kind: Kind.Function, snippet: `${name}($1)`, detail: signature, doc, rank: 6 }));
}
