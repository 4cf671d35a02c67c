/** How each question of a session is answered. */
import { isAssert, isBlock, isLet, kindOf, type Item } from '../names/items.js';
import { configProperty, jsonPath, withConfig, type ConfigFile } from '../names/config-file.js';
import { dataSource } from '../names/data-file.js';
import { mergeBlock, type Given, type Merged } from '../names/merge.js';
import { findProperty } from '../names/properties.js';
import { resolvePath } from '../names/paths.js';
import type { World } from '../names/world.js';
import type { Vocabulary } from '../schema/types.js';
import type { BlockRef } from '../schema/value.js';
import { evaluateAssert, type AssertOutcome } from './variants/asserts.js';
import { BlockDerivation, finite } from './derive/block.js';
import { evaluateExpression } from './queries/expression.js';
import { finish } from './derive/finish.js';
import { evaluateGiven, readsOwn } from './derive/given.js';
import { Known } from './queries/known.js';
import { resolveBlock } from './queries/lookup.js';
import { derivePhases } from './derive/phases.js';
import { mergedBlock } from './queries/questions.js';
import type { BlockResult, GivenResult, LetResult } from './queries/results.js';
import { Session, type Answerer } from './queries/session.js';
import type { Universe } from './queries/world-context.js';

const none: ReadonlyMap<string, Given | null> = new Map();

/** Facts of one session, looked up anew each time. */
const inputs: ReadonlySet<string> = new Set(['item', 'blocks', 'names', 'config', 'table', 'overrides', 'settings', 'session']);

export interface UniverseParts {
  readonly world: World;
  readonly vocabulary: Vocabulary;
  readonly seed: number;
  readonly samples: number;
  readonly overrides: Universe['overrides'];
  readonly earlier: readonly Session[];
  readonly shouldStop: () => boolean;
  readonly scenario: Universe['scenario'];
}

/** A world with a session that answers for it. */
export function createUniverse(parts: UniverseParts): Universe {
  const answerers: Record<string, Answerer> = {};
  const session = new Session(answerers, inputs, parts.earlier, parts.shouldStop);
  const universe: Universe = { world: parts.world, vocabulary: parts.vocabulary, seed: parts.seed, samples: parts.samples, overrides: parts.overrides, session, scenario: parts.scenario };
  Object.assign(answerers, {
    settings: () => `${parts.seed} ${parts.samples}`,
    // Nothing of another session equals it: what asks for it is answered anew each time.
    session: (asking: Session) => asking,
    names: (_: Session, args: readonly string[]) => parts.world.namesOf(args[0]!),
    item: (_: Session, args: readonly string[]) => itemAnswer(universe, args[0]!, args[1]!),
    blocks: (_: Session, args: readonly string[]) => parts.world.blocksOf(args[0]!, args[1]!.split(',')).join(','),
    config: (_: Session, args: readonly string[]) => parts.world.config(args[0]!),
    table: (_: Session, args: readonly string[]) => parts.world.table(args[0]!),
    overrides: (_: Session, args: readonly string[]) => parts.overrides.get(`${args[0]}|${args[1]}`) ?? none,
    merged: (_: Session, args: readonly string[]) => merged(universe, args[0]!, args[1]!),
    given: (_: Session, args: readonly string[]) => given(universe, args[0]!, args[1]!, args[2]!),
    block: (_: Session, args: readonly string[]) => block(universe, args[0]!, args[1]!),
    let: (_: Session, args: readonly string[]) => letAnswer(universe, args[0]!, args[1]!),
    assert: (_: Session, args: readonly string[]) => assertAnswer(universe, args[0]!, args[1]!),
  } satisfies Record<string, Answerer>);
  return universe;
}

function itemAnswer(universe: Universe, file: string, name: string): Item | string | undefined {
  const found = universe.world.resolve(file, name);
  switch (found.kind) {
    case 'item': return found.item;
    case 'file': return `file:${found.file}`;
    case 'ambiguous': return `ambiguous:${found.files.join(',')}`;
    case 'nothing': return undefined;
  }
}

const itemIn = (universe: Universe, file: string, name: string): Item | string | undefined => universe.session.ask('item', file, name) as Item | string | undefined;

/** A block with what it inherits; `undefined` when there is none, or the inheritance goes round in a circle. */
function merged(universe: Universe, file: string, name: string): Merged | undefined {
  const item = itemIn(universe, file, name);
  if (typeof item !== 'object' || !isBlock(item)) return undefined;
  const names = item.node.from?.names.map(each => each.text);
  const parentRef = names === undefined || names.length === 0 ? undefined : resolveBlock(names, { universe, file: item.file });
  const isSelf = parentRef !== undefined && parentRef.file === item.file && parentRef.name === item.name;
  const parent = parentRef === undefined || isSelf || parentRef.kind !== kindOf(item) ? undefined : mergedBlock(universe, parentRef);
  return filled(universe, mergeBlock(item, parent, universe.vocabulary, universe.session.ask('overrides', file, name) as ReadonlyMap<string, Given | null>));
}

/** A block that names a configuration file, with what that file says. */
function filled(universe: Universe, block: Merged): Merged {
  const given = block.givens.get(configProperty);
  const written = given === undefined || block.ref.kind !== 'model' ? undefined : jsonPath(given.expr);
  if (given === undefined || written === undefined) return block;
  return withConfig(block, given, written, universe.session.ask('config', resolvePath(given.item.file, written.value)) as ConfigFile);
}

function given(universe: Universe, file: string, name: string, path: string): GivenResult | undefined {
  const ref: BlockRef = { file, name, kind: '', library: false };
  const block = mergedBlock(universe, ref);
  const found = block?.givens.get(path);
  if (block?.spec === undefined || found === undefined) return undefined;
  if (readsOwn(found.expr, path, block.spec, findProperty(block.spec, path))) return undefined;
  universe.session.ask('settings');
  return evaluateGiven(universe, block, found, { kind: block.spec, self: path, read: () => undefined });
}

function block(universe: Universe, file: string, name: string): BlockResult | undefined {
  const found = mergedBlock(universe, { file, name, kind: '', library: false });
  if (found === undefined) return undefined;
  if (found.spec === undefined) return { merged: found, known: new Map(), phases: new Map(), problems: found.problems };
  universe.session.ask('settings');
  const derivation = new BlockDerivation(universe, found, found.spec);
  derivation.run();
  const phases = derivePhases(derivation, found.spec);
  return finish(derivation, phases);
}

/** Asserts have no name: their text stands for it. */
function assertAnswer(universe: Universe, file: string, key: string): AssertOutcome | undefined {
  const text = key.replaceAll('\u0001', '\u0000');
  const item = universe.world.items(file)?.items.find(each => isAssert(each) && each.text === text);
  universe.session.ask('settings');
  return item === undefined || !isAssert(item) ? undefined : evaluateAssert(universe, item, item.node, file);
}

function letAnswer(universe: Universe, file: string, name: string): LetResult | undefined {
  const item = itemIn(universe, file, name);
  if (typeof item !== 'object' || !isLet(item)) return undefined;
  universe.session.ask('settings');
  const own = universe.session.ask('overrides', file, name) as ReadonlyMap<string, Given | null>;
  const override = own.get('');
  const expr = override?.expr ?? item.node.value;
  const { value, inputs: read, problems } = evaluateExpression(expr ?? { kind: 'error', start: item.node.start, end: item.node.end }, undefined, { universe, file: override?.item.file ?? item.file, identity: override?.identity ?? `${item.file}|${name}|let` });
  const known = new Known({
    path: name, value: finite(value), origin: item.library ? 'library' : read.length > 0 && expr?.kind !== 'range' ? 'derived' : 'given', type: undefined, inputs: read, source: item.node.source?.value ?? (expr === undefined ? null : dataSource(expr)),
    ...(read.length > 0 && expr !== undefined ? { formula: item.text.slice(item.text.indexOf('\u0000') + 1).slice(expr.start - item.parsedAt, expr.end - item.parsedAt), formulaKind: 'identity' as const } : {}),
    writtenIn: item, ...(expr === undefined ? {} : { at: expr }),
  });
  return { known, problems };
}
