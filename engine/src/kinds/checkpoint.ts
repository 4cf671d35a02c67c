/**
 * What a phase begins with, and what it leaves behind: a chain of checkpoints carries sizes and number formats from one phase to the next.
 */
import { multiply, divide } from '../draws/arithmetic.js';
import type { Formula, PropertySpec } from '../schema/types.js';
import type { BlockRef, NumberValue, Reader, Value } from '../schema/value.js';
import { both, byDefault, estimate, identity } from './define.js';
import { bytes, bytesOf, factor, params, precision } from './quantities.js';

/** The model that is improved: the checkpoint itself, or what the checkpoint's phase trained. */
export const checkpointModel = (reader: Reader): Value | undefined => {
  const checkpoint = reader.read('checkpoint');
  if (checkpoint?.kind !== 'block') return undefined;
  return checkpoint.block.kind === 'model' ? checkpoint : reader.read('checkpoint.model');
};

/** Parameters that meet a token, of a model or of what a phase leaves; `undefined` while they are not known. */
export function activeParamsOf(reader: Reader, block: BlockRef): NumberValue | undefined {
  const named = reader.open(block);
  if (block.kind === 'model') return named.number('active_params') ?? named.number('params');
  return (block.kind === 'posttrain' ? named.number('result.active_params') : undefined) ?? named.number('params');
}

const phaseBefore = (reader: Reader): BlockRef | undefined => {
  const checkpoint = reader.read('checkpoint');
  return checkpoint?.kind === 'block' && checkpoint.block.kind === 'posttrain' ? checkpoint.block : undefined;
};

/** Read only of a checkpoint that is itself a result: what a model or a first training has is said of them in their own words. */
const leftBy =
  (path: string) =>
  (reader: Reader): Value | undefined => {
    const before = phaseBefore(reader);
    return before === undefined ? undefined : reader.open(before).read(path);
  };

/** A phase that names its own model says what it works on; pruning names what comes out. */
const namesModel = (reader: Reader): boolean => ['given', 'inherited'].includes(reader.origin('model') ?? '');

/** N of a phase whose checkpoint another phase made smaller. */
export const paramsOfCheckpoint: readonly Formula[] = [
  identity('params', 'active parameters of the checkpoint', {
    when: [{ path: 'method', is: ['prune'] }],
    needs: ['checkpoint'],
    compute: reader => {
      const checkpoint = reader.read('checkpoint');
      return checkpoint?.kind === 'block' ? activeParamsOf(reader, checkpoint.block) : undefined;
    },
  }),
  identity('params', 'checkpoint.result.active_params', {
    needs: ['checkpoint'],
    compute: reader => (namesModel(reader) ? undefined : leftBy('result.active_params')(reader)),
  }),
];

/** The format that quantization left, where the accelerator has arithmetic in it; otherwise weights are turned back as they are read. */
export const precisionOfCheckpoint = byDefault(
  'precision',
  'the format that the checkpoint was quantized to',
  'weights stay in the format that the checkpoint has',
  {
    compute: reader => {
      const left = leftBy('result.precision')(reader);
      return left?.kind === 'word' && reader.number(`hardware.peak.${left.word}`) !== undefined ? left : undefined;
    },
  },
);

export const outcomeProperties: readonly PropertySpec[] = [
  both('result.params', params, 'Parameters of what comes out, all of them.', { detail: true }),
  both('result.active_params', params, 'Parameters of what comes out that a token meets.', { detail: true }),
  both('result.bits', factor, 'Bits of a stored weight of what comes out.', { detail: true }),
  both('result.precision', precision, 'Number format of the weights of what comes out; quantization to an odd number of bits has none.', {
    detail: true,
  }),
  both('result.weights', bytes, 'All weights of what comes out.', { detail: true }),
];

const allParams = (reader: Reader): NumberValue | undefined => {
  const left = namesModel(reader) ? undefined : leftBy('result.params')(reader);
  return (left?.kind === 'number' ? left : undefined) ?? reader.number('model.params') ?? reader.number('params');
};

/** Active ones are removed in the proportion of all of them. */
function prunedActive(reader: Reader): Value | undefined {
  const [left, all, active] = [reader.number('result.params'), totalBefore(reader), reader.number('params')];
  if (left === undefined || all === undefined || active === undefined) return undefined;
  return { kind: 'number', draws: multiply(active.draws, divide(left.draws, all.draws)), dimension: params.dimension };
}

/** All parameters of what is pruned. */
export function totalBefore(reader: Reader): NumberValue | undefined {
  const checkpoint = reader.read('checkpoint');
  if (checkpoint?.kind !== 'block') return reader.number('params');
  const named = reader.open(checkpoint.block);
  if (checkpoint.block.kind === 'posttrain') return named.number('result.params');
  return checkpoint.block.kind === 'model' ? named.number('params') : (named.number('model.params') ?? named.number('params'));
}

const prunes = { path: 'method', is: ['prune'] } as const;
const keepsSize = { path: 'method', not: ['prune'], orOpen: true } as const;

const sizeOfPruned: readonly Formula[] = [
  identity('result.params', 'model.params', {
    when: [prunes],
    needs: ['model'],
    compute: reader => (namesModel(reader) ? reader.number('model.params') : undefined),
  }),
  identity('result.params', 'method.params', { when: [prunes] }),
  identity('result.params', 'all parameters of the checkpoint * (1 - method.share)', {
    when: [prunes],
    needs: ['method.share', 'checkpoint'],
    compute: reader => {
      const [before, rest] = [totalBefore(reader), reader.evaluate('1 - method.share')];
      return before === undefined || rest?.kind !== 'number'
        ? undefined
        : { kind: 'number', draws: multiply(before.draws, rest.draws), dimension: params.dimension };
    },
  }),
  estimate('result.active_params', 'params * result.params / all parameters of the checkpoint', {
    when: [prunes],
    needs: ['params', 'result.params'],
    compute: prunedActive,
  }),
];

const formatByBits: Readonly<Record<number, string>> = { 4: 'int4', 8: 'int8', 16: 'bf16', 32: 'fp32' };

const word = (name: string): Value => ({ kind: 'word', word: name, args: new Map(), text: name });

/** `quantize(to: fp8)` and `quantize(bits: 4)` change the format, `qat(bits: 4)` too; every other method keeps it. */
function formatAfter(reader: Reader): Value | undefined {
  const method = reader.word('method');
  const bits = method === 'quantize' || method === 'qat' ? reader.number('method.bits')?.draws : undefined;
  const to = method === 'quantize' ? reader.word('method.to') : undefined;
  if (to !== undefined) return word(to);
  if (bits === undefined)
    return leftBy('result.precision')(reader) ?? (phaseBefore(reader) === undefined ? reader.read('model.precision') : undefined);
  const name = typeof bits === 'number' ? formatByBits[bits] : undefined;
  return name === undefined ? { kind: 'unknown', because: 'no number format has so many bits' } : word(name);
}

/** Bits that one weight of the checkpoint takes; `undefined` while its format is not known. */
export function bitsBefore(reader: Reader): NumberValue['draws'] | undefined {
  const left = leftBy('result.bits')(reader);
  if (left?.kind === 'number') return left.draws;
  const size = phaseBefore(reader) === undefined ? bytesOf[reader.word('model.precision') ?? ''] : undefined;
  return size === undefined ? undefined : 8 * size;
}

function bitsAfter(reader: Reader): Value | undefined {
  const method = reader.word('method');
  const given = method === 'quantize' || method === 'qat' ? reader.number('method.bits')?.draws : undefined;
  const to = method === 'quantize' ? bytesOf[reader.word('method.to') ?? ''] : undefined;
  const draws = to === undefined ? (given ?? bitsBefore(reader)) : 8 * to;
  return draws === undefined ? undefined : { kind: 'number', draws, dimension: factor.dimension };
}

export const outcomeFormulas: readonly Formula[] = [
  ...sizeOfPruned,
  identity('result.active_params', 'params', { when: [keepsSize] }),
  identity('result.params', 'all parameters of the checkpoint', { when: [keepsSize], needs: ['params'], compute: allParams }),
  identity('result.bits', 'bits of the method, else of the checkpoint', { needs: ['model.precision'], compute: bitsAfter }),
  identity('result.precision', 'format of the method, else of the checkpoint', { needs: ['model.precision'], compute: formatAfter }),
  identity('result.weights', 'result.params * result.bits / 8', {
    needs: ['result.params', 'result.bits'],
    compute: reader => reader.evaluate('result.params * result.bits / 8'),
  }),
];
