/** The questions of a session, typed: what a name is, what a block gives, what it comes to. Each answer is kept while nothing it used has changed. */
import type { Item } from '../../names/items.js';
import type { Merged } from '../../names/merge.js';
import type { FileName } from '../../names/world.js';
import type { KindSpec } from '../../schema/types.js';
import type { BlockRef } from '../../schema/value.js';
import type { BlockResult, GivenResult, LetResult } from './results.js';
import { Known } from './known.js';
import { circular } from './session.js';
import type { Universe } from './world-context.js';

/** Item of that name in a file, `file:path` behind an alias, `ambiguous:a,b` for two imports, or nothing. */
export const itemNamed = (universe: Universe, file: string, name: string): Item | string | undefined =>
  universe.session.ask('item', file, name) as Item | string | undefined;

export const mergedBlock = (universe: Universe, ref: BlockRef): Merged | undefined => {
  const [name, ...phase] = ref.name.split('.') as [string, ...string[]];
  const answer = universe.session.ask('merged', ref.file, name) as Merged | undefined | typeof circular;
  if (answer === undefined || answer === circular) return undefined;
  return phase.length === 0 ? answer : answer.phases.get(phase.join('.'));
};

/** The vocabulary of a block: a nested phase has that of the phase around it. */
export const kindOfBlock = (universe: Universe, ref: BlockRef): KindSpec | undefined =>
  ref.kind === 'phase' ? mergedBlock(universe, ref)?.spec : universe.vocabulary.kinds.get(ref.kind);

export const blockResult = (universe: Universe, ref: BlockRef): BlockResult | undefined => {
  const [name, ...phase] = ref.name.split('.') as [string, ...string[]];
  const answer = universe.session.ask('block', ref.file, name) as BlockResult | undefined | typeof circular;
  if (answer === undefined || answer === circular) return undefined;
  return phase.length === 0 ? answer : answer.phases.get(phase.join('.'));
};

export const isCircular = (universe: Universe, ref: BlockRef): boolean =>
  universe.session.ask('block', ref.file, ref.name.split('.')[0]!) === circular;

/** A given that rests on nothing of its own block, evaluated alone; `undefined` when there is none of that kind. */
export const givenAlone = (universe: Universe, ref: BlockRef, path: string): GivenResult | undefined => {
  const answer = universe.session.ask('given', ref.file, ref.name, path) as GivenResult | undefined | typeof circular;
  return answer === circular ? { known: circularKnown(universe, path, `${ref.name}.${path}`), problems: [], item: undefined } : answer;
};

export const letNamed = (universe: Universe, item: Item): Known => {
  const answer = universe.session.ask('let', item.file, item.name ?? '') as LetResult | undefined | typeof circular;
  if (answer === circular || answer === undefined) return circularKnown(universe, item.name ?? '');
  return answer.known;
};

export const blocksOfKind = (universe: Universe, file: string, kinds: readonly string[]): readonly string[] => {
  const answer = universe.session.ask('blocks', file, kinds.join(',')) as string;
  return answer === '' ? [] : answer.split(',');
};

/** Names at top level of a file with their kinds: what a misspelt one may have meant. */
export const namesOfFile = (universe: Universe, file: string): readonly FileName[] => universe.session.ask('names', file) as readonly FileName[];

/** Notes that the answer in work also rests on what no question of this session tells, so that it is not kept. */
export const answerAnew = (universe: Universe): void => { universe.session.ask('session'); };

export const phaseNames = (universe: Universe, ref: BlockRef): readonly string[] => [...(mergedBlock(universe, ref)?.phases.keys() ?? [])];

/** The value at a path of a block: a given alone where that is enough, else from the whole block. */
export function knownAt(universe: Universe, ref: BlockRef, path: string): Known | undefined {
  const given = givenAlone(universe, ref, path);
  if (given !== undefined) return given.known;
  if (isCircular(universe, ref)) return circularKnown(universe, path, ref.name);
  const result = blockResult(universe, ref);
  return result?.known.get(path) ?? (result === undefined ? undefined : notGiven(result, ref, path));
}

/** What was asked for in vain, by the block: phases ask the same of their law and their hardware again and again. */
const missed = new WeakMap<BlockResult, Map<string, Known>>();

function notGiven(result: BlockResult, ref: BlockRef, path: string): Known {
  let missing = missed.get(result);
  if (missing === undefined) missed.set(result, missing = new Map<string, Known>());
  let known = missing.get(path);
  if (known === undefined) missing.set(path, known = new Known({ path, value: { kind: 'unknown', because: `${ref.name} does not give ${path}` }, origin: 'unknown', type: undefined }));
  return known;
}

/** The circle as the names of what is being answered, from the first that repeats. */
function circularKnown(universe: Universe, path: string, repeated = path): Known {
  const names = circleOf(universe, repeated);
  return new Known({ path, value: { kind: 'unknown', because: `it depends on itself: ${names.join(' → ')}` }, origin: 'unknown', type: undefined, circle: names });
}

function circleOf(universe: Universe, repeated: string): readonly string[] {
  const open = universe.session.path.filter(key => /^(block|given|let)\u0000/.test(key)).map(key => {
    const [question, , name, path] = key.split('\u0000');
    return question === 'given' ? `${name}.${path}` : name!;
  });
  const all = open.filter((name, index) => index === 0 || open[index - 1] !== name);
  const names = all.slice(Math.max(0, all.lastIndexOf(repeated)));
  const circle = [...names, names[0] ?? ''];
  return circle.length <= 10 ? circle : [...circle.slice(0, 5), '…', ...circle.slice(-3)];
}
