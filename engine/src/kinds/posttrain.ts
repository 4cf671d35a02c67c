/** `posttrain`: the second scaling law. A checkpoint is improved by a method. */
import { flopPerParamAndToken, methods } from '../methods/methods.js';
import type { Condition, Formula, KindSpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { amounts, bill, calendar, commonDefaults, countForDeadline, moneyAndEnergy, parallelism, place, quality, trainingTime, whereItRuns } from './compute.js';
import { both, byDefault, estimate, given, identity, provenance, reading } from './define.js';
import { benefitProperty, stageFormulas, stageProperties } from './score.js';
import { layoutDefaults } from './training-layout.js';
import { stepComputed, stepDefaults, stepFormulas, stepProperties } from './training-step.js';
import { factor, lossType, queries, reference, samples, share, tokensOfOne, words } from './quantities.js';
import { activeParams, sequenceDefault, trained } from './pretrain.js';

/** The model that is improved: the checkpoint itself, or what the checkpoint's phase trained. */
export const checkpointModel = (reader: Reader): Value | undefined => {
  const checkpoint = reader.read('checkpoint');
  if (checkpoint?.kind !== 'block') return undefined;
  return checkpoint.block.kind === 'model' ? checkpoint : reader.read('checkpoint.model');
};

/** Methods whose FLOP are so many per parameter and token. */
const methodFlop: readonly Formula[] = Object.entries(flopPerParamAndToken).flatMap(([method, flops]) => {
  const when = [{ path: 'method', is: [method] }];
  const source = flops === 6 ? '6 FLOP per parameter and token: two forward, four backward' : 'two forward, two backward: frozen weights take no gradients; the adapters themselves are left out';
  return [
    estimate('flop', `${flops} * params * tokens`, { when, source }),
    estimate('tokens', `flop / (${flops} * params)`, { when, source }),
  ];
});

/** Says why there is no FLOP count where the method is not priced yet. */
const unpriced: Formula = estimate('flop', 'the accounting of the method', {
  needs: ['method'],
  compute: reader => {
    const method = reader.word('method');
    return method === undefined || method in flopPerParamAndToken ? undefined : { kind: 'unknown', because: `the compute of \`${method}\` comes in a later version; give flop or gpu_hours` };
  },
});

/** Methods whose step is one of ordinary training on every weight. */
const fullTraining: Condition = { path: 'method', is: ['sft', 'continual'] };

/** Methods whose memory is that of training, of all weights or of adapters beside them. */
const ordinaryMemory: Condition = { path: 'method', is: ['sft', 'continual', 'lora', 'qlora'] };

const stepOfMethods: readonly Formula[] = [
  ...stepFormulas.map(formula => ({ ...formula, when: [...formula.when ?? [], formula.of === 'memory_per_gpu' ? ordinaryMemory : fullTraining] })),
  estimate('memory_per_gpu', 'the accounting of the method', {
    needs: ['method'],
    compute: reader => {
      const method = reader.word('method');
      return method === undefined || ordinaryMemory.is!.includes(method) ? undefined : { kind: 'unknown', because: `the memory of \`${method}\` comes in a later version` };
    },
  }),
];

export const posttrain: KindSpec = {
  name: 'posttrain',
  doc: 'A post-training stage: fine-tuning, alignment, distillation, pruning, quantization, reinforcement learning.',
  phase: true,
  properties: [
    given('checkpoint', reference('model', 'pretrain', 'posttrain'), 'What is improved; in distillation, the student.', { example: 'base', nested: 'taken-over' }),
    both('model', reference('model'), 'What comes out; the checkpoint\'s, changed by the method.', { nested: 'taken-over' }),
    given('method', words(...methods), 'How it is improved.', { example: 'sft', nested: 'taken-over' }),
    ...trained, ...place, ...amounts,
    both('loss', lossType, 'Loss after the stage; given means measured.', { nested: 'at-the-end' }),
    both('prompts', queries, 'Prompts in all, repeats counted.', { example: '500k' }),
    given('prompts_per_step', queries, 'Prompts of one step of reinforcement learning.', { example: '32' }),
    both('rollouts', samples, 'Answers generated in all.', { example: '5M' }),
    given('prompt_tokens', tokensOfOne, 'Tokens of a prompt.', { example: '500 tokens' }),
    given('output_tokens', tokensOfOne, 'Tokens of an answer, thinking included.', { example: '4k to 12k tokens' }),
    given('acceptance', share, 'Answers kept for training.', { example: '40% to 70%' }),
    given('verifier', { ...reference('model'), or: [words({ name: 'exact', doc: 'A program checks; it costs nothing.' }), factor] }, 'Who scores: a model, FLOP per policy FLOP, or a program.', { example: 'exact' }),
    given('rollout_mfu', share, 'Utilisation of generation; `mfu` is then that of the update.', { example: '2% to 20%' }),
    given('share', share, 'In a nested phase: part of the tokens of the phase around it.'),
    ...calendar, ...bill, ...stageProperties, ...quality, benefitProperty, ...parallelism, ...stepProperties, ...provenance,
  ],
  formulas: [
    reading('model', 'the model of the checkpoint', { compute: checkpointModel, needs: ['checkpoint'] }),
    reading('epochs', 'data.epochs'),
    ...activeParams,
    identity('params', 'checkpoint.params'),
    identity('tokens', 'data.tokens * epochs'),
    identity('prompts', 'prompts_per_step * steps'),
    identity('rollouts', 'prompts * method.group'),
    identity('rollouts', 'prompts * method.samples'),
    ...methodFlop, unpriced, ...trainingTime,
    identity('steps', 'tokens / batch'),
    identity('steps', 'prompts / prompts_per_step'),
    ...whereItRuns, ...stepOfMethods, ...moneyAndEnergy, ...stageFormulas,
  ],
  defaults: [
    byDefault('epochs', '1', 'one pass unless said otherwise'),
    ...commonDefaults,
    byDefault('mfu', '25% to 40%', 'fine-tuning runs a little below pre-training', { when: [{ path: 'method', is: ['sft', 'lora', 'qlora', 'continual'] }], source: 'published fine-tuning efficiencies, about 35 %' }),
    byDefault('mfu', '2% to 10%', 'end to end, generation included: R1-Zero implies 2 % to 7 %', { when: [{ path: 'method', is: ['ppo', 'rlhf', 'rlaif', 'grpo'] }], source: 'implied by the published hours of DeepSeek-R1-Zero' }),
    sequenceDefault, ...layoutDefaults, ...stepDefaults,
    countForDeadline,
  ],
  compute: stepComputed,
  nested: ['phase'],
  snippet: 'posttrain ${1:tune} {\n  checkpoint: ${2:llama_3_1_8b}\n  method: ${3:sft}\n  tokens: ${4:1B} tokens\n  hardware: ${5:h100 * 8}\n}',
};
