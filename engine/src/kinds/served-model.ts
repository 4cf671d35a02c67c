/** The model that a testtime serves, with the number formats it is served in, as `physics/serving` takes it. */
import type { Draws } from '../draws/arithmetic.js';
import type { AttentionShape } from '../physics/attention.js';
import { usualShape } from '../physics/architecture.js';
import type { ServedModel } from '../physics/serving/model.js';
import type { Speculation } from '../physics/serving/speculation.js';
import type { Reader, UnknownValue } from '../schema/value.js';
import { attentionAt } from './attention.js';
import { bytesOf } from './quantities.js';
import { median } from './training-job.js';

export const drawsAt = (reader: Reader, path: string): Draws | undefined => reader.number(path)?.draws;

/** Bytes of a number in the format that the word at this path names. */
const bytesAt = (reader: Reader, path: string): number | undefined => bytesOf[reader.word(path) ?? ''];

const expertsAt = (reader: Reader, prefix: string): ServedModel['experts'] => {
  const [count, perToken] = [drawsAt(reader, `${prefix}experts`), drawsAt(reader, `${prefix}experts_per_token`)];
  // As many as there are, or none, is a dense model: no expert is ever idle.
  return count === undefined || count === 0 || perToken === undefined || perToken === count ? undefined : { count, perToken };
};

/** The model without its formats: enough for FLOP. `undefined` while its size is not known. */
export function sizesOf(reader: Reader): ServedModel | undefined {
  const active = drawsAt(reader, 'params');
  if (active === undefined) return undefined;
  const [all, experts, attention] = [drawsAt(reader, 'model.params'), expertsAt(reader, 'model.'), attentionAt(reader, 'model.')];
  return {
    params: all ?? active,
    activeParams: active,
    bytesPerWeight: 0,
    bytesPerCached: 0,
    ...(experts === undefined || all === undefined ? {} : { experts }),
    ...(attention === undefined ? {} : { attention }),
  };
}

/** And with them; layers and heads that are not known are those of a model of usual shape. */
export function servedModel(reader: Reader): ServedModel | undefined {
  const sizes = sizesOf(reader);
  const [bytesPerWeight, bytesPerCached] = [bytesAt(reader, 'weight_precision'), bytesAt(reader, 'kv_precision')];
  if (sizes === undefined || bytesPerWeight === undefined || bytesPerCached === undefined) return undefined;
  const attention = sizes.attention ?? usualAttention(reader);
  return { ...sizes, bytesPerWeight, bytesPerCached, ...(attention === undefined ? {} : { attention }) };
}

/** Key heads of a model that names none: what most models of this decade have. */
const usualKeyHeads = 8;

function usualAttention(reader: Reader): AttentionShape | undefined {
  const size = median(reader, 'model.params') ?? median(reader, 'params');
  if (size === undefined || !(size > 0)) return undefined;
  const { layers, heads, headDim } = usualShape(size);
  return { layers, heads, keyWidth: headDim, valueWidth: headDim, cacheWidth: 2 * Math.min(usualKeyHeads, heads) * headDim };
}

/** A block that is derived knows its unset properties as unknown; one under way does not know them at all. */
const isSaid = (reader: Reader, path: string): boolean => reader.states(path) || !['unknown', undefined].includes(reader.origin(path));

const parts = ['draft', 'tokens', 'acceptance'].map(name => `speculative.${name}`);

/** `undefined` where nothing is said of speculation; unknown where a part of it is missing. */
export function speculationOf(reader: Reader): Speculation | UnknownValue | undefined {
  if (!parts.some(path => isSaid(reader, path))) return undefined;
  const [tokens, acceptance] = [drawsAt(reader, 'speculative.tokens'), drawsAt(reader, 'speculative.acceptance')];
  if (tokens === undefined || acceptance === undefined)
    return { kind: 'unknown', because: 'speculation takes speculative.tokens and speculative.acceptance' };
  if (!isSaid(reader, 'speculative.draft')) return { tokens, acceptance };
  const draft = draftModel(reader);
  return draft ?? { kind: 'unknown', because: 'the parameters of speculative.draft are not known' };

  function draftModel(from: Reader): Speculation | undefined {
    const prefix = 'speculative.draft.';
    const [all, active, attention] = [drawsAt(from, `${prefix}params`), drawsAt(from, `${prefix}active_params`), attentionAt(from, prefix)];
    const bytes = [bytesAt(from, 'precision'), bytesAt(from, `${prefix}precision`)].filter(size => size !== undefined);
    if (all === undefined || active === undefined) return undefined;
    const experts = expertsAt(from, prefix);
    const model: ServedModel = {
      params: all,
      activeParams: active,
      bytesPerWeight: Math.min(...bytes, bytesOf.bf16!),
      bytesPerCached: bytesAt(from, 'kv_precision') ?? bytesOf.bf16!,
      ...(experts === undefined ? {} : { experts }),
      ...(attention === undefined ? {} : { attention }),
    };
    return { tokens: tokens!, acceptance: acceptance!, draft: model };
  }
}
