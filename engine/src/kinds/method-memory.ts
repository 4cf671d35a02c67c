/**
 * What the accelerators of a post-training phase hold: the states of training, the networks that a step runs beside the policy, or weights
 * alone.
 */
import { add, divide, multiply, type Draws } from '../draws/arithmetic.js';
import { methodNamed, methodsWith } from '../methods/methods.js';
import type { MemoryOfMethod } from '../methods/method.js';
import type { Condition, Formula, KindSpec } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { estimate } from './define.js';
import { bytesPerGpu } from './quantities.js';
import { stepComputed, stepFormulas } from './training-step.js';

const methodsWhoseMemory = (...kinds: readonly MemoryOfMethod[]): Condition => ({
  path: 'method',
  is: methodsWith(({ memory }) => kinds.includes(memory)),
});

/** Methods whose step is one of ordinary training on every weight. */
const fullTraining: Condition = { path: 'method', is: ['sft', 'continual'] };

const ordinary = methodsWhoseMemory('training');
const memoryOfStep = stepFormulas.find(({ of }) => of === 'memory_per_gpu')!;

const sum = (values: readonly Draws[]): Draws => values.reduce(add, 0);
const onGpu = (draws: Draws): Value => ({ kind: 'number', draws, dimension: bytesPerGpu.dimension, perGpu: true });

/** All parameters over those that meet a token: experts that sleep take memory too. */
const spread = (reader: Reader): Draws => {
  const [all, active] = [reader.number('model.params') ?? reader.number('params'), reader.number('params')];
  return all === undefined || active === undefined ? 1 : divide(all.draws, active.draws);
};

/** Parameters that stand beside the policy and take no gradient. Rollouts are written by a copy of the policy in the layout of a server. */
function frozenBeside(reader: Reader): Draws {
  const read = (path: string): Draws => reader.number(path)?.draws ?? 0;
  const copies = methodNamed(reader.word('method'))?.generation === undefined ? 0 : read('params');
  const likePolicy = add(read('reference_params'), copies);
  return sum([multiply(likePolicy, spread(reader)), ...['reward_params', 'judge_params', 'teacher_params', 'verifier_params'].map(read)]);
}

/** A critic trains like the policy, so it takes as much in proportion to its size. */
function withNetworks(reader: Reader): Value | undefined {
  if (reader.number('trainers') !== undefined)
    return { kind: 'unknown', because: 'with `trainers` two sorts of accelerator hold different things, which is not derived' };
  const trained = memoryOfStep.compute!(reader);
  const [count, size, bytesOfWeight] = [reader.number('count'), reader.number('params'), reader.number('model.bytes_per_weight')];
  if (trained?.kind !== 'number' || count === undefined || size === undefined || bytesOfWeight === undefined)
    return trained?.kind === 'unknown' ? trained : undefined;
  const critic = divide(reader.number('critic_params')?.draws ?? 0, size.draws);
  const frozen = divide(multiply(frozenBeside(reader), bytesOfWeight.draws), count.draws);
  return onGpu(add(multiply(trained.draws, add(1, critic)), frozen));
}

/** Nothing is trained: the weights of what is read, spread over the accelerators. */
function weightsAlone(reader: Reader): Value | undefined {
  const [weights, count, bytesOfWeight] = [reader.number('model.weights'), reader.number('count'), reader.number('model.bytes_per_weight')];
  if (weights === undefined || count === undefined || bytesOfWeight === undefined) return undefined;
  const beside = multiply(reader.number('reward_params')?.draws ?? 0, bytesOfWeight.draws);
  return onGpu(divide(add(weights.draws, beside), count.draws));
}

const networksNeed = [...(memoryOfStep.needs ?? []), 'model.bytes_per_weight'];

export const memoryFormulas: readonly Formula[] = [
  ...stepFormulas.map(formula => ({
    ...formula,
    when: [...(formula.when ?? []), formula.of === 'memory_per_gpu' ? ordinary : fullTraining],
  })),
  estimate(
    'memory_per_gpu',
    'memory of the training step * (1 + critic / policy) + (reference, reward, judge, teacher and the copy that generates) / count',
    {
      when: [methodsWhoseMemory('training-and-networks')],
      needs: networksNeed,
      compute: withNetworks,
      source: 'frozen networks are spread evenly over the accelerators: an assumption; caches of generation are left out',
    },
  ),
  estimate('memory_per_gpu', '(weights of the model and of a reward model) / count', {
    when: [methodsWhoseMemory('weights')],
    needs: ['model.weights', 'count'],
    compute: weightsAlone,
    source: 'nothing is trained; activations and caches are left out',
  }),
];

/** Parts of a step are told of methods that train. */
export const memoryComputed: NonNullable<KindSpec['compute']> = stepComputed.map(
  compute => (reader: Reader) => (methodNamed(reader.word('method'))?.memory === 'weights' ? [] : compute(reader)),
);
