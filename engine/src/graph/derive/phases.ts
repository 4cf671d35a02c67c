/**
 * Nested phases. They take over what the phase around them says of where and how; `share` cuts a part out of its tokens, while `tokens`,
 * `flop` and `gpu_hours` come on top. The totals of the phase around are its own part and theirs. They follow its own part in the order in
 * which they are written, and what depends on all that a run has seen, its loss, is that at the end of each part: the loss of the phase
 * around is that of the whole run.
 */
import { add, maximum, multiply, subtract, type Draws } from '../../draws/arithmetic.js';
import { findProperty } from '../../names/properties.js';
import type { Merged } from '../../names/merge.js';
import { inSlot } from '../expressions/formula.js';
import { Known, type KnownInput } from '../queries/known.js';
import { BlockDerivation } from './block.js';
import { rootsOf } from './fire.js';

export function nestedPhases(parent: BlockDerivation): ReadonlyMap<string, BlockDerivation> {
  return new Map([...parent.merged.phases].map(([name, merged]) => [name, nestedPhase(parent, merged)]));
}

function nestedPhase(parent: BlockDerivation, merged: Merged): BlockDerivation {
  const whole = merged.givens.has('share') && !merged.givens.has('tokens') ? parent.known.get('tokens') : undefined;
  const cut =
    whole === undefined
      ? undefined
      : (target: BlockDerivation) => {
          cutTokens(target, whole, parent);
        };
  return new BlockDerivation(parent.universe, merged, parent.spec, parent.inCircle, takenOver(parent, merged), cut);
}

function takenOver(parent: BlockDerivation, merged: Merged): ReadonlyMap<string, Known> {
  const elsewhere = merged.givens.has('hardware');
  const found = new Map<string, Known>();
  for (const { path, nested } of parent.spec.properties) {
    if (nested !== 'taken-over' && nested !== 'taken-over-on-same-hardware') continue;
    const known = parent.known.get(path);
    if (known === undefined || known.current.kind === 'unknown' || merged.givens.has(path)) continue;
    const stated = known.origin === 'given' || known.origin === 'inherited';
    if (elsewhere && nested === 'taken-over-on-same-hardware' && !stated) continue;
    found.set(path, asInherited(known, path, parent.self.name));
  }
  return found;
}

/** A given of the phase around is inherited; what it derived keeps its formula, read there. */
const asInherited = (known: Known, path: string, owner: string): Known =>
  new Known({
    path,
    value: known.current,
    origin: known.origin === 'given' ? 'inherited' : known.origin,
    type: known.slot,
    source: known.source,
    because: known.because,
    ...(known.formula === null ? {} : { formula: known.formula }),
    ...(known.formulaKind === null ? {} : { formulaKind: known.formulaKind }),
    inputs: known.knownInputs.map(input => ({ ...input, path: input.path.includes('.') ? input.path : `${owner}.${input.path}` })),
  });

function cutTokens(target: BlockDerivation, whole: Known, parent: BlockDerivation): void {
  const part = target.known.get('share');
  const type = findProperty(target.spec, 'tokens')!.type;
  if (part?.number === undefined || whole.number === undefined || target.known.has('tokens')) return;
  const of = `${parent.self.name}.tokens`;
  const inputs: KnownInput[] = [
    { name: 'share', path: 'share', known: part },
    { name: of, path: of, known: whole },
  ];
  const value = inSlot(multiply(part.number.draws, whole.number.draws), type);
  target.known.set(
    'tokens',
    new Known({
      path: 'tokens',
      value,
      origin: 'derived',
      type,
      formula: `share * ${of}`,
      formulaKind: 'identity',
      inputs,
      roots: rootsOf(inputs),
    }),
  );
}

// ── the run as a whole ─────────────────────────────────────────────────────────────────────────────────────────────────────

type Parts = ReadonlyMap<string, BlockDerivation>;

/** The sums of the phase around, and in every part what depends on all before it. */
export function completeRun(parent: BlockDerivation, parts: Parts): void {
  const rest = ownShare(parts);
  const tokens = parent.known.get('tokens');
  for (const { path, nested } of parent.spec.properties) if (nested === 'adds-up') addTotal(parent, parts, path, rest);
  for (const { path, nested } of parent.spec.properties) if (nested === 'the-largest') addLargest(parent, parts, path);
  addFinish(parent);
  for (const [name, part] of parts)
    part.deriveAgain(seenBy(parent, tokens, rest, upTo(parts, name), part), nested => nested === 'at-the-end');
  parent.deriveAgain(seenBy(parent, tokens, rest, parts, parent), nested => nested === 'at-the-end' || nested === 'of-the-whole');
}

/** What shares leave of the own part. */
function ownShare(parts: Parts): Draws {
  const shares = [...parts.values()].filter(cutsOut).map(part => part.known.get('share')?.number?.draws ?? 0);
  return shares.length === 0 ? 1 : subtract(1, shares.reduce(add));
}

const cutsOut = (part: BlockDerivation): boolean => part.merged.givens.has('share');

function upTo(parts: Parts, last: string): Parts {
  const all = [...parts];
  return new Map(all.slice(0, all.findIndex(([name]) => name === last) + 1));
}

/** The own part, less what shares cut out of it, and every nested phase. A given total already includes them. */
function addTotal(parent: BlockDerivation, parts: Parts, path: string, rest: Draws): void {
  const own = parent.known.get(path);
  if (own?.number === undefined || parent.merged.givens.has(path)) return;
  const total = sumOf(parent, own, path, rest, parts);
  parent.known.set(path, new Known({ ...total, path, origin: 'derived', type: own.slot, roots: own.roots }));
}

type Sum = Pick<ConstructorParameters<typeof Known>[0], 'value' | 'formula' | 'formulaKind' | 'inputs'>;

function sumOf(parent: BlockDerivation, own: Known, path: string, rest: Draws, parts: Parts): Sum {
  const inputs: KnownInput[] = [{ name: 'own part', path: `${parent.self.name}.own.${path}`, known: own }];
  let total = multiply(own.number!.draws, rest);
  for (const [name, part] of parts) {
    const known = part.known.get(path);
    if (known?.number === undefined)
      return { value: { kind: 'unknown', because: `${name}.${path} is not known: ${known?.because ?? part.because(path)}` } };
    inputs.push({ name: `${name}.${path}`, path: `${parent.self.name}.${name}.${path}`, known });
    total = add(total, known.number.draws);
  }
  const formula = [rest === 1 ? 'own part' : 'own part * (1 - shares)', ...[...parts.keys()].map(name => `${name}.${path}`)].join(' + ');
  return { value: { ...own.number!, draws: total }, formula, formulaKind: 'identity', inputs };
}

/** Parts follow one another, so that the whole draws at one time what its largest part does. */
function addLargest(parent: BlockDerivation, parts: Parts, path: string): void {
  const own = parent.known.get(path);
  const differ = [...parts].flatMap(([name, part]) => {
    const known = part.known.get(path);
    return known?.number === undefined || known.number.draws === own?.number?.draws
      ? []
      : [{ name: `${name}.${path}`, path: `${parent.self.name}.${name}.${path}`, known }];
  });
  if (own?.number === undefined || differ.length === 0) return;
  const inputs: KnownInput[] = [{ name: 'own part', path: `${parent.self.name}.own.${path}`, known: own }, ...differ];
  const draws = inputs.map(input => input.known.number!.draws).reduce(maximum);
  const formula = `max(${inputs.map(input => input.name).join(', ')})`;
  parent.known.set(
    path,
    new Known({
      path,
      value: { ...own.number, draws },
      origin: 'derived',
      type: own.slot,
      formula,
      formulaKind: 'identity',
      inputs,
      roots: own.roots,
    }),
  );
}

function addFinish(parent: BlockDerivation): void {
  const start = parent.known.get('start');
  const days = parent.known.get('days');
  if (start?.number === undefined || days?.number === undefined) return;
  const inputs = [
    { name: 'start', path: 'start', known: start },
    { name: 'days', path: 'days', known: days },
  ];
  const type = findProperty(parent.spec, 'finish')!.type;
  const value = { ...inSlot(add(start.number.draws, days.number.draws), type), dimension: start.number.dimension };
  parent.known.set(
    'finish',
    new Known({ path: 'finish', value, origin: 'derived', type, formula: 'start + days', formulaKind: 'identity', inputs }),
  );
}

/** Tokens that the run has seen by the end of these parts, as a value that `reader` reads instead of its own. */
function seenBy(
  parent: BlockDerivation,
  own: Known | undefined,
  rest: Draws,
  parts: Parts,
  reader: BlockDerivation,
): ReadonlyMap<string, Known> {
  if (own?.number === undefined) return new Map();
  const sum = sumOf(parent, own, 'tokens', rest, parts);
  return new Map([
    [
      'tokens',
      new Known({ ...sum, path: 'tokens', owner: `${reader.self.name}.so_far`, origin: 'derived', type: own.slot, roots: own.roots }),
    ],
  ]);
}
