/** How derivations written in code read values: of the block being derived, and of those it refers to. Every reading is noted as an input. */
import { phaseKinds } from '../../kinds/measures.js';
import { firstStep } from '../../names/property-path.js';
import { dimensionless } from '../../quantity/dimension.js';
import type { BlockRef, NumberValue, Reader, Value } from '../../schema/value.js';
import { evaluateFormula, formulaTree } from '../expressions/formula.js';
import { Known, type KnownInput } from './known.js';
import { blocksOfKind, givenAlone, kindOfBlock, knownAt, mergedBlock, phaseNames } from './questions.js';
import type { Universe } from './world-context.js';

export interface KnownSource {
  readonly universe: Universe;
  readonly self: BlockRef;
  /** The value at a path of this block or through its references. */
  find(path: string): Known | undefined;
  /** Why a path is unknown. */
  because(path: string): string;
}

export function readerOf(source: KnownSource, inputs: KnownInput[], prefix = ''): Reader {
  const { universe, self } = source;
  const read = (path: string): Value | undefined => {
    const known = source.find(path);
    if (known === undefined || known.current.kind === 'unknown') return undefined;
    const full = prefix + path;
    if (!inputs.some(input => input.path === full)) inputs.push({ name: full, path: full, known });
    return known.current;
  };
  const number = (path: string): NumberValue | undefined => {
    const value = read(path);
    return value?.kind === 'number' ? value : undefined;
  };
  const refs = (kinds: readonly string[]): readonly BlockRef[] => blocksOfKind(universe, self.file, kinds).map(name => refNamed(universe, self.file, name, kinds));
  return {
    samples: universe.samples, self, read, number,
    phases: phaseNames(universe, self),
    givenIn: (block, path) => numberOf(note(inputs, block, path, givenAlone(universe, block, path)?.known)),
    evaluate: text => {
      const draws = evaluateFormula(formulaTree(text), number);
      return draws === undefined ? undefined : { kind: 'number', draws, dimension: dimensionless };
    },
    word: path => {
      const value = read(path);
      return value?.kind === 'word' ? value.word : undefined;
    },
    origin: path => source.find(path)?.origin,
    states: path => states(source, path),
    because: path => source.because(path),
    constants: path => constantsOf(source, path),
    phasesOfFile: () => refs(phaseKinds),
    budgets: () => refs(['budget']).filter(budget => lists(universe, budget, self)),
    onlyBlock: kind => {
      const found = refs([kind]);
      return found.length === 1 ? found[0] : undefined;
    },
    open: block => readerOf(sourceOf(universe, block), inputs, `${block.name}.`),
  };
}

function states(source: KnownSource, path: string): boolean {
  const [head, ...rest] = path.split('.') as [string, ...string[]];
  const named = source.find(head)?.current;
  return named?.kind === 'block' && mergedBlock(source.universe, named.block)?.givens.has(rest.join('.')) === true;
}

function note(inputs: KnownInput[], block: BlockRef, path: string, known: Known | undefined): Known | undefined {
  const full = `${block.name}.${path}`;
  if (known !== undefined && known.current.kind !== 'unknown' && !inputs.some(input => input.path === full)) inputs.push({ name: full, path: full, known });
  return known;
}

const numberOf = (known: Known | undefined): NumberValue | undefined => known?.number;

function refNamed(universe: Universe, file: string, name: string, kinds: readonly string[]): BlockRef {
  const kind = kinds.length === 1 ? kinds[0]! : kinds.find(each => blocksOfKind(universe, file, [each]).includes(name)) ?? kinds[0]!;
  return { file, name, kind, library: false };
}

/** A budget without `phases` covers every phase of its file. */
function lists(universe: Universe, budget: BlockRef, phase: BlockRef): boolean {
  const listed = givenAlone(universe, budget, 'phases');
  if (listed === undefined) return true;
  const value = listed.known.current;
  return value.kind === 'list' && value.items.some(item => item.kind === 'block' && item.block.name === phase.name && item.block.file === phase.file);
}

/** Every number given in a block that is no listed property: the constants of a law. */
function constantsOf(source: KnownSource, path: string): ReadonlyMap<string, NumberValue> {
  const { universe } = source;
  const named = source.find(path)?.current;
  const found = new Map<string, NumberValue>();
  if (named?.kind !== 'block') return found;
  const listed = new Set(universe.vocabulary.kinds.get(named.block.kind)?.properties.map(property => property.path) ?? []);
  for (const name of mergedBlock(universe, named.block)?.givens.keys() ?? []) {
    const number = listed.has(name) || name.includes('.') ? undefined : knownAt(universe, named.block, name)?.number;
    if (number !== undefined) found.set(name, number);
  }
  return found;
}

/** Another block, finished: its values, and those of the blocks it refers to. */
export function sourceOf(universe: Universe, self: BlockRef): KnownSource {
  const find = (path: string): Known | undefined => findThrough(universe, self, path, inner => knownAt(universe, self, inner));
  return { universe, self, find, because: path => find(path)?.because ?? `${self.name} does not give ${path}` };
}

/** The longest prefix of the path that is a property here, then on through the block it names. */
export function findThrough(universe: Universe, self: BlockRef, path: string, own: (path: string) => Known | undefined): Known | undefined {
  const spec = kindOfBlock(universe, self);
  if (spec === undefined) return undefined;
  const step = firstStep(spec, path);
  const known = step === undefined ? undefined : own(step.inner);
  if (step === undefined || known === undefined || step.rest === '') return known;
  const value = known.current;
  if (value.kind === 'block') return findThrough(universe, value.block, step.rest, next => knownAt(universe, value.block, next));
  return value.kind === 'word' ? argumentOf(known, value.args.get(step.rest)) : undefined;
}

const argumentOf = (known: Known, value: Value | undefined): Known | undefined =>
  value === undefined ? undefined : new Known({ path: known.path, value, origin: known.origin, type: undefined });
