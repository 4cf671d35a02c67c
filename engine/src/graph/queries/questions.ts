/**
 * The questions of a session, typed: what a name is, what a block gives, what it comes to. Each answer is kept while nothing it used has
 * changed.
 */
import type { Item } from '../../names/items.js';
import type { Merged } from '../../names/merge.js';
import type { FileName, Resolution } from '../../names/world.js';
import type { KindSpec } from '../../schema/types.js';
import type { BlockRef } from '../../schema/value.js';
import type { BlockInWork, BlockResult, GivenResult, LetResult } from './results.js';
import { roundFrom } from './circles.js';
import { keyOf, partsOf } from './keys.js';
import { Known, type CircleStep } from './known.js';
import { circular } from './session.js';
import type { Universe } from './world-context.js';

/** What a name at top level means in a file. */
export const meaningOf = (universe: Universe, file: string, name: string): Resolution =>
  universe.session.ask('item', file, name) as Resolution;

/** The item of that name; nothing behind an alias or where two imports have it. */
export const itemNamed = (universe: Universe, file: string, name: string): Item | undefined => {
  const found = meaningOf(universe, file, name);
  return found.kind === 'item' ? found.item : undefined;
};

/** A block with what it inherits; `undefined` when there is none, or while it waits for itself. */
export const mergedBlock = (universe: Universe, ref: BlockRef): Merged | undefined => {
  const [name, phase] = stepsOf(ref);
  const answer = universe.session.ask('merged', ref.file, name) as Merged | undefined | typeof circular;
  if (answer === undefined || answer === circular) return undefined;
  return phase === undefined ? answer : answer.phases.get(phase);
};

/** Name of the block at top level, and of the phase inside it. */
function stepsOf(ref: BlockRef): readonly [string, string | undefined] {
  const dot = ref.name.indexOf('.');
  return dot < 0 ? [ref.name, undefined] : [ref.name.slice(0, dot), ref.name.slice(dot + 1)];
}

/** The vocabulary of a block: a nested phase has that of the phase around it. */
export const kindOfBlock = (universe: Universe, ref: BlockRef): KindSpec | undefined =>
  ref.kind === 'phase' ? mergedBlock(universe, ref)?.spec : universe.vocabulary.kinds.get(ref.kind);

const isInWork = (answer: BlockResult | BlockInWork): answer is BlockInWork => 'inWork' in answer;

/** A block with all its values; `undefined` when there is none, or while it is derived together with the one that asks. */
export const blockResult = (universe: Universe, ref: BlockRef): BlockResult | undefined => {
  const [name, phase] = stepsOf(ref);
  const answer = universe.session.ask('block', ref.file, name) as BlockResult | BlockInWork | undefined;
  if (answer === undefined) return undefined;
  if (isInWork(answer)) {
    universe.session.wait(ref);
    return undefined;
  }
  return phase === undefined ? answer : answer.phases.get(phase);
};

/** A given that rests on nothing of its own block, evaluated alone; `undefined` when there is none of that kind. */
export const givenAlone = (universe: Universe, ref: BlockRef, path: string): GivenResult | undefined => {
  const answer = universe.session.ask('given', ref.file, ref.name, path) as GivenResult | undefined | typeof circular;
  if (answer === circular)
    return { known: circularKnown(universe, path, keyOf('given', ref.file, ref.name, path)), problems: [], item: undefined };
  if (answer?.known.pending === true) universe.session.wait(answer.known);
  return answer;
};

export const letNamed = (universe: Universe, item: Item): Known => {
  const name = item.name ?? '';
  const answer = universe.session.ask('let', item.file, name) as LetResult | undefined | typeof circular;
  if (answer === circular || answer === undefined) return circularKnown(universe, name, keyOf('let', item.file, name));
  if (answer.known.pending) universe.session.wait(answer.known);
  return answer.known;
};

export const blocksOfKind = (universe: Universe, file: string, kinds: readonly string[]): readonly string[] => {
  const answer = universe.session.ask('blocks', file, kinds.join(',')) as string;
  return answer === '' ? [] : answer.split(',');
};

/** Names at top level of a file with their kinds: what a misspelt one may have meant. */
export const namesOfFile = (universe: Universe, file: string): readonly FileName[] =>
  universe.session.ask('names', file) as readonly FileName[];

/** Notes that the answer in work also rests on what no question of this session tells, so that it is not kept. */
export const answerAnew = (universe: Universe): void => {
  universe.session.ask('session');
};

export const phaseNames = (universe: Universe, ref: BlockRef): readonly string[] => [...(mergedBlock(universe, ref)?.phases.keys() ?? [])];

/** The value at a path of a block: a given alone where that is enough, else from the whole block. */
export function knownAt(universe: Universe, ref: BlockRef, path: string): Known | undefined {
  const given = givenAlone(universe, ref, path);
  if (given !== undefined) return given.known;
  const [name, phase] = stepsOf(ref);
  const answer = universe.session.ask('block', ref.file, name) as BlockResult | BlockInWork | undefined;
  if (answer === undefined) return undefined;
  if (isInWork(answer)) return answer.settled(path, phase) ?? pendingAt(universe, ref, path);
  const result = phase === undefined ? answer : answer.phases.get(phase);
  return result === undefined ? undefined : (result.known.get(path) ?? missedAt(result, ref, path));
}

/** What was asked for in vain, by the block: phases ask the same of their law and their hardware again and again. */
const missed = new WeakMap<BlockResult, Map<string, Known>>();

function missedAt(result: BlockResult, ref: BlockRef, path: string): Known {
  let missing = missed.get(result);
  if (missing === undefined) missed.set(result, (missing = new Map<string, Known>()));
  let known = missing.get(path);
  if (known === undefined) missing.set(path, (known = notGiven(ref, path)));
  return known;
}

export const notGiven = (ref: BlockRef, path: string): Known =>
  new Known({ path, value: { kind: 'unknown', because: `${ref.name} does not give ${path}` }, origin: 'unknown', type: undefined });

function pendingAt(universe: Universe, block: BlockRef, path: string): Known {
  const because = `${block.name}.${path} is not settled`;
  const known = new Known({
    path,
    value: { kind: 'unknown', because },
    origin: 'unknown',
    type: undefined,
    pending: true,
    waitsFor: { block, path },
  });
  universe.session.wait(known);
  return known;
}

// ── circles ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Reads a circle from one of its steps on: `a → b → a`. */
export function circleText(steps: readonly CircleStep[], first: number): readonly string[] {
  const names = roundFrom(
    steps.map(step => step.name),
    first,
  );
  return names.length <= 10 ? names : [...names.slice(0, 5), '…', ...names.slice(-3)];
}

/** Why a value on a circle is unknown. */
export const circleReason = (steps: readonly CircleStep[], first: number): string =>
  `it depends on itself: ${circleText(steps, first).join(' → ')}`;

/** The circle as the value in work is to tell it; `undefined` when it only reads what is on one. */
export function ownCircle(universe: Universe, known: Known): readonly string[] | undefined {
  if (known.circle === undefined) return undefined;
  const asking = universe.session.asking?.key;
  const first = known.circle.findIndex(step => step.key === asking);
  return first < 0 ? undefined : circleText(known.circle, first);
}

/** What an expression reads that waits for it: told as a circle by the one that waits for this one, by others as unknown. */
function circularKnown(universe: Universe, path: string, key: string): Known {
  const steps = universe.session.round.map(each => stepOf(each.key));
  const place = steps.findIndex(step => step.key === key);
  const before = steps[(place + steps.length - 1) % steps.length];
  const told = place >= 0 && before?.key === universe.session.asking?.key;
  const because = place < 0 ? 'it depends on itself' : circleReason(steps, told ? (place + steps.length - 1) % steps.length : place);
  return new Known({ path, value: { kind: 'unknown', because }, origin: 'unknown', type: undefined, ...(told ? { circle: steps } : {}) });
}

/** A question on a circle with the name people write for it. */
export function stepOf(key: string): CircleStep {
  const [question, , name, path] = partsOf(key);
  return { key, name: question === 'given' ? `${name}.${path}` : (name ?? '') };
}
