/** `pretrain`: the first scaling law. Tokens through parameters, at a speed, for a price, to a loss. */
import { multiply, type Draws } from '../draws/arithmetic.js';
import { lawAt, lossAt, validity } from '../laws/apply.js';
import { optimumAt } from '../laws/optimum.js';
import type { Formula, KindSpec, PropertySpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { amounts, bill, calendar, commonDefaults, countForDeadline, moneyAndEnergy, onlyBlock, parallelism, place, quality, trainingTime, whereItRuns } from './compute.js';
import { both, byDefault, derived, estimate, given, identity, provenance, reading } from './define.js';
import { layoutDefaults } from './training-layout.js';
import { mfuDefaults, stepComputed, stepDefaults, stepFormulas, stepProperties } from './training-step.js';
import { chargesProperties, dataGeneration, withDataGeneration } from './data-generation.js';
import { runAccuracy } from './score.js';
import { flopParts, otherUtilisations, trainingFlop, utilisations } from './flop-conventions.js';
import { factor, lossType, manyTokens, params, positive, reference, share, tokens } from './quantities.js';

export const trained: readonly PropertySpec[] = [
  given('data', reference('data'), 'What it is trained on.', { example: 'mix', nested: 'taken-over' }),
  given('law', reference('law'), 'The scaling law that projects the loss.', { example: 'besiroglu_2024', nested: 'taken-over' }),
  both('params', params, 'Parameters used per token: N of the law.', { example: '70B', headline: true, nested: 'taken-over' }),
  both('tokens', manyTokens, 'Tokens trained on: one pass over the data times the epochs.', { example: '15.6T tokens', headline: true }),
  both('epochs', factor, 'Passes over the data.', { example: '1' }),
  given('batch', positive(tokens), 'Tokens per step.', { example: '16M tokens', nested: 'taken-over' }),
  both('steps', factor, 'Optimiser steps.', { example: '10k' }),
  given('seq_len', positive(tokens), 'Length of a training sequence.', { example: '8192 tokens', nested: 'taken-over' }),
];

/** Asked first: a law is a dozen values to read, in vain while what it is applied to is unknown. */
const areKnown = (reader: Reader, ...paths: readonly string[]): boolean => paths.every(path => (reader.origin(path) ?? 'unknown') !== 'unknown');

const optimum = (what: 'params' | 'tokens') => (reader: Reader): Value | undefined => {
  if (!areKnown(reader, 'flop')) return undefined;
  const law = lawAt(reader, 'law');
  const flop = computeOfLaw(reader);
  if (law === undefined || flop === undefined) return undefined;
  return typeof law === 'string' ? { kind: 'unknown', because: law } : optimumAt(law, flop, what);
};

/** Laws were fitted with C = 6ND, whatever else a run counts as model FLOP. */
function computeOfLaw(reader: Reader): Draws | undefined {
  if (reader.word('counting') === 'parameters' && (reader.word('embedding_flop') ?? 'all') === 'all') return (reader.number('training_flop') ?? reader.number('flop'))?.draws;
  const [size, seen] = [reader.number('params')?.draws, reader.number('tokens')?.draws];
  return size === undefined || seen === undefined ? undefined : multiply(6, multiply(size, seen));
}

/** Loss at N parameters and D tokens by the law of the phase; in a run with nested phases D is all that the run has seen. */
export const projectedLoss: Formula = estimate('loss', 'law(N: params, D: tokens)', {
  source: 'the law named in the phase', needs: ['law', 'params', 'tokens'],
  compute: reader => {
    if (!areKnown(reader, 'params', 'tokens')) return undefined;
    const law = lawAt(reader, 'law');
    const size = reader.number('params');
    const seen = reader.number('tokens');
    if (law === undefined || size === undefined || seen === undefined) return undefined;
    return typeof law === 'string' ? { kind: 'unknown', because: law } : lossAt(law, size.draws, seen.draws);
  },
  validity: reader => insideLaw(reader, 'params', 'tokens'),
});

/** Are N and D, read at these paths, inside the range of the law? */
function insideLaw(reader: Reader, size: string, seen: string): true | string {
  const law = lawAt(reader, 'law');
  const n = reader.number(size);
  const d = reader.number(seen);
  return law === undefined || typeof law === 'string' || n === undefined || d === undefined ? true : validity(law, { N: n.draws, D: d.draws });
}

/** Models are stretched to long contexts after most of the training; what a run takes is far shorter than what the model can read. */
export const sequenceDefault = byDefault('seq_len', 'min(model.context, 8192 tokens)', 'most published runs train on 4,096 or 8,192 tokens at a time, whatever the model reads in the end', {
  when: [{ path: 'model.context', not: [] }], source: 'Llama 3, arXiv 2407.21783, section 3.4; DeepSeek-V3, arXiv 2412.19437, section 4.2' });

/** In a mixture of experts a token meets the active parameters only. */
export const activeParams: readonly Formula[] = [
  identity('params', 'model.active_params', { when: [{ path: 'model.experts', not: ['0'] }], assumption: 'for a mixture of experts N is the active count' }),
  identity('params', 'model.active_params'),
];

export const pretrain: KindSpec = {
  name: 'pretrain',
  doc: 'A pre-training run: tokens, parameters, compute, time, money and the loss a scaling law projects.',
  phase: true,
  properties: [
    given('model', reference('model'), 'What is trained.', { example: 'llama_3_1_70b', nested: 'taken-over' }),
    ...trained, ...place, ...utilisations, ...amounts, ...flopParts, ...chargesProperties,
    both('loss', lossType, 'Loss projected by the law; given means measured.', { headline: true, nested: 'at-the-end' }),
    derived('tokens_per_param', factor, 'Training tokens per parameter.', { headline: true, nested: 'at-the-end' }),
    derived('optimal_params', params, 'Parameters that reach the least loss with this compute.', { headline: true, nested: 'of-the-whole' }),
    derived('optimal_tokens', manyTokens, 'Tokens that reach the least loss with this compute.', { headline: true, nested: 'of-the-whole' }),
    given('share', share, 'In a nested phase: part of the tokens of the phase around it.', { example: '10%' }),
    ...calendar, ...bill, ...quality, ...parallelism, ...stepProperties, ...provenance,
  ],
  formulas: [
    reading('epochs', 'data.epochs'),
    ...activeParams,
    identity('tokens', 'data.tokens * epochs'),
    ...dataGeneration, ...withDataGeneration(trainingFlop), ...trainingTime,
    identity('steps', 'tokens / batch'),
    ...otherUtilisations,
    identity('tokens_per_param', 'tokens / params'),
    projectedLoss, runAccuracy,
    estimate('optimal_params', 'the law at its least loss for this flop', { compute: optimum('params'), needs: ['law', 'flop'], source: 'the law named in the phase' }),
    estimate('optimal_tokens', 'the law at its least loss for this flop', { compute: optimum('tokens'), needs: ['law', 'flop'], source: 'the law named in the phase' }),
    ...whereItRuns, ...stepFormulas, ...moneyAndEnergy,
  ],
  defaults: [
    byDefault('model', 'the only model of the file', 'this file has one model', { compute: onlyBlock('model'), when: [{ path: 'params', known: false }] }),
    byDefault('law', 'besiroglu_2024', 'the re-fit of the Chinchilla data', { source: 'Besiroglu et al. 2024, arXiv 2404.10102' }),
    byDefault('epochs', '1', 'one pass unless said otherwise'),
    sequenceDefault, ...commonDefaults, ...layoutDefaults, ...stepDefaults, ...mfuDefaults,
    byDefault('params', 'optimal_params', 'neither parameters nor tokens are given: the optimum of the law at this compute'),
    countForDeadline,
  ],
  compute: stepComputed,
  nested: ['phase'],
  snippet: 'pretrain ${1:base} {\n  model: ${2:llama_3_1_70b}\n  tokens: ${3:15T} tokens\n  hardware: ${4:h100 * 1024}\n  mfu: ${5:35% to 42%}\n}',
};
