/** `pretrain`: the first scaling law. Tokens through parameters, at a speed, for a price, to a loss. */
import type { Formula, KindSpec, PropertySpec } from '../schema/types.js';
import {
  amounts,
  bill,
  calendar,
  commonDefaults,
  countForDeadline,
  moneyAndEnergy,
  onlyBlock,
  parallelism,
  place,
  quality,
  trainingTime,
  whereItRuns,
} from './compute.js';
import { both, byDefault, given, identity, provenance, reading } from './define.js';
import { lawFormulas, lawOutcomes } from './law-outcomes.js';
import { layoutDefaults } from './training-layout.js';
import { expertDefaults, mfuDefaults, stepComputed, stepDefaults, stepFormulas, stepProperties } from './training-step.js';
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

/** Whoever checks a claim names what others say of the same run. */
export const comparison: PropertySpec = given(
  'compare_with',
  reference('pretrain', 'posttrain'),
  'A run that was published or estimated elsewhere: what both say is held against each other.',
  { example: 'run_llama_3_1_405b' },
);

/** Models are stretched to long contexts after most of the training; what a run takes is far shorter than what the model can read. */
export const sequenceDefault = byDefault(
  'seq_len',
  'min(model.context, 8192 tokens)',
  'most published runs train on 4,096 or 8,192 tokens at a time, whatever the model reads in the end',
  {
    when: [{ path: 'model.context', not: [] }],
    source: 'Llama 3, arXiv 2407.21783, section 3.4; DeepSeek-V3, arXiv 2412.19437, section 4.2',
  },
);

/** In a mixture of experts a token meets the active parameters only. */
export const activeParams: readonly Formula[] = [
  identity('params', 'model.active_params', {
    when: [{ path: 'model.experts', not: ['0'] }],
    assumption: 'for a mixture of experts N is the active count',
  }),
  identity('params', 'model.active_params'),
];

export const pretrain: KindSpec = {
  name: 'pretrain',
  doc: 'A pre-training run: tokens, parameters, compute, time, money and the loss a scaling law projects.',
  phase: true,
  properties: [
    given('model', reference('model'), 'What is trained.', { example: 'llama_3_1_70b', nested: 'taken-over' }),
    ...trained,
    comparison,
    ...place,
    ...utilisations,
    ...amounts,
    ...flopParts,
    ...chargesProperties,
    both('loss', lossType, 'Loss projected by the law; given means measured.', { headline: true, nested: 'at-the-end' }),
    ...lawOutcomes,
    given('share', share, 'In a nested phase: part of the tokens of the phase around it.', { example: '10%' }),
    ...calendar,
    ...bill,
    ...quality,
    ...parallelism,
    ...stepProperties,
    ...provenance,
  ],
  formulas: [
    reading('epochs', 'data.epochs'),
    ...activeParams,
    identity('tokens', 'data.tokens * epochs'),
    ...dataGeneration,
    ...withDataGeneration(trainingFlop),
    ...trainingTime,
    identity('steps', 'tokens / batch'),
    ...otherUtilisations,
    ...lawFormulas,
    runAccuracy,
    ...whereItRuns,
    ...stepFormulas,
    ...moneyAndEnergy,
  ],
  defaults: [
    byDefault('model', 'the only model of the file', 'this file has one model', {
      compute: onlyBlock('model'),
      when: [{ path: 'params', known: false }],
    }),
    byDefault('law', 'besiroglu_2024', 'the re-fit of the Chinchilla data', { source: 'Besiroglu et al. 2024, arXiv 2404.10102' }),
    byDefault('epochs', '1', 'one pass unless said otherwise'),
    sequenceDefault,
    ...commonDefaults,
    ...expertDefaults,
    ...layoutDefaults,
    ...stepDefaults,
    ...mfuDefaults,
    byDefault('params', 'optimal_params', 'neither parameters nor tokens are given: the optimum of the law at this compute'),
    countForDeadline,
  ],
  compute: stepComputed,
  nested: ['phase'],
  snippet:
    'pretrain ${1:base} {\n  model: ${2:llama_3_1_70b}\n  tokens: ${3:15T} tokens\n  hardware: ${4:h100 * 1024}\n  mfu: ${5:35% to 42%}\n}',
};
