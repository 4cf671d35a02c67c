/** Where the paths of formulas and conditions lead, by the vocabulary alone: no file, no values. */
import { findProperty, vocabulary } from '../../../engine/src/index.js';
import type { KindSpec, PropertyType } from '../../../engine/src/index.js';

export const kinds: readonly KindSpec[] = [...vocabulary.kinds.values()];

/** Types of what may stand at a path of a kind, one for every block it can lead through; empty where it leads nowhere. */
export function typesAt(kind: KindSpec, path: string): readonly PropertyType[] {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const property = findProperty(kind, steps.slice(0, length).join('.'));
    if (property !== undefined)
      return length === steps.length ? [property.type] : typesBehind(property.type, steps.slice(length).join('.'));
  }
  return [];
}

/** Every kind a reference may name must have the rest of the path; of a word, one argument somewhere is enough. */
function typesBehind(type: PropertyType, rest: string): readonly PropertyType[] {
  if (type.kind === 'word')
    return type.words.flatMap(word => (word.args ?? []).filter(argument => argument.name === rest).map(argument => argument.type));
  if (type.kind !== 'reference') return [];
  const found = type.to.map(name => typesAt(vocabulary.kinds.get(name)!, rest));
  return found.every(types => types.length > 0) ? found.flat() : [];
}

/** `hardware.peak.{mfu_basis}` once for every word that may stand in the braces. */
export function withEachWord(kind: KindSpec, text: string): readonly string[] {
  const slot = /\{(\w+)\}/.exec(text);
  if (slot === null) return [text];
  const type = typesAt(kind, slot[1]!)[0];
  return type?.kind === 'word' ? type.words.flatMap(word => withEachWord(kind, text.replaceAll(slot[0], word.name))) : [];
}
