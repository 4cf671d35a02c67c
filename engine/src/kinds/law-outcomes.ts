/** What a law says of a training run: the loss it comes to, the size its compute is best spent on, and the compute that a loss takes. */
import { divide, minimum, subtract, type Draws } from '../draws/arithmetic.js';
import { evaluateLaw, lawAt, lossAt, repeatsIgnored, validity, type Law } from '../laws/apply.js';
import { sizeInLaw, trainingFlopOf } from '../laws/inputs.js';
import { irreducibleLoss } from '../laws/limit.js';
import { optimum, optimumAt } from '../laws/optimum.js';
import { flopToReach, leastFlopToReach } from '../laws/reach.js';
import { dimensionless } from '../quantity/dimension.js';
import type { Formula, PropertySpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { derived, estimate, identity } from './define.js';
import { factor, flop as flopType, lossType, manyTokens, params } from './quantities.js';

export const lawOutcomes: readonly PropertySpec[] = [
  derived('reducible_loss', lossType, 'The loss above what the law says no model and no data remove.', {
    nested: 'at-the-end',
    aside: true,
  }),
  derived('tokens_per_param', factor, 'Training tokens per parameter.', { headline: true, nested: 'at-the-end' }),
  derived('optimal_params', params, 'Parameters that reach the least loss with this compute, counted as the law counts them.', {
    headline: true,
    nested: 'of-the-whole',
  }),
  derived('optimal_tokens', manyTokens, 'Tokens that reach the least loss with this compute.', { headline: true, nested: 'of-the-whole' }),
  derived('optimal_tokens_per_param', factor, 'Tokens per parameter of that model.', { nested: 'of-the-whole', aside: true }),
  derived('optimal_loss', lossType, 'The least loss that this compute reaches.', { nested: 'of-the-whole', aside: true }),
  derived('optimal_flop', flopType, 'The least compute that reaches `loss`, at the best size for it.', {
    nested: 'at-the-end',
    aside: true,
  }),
  derived('flop_to_loss', flopType, 'The compute that brings these parameters to a `loss` that is given.', {
    nested: 'at-the-end',
    aside: true,
  }),
];

/** Asked first: a law is a dozen values to read, in vain while what it is applied to is unknown. */
const areKnown = (reader: Reader, ...paths: readonly string[]): boolean =>
  paths.every(path => (reader.origin(path) ?? 'unknown') !== 'unknown');

const unknown = (because: string): Value => ({ kind: 'unknown', because });

const number = (draws: Draws | string, dimension = dimensionless): Value =>
  typeof draws === 'string' ? unknown(draws) : { kind: 'number', draws, dimension };

/** A derivation from the law of the phase that waits for these values. */
const byLaw = (needs: readonly string[], from: (reader: Reader, law: Law) => Value | undefined) => ({
  source: 'the law named in the phase',
  needs: ['law', ...needs],
  compute: (reader: Reader): Value | undefined => {
    if (!areKnown(reader, ...needs)) return undefined;
    const law = lawAt(reader, 'law');
    if (law === undefined) return undefined;
    return typeof law === 'string' ? unknown(law) : from(reader, law);
  },
});

// ── the loss of the plan ───────────────────────────────────────────────────────────────────────────────────────────────────

/** N of the law and the tokens seen; a reason where the law counts what the model does not tell. */
function placeInLaw(reader: Reader, law: Law): { readonly size: Draws; readonly tokens: Draws } | string | undefined {
  const size = sizeInLaw(reader, law);
  const tokens = reader.number('tokens')?.draws;
  return size === undefined || tokens === undefined ? undefined : typeof size === 'string' ? size : { size, tokens };
}

/** Loss at N parameters and D tokens by the law of the phase; in a run with nested phases D is all that the run has seen. */
export const projectedLoss: Formula = estimate('loss', 'law(N: params, D: tokens)', {
  ...byLaw(['params', 'tokens'], (reader, law) => {
    const place = law.gives === 'loss' ? placeInLaw(reader, law) : { size: 1, tokens: 1 };
    return place === undefined ? undefined : typeof place === 'string' ? unknown(place) : lossAt(law, place.size, place.tokens);
  }),
  validity: reader => insideLaw(reader),
});

/** Are N, D and the passes over the data inside of what the law was fitted on? */
function insideLaw(reader: Reader): true | string {
  const law = lawAt(reader, 'law');
  if (law === undefined || typeof law === 'string') return true;
  const place = placeInLaw(reader, law);
  if (place === undefined || typeof place === 'string') return true;
  const inside = validity(law, { N: place.size, D: place.tokens });
  return inside === true ? repeatsIgnored(law, passesOver(reader, place.tokens)) : inside;
}

function passesOver(reader: Reader, tokens: Draws): Draws | undefined {
  const unique = reader.number('data.unique_tokens')?.draws;
  return unique === undefined ? reader.number('epochs')?.draws : divide(tokens, minimum(unique, tokens));
}

// ── the optimum ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Laws were fitted with C = 6ND, whatever else a run counts as model FLOP. */
function computeOfLaw(reader: Reader): Draws | undefined {
  if (reader.word('counting') === 'parameters' && (reader.word('embedding_flop') ?? 'all') === 'all')
    return (reader.number('training_flop') ?? reader.number('flop'))?.draws;
  const [size, seen] = [reader.number('params')?.draws, reader.number('tokens')?.draws];
  return size === undefined || seen === undefined ? undefined : trainingFlopOf(size, seen);
}

const atOptimum = (from: (law: Law, flop: Draws) => Value) =>
  byLaw(['flop'], (reader, law) => {
    const flop = computeOfLaw(reader);
    return flop === undefined ? undefined : from(law, flop);
  });

/** A law that gives the optimum itself is valid by its compute alone. */
const insideCompute = (reader: Reader): true | string => {
  const law = lawAt(reader, 'law');
  const flop = computeOfLaw(reader);
  return law === undefined || typeof law === 'string' || flop === undefined || law.gives === 'loss' ? true : validity(law, { C: flop });
};

function leastLoss(law: Law, flop: Draws): Value {
  const best = law.gives === 'loss' ? optimum(law, flop) : undefined;
  if (best === undefined) return lossAt(law, 1, 1);
  return typeof best === 'string' ? unknown(best) : lossAt(law, best.params, best.tokens);
}

// ── the way back ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function aboveLimit(reader: Reader, law: Law): Value | undefined {
  const loss = reader.number('loss')?.draws;
  const limit = irreducibleLoss(law);
  return loss === undefined ? undefined : number(typeof limit === 'string' ? limit : subtract(loss, limit));
}

function leastFlop(reader: Reader, law: Law): Value | undefined {
  const loss = reader.number('loss')?.draws;
  return loss === undefined ? undefined : number(leastFlopToReach(law, loss), flopType.dimension);
}

/** Of a projected loss it would be the compute of the plan. */
function flopAtSize(reader: Reader, law: Law): Value | undefined {
  if (reader.origin('loss') !== 'given' && reader.origin('loss') !== 'inherited')
    return unknown('the loss follows from the compute; give the loss that is to be reached');
  const loss = reader.number('loss')?.draws;
  const size = sizeInLaw(reader, law);
  if (loss === undefined || size === undefined) return undefined;
  return number(typeof size === 'string' ? size : flopToReach(law, loss, size), flopType.dimension);
}

export const lawFormulas: readonly Formula[] = [
  identity('tokens_per_param', 'tokens / params'),
  projectedLoss,
  estimate('reducible_loss', 'loss less the limit of the law', byLaw(['loss'], aboveLimit)),
  estimate('optimal_params', 'the law at its least loss for this flop', {
    ...atOptimum((law, flop) => optimumAt(law, flop, 'params')),
    validity: insideCompute,
  }),
  estimate('optimal_tokens', 'the law at its least loss for this flop', {
    ...atOptimum((law, flop) => optimumAt(law, flop, 'tokens')),
    validity: insideCompute,
  }),
  identity('optimal_tokens_per_param', 'optimal_tokens / optimal_params'),
  estimate('optimal_loss', 'law(N: optimal_params, D: optimal_tokens)', atOptimum(leastLoss)),
  estimate('optimal_flop', 'the flop at which the least loss of the law is this loss', byLaw(['loss'], leastFlop)),
  estimate('flop_to_loss', 'the flop at which the law comes to this loss with these params', byLaw(['loss', 'params'], flopAtSize)),
];

/** Loss by a law at a size and a number of tokens of a phase, for comparisons of laws. */
export function lossOfPhase(reader: Reader, law: Law): { readonly loss: Draws; readonly valid: true | string } | string {
  const place = placeInLaw(reader, law);
  if (place === undefined) return 'params and tokens of this phase are not known';
  if (typeof place === 'string') return place;
  const loss = evaluateLaw(law, place.size, place.tokens);
  if (typeof loss === 'string') return loss;
  const inside = validity(law, { N: place.size, D: place.tokens });
  return { loss, valid: inside === true ? repeatsIgnored(law, passesOver(reader, place.tokens)) : inside };
}

/** Compute of a phase as laws count it; `undefined` while it is unknown. */
export const computeForLaws = computeOfLaw;
