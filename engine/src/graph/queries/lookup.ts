/** What a name in a user's expression means: the own block's properties, then lets and blocks of the file, imports, the library. */
import type { Reference } from '../../../../grammar/src/index.js';
import { closest } from '../../quantity/suggest.js';
import { meantBy } from '../../names/meant.js';
import { isBlock, isLet, kindOf, type Item } from '../../names/items.js';
import { findProperty, isGroup, namesAt } from '../../names/properties.js';
import type { At, ProblemData } from '../../schema/problem.js';
import type { KindSpec, PropertyType, ReferenceType } from '../../schema/types.js';
import type { BlockRef, Value } from '../../schema/value.js';
import { signatureOf, takeDefault } from '../expressions/call.js';
import { unknown } from '../expressions/context.js';
import type { Known, KnownInput } from './known.js';
import { answerAnew, itemNamed, kindOfBlock, knownAt, letNamed, meaningOf, namesOfFile, ownCircle, phaseNames } from './questions.js';
import type { Universe } from './world-context.js';

export interface LookupScope {
  readonly universe: Universe;
  /** File whose names are in scope. */
  readonly file: string;
  /** Kind of the own block, and how its properties are read; absent in lets and asserts. */
  readonly own: { readonly kind: KindSpec; readonly self: string; read(path: string): Known | undefined } | undefined;
  readonly inputs: KnownInput[];
  report(at: At, problem: ProblemData): void;
}

const truths: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

export function lookup(reference: Reference, wanted: PropertyType | undefined, scope: LookupScope): Value {
  const names = reference.names.map(name => name.text);
  if (wanted?.kind === 'boolean' && names.length === 1 && Object.hasOwn(truths, names[0]!))
    return { kind: 'boolean', value: truths[names[0]!]! };
  if (wanted?.kind === 'boolean' && names.length === 1) return noTruth(reference, names[0]!, scope);
  if (wanted?.kind === 'word' && names.length === 1) return word(reference, names[0]!, wanted, scope);
  if (wanted?.kind === 'reference') return lookupBlock(reference, names, wanted, scope);
  return readOwn(reference, names, scope) ?? readAnywhere(reference, names, scope);
}

function word(reference: Reference, name: string, wanted: Extract<PropertyType, { kind: 'word' }>, scope: LookupScope): Value {
  const spec = wanted.words.find(each => each.name === name);
  if (spec !== undefined) {
    const missing = spec.args?.find(argument => argument.required === true);
    if (missing !== undefined)
      scope.report(reference, {
        kind: 'bad-call',
        name,
        reason: `\`${name}\` needs \`${missing.name}\`: ${missing.doc}`,
        signature: signatureOf(spec),
      });
    const args = new Map<string, Value>();
    for (const argument of spec.args ?? []) takeDefault(args, argument);
    return { kind: 'word', word: name, args, text: name };
  }
  const words = wanted.words.map(each => each.name);
  scope.report(reference, {
    kind: 'unknown-word',
    property: scope.own?.self ?? 'this property',
    word: name,
    words,
    suggestions: closest(name, words),
  });
  return unknown(`\`${name}\` is not one of its words`);
}

function noTruth(reference: Reference, name: string, scope: LookupScope): Value {
  scope.report(reference, {
    kind: 'unknown-word',
    property: scope.own?.self ?? 'this property',
    word: name,
    words: ['yes', 'no'],
    suggestions: closest(name, Object.keys(truths)),
  });
  return unknown(`\`${name}\` is neither yes nor no`);
}

// ── blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

function lookupBlock(reference: Reference, names: readonly string[], wanted: ReferenceType, scope: LookupScope): Value {
  const other = wanted.or?.find(type => type.kind === 'word' && names.length === 1 && type.words.some(each => each.name === names[0]));
  if (other !== undefined) return lookup(reference, other, scope);
  const found = resolveBlock(names, scope);
  if (found === undefined) {
    if (wanted.or?.some(type => type.kind === 'quantity') === true) {
      return readOwn(reference, names, scope) ?? readAnywhere(reference, names, scope);
    }
    return noSuchName(reference, names, wanted.to, scope);
  }
  if (!wanted.to.includes(found.kind) && !(found.kind === 'phase')) {
    scope.report(reference, { kind: 'wrong-kind', name: names.join('.'), is: found.kind, wanted: wanted.to });
    return unknown(`${names.join('.')} is a ${found.kind}`);
  }
  return { kind: 'block', block: found };
}

/** The block a path names, through an import alias and into a nested phase. */
export function resolveBlock(names: readonly string[], scope: Pick<LookupScope, 'universe' | 'file'>): BlockRef | undefined {
  const found = meaningOf(scope.universe, scope.file, names[0] ?? '');
  if (found.kind === 'file')
    return names.length > 1 ? resolveBlock(names.slice(1), { universe: scope.universe, file: found.file }) : undefined;
  if (found.kind !== 'item' || !isBlock(found.item)) return undefined;
  const head = found.item;
  const ref: BlockRef = { file: head.file, name: head.name ?? '', kind: kindOf(head), library: head.library };
  if (names.length === 1) return ref;
  if (names.length === 2 && phaseNames(scope.universe, ref).includes(names[1]!))
    return { ...ref, name: `${ref.name}.${names[1]}`, kind: 'phase' };
  return undefined;
}

// ── values ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A property of the own block, by the longest path that is one; never the property being defined. */
function readOwn(reference: Reference, names: readonly string[], scope: LookupScope): Value | undefined {
  const own = scope.own;
  if (own === undefined) return undefined;
  const { kind } = own;
  const full = names.join('.');
  if (full === own.self) return undefined;
  for (let length = names.length; length > 0; length--) {
    const path = names.slice(0, length).join('.');
    const property = findProperty(kind, path);
    if (property === undefined || (kind.open === true && length === 1 && !kind.properties.includes(property))) continue;
    const known = own.read(path);
    if (known === undefined) return length === names.length ? unknown(`${path} is not known`) : undefined;
    // What is read of a block is the value in it, which is noted where it is found.
    if (length === names.length || known.current.kind !== 'block') note(scope, full, full, known, reference);
    return length === names.length ? known.current : follow(known.current, names.slice(length), scope, full, reference);
  }
  return undefined;
}

const note = (scope: LookupScope, name: string, path: string, known: Known, reference?: At): void => {
  const circle = reference === undefined ? undefined : ownCircle(scope.universe, known);
  if (circle !== undefined) scope.report(reference!, { kind: 'circular', path: circle });
  if (!scope.inputs.some(input => input.path === path)) scope.inputs.push({ name, path, known });
};

/** Further names behind a property that names a block, or an argument of a word. */
function follow(value: Value, rest: readonly string[], scope: LookupScope, full: string, reference: At): Value {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'word' && rest.length === 1) return value.args.get(rest[0]!) ?? unknown(`${value.word} has no argument ${rest[0]!}`);
  if (value.kind !== 'block') return unknown(`${full} leads nowhere`);
  return readBlock(value.block, rest, scope, full, reference) ?? unknown(`${value.block.name} has no ${rest.join('.')}`);
}

/** The value at a path of a block, through further references; `undefined` when the block's kind has no such property. */
export function readBlock(block: BlockRef, path: readonly string[], scope: LookupScope, full: string, reference: At): Value | undefined {
  const spec = kindOfBlock(scope.universe, block);
  if (spec === undefined) return undefined;
  for (let length = path.length; length > 0; length--) {
    const inner = path.slice(0, length).join('.');
    if (findProperty(spec, inner) === undefined) continue;
    const known = knownAt(scope.universe, block, inner);
    if (known === undefined) return undefined;
    if (length === path.length) {
      note(scope, full, full, known, reference);
      return ofPhase(known.current, block, inner);
    }
    return follow(known.current, path.slice(length), scope, full, reference);
  }
  if (path.length > 1 && phaseNames(scope.universe, block).includes(path[0]!))
    return readBlock({ ...block, name: `${block.name}.${path[0]}`, kind: 'phase' }, path.slice(1), scope, full, reference);
  return undefined;
}

/** Accelerator time of a phase is time of its chip. */
const ofPhase = (value: Value, block: BlockRef, path: string): Value =>
  path === 'gpu_hours' && value.kind === 'number' && value.tag === undefined ? { ...value, phase: block } : value;

function readAnywhere(reference: Reference, names: readonly string[], scope: LookupScope): Value {
  const found = meaningOf(scope.universe, scope.file, names[0] ?? '');
  switch (found.kind) {
    case 'item':
      return readItem(found.item, reference, names, scope);
    case 'file':
      return behindAlias(found.file, reference, names, scope);
    case 'nothing':
      return noSuchName(reference, names, undefined, scope);
    case 'ambiguous':
      scope.report(reference.names[0]!, { kind: 'ambiguous-name', name: names[0]!, files: found.files });
      return unknown(`${names[0]!} comes from several imports`);
  }
}

function behindAlias(file: string, reference: Reference, names: readonly string[], scope: LookupScope): Value {
  const inner = names.length > 1 ? itemNamed(scope.universe, file, names[1]!) : undefined;
  if (inner?.file === file) return readItem(inner, { ...reference, names: reference.names.slice(1) }, names.slice(1), scope, names[0]);
  return noMember(
    reference,
    1,
    names[0]!,
    'imported file',
    names[1] ?? '',
    namesOfFile(scope.universe, file).map(each => each.name),
    scope,
  );
}

function readItem(item: Item, reference: Reference, names: readonly string[], scope: LookupScope, alias?: string): Value {
  const full = alias === undefined ? names.join('.') : `${alias}.${names.join('.')}`;
  if (isLet(item)) {
    const known = letNamed(scope.universe, item);
    if (names.length > 1) return noMember(reference, 1, names[0]!, 'let', names[1]!, [], scope);
    note(scope, full, full, known, reference);
    return known.current;
  }
  if (!isBlock(item)) return unknown(`${names[0]!} is no value`);
  const kind = kindOf(item);
  const ref: BlockRef = { file: item.file, name: item.name ?? '', kind, library: item.library };
  if (kind === 'scenario' && names.length > 1) return inScenario(item, reference, names, scope);
  if (names.length === 1) return { kind: 'block', block: ref };
  if (reference.trailingDot) return unknown('the path is not complete');
  const value = readBlock(ref, names.slice(1), scope, full, reference);
  return value ?? noProperty(ref, reference, names, scope);
}

/** `cheap.core.cost`: the value in the world of the scenario. */
function inScenario(item: Item, reference: Reference, names: readonly string[], scope: LookupScope): Value {
  answerAnew(scope.universe);
  const universe = scope.universe.scenario(item.file, item.name ?? '');
  if (universe === undefined) return unknown(`the scenario ${names[0]!} stands inside itself`);
  const inner: KnownInput[] = [];
  const value = lookup({ ...reference, names: reference.names.slice(1) }, undefined, {
    universe,
    file: item.file,
    own: undefined,
    inputs: inner,
    report: (at, problem) => {
      scope.report(at, problem);
    },
  });
  for (const input of inner) note(scope, `${names[0]!}.${input.name}`, `${names[0]!}.${input.path}`, input.known);
  return value;
}

// ── what is not there ──────────────────────────────────────────────────────────────────────────────────────────────────────

function noProperty(block: BlockRef, reference: Reference, names: readonly string[], scope: LookupScope): Value {
  const spec = scope.universe.vocabulary.kinds.get(block.kind);
  const members = spec === undefined ? [] : [...namesAt(spec, '').map(each => each.name), ...phaseNames(scope.universe, block)];
  const inner = names.slice(1, -1).join('.');
  const group = spec !== undefined && inner !== '' && isGroup(spec, inner);
  const last = group ? names.length - 1 : 1;
  const candidates = group && spec !== undefined ? namesAt(spec, inner).map(each => each.name) : members;
  const named = candidates.map(name => ({
    name,
    alsoCalled: spec === undefined ? undefined : findProperty(spec, group ? `${inner}.${name}` : name)?.alsoCalled,
  }));
  return noMember(
    reference,
    last,
    names.slice(0, last).join('.'),
    block.kind,
    names[last]!,
    candidates,
    scope,
    meantBy(names[last]!, named),
  );
}

function noMember(
  reference: Reference,
  index: number,
  owner: string,
  ownerKind: string,
  name: string,
  members: readonly string[],
  scope: LookupScope,
  suggestions: readonly string[] = closest(name, [...members]),
): Value {
  const at = reference.names[Math.min(index, reference.names.length - 1)] ?? reference;
  if (name !== '' && !reference.trailingDot) scope.report(at, { kind: 'unknown-member', owner, ownerKind, name, suggestions, members });
  return unknown(`${owner} has no ${name}`);
}

function noSuchName(reference: Reference, names: readonly string[], wanted: readonly string[] | undefined, scope: LookupScope): Value {
  const at = reference.names[0] ?? reference;
  if (names.length > 0 && names[0] !== '')
    scope.report(at, {
      kind: 'unknown-name',
      name: names[0]!,
      wanted: wanted?.join(' or ') ?? null,
      suggestions: closest(names[0]!, visibleFrom(wanted, scope)),
    });
  return unknown(`there is no ${wanted?.join(' or ') ?? 'value'} named ${names[0] ?? ''}`);
}

/** Names that could have been meant, the file's own first; one after the other, since a file can have thousands. */
function* visibleFrom(wanted: readonly string[] | undefined, scope: LookupScope): Generator<string> {
  const { world } = scope.universe;
  for (const each of namesOfFile(scope.universe, scope.file)) if (wanted === undefined || wanted.includes(each.kind)) yield each.name;
  if (scope.own !== undefined && wanted === undefined) for (const property of scope.own.kind.properties) yield property.path;
  for (const [name, entry] of Object.entries(world.library.names)) if (wanted === undefined || wanted.includes(entry.kind)) yield name;
}
