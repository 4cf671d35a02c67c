/** Post-training methods: what they are called, which arguments they take. Their accounting stands beside each name. */
import type { ArgumentSpec, WordSpec } from '../schema/types.js';
import { dimension, dimensionless } from '../quantity/dimension.js';
import type { PropertyType } from '../schema/types.js';

const factor: PropertyType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true };
const share: PropertyType = { kind: 'quantity', unit: '', dimension: dimensionless, bare: true, share: true };
const params: PropertyType = { kind: 'quantity', unit: 'params', dimension: dimension({ param: 1 }), bare: true };
const yesNo: PropertyType = { kind: 'boolean' };
const trainedModel: PropertyType = { kind: 'reference', to: ['model', 'pretrain', 'posttrain'] };
const modelOrFactor: PropertyType = { kind: 'reference', to: ['model', 'pretrain', 'posttrain'], or: [{ kind: 'quantity', unit: '', dimension: dimensionless, bare: true }] };
const formats: PropertyType = { kind: 'word', words: ['fp16', 'bf16', 'fp8', 'int8', 'fp4', 'int4'].map(name => ({ name, doc: 'Number format.' })) };

const argument = (name: string, type: PropertyType, doc: string, more: Partial<ArgumentSpec> = {}): ArgumentSpec => ({ name, type, doc, ...more });

/** FLOP per trained parameter and token, where the method is that simple; the others are priced in a later version. */
export const flopPerParamAndToken: Readonly<Record<string, number>> = { sft: 6, continual: 6, lora: 4, qlora: 4 };

export const methods: readonly WordSpec[] = [
  { name: 'sft', doc: 'Supervised fine-tuning of all weights: 6ND; masking the prompt saves nothing.' },
  { name: 'lora', doc: 'Low-rank adapters on frozen weights: no weight gradients, so two thirds of the FLOP of full tuning.', args: [argument('rank', factor, 'Rank of the adapters.', { default: '16' })] },
  { name: 'qlora', doc: 'Low-rank adapters on quantized frozen weights.', args: [
    argument('rank', factor, 'Rank of the adapters.', { default: '16' }), argument('bits', factor, 'Bits of the frozen weights.', { default: '4' })] },
  { name: 'continual', doc: 'Continued pre-training on new data: 6ND.' },
  { name: 'distill', doc: 'A student learns the outputs of a teacher.', args: [
    argument('teacher', trainedModel, 'Who teaches.', { required: true }), argument('on_policy', yesNo, 'The student writes, the teacher scores.', { default: 'no' }),
    argument('logits', { kind: 'word', words: [{ name: 'live', doc: 'The teacher runs beside the student.' }, { name: 'stored', doc: 'The teacher ran once before.' }] }, 'Where the teacher\'s outputs come from.', { default: 'live' }),
    argument('students', factor, 'Students that share the teacher\'s pass.', { default: '1' })] },
  { name: 'reward_model', doc: 'A model that scores answers, trained on comparisons.' },
  { name: 'ppo', doc: 'Proximal policy optimisation against a reward model.', args: [
    argument('reward', modelOrFactor, 'The reward model.'), argument('critic', modelOrFactor, 'The value model.'), argument('epochs', factor, 'Updates per rollout batch.', { default: '1' })] },
  { name: 'rlhf', doc: 'A reward model from human comparisons, then PPO.', args: [argument('reward', modelOrFactor, 'The reward model.'), argument('comparisons', factor, 'Human comparisons.')] },
  { name: 'rlaif', doc: 'Reinforcement learning with a model as judge.', args: [argument('judge', modelOrFactor, 'Who labels.')] },
  { name: 'dpo', doc: 'Direct preference optimisation on pairs of answers.', args: [argument('cached_reference', yesNo, 'Log-probabilities of the reference are stored.', { default: 'no' })] },
  { name: 'grpo', doc: 'Group-relative policy optimisation: several answers per prompt, no critic.', args: [
    argument('group', factor, 'Answers per prompt.', { default: '8' }), argument('epochs', factor, 'Updates per rollout batch.', { default: '1' }), argument('reference', yesNo, 'A reference model holds the policy back.', { default: 'yes' })] },
  { name: 'best_of_n', doc: 'Keep the best of n answers; weights stay as they are.', args: [argument('samples', factor, 'Answers per prompt.', { required: true }), argument('reward', modelOrFactor, 'Who scores.')] },
  { name: 'rejection_sampling', doc: 'Train on the best of n answers.', args: [argument('samples', factor, 'Answers per prompt.', { required: true })] },
  { name: 'search', doc: 'Train on the outcome of a search over steps.', args: [argument('width', factor, 'Branches per step.'), argument('depth', factor, 'Steps.')] },
  { name: 'synthetic', doc: 'Train on text a model wrote.', args: [argument('generator', trainedModel, 'Who writes.', { required: true })] },
  { name: 'prune', doc: 'Remove weights.', args: [argument('params', params, 'Parameters that stay.'), argument('share', share, 'Share that is removed.')] },
  { name: 'quantize', doc: 'Store weights in fewer bits, after training.', args: [argument('bits', factor, 'Bits per weight.'), argument('to', formats, 'Number format.')] },
  { name: 'qat', doc: 'Train with quantized weights.', args: [argument('bits', factor, 'Bits per weight.', { required: true })] },
];
