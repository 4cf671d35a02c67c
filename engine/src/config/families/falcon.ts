/** Falcon 1B to 180B. Defaults: `FalconConfig` of transformers. */
import { computed, size, wordFrom } from '../rules.js';
import type { Family, Rule } from '../types.js';
import { ends } from './common.js';

const isNew = 'new_decoder_architecture';

/** The new decoder groups its heads; the old one has a single key head unless `multi_query` is off. */
const keyHeads: Rule = computed('kv_heads', ['num_kv_heads', 'n_head_kv', 'multi_query', isNew], config => {
  if (config.truth(isNew) === true) return config.whole('num_kv_heads', 'n_head_kv') ?? config.whole('num_attention_heads', 'n_head');
  return config.truth('multi_query') === false ? config.whole('num_attention_heads', 'n_head') : 1;
});

/** Side by side with one norm, or with one each; one after the other with two. */
const norms: Rule = computed('norms_per_layer', ['num_ln_in_parallel_attn', 'parallel_attn', isNew], config => {
  if (config.truth('parallel_attn') === false) return 2;
  return (config.whole('num_ln_in_parallel_attn') ?? (config.truth(isNew) === true ? 2 : 1)) === 2 ? 2 : 1;
});

export const falcon: readonly Family[] = [
  {
    name: 'Falcon',
    types: ['falcon', 'RefinedWeb', 'RefinedWebModel'],
    classes: ['Falcon', 'RW'],
    rules: [
      size('layers', ['num_hidden_layers', 'n_layer']),
      size('hidden_size', ['hidden_size', 'n_embed']),
      size('heads', ['num_attention_heads', 'n_head']),
      keyHeads,
      size('intermediate_size', 'ffn_hidden_size', config => {
        const hidden = config.whole('hidden_size', 'n_embed');
        return hidden === undefined ? undefined : 4 * hidden;
      }),
      norms,
      wordFrom('biases', ['bias'], config => (config.truth('bias') === true ? 'all' : 'none')),
      wordFrom('positions', ['alibi'], config => (config.truth('alibi') === true ? 'alibi' : 'rope')),
      ...ends(true),
    ],
    fixed: { gated_mlp: false, norm: 'layernorm', output_bias: false, experts: 0, qk_norm: 'none', mtp_layers: 0 },
    irrelevant: ['apply_residual_connection_post_layernorm', 'ff_factor'],
  },
];
