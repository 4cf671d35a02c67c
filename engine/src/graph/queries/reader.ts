/**
 * How derivations written in code read values: of the block being derived, and of those it refers to. Every reading is noted as an input.
 */
import { normalQuantiles } from '../../draws/normal-quantile.js';
import { rowIndices, uniforms } from '../../draws/sobol.js';
import type { FitJob, FitOutcome } from '../../laws/fit/types.js';
import { phaseKinds } from '../../kinds/measures.js';
import { firstStep } from '../../names/property-path.js';
import { dimensionless } from '../../quantity/dimension.js';
import type { BlockRef, NumberValue, Reader, Value } from '../../schema/value.js';
import { evaluateFormula, formulaTree } from '../expressions/formula.js';
import { Known, type KnownInput } from './known.js';
import { blockResult, blocksOfKind, givenAlone, kindOfBlock, knownAt, mergedBlock, phaseNames } from './questions.js';
import type { BlockResult } from './results.js';
import type { Universe } from './world-context.js';

export interface KnownSource {
  readonly universe: Universe;
  readonly self: BlockRef;
  /** The value at a path of this block or through its references. */
  find(path: string): Known | undefined;
  /** Why a path is unknown. */
  because(path: string): string;
}

export const readerOf = (source: KnownSource, inputs: KnownInput[], prefix = ''): Reader => new SourceReader(source, inputs, prefix);

/** A class, since a reader is made for each try of a formula: a dozen closures each would be a tenth of the garbage of an analysis. */
class SourceReader implements Reader {
  constructor(
    private readonly source: KnownSource,
    private readonly inputs: KnownInput[],
    private readonly prefix: string,
  ) {}

  get samples(): number {
    return this.source.universe.samples;
  }

  get self(): BlockRef {
    return this.source.self;
  }

  get phases(): readonly string[] {
    return phaseNames(this.source.universe, this.self);
  }

  read(path: string): Value | undefined {
    const known = this.source.find(path);
    if (known === undefined || known.current.kind === 'unknown') return undefined;
    addInput(this.inputs, this.prefix + path, known);
    return known.current;
  }

  number(path: string): NumberValue | undefined {
    const value = this.read(path);
    return value?.kind === 'number' ? value : undefined;
  }

  givenIn(block: BlockRef, path: string): NumberValue | undefined {
    const known = givenAlone(this.source.universe, block, path)?.known;
    if (known !== undefined && known.current.kind !== 'unknown') addInput(this.inputs, `${block.name}.${path}`, known);
    return known?.number;
  }

  evaluate(text: string): Value | undefined {
    const draws = evaluateFormula(formulaTree(text), path => this.number(path));
    return draws === undefined ? undefined : { kind: 'number', draws, dimension: dimensionless };
  }

  word(path: string): string | undefined {
    const value = this.read(path);
    return value?.kind === 'word' ? value.word : undefined;
  }

  origin(path: string): string | undefined {
    return this.source.find(path)?.origin;
  }

  states(path: string): boolean {
    if (mergedBlock(this.source.universe, this.self)?.givens.has(path) === true) return true;
    // Which of the names before a dot is the last block on the way, and which only a group in it, the path does not say.
    for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      const named = this.source.find(path.slice(0, dot))?.current;
      if (named?.kind === 'block' && mergedBlock(this.source.universe, named.block)?.givens.has(path.slice(dot + 1)) === true) return true;
    }
    return false;
  }

  because(path: string): string {
    return this.source.because(path);
  }

  constants(path: string): ReadonlyMap<string, NumberValue> {
    if (path === '') return constantsOf(this.source.universe, this.self);
    const named = this.source.find(path)?.current;
    return named?.kind === 'block' ? constantsOf(this.source.universe, named.block) : new Map();
  }

  givenConstants(): ReadonlyMap<string, NumberValue> {
    return givenConstantsOf(this.source.universe, this.self);
  }

  fitted(job: FitJob): FitOutcome | undefined {
    this.source.universe.fits.propose(job);
    return this.source.universe.session.ask('fit', job.key) as FitOutcome | undefined;
  }

  rowsDrawn(name: string, rows: number): Uint32Array {
    const { seed, samples } = this.source.universe;
    return this.keep(`${seed} ${samples}\u0000rows ${rows}\u0000${name}`, () => rowIndices(name, seed, samples, rows));
  }

  keep<T>(key: string, make: () => T): T {
    return this.source.universe.session.keep(key, make) as T;
  }

  normals(name: string): Float64Array {
    const { seed, samples } = this.source.universe;
    return this.keep(`${seed} ${samples}\u0000normals\u0000${name}`, () => normalQuantiles(uniforms(name, seed, samples)));
  }

  phasesOfFile(): readonly BlockRef[] {
    return this.blocksOf(phaseKinds);
  }

  budgets(): readonly BlockRef[] {
    return this.blocksOf(['budget']).filter(budget => lists(this.source.universe, budget, this.self));
  }

  onlyBlock(kind: string): BlockRef | undefined {
    const found = this.blocksOf([kind]);
    return found.length === 1 ? found[0] : undefined;
  }

  open(block: BlockRef): Reader {
    return readerOf(sourceOf(this.source.universe, block), this.inputs, `${block.name}.`);
  }

  private blocksOf(kinds: readonly string[]): readonly BlockRef[] {
    return blocksOfKind(this.source.universe, this.self.file, kinds).map(name =>
      refNamed(this.source.universe, this.self.file, name, kinds),
    );
  }
}

function addInput(inputs: KnownInput[], path: string, known: Known): void {
  if (!inputs.some(input => input.path === path)) inputs.push({ name: path, path, known });
}

function refNamed(universe: Universe, file: string, name: string, kinds: readonly string[]): BlockRef {
  const kind = kinds.length === 1 ? kinds[0]! : (kinds.find(each => blocksOfKind(universe, file, [each]).includes(name)) ?? kinds[0]!);
  return { file, name, kind, library: false };
}

/** A budget without `phases` covers every phase of its file. */
function lists(universe: Universe, budget: BlockRef, phase: BlockRef): boolean {
  const listed = givenAlone(universe, budget, 'phases');
  if (listed === undefined) return true;
  const value = listed.known.current;
  return (
    value.kind === 'list' &&
    value.items.some(item => item.kind === 'block' && item.block.name === phase.name && item.block.file === phase.file)
  );
}

/** The constants of a law: every number of a block that is no listed property, given or fitted. */
function constantsOf(universe: Universe, block: BlockRef): ReadonlyMap<string, NumberValue> {
  const given = givenConstantsOf(universe, block);
  if (mergedBlock(universe, block)?.givens.has('fit') !== true) return given;
  const fitted = [...(blockResult(universe, block)?.known ?? [])].flatMap(([path, { number }]) =>
    number !== undefined && isConstant(universe, block, path) ? [[path, number] as const] : [],
  );
  return new Map([...given, ...fitted]);
}

function givenConstantsOf(universe: Universe, block: BlockRef): ReadonlyMap<string, NumberValue> {
  const found = new Map<string, NumberValue>();
  for (const name of mergedBlock(universe, block)?.givens.keys() ?? []) {
    const number = isConstant(universe, block, name) ? givenAlone(universe, block, name)?.known.number : undefined;
    if (number !== undefined) found.set(name, number);
  }
  return found;
}

const isConstant = (universe: Universe, block: BlockRef, path: string): boolean =>
  !path.includes('.') && universe.vocabulary.kinds.get(block.kind)?.properties.some(property => property.path === path) !== true;

/** Another block, finished: its values, and those of the blocks it refers to. */
export function sourceOf(universe: Universe, self: BlockRef): KnownSource {
  const find = (path: string): Known | undefined => findThrough(universe, self, path, inner => knownAt(universe, self, inner));
  return { universe, self, find, because: path => find(path)?.because ?? `${self.name} does not give ${path}` };
}

/** A finished block as its own derivations would read it. */
export const resultReader = (universe: Universe, block: BlockResult): Reader =>
  readerOf(
    {
      universe,
      self: block.merged.ref,
      because: path => block.known.get(path)?.because ?? '',
      find: path => findThrough(universe, block.merged.ref, path, inner => block.known.get(inner)),
    },
    [],
  );

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
