/**
 * Which kind or property somebody meant who wrote another word: what it is also called comes first, then what is spelt nearly
 * alike, then what has the word as a part.
 */
import { closest } from '../quantity/suggest.js';
import { vocabulary } from '../vocabulary.js';

interface Named {
  readonly name: string;
  readonly alsoCalled?: readonly string[] | undefined;
}

/** Best first, at most three; empty when nothing is close. */
export function meantBy(word: string, candidates: readonly Named[]): readonly string[] {
  const lower = word.toLowerCase();
  const called = candidates.filter(each => each.alsoCalled?.some(name => name.toLowerCase() === lower) === true).map(each => each.name);
  if (called.length > 0) return called.slice(0, 3);
  const near = closest(
    word,
    candidates.map(each => each.name),
  );
  if (near.length > 0) return near;
  const parts = candidates.map(each => each.name).filter(name => lower.length > 2 && name.split('_').includes(lower));
  if (parts.length > 0 && parts.length <= 3) return parts;
  const byOther = new Map(candidates.flatMap(each => (each.alsoCalled ?? []).map(name => [name, each.name] as const)));
  return [...new Set(closest(word, byOther.keys()).map(name => byOther.get(name)!))];
}

const kinds: readonly Named[] = [...vocabulary.kinds.values()];
/** Words that begin an item and are no kind: `lett x` is not meant as a block. */
const statements: readonly Named[] = ['import', 'let', 'assert'].map(name => ({ name }));

export const kindsMeantBy = (word: string): readonly string[] => meantBy(word, [...kinds, ...statements]);

/** The kind a block is read as: the one it names, else the only one its word can mean; else the word as it is. */
export function kindReadAs(word: string): string {
  if (vocabulary.kinds.has(word)) return word;
  const meant = kindsMeantBy(word);
  return meant.length === 1 && vocabulary.kinds.has(meant[0]!) ? meant[0]! : word;
}
