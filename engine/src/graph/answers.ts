/** How each question of a session is answered. */
import { isAssert, isBlock, isLet, kindOf, textAt } from '../names/items.js';
import { configProperty, jsonPath, withConfig, type ConfigFile } from '../names/config-file.js';
import { dataSource } from '../names/data-file.js';
import { mergeBlock, type Given, type Merged } from '../names/merge.js';
import { findProperty } from '../names/properties.js';
import { resolvePath } from '../names/paths.js';
import type { World } from '../names/world.js';
import type { Problem } from '../schema/problem.js';
import type { Vocabulary } from '../schema/types.js';
import type { BlockRef, Value } from '../schema/value.js';
import { deriveBlock, deriveCircle } from './derive/derive.js';
import { finite } from './derive/fire.js';
import { evaluateGiven, readsOwn } from './derive/given.js';
import { evaluateExpression } from './queries/expression.js';
import { Fits } from './queries/fits.js';
import { Known } from './queries/known.js';
import { resolveBlock } from './queries/lookup.js';
import { Questions, type Question } from './queries/question.js';
import { circleReason, circleText, itemNamed, mergedBlock, stepOf } from './queries/questions.js';
import type { BlockResult, GivenResult, LetResult } from './queries/results.js';
import { Session, type Answerers } from './queries/session.js';
import { questionsAbout, shelfOf } from './queries/shelf.js';
import type { Universe } from './queries/world-context.js';
import { evaluateAssert, type AssertOutcome } from './variants/asserts.js';

const none: ReadonlyMap<string, Given | null> = new Map();

export interface UniverseParts {
  readonly world: World;
  readonly vocabulary: Vocabulary;
  readonly seed: number;
  readonly samples: number;
  readonly overrides: Universe['overrides'];
  /** Those of the earlier sessions; without any of these, none. */
  readonly questions?: Questions;
  readonly earlier: readonly Session[];
  readonly shouldStop: () => boolean;
  readonly scenario: Universe['scenario'];
  readonly fits?: Fits;
}

/** A world with a session that answers for it. */
export function createUniverse(parts: UniverseParts): Universe {
  const { world, vocabulary, seed, samples, overrides, scenario, fits = new Fits() } = parts;
  const answerers: Answerers = {
    byQuestion: {
      settings: () => `${seed} ${samples}`,
      // Nothing of another session equals it: what asks for it is answered anew each time.
      session: asking => asking,
      names: (_, [file]) => world.namesOf(file!),
      item: (_, [file, name]) => world.resolve(file!, name!),
      blocks: (_, [file, kinds]) => world.blocksOf(file!, kinds!.split(',')).join(','),
      config: (_, [file]) => world.config(file!),
      table: (_, [file]) => world.table(file!),
      fit: (_, [key]) => fits.outcome(key!),
      overrides: (_, [file, name]) => overrides.get(`${file}|${name}`) ?? none,
      merged: (_, [file, name]) => merged(universe, file!, name!),
      given: (_, [file, name, path]) => given(universe, file!, name!, path!),
      block: (_, [file, name]) => block(universe, file!, name!),
      let: (_, [file, name]) => letAnswer(universe, file!, name!),
      assert: (_, [file, key]) => assertAnswer(universe, file!, key!),
    },
    inputs: new Set(['item', 'blocks', 'names', 'config', 'table', 'fit', 'overrides', 'settings', 'session']),
    block: 'block',
    together: questions => circleOfBlocks(universe, questions),
    alone: question => unread(universe, question),
  };
  const { library } = world;
  const session = new Session(
    answerers,
    parts.questions ?? new Questions(questionsAbout(library)),
    parts.earlier,
    parts.shouldStop,
    shelfOf(library, seed, samples),
    overrides.size > 0,
  );
  const universe: Universe = { world, vocabulary, seed, samples, overrides, session, fits, scenario };
  return universe;
}

/** A block with what it inherits; `undefined` when there is none, or the inheritance goes round in a circle. */
function merged(universe: Universe, file: string, name: string): Merged | undefined {
  const item = itemNamed(universe, file, name);
  if (item === undefined || !isBlock(item)) return undefined;
  const names = item.node.from?.names.map(each => each.text);
  const parentRef = names === undefined || names.length === 0 ? undefined : resolveBlock(names, { universe, file: item.file });
  const isSelf = parentRef !== undefined && parentRef.file === item.file && parentRef.name === item.name;
  const parent = parentRef === undefined || isSelf || parentRef.kind !== kindOf(item) ? undefined : mergedBlock(universe, parentRef);
  return filled(
    universe,
    mergeBlock(item, parent, universe.vocabulary, universe.session.ask('overrides', file, name) as ReadonlyMap<string, Given | null>),
  );
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
  return deriveBlock(universe, { ...found, spec: found.spec });
}

/** Blocks that read each other, derived together. */
function circleOfBlocks(universe: Universe, questions: readonly Question[]): ReadonlyMap<Question, BlockResult> {
  universe.session.ask('settings');
  const blocks = questions.flatMap(question => {
    const [file, name] = question.args;
    const found = mergedBlock(universe, { file: file!, name: name!, kind: '', library: false });
    return found?.spec === undefined ? [] : [{ question, merged: { ...found, spec: found.spec } }];
  });
  const byQuestion = <T>(values: readonly T[]): ReadonlyMap<Question, T> =>
    new Map(blocks.map(({ question }, index) => [question, values[index]!]));
  return byQuestion(
    deriveCircle(
      universe,
      blocks.map(each => each.merged),
      settled => {
        universe.session.show(byQuestion(settled));
      },
    ),
  );
}

/** Asserts have no name: their text stands for it. */
function assertAnswer(universe: Universe, file: string, key: string): AssertOutcome | undefined {
  const text = key.replaceAll('\u0001', '\u0000');
  const item = universe.world.items(file)?.items.find(each => isAssert(each) && each.text === text);
  universe.session.ask('settings');
  return item === undefined || !isAssert(item) ? undefined : evaluateAssert(universe, item, item.node, file);
}

function letAnswer(universe: Universe, file: string, name: string): LetResult | undefined {
  const item = itemNamed(universe, file, name);
  if (item === undefined || !isLet(item)) return undefined;
  universe.session.ask('settings');
  const own = universe.session.ask('overrides', file, name) as ReadonlyMap<string, Given | null>;
  const override = own.get('');
  const expr = override?.expr ?? item.node.value;
  const {
    value,
    inputs: read,
    problems,
    pending,
  } = evaluateExpression(expr ?? { kind: 'error', start: item.node.start, end: item.node.end }, undefined, {
    universe,
    file: override?.item.file ?? item.file,
    identity: override?.identity ?? `${item.file}|${name}|let`,
  });
  const known = new Known({
    path: name,
    value: finite(value),
    origin: item.library ? 'library' : read.length > 0 && expr?.kind !== 'range' ? 'derived' : 'given',
    type: undefined,
    inputs: read,
    source: item.node.source?.value ?? (expr === undefined ? null : dataSource(expr)),
    pending,
    ...(read.length > 0 && expr !== undefined ? { formula: textAt(item, expr), formulaKind: 'identity' as const } : {}),
    writtenIn: item,
    ...(expr === undefined ? {} : { at: expr }),
  });
  return { known, problems };
}

/** An expression that waits for itself, told without reading it: what else it reads waits for it too. */
function unread(universe: Universe, question: Question): LetResult | GivenResult | undefined {
  const [file, name, path] = question.args as [string, string, string | undefined];
  const { round } = universe.session;
  const steps = round.map(each => stepOf(each.key));
  const first = round.indexOf(question);
  const value: Value = { kind: 'unknown', because: circleReason(steps, first) };
  const found = path === undefined ? undefined : mergedBlock(universe, { file, name, kind: '', library: false })?.givens.get(path);
  const item = found?.item ?? itemNamed(universe, file, name);
  const at = found?.expr ?? (item !== undefined && isLet(item) ? item.node.value : undefined);
  if (item === undefined || at === undefined) return undefined;
  const owner = path === undefined ? {} : { owner: name };
  const known = new Known({ path: path ?? name, ...owner, value, origin: 'unknown', type: undefined, writtenIn: item, at });
  const told = found === undefined || found.origin === 'given';
  const problems: Problem[] = told ? [{ kind: 'circular', path: circleText(steps, first), start: at.start, end: at.end }] : [];
  return { known, problems, item };
}
