/**
 * Nested phases. They inherit what the phase around them says of where and how; `share` cuts a part out of its tokens, while `tokens`, `flop` and `gpu_hours`
 * come on top. The totals of the phase around are its own part and theirs.
 */
import { add, maximum, multiply, subtract, type Draws } from '../../draws/arithmetic.js';
import { findProperty } from '../../names/properties.js';
import type { Merged } from '../../names/merge.js';
import type { KindSpec } from '../../schema/types.js';
import { BlockDerivation, rootsOf } from './block.js';
import { finish } from './finish.js';
import { inSlot } from '../expressions/formula.js';
import { Known, type KnownInput } from '../queries/known.js';
import type { BlockResult } from '../queries/results.js';

/** What the phase around says once for all its parts. Amounts are not among it: they are each part's own. */
const shared = [
  'checkpoint', 'model', 'data', 'law', 'method', 'params', 'batch', 'seq_len', 'hardware', 'count', 'precision', 'mfu', 'mfu_basis', 'counting', 'embedding_flop', 'goodput', 'price', 'pue', 'grid', 'experiments',
  'benchmark', 'parallelism.tp', 'parallelism.pp', 'parallelism.cp', 'parallelism.ep', 'parallelism.zero', 'parallelism.micro_batch', 'parallelism.interleave', 'parallelism.recompute',
];

/** These follow from the hardware: a part that runs elsewhere derives its own. */
const ofHardware = ['count', 'goodput', 'price', 'pue', 'grid', 'precision', 'mfu_basis', 'mfu'];

const summed = ['flop', 'gpu_hours', 'days', 'cost', 'energy', 'co2'];

export function derivePhases(parent: BlockDerivation, spec: KindSpec): Map<string, BlockResult> {
  const results = new Map<string, BlockResult>();
  for (const [name, merged] of parent.merged.phases) results.set(name, derivePhase(parent, merged, spec));
  if (results.size > 0) addTotals(parent, results);
  return results;
}

function derivePhase(parent: BlockDerivation, merged: Merged, spec: KindSpec): BlockResult {
  const elsewhere = merged.givens.has('hardware');
  const inherited = new Map<string, Known>();
  for (const path of shared) {
    const known = parent.known.get(path);
    if (known === undefined || known.current.kind === 'unknown' || merged.givens.has(path)) continue;
    if (elsewhere && ofHardware.includes(path) && known.origin !== 'given' && known.origin !== 'inherited') continue;
    inherited.set(path, asInherited(known, path, parent.self.name));
  }
  const share = merged.givens.has('share') ? partOfTokens(parent, merged) : undefined;
  const derivation = new BlockDerivation(parent.universe, merged, spec, inherited);
  derivation.before = share === undefined ? undefined : target => { cutTokens(target, share, parent); };
  derivation.run();
  return finish(derivation, new Map());
}

/** A given of the phase around is inherited; what it derived keeps its formula, read there. */
const asInherited = (known: Known, path: string, owner: string): Known => new Known({
  path, value: known.current, origin: known.origin === 'given' ? 'inherited' : known.origin, type: known.slot, source: known.source, because: known.because,
  ...(known.formula === null ? {} : { formula: known.formula }), ...(known.formulaKind === null ? {} : { formulaKind: known.formulaKind }),
  inputs: known.knownInputs.map(input => ({ ...input, path: input.path.includes('.') ? input.path : `${owner}.${input.path}` })),
});

const partOfTokens = (parent: BlockDerivation, merged: Merged): Known | undefined => (merged.givens.has('tokens') ? undefined : parent.known.get('tokens'));

function cutTokens(target: BlockDerivation, whole: Known, parent: BlockDerivation): void {
  const part = target.known.get('share');
  const type = findProperty(target.spec, 'tokens')!.type;
  if (part?.number === undefined || whole.number === undefined || target.known.has('tokens')) return;
  const inputs: KnownInput[] = [{ name: 'share', path: 'share', known: part }, { name: `${parent.self.name}.tokens`, path: `${parent.self.name}.tokens`, known: whole }];
  target.known.set('tokens', new Known({ path: 'tokens', value: inSlot(multiply(part.number.draws, whole.number.draws), type), origin: 'derived', type, formula: `share * ${parent.self.name}.tokens`, formulaKind: 'identity', inputs, roots: rootsOf(inputs) }));
}

function addTotals(parent: BlockDerivation, phases: ReadonlyMap<string, BlockResult>): void {
  const shares = [...phases.values()].flatMap(phase => (phase.merged.givens.has('share') ? [phase.known.get('share')?.number?.draws ?? 0] : []));
  const rest: Draws = shares.length === 0 ? 1 : subtract(1, shares.reduce(add));
  for (const path of summed) addTotal(parent, phases, path, rest);
  addLargest(parent, phases, 'power');
  const start = parent.known.get('start');
  const days = parent.known.get('days');
  if (start?.number !== undefined && days?.number !== undefined) {
    const inputs = [{ name: 'start', path: 'start', known: start }, { name: 'days', path: 'days', known: days }];
    const type = findProperty(parent.spec, 'finish')!.type;
    parent.known.set('finish', new Known({ path: 'finish', value: { ...inSlot(add(start.number.draws, days.number.draws), type), dimension: start.number.dimension }, origin: 'derived', type, formula: 'start + days', formulaKind: 'identity', inputs }));
  }
}

/** The own part, less what shares cut out of it, and every nested phase. A given total already includes them. */
function addTotal(parent: BlockDerivation, phases: ReadonlyMap<string, BlockResult>, path: string, rest: Draws): void {
  const own = parent.known.get(path);
  if (own?.number === undefined || parent.merged.givens.has(path)) return;
  const inputs: KnownInput[] = [{ name: 'own part', path: `${parent.self.name}.own.${path}`, known: own }];
  let total = multiply(own.number.draws, rest);
  for (const [name, phase] of phases) {
    const known = phase.known.get(path);
    if (known?.number === undefined) {
      parent.known.set(path, new Known({ path, value: { kind: 'unknown', because: `${name}.${path} is not known: ${known?.because ?? 'nothing gives it'}` }, origin: 'unknown', type: own.slot }));
      return;
    }
    inputs.push({ name: `${name}.${path}`, path: `${parent.self.name}.${name}.${path}`, known });
    total = add(total, known.number.draws);
  }
  const formula = `${typeof rest === 'number' && rest === 1 ? 'own part' : 'own part * (1 - shares)'} + ${[...phases.keys()].map(name => `${name}.${path}`).join(' + ')}`;
  parent.known.set(path, new Known({ path, value: { ...own.number, draws: total }, origin: 'derived', type: own.slot, formula, formulaKind: 'identity', inputs, roots: own.roots }));
}

/** Parts follow one another, so that the whole draws at one time what its largest part does. */
function addLargest(parent: BlockDerivation, phases: ReadonlyMap<string, BlockResult>, path: string): void {
  const own = parent.known.get(path);
  const parts = [...phases].map(([name, phase]) => ({ name: `${name}.${path}`, path: `${parent.self.name}.${name}.${path}`, known: phase.known.get(path) }));
  const differ = parts.flatMap(({ name, path: at, known }) => (known?.number === undefined || known.number.draws === own?.number?.draws ? [] : [{ name, path: at, known }]));
  if (own?.number === undefined || differ.length === 0) return;
  const inputs: KnownInput[] = [{ name: 'own part', path: `${parent.self.name}.own.${path}`, known: own }, ...differ];
  const draws = inputs.map(input => input.known.number!.draws).reduce(maximum);
  parent.known.set(path, new Known({ path, value: { ...own.number, draws }, origin: 'derived', type: own.slot, formula: `max(${inputs.map(input => input.name).join(', ')})`, formulaKind: 'identity', inputs, roots: own.roots }));
}
