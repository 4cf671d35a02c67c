/** The attention of a model as the arithmetic of `physics/` takes it, and what follows from it for one token and one sequence. */
import { add, multiply, subtract } from '../draws/arithmetic.js';
import { attentionForwardFlop, kvCacheBytes, type AttentionMask, type AttentionShape } from '../physics/attention.js';
import type { Reader, Value } from '../schema/value.js';
import { bytes, flopPerToken } from './quantities.js';

/**
 * Reads the attention of the block itself, or of the model it refers to with `prefix` `model.`; `undefined` while a size of it is not
 * known. A sliding window that nothing gives means that every layer sees the whole sequence.
 */
export function attentionAt(reader: Reader, prefix = ''): AttentionShape | undefined {
  const [layers, heads] = [reader.number(`${prefix}layers`)?.draws, reader.number(`${prefix}heads`)?.draws];
  const kind = reader.word(`${prefix}attention`);
  const widths = kind === 'mla' ? latentWidths(reader, prefix) : headWidths(reader, prefix);
  if (layers === undefined || heads === undefined || kind === undefined || widths === undefined) return undefined;
  const window = reader.number(`${prefix}sliding_window`)?.draws;
  if (window === undefined) return { layers, heads, ...widths };
  const global = reader.number(`${prefix}global_layers`)?.draws;
  return global === undefined ? undefined : { layers, heads, ...widths, local: { layers: subtract(layers, global), window } };
}

type Widths = Pick<AttentionShape, 'keyWidth' | 'valueWidth' | 'cacheWidth' | 'generated'>;

function headWidths(reader: Reader, prefix: string): Widths | undefined {
  const width = reader.number(`${prefix}head_dim`)?.draws;
  const shared = reader.number(`${prefix}kv_heads`)?.draws;
  return width === undefined || shared === undefined
    ? undefined
    : { keyWidth: width, valueWidth: width, cacheWidth: multiply(2, multiply(shared, width)) };
}

function latentWidths(reader: Reader, prefix: string): Widths | undefined {
  const [rank, rope, plain, value] = ['kv_lora_rank', 'qk_rope_head_dim', 'qk_nope_head_dim', 'v_head_dim'].map(
    name => reader.number(prefix + name)?.draws,
  );
  if (rank === undefined || rope === undefined || plain === undefined || value === undefined) return undefined;
  const cacheWidth = add(rank, rope);
  return { keyWidth: add(rope, plain), valueWidth: value, cacheWidth, generated: { keyWidth: cacheWidth, valueWidth: rank } };
}

/** What these read of a model, to say what is missing. */
export const attentionNeeds = (prefix = ''): readonly string[] => ['layers', 'heads', 'attention'].map(name => prefix + name);

/** FLOP per token of scores and values over a sequence as long as the value at `length`: forward, or with `passes` 3 in training. */
export const attentionFlop =
  (prefix: string, length: string, mask: AttentionMask, passes: number) =>
  (reader: Reader): Value | undefined => {
    const shape = attentionAt(reader, prefix);
    const tokens = reader.number(length)?.draws;
    if (shape === undefined)
      return {
        kind: 'unknown',
        because: prefix === '' ? 'attention takes layers, heads and head_dim' : 'attention takes the layers, heads and head_dim of a model',
      };
    if (tokens === undefined)
      return { kind: 'unknown', because: `attention grows with the length of a sequence, and ${length} is not known` };
    return { kind: 'number', draws: multiply(passes, attentionForwardFlop(shape, tokens, mask)), dimension: flopPerToken.dimension };
  };

/** Bytes that one sequence of the full context keeps. */
export function cacheOfContext(reader: Reader): Value | undefined {
  const shape = attentionAt(reader);
  const [tokens, size] = [reader.number('context')?.draws, reader.number('bytes_per_weight')?.draws];
  return shape === undefined || tokens === undefined || size === undefined
    ? undefined
    : { kind: 'number', draws: kvCacheBytes(shape, tokens, size), dimension: bytes.dimension };
}
