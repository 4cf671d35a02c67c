/** `model`: what is trained and served. Parameters follow from the architecture, or are given. */
import type { Condition, Formula, KindSpec, PropertySpec } from '../schema/types.js';
import { architecture, architectureDefaults, latent, windowed, withHeads } from './architecture.js';
import { attentionFlop, attentionNeeds, cacheOfContext } from './attention.js';
import { byDefault, derived, estimate, given, identity, named, provenance, reading, unnamed } from './define.js';
import { onlyBlock } from './compute.js';
import { counts, sizes } from './parameter-counts.js';
import { measuredScore } from './score.js';
import { bytes, bytesOf, bytesPerToken, bytesPerWeight, flopPerToken } from './quantities.js';

const costs: readonly PropertySpec[] = [
  derived('parameter_flop_per_token', flopPerToken, 'Forward FLOP per token of the parameters alone: 2N.'),
  derived(
    'attention_flop_per_token',
    flopPerToken,
    'Forward FLOP per token of scores and values, at half of the context; a sliding window counts as the window.',
  ),
  derived('flop_per_token', flopPerToken, 'Forward FLOP per token at half of the context; training takes three times this.', {
    headline: true,
  }),
  derived(
    'kv_cache',
    bytesPerToken,
    'Key and value cache per token, at the precision of the model; a layer with a sliding window keeps no more tokens than the window.',
    { headline: true },
  ),
  derived('kv_cache_per_sequence', bytes, 'Key and value cache of one sequence as long as the context.'),
  derived('weights', bytes, 'All weights at the precision of the model.', { headline: true }),
];

const unwindowed: Condition = unnamed('sliding_window');
const palm = 'attention at half of the context on average: PaLM, arXiv 2204.02311, appendix B';

/**
 * Scores and values of one token against the tokens it sees: the same arithmetic with and without a window, which only says how many those
 * are.
 */
const attentionOf = (text: string, when: readonly Condition[]): Formula =>
  estimate('attention_flop_per_token', text, {
    when,
    compute: attentionFlop('', 'context', 'causal', 1),
    needs: [...attentionNeeds(), 'context'],
    source: palm,
  });

const costsOf: readonly Formula[] = [
  estimate('parameter_flop_per_token', '2 * active_params', { source: 'forward pass, 2N per token' }),
  attentionOf('2 * layers * heads * head_dim * context', [withHeads, unwindowed]),
  attentionOf('layers * heads * (qk_nope_head_dim + qk_rope_head_dim + v_head_dim) * context', [latent, unwindowed]),
  attentionOf('4 * heads * head_dim * (global_layers * context / 2 + (layers - global_layers) * tokens in the window)', [
    withHeads,
    windowed,
  ]),
  attentionOf(
    '2 * heads * (qk_nope_head_dim + qk_rope_head_dim + v_head_dim) * (global_layers * context / 2 + (layers - global_layers) * tokens in the window)',
    [latent, windowed],
  ),
  estimate('flop_per_token', 'parameter_flop_per_token + attention_flop_per_token'),
  identity('kv_cache', '2 * layers * kv_heads * head_dim * bytes_per_weight', {
    when: [withHeads],
    source: 'keys and values of every layer',
  }),
  identity('kv_cache', 'layers * (kv_lora_rank + qk_rope_head_dim) * bytes_per_weight', {
    when: [latent],
    source: 'DeepSeek-V2, arXiv 2405.04434, section 2.1',
  }),
  identity('kv_cache_per_sequence', 'kv_cache * context', {
    when: [unwindowed],
    compute: cacheOfContext,
    needs: [...attentionNeeds(), 'context'],
  }),
  identity(
    'kv_cache_per_sequence',
    'kv_cache / layers * (global_layers * context + (layers - global_layers) * min(context, sliding_window))',
    { when: [windowed], compute: cacheOfContext, needs: [...attentionNeeds(), 'context'] },
  ),
  identity('weights', 'params * bytes_per_weight'),
];

export const model: KindSpec = {
  name: 'model',
  doc: 'A model: its architecture, its size, what a token costs.',
  phase: false,
  properties: [
    given(
      'config',
      { kind: 'file', reader: 'json' },
      'A Hugging Face config.json that fills the architecture; what the block says itself wins.',
      { example: 'json("config.json")' },
    ),
    ...architecture,
    derived('bytes_per_weight', bytesPerWeight, 'Bytes that one weight takes at the precision of the model.'),
    ...sizes,
    ...costs,
    ...measuredScore,
    ...provenance,
  ],
  formulas: [
    identity('bytes_per_weight', 'bytes of the precision', {
      compute: reader => {
        const size = bytesOf[reader.word('precision') ?? ''];
        return size === undefined ? undefined : { kind: 'number', draws: size, dimension: bytesPerWeight.dimension };
      },
    }),
    // Many models have heads of another width than this, so that a width of its own is no contradiction.
    reading('head_dim', 'hidden_size / heads', { when: [withHeads] }),
    ...counts,
    ...costsOf,
  ],
  defaults: [
    ...architectureDefaults,
    byDefault('benchmark', 'the only benchmark of the file', 'this file has one benchmark', {
      compute: onlyBlock('benchmark'),
      when: [named('accuracy')],
    }),
    byDefault('flop_per_token', 'parameter_flop_per_token', 'attention is left out, since layers, heads or context are not known', {
      source: 'forward pass, 2N per token',
    }),
  ],
  snippet:
    'model ${1:name} {\n  layers: ${2:32}\n  hidden_size: ${3:4096}\n  heads: ${4:32}\n  kv_heads: ${5:8}\n  intermediate_size: ${6:14_336}\n  vocab_size: ${7:128_256}\n  context: ${8:8192} tokens\n}',
};
