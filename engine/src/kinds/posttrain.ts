/** `posttrain`: the second scaling law. A checkpoint is improved by a method. */
import { methods } from '../methods/methods.js';
import type { KindSpec } from '../schema/types.js';
import { checkpointModel, outcomeFormulas, outcomeProperties, paramsOfCheckpoint, precisionOfCheckpoint } from './checkpoint.js';
import {
  amounts,
  bill,
  calendar,
  commonDefaults,
  countForDeadline,
  moneyAndEnergy,
  parallelism,
  place,
  quality,
  whereItRuns,
} from './compute.js';
import { chargesProperties, dataGeneration } from './data-generation.js';
import { both, byDefault, given, identity, provenance, reading } from './define.js';
import { pretrainingShare, shareOfPretraining } from './origin.js';
import { costDefaults, costFormulas, costProperties } from './method-costs.js';
import { memoryComputed, memoryFormulas } from './method-memory.js';
import { basisOfLoops, timeDefaults, timeFormulas, timeProperties } from './method-time.js';
import { benefitProperty, stageFormulas, stageProperties } from './score.js';
import { layoutDefaults } from './training-layout.js';
import { expertDefaults, stepDefaults, stepProperties } from './training-step.js';
import { factor, lossType, queries, reference, samples, share, tokensOfOne, words } from './quantities.js';
import { activeParams, sequenceDefault, trained, comparison } from './pretrain.js';

export const posttrain: KindSpec = {
  name: 'posttrain',
  doc: 'A post-training stage: fine-tuning, alignment, distillation, pruning, quantization, reinforcement learning.',
  phase: true,
  properties: [
    given('checkpoint', reference('model', 'pretrain', 'posttrain'), 'What is improved; in distillation, the student.', {
      example: 'base',
      nested: 'taken-over',
    }),
    both('model', reference('model'), "What comes out; the checkpoint's, changed by the method.", { nested: 'taken-over' }),
    given('method', words(...methods), 'How it is improved.', { example: 'sft', nested: 'taken-over' }),
    ...trained,
    comparison,
    ...place,
    ...amounts,
    pretrainingShare,
    both('loss', lossType, 'Loss after the stage; given means measured.', { nested: 'at-the-end' }),
    both('prompts', queries, 'Prompts in all, repeats counted; comparisons or pairs where the method learns from those.', {
      example: '500k',
    }),
    given('prompts_per_step', queries, 'Prompts of one step of reinforcement learning.', { example: '32' }),
    both('rollouts', samples, 'Answers generated in all.', { example: '5M' }),
    given('prompt_tokens', tokensOfOne, 'Tokens of a prompt.', { example: '500 tokens' }),
    given(
      'output_tokens',
      tokensOfOne,
      'Tokens of an answer, thinking included; a range is how they differ, and their growth over the training with it.',
      { example: '4k to 12k tokens' },
    ),
    given('acceptance', share, 'Answers kept for training; in reinforcement learning, those of groups with a signal.', {
      example: '40% to 70%',
    }),
    given(
      'verifier',
      { ...reference('model'), or: [words({ name: 'exact', doc: 'A program checks; it costs nothing.' }), factor] },
      'Who scores: a model, FLOP per policy FLOP, or a program.',
      { example: 'exact' },
    ),
    given('rollout_mfu', share, 'Utilisation of generation; `mfu` is then that of scoring and update.', { example: '2% to 20%' }),
    ...timeProperties,
    ...costProperties,
    ...chargesProperties,
    ...outcomeProperties,
    given('share', share, 'In a nested phase: part of the tokens of the phase around it.'),
    ...calendar,
    ...bill,
    ...stageProperties,
    ...quality,
    benefitProperty,
    ...parallelism,
    ...stepProperties,
    ...provenance,
  ],
  formulas: [
    reading('model', 'the model of the checkpoint', { compute: checkpointModel, needs: ['checkpoint'] }),
    reading('epochs', 'data.epochs'),
    ...paramsOfCheckpoint,
    ...activeParams,
    identity('params', 'checkpoint.params'),
    identity('tokens', 'data.tokens * epochs'),
    ...dataGeneration,
    ...costFormulas,
    ...timeFormulas,
    identity('steps', 'tokens / batch'),
    identity('steps', 'prompts / prompts_per_step'),
    ...whereItRuns,
    ...memoryFormulas,
    ...outcomeFormulas,
    ...moneyAndEnergy,
    ...stageFormulas,
  ],
  defaults: [
    byDefault('epochs', '1', 'one pass unless said otherwise'),
    ...costDefaults,
    precisionOfCheckpoint,
    basisOfLoops,
    ...commonDefaults,
    ...timeDefaults,
    sequenceDefault,
    ...expertDefaults,
    ...layoutDefaults,
    ...stepDefaults,
    countForDeadline,
  ],
  compute: [...memoryComputed, shareOfPretraining],
  nested: ['phase'],
  snippet:
    'posttrain ${1:tune} {\n  checkpoint: ${2:llama_3_1_8b}\n  method: ${3:sft}\n  tokens: ${4:1B} tokens\n  hardware: ${5:h100 * 8}\n}',
};
