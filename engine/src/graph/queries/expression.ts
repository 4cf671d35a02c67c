/** A user's expression evaluated in its place: names looked up, draws by identity, problems kept, inputs noted. */
import type { Expr } from '../../../../grammar/src/index.js';
import type { Draws } from '../../draws/arithmetic.js';
import { rowIndices } from '../../draws/sobol.js';
import { summarize } from '../../draws/summary.js';
import type { TableFile } from '../../names/data-file.js';
import { resolvePath } from '../../names/paths.js';
import type { At, Problem, ProblemData } from '../../schema/problem.js';
import type { PropertyType } from '../../schema/types.js';
import type { BlockRef, Value } from '../../schema/value.js';
import type { Context } from '../expressions/context.js';
import { evaluate } from '../expressions/evaluate.js';
import type { KnownInput } from './known.js';
import { lookup, resolveBlock, type LookupScope } from './lookup.js';
import { blocksOfKind, knownAt, meaningOf } from './questions.js';
import { sourceOf } from './reader.js';
import type { Universe } from './world-context.js';

export interface Place {
  readonly universe: Universe;
  /** File whose names are in scope. */
  readonly file: string;
  /** File, block and property: what the draws of a range written here depend on. */
  readonly identity: string;
  readonly own?: LookupScope['own'];
  /** Problems of inherited text belong to where it is written. */
  readonly silent?: boolean;
}

export interface Evaluated {
  readonly value: Value;
  readonly inputs: readonly KnownInput[];
  readonly problems: Problem[];
  /** It reads what a block of a circle has not settled yet. */
  readonly pending: boolean;
}

export function evaluateExpression(expr: Expr, wanted: PropertyType | undefined, place: Place): Evaluated {
  const problems: Problem[] = [];
  const inputs: KnownInput[] = [];
  const report = (at: At, problem: ProblemData): void => {
    if (place.silent !== true) problems.push({ ...problem, start: at.start, end: at.end });
  };
  const context = contextOf(place, inputs, report);
  const { result: value, waited } = place.universe.session.watched(() => context.evaluate(expr, wanted));
  return { value, inputs, problems, pending: waited };
}

export function contextOf(place: Place, inputs: KnownInput[], report: (at: At, problem: ProblemData) => void): Context {
  const { universe, file } = place;
  const scope: LookupScope = { universe, file, own: place.own, inputs, report };
  let ordinal = 0;
  const context: Context = {
    evaluate: (expr, wanted) => evaluate(expr, context, wanted),
    seed: universe.seed,
    samples: universe.samples,
    report,
    lookup: (reference, wanted) => lookup(reference, wanted, scope),
    tagOf: word => tagOf(universe, file, word),
    isName: name => meaningOf(universe, file, name).kind !== 'nothing' || place.own?.read(name) !== undefined,
    chipOf: phase => chipOf(universe, phase),
    perChip: (tag, path) => perChip(universe, file, tag, path),
    table: written => tableAt(universe, resolvePath(file, written)),
    rowsOf: (table, rows) => rowsOf(universe, table, rows),
    nextOrdinal: () => ordinal++,
    draws: (count, signature, make) => drawsFor(universe, `${place.identity}|${count}`, signature, make),
  };
  return context;
}

function tableAt(universe: Universe, file: string): { readonly file: string; readonly content: TableFile } {
  return { file, content: universe.session.ask('table', file) as TableFile };
}

/**
 * The rows drawn depend on the file alone, so that its columns stay together as they were measured, in whichever property or file each is
 * read.
 */
function rowsOf(universe: Universe, file: string, rows: number): Uint32Array {
  const { seed, samples } = universe;
  return universe.session.keep(`${seed} ${samples}\u0000rows\u0000${file}\u0000${rows}`, () =>
    rowIndices(`csv|${file}`, seed, samples, rows),
  ) as Uint32Array;
}

/** Draws are an answer of the session too: kept while the identity and the numbers of the literal stay. */
function drawsFor(universe: Universe, identity: string, signature: string, make: (identity: string) => Draws): Draws {
  return universe.session.keep(`${universe.seed} ${universe.samples}\u0000${identity}\u0000${signature}`, () => make(identity)) as Draws;
}

/** The tag of a chip word, whatever its case: `h100` is H100 by its name, `a100` by the tag that several chips share. */
function tagOf(universe: Universe, file: string, word: string): string | undefined {
  const ref = chipNamed(universe, file, word);
  return ref === undefined ? undefined : (tagIn(universe, ref) ?? ref.name.toUpperCase());
}

function tagIn(universe: Universe, ref: BlockRef): string | undefined {
  const tag = knownAt(universe, ref, 'tag')?.current;
  return tag?.kind === 'text' ? tag.text : undefined;
}

/** A chip by its name, else the first hardware of the file, then of the library, that carries the word as its tag. */
function chipNamed(universe: Universe, file: string, word: string): BlockRef | undefined {
  const lower = word.toLowerCase();
  for (const name of [word, lower]) {
    const ref = resolveBlock([name], { universe, file });
    if (ref?.kind === 'hardware') return ref;
  }
  const library = Object.entries(universe.world.library.names)
    .filter(([, entry]) => entry.kind === 'hardware')
    .map(([name]) => name);
  const candidates = [...blocksOfKind(universe, file, ['hardware']), ...library].flatMap(
    name => resolveBlock([name], { universe, file }) ?? [],
  );
  return candidates.find(ref => tagIn(universe, ref)?.toLowerCase() === lower);
}

function chipOf(universe: Universe, phase: BlockRef): string | undefined {
  const tag = sourceOf(universe, phase).find('hardware.tag')?.current;
  return tag?.kind === 'text' ? tag.text : undefined;
}

function perChip(universe: Universe, file: string, tag: string, path: string): number | undefined {
  const ref = chipNamed(universe, file, tag);
  const known = ref === undefined ? undefined : knownAt(universe, ref, path);
  return known?.number === undefined ? undefined : summarize(known.number.draws).p50;
}
