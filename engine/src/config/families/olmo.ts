/** OLMo 1 to 3 and OLMoE. Defaults: the classes of transformers. */
import { computed, layersOfType, size, wordFrom } from '../rules.js';
import type { Family, Rule } from '../types.js';
import { body, denseModern, ends, keyHeads, modern, width } from './common.js';

const attentionBias = wordFrom('biases', ['attention_bias'], config => (config.truth('attention_bias') === true ? 'attention' : 'none'));

/** Every fourth layer sees the whole context. */
const globalLayers: Rule = computed('global_layers', ['layer_types', 'num_hidden_layers'], config => {
  const layers = config.whole('num_hidden_layers');
  return layersOfType(config, 'full_attention') ?? (layers === undefined ? undefined : Math.floor(layers / 4));
});

export const olmo: readonly Family[] = [
  {
    name: 'OLMo',
    types: ['olmo'],
    classes: ['OlmoFor'],
    rules: [...body, keyHeads(), width, attentionBias, ...ends(false, 2048)],
    fixed: { ...denseModern, norm: 'parameter_free' },
  },
  {
    name: 'OLMo 2',
    types: ['olmo2'],
    classes: ['Olmo2'],
    rules: [...body, keyHeads(), width, attentionBias, ...ends(false, 2048)],
    fixed: { ...denseModern, qk_norm: 'full_width' },
  },
  {
    name: 'OLMo 3',
    types: ['olmo3'],
    classes: ['Olmo3'],
    rules: [...body, keyHeads(), size('sliding_window', 'sliding_window', 4096), globalLayers, width, attentionBias, ...ends(false, 2048)],
    fixed: { ...denseModern, qk_norm: 'full_width' },
  },
  {
    name: 'OLMoE',
    types: ['olmoe'],
    classes: ['Olmoe'],
    rules: [
      ...body,
      keyHeads(),
      size('expert_size', 'intermediate_size'),
      size('experts', ['num_experts', 'num_local_experts'], 64),
      size('experts_per_token', 'num_experts_per_tok', 8),
      attentionBias,
      ...ends(false, 4096),
    ],
    fixed: { ...modern, shared_experts: 0, dense_layers: 0, router_bias: false, shared_expert_gate: false, qk_norm: 'full_width' },
  },
];
