/**
 * What a plan would have to say for a value to be known: names that can be given, not names that only follow from others. Two values that
 * follow from each other are therefore never each other's reason.
 */
import { namesIn } from '../../../../grammar/src/index.js';
import { findProperty } from '../../names/properties.js';
import type { Formula } from '../../schema/types.js';
import { fillWords, formulaTree } from '../expressions/formula.js';
import type { BlockDerivation } from './block.js';
import { wordAt } from './fire.js';

type Names = ReadonlySet<string>;

/** The fewest names that would make a property of the block known by one of its formulas; `undefined` where no formula could. */
export function wantedFor(block: BlockDerivation, path: string): Names | undefined {
  const isReasonOf = (names: Names): boolean => {
    const [name] = names;
    return names.size === 1 && isOnly(path, waysTo(block, name!)[0]);
  };
  const ways = waysTo(block, path);
  return ways.find(names => !isReasonOf(names)) ?? ways[0];
}

const isOnly = (path: string, names: Names | undefined): boolean => names?.size === 1 && names.has(path);

/** What each formula of a property wants, the fewest names first; of as many, a name that does not itself follow from this property. */
function waysTo(block: BlockDerivation, path: string): readonly Names[] {
  const follows = (names: Names): boolean =>
    [...names].some(name => formulasFor(block, name).some(formula => isOnly(path, new Set(missingIn(block, formula)))));
  return formulasFor(block, path)
    .flatMap(formula => pruned(block, wantedBy(block, formula, path), path) ?? [])
    .filter(names => names.size > 0)
    .toSorted((a, b) => a.size - b.size || Number(follows(a)) - Number(follows(b)));
}

/** Formulas of a property whose conditions hold. */
export const formulasFor = (block: BlockDerivation, path: string): readonly Formula[] =>
  block.formulas.filter(formula => formula.of === path && block.holds(formula.when));

/** What a formula reads and the block does not know. */
export function missingIn(block: BlockDerivation, formula: Formula): readonly string[] {
  const missing = readBy(block, formula).filter(name => (block.find(name)?.current ?? { kind: 'unknown' }).kind === 'unknown');
  return [...new Set(missing.map(name => missingHead(block, name)))];
}

function readBy(block: BlockDerivation, formula: Formula): readonly string[] {
  if (formula.compute !== undefined) return formula.needs ?? [];
  const text = fillWords(formula.text, word => wordAt(block, word)) ?? formula.text.replaceAll(/[{}]/g, '');
  return [...namesIn(formulaTree(text))];
}

/** Of `model.params` without a model, the model is missing. */
function missingHead(block: BlockDerivation, name: string): string {
  const head = name.split('.')[0]!;
  return head !== name && block.find(head) === undefined && findProperty(block.spec, name) === undefined ? head : name;
}

/** Whether a plan may say it. Of another block it cannot be told from here: it is named as it stands. */
function canBeGiven(block: BlockDerivation, name: string): boolean {
  const property = findProperty(block.spec, name);
  return property === undefined || property.how !== 'derived';
}

/** What would have to be given for all that a formula lacks; what can only be derived stands for what it follows from. */
function wantedBy(block: BlockDerivation, formula: Formula, of: string): Names | undefined {
  const wanted = new Set<string>();
  const derived = derivedOnly(block);
  for (const name of missingIn(block, formula)) {
    const names = canBeGiven(block, name) ? new Set([name]) : derived.get(name);
    if (names === undefined || names.has(of)) return undefined;
    for (const each of names) wanted.add(each);
  }
  return wanted;
}

/** Without what would follow once the others are there. */
function pruned(block: BlockDerivation, wanted: Names | undefined, of: string): Names | undefined {
  if (wanted === undefined) return undefined;
  const left = new Set(wanted);
  for (const name of wanted) {
    const follows = formulasFor(block, name).some(formula => {
      const missing = missingIn(block, formula);
      return missing.length > 0 && missing.every(each => each !== name && each !== of && left.has(each));
    });
    if (follows) left.delete(name);
  }
  return left;
}

interface Derived {
  readonly known: number;
  readonly names: ReadonlyMap<string, Names>;
}

const derivedOf = new WeakMap<BlockDerivation, Derived>();

/**
 * For every property that can only be derived, what would have to be given for it: found from what can be given upwards, so that a circle of
 * such properties stays without an answer. Reasons are asked for many properties at one time; what is known only grows.
 */
function derivedOnly(block: BlockDerivation): ReadonlyMap<string, Names> {
  const before = derivedOf.get(block);
  if (before?.known === block.known.size) return before.names;
  const found = new Map<string, Names>();
  const lacking = block.formulas
    .filter(formula => !canBeGiven(block, formula.of) && !block.isKnown(formula.of) && block.holds(formula.when))
    .map(formula => ({ of: formula.of, missing: missingIn(block, formula) }));
  for (let again = true; again;) {
    again = false;
    for (const { of, missing } of lacking) {
      const parts = missing.map(name => (canBeGiven(block, name) ? new Set([name]) : found.get(name)));
      if (missing.length === 0 || parts.includes(undefined)) continue;
      const names = new Set(parts.flatMap(part => [...part!]));
      if (names.size >= (found.get(of)?.size ?? Infinity)) continue;
      found.set(of, names);
      again = true;
    }
  }
  derivedOf.set(block, { known: block.known.size, names: found });
  return found;
}
