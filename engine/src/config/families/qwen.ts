/** Qwen 2 and 3, dense and with experts. Defaults: the classes of transformers. */
import { computed, layersOfType, size, wordFrom } from '../rules.js';
import type { Family, Fields, Rule } from '../types.js';
import { body, denseModern, ends, headWidth, keyHeads, modern, width } from './common.js';

const usesWindow = (config: Fields): boolean => config.truth('use_sliding_window') === true;

/** The window counts only where `use_sliding_window` turns it on; by default the last layers have it, from `max_window_layers` on. */
const windows = (globalByDefault: (layers: number, from: number) => number): readonly Rule[] => [
  computed('sliding_window', ['sliding_window', 'use_sliding_window'], config =>
    usesWindow(config) ? (config.whole('sliding_window') ?? 4096) : undefined,
  ),
  computed('global_layers', ['layer_types', 'max_window_layers', 'use_sliding_window'], config => {
    const layers = config.whole('num_hidden_layers');
    if (!usesWindow(config) || layers === undefined) return undefined;
    return layersOfType(config, 'full_attention') ?? globalByDefault(layers, config.whole('max_window_layers') ?? 28);
  }),
];

const lastLayers = windows((layers, from) => Math.min(layers, from));
/** Qwen2-MoE: every other one of the first layers. */
const everyOther = windows((layers, from) => layers - Math.ceil(Math.min(layers, from) / 2));
/** Qwen3-MoE: all layers, where it is turned on. */
const allLayers = windows(() => 0);

/** A layer has experts when its number, from 1, is a multiple of `decoder_sparse_step`, and `mlp_only_layers` does not name it. */
const denseLayers: Rule = computed('dense_layers', ['decoder_sparse_step', 'mlp_only_layers'], config => {
  const layers = config.whole('num_hidden_layers');
  if (layers === undefined) return undefined;
  const listed = config.all.get('mlp_only_layers');
  const named = new Set(Array.isArray(listed) ? listed : []);
  const step = Math.max(1, config.whole('decoder_sparse_step') ?? 1);
  // Counted without a list of all layers: a file may name any number of them.
  const sparse =
    Math.floor(layers / step) -
    [...named].filter(
      index => typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < layers && (index + 1) % step === 0,
    ).length;
  return layers - sparse;
});

const experts = (perToken: number, all: number, expertSize: number): readonly Rule[] => [
  size('experts', ['num_experts', 'num_local_experts'], all),
  size('experts_per_token', 'num_experts_per_tok', perToken),
  size('expert_size', 'moe_intermediate_size', expertSize),
  denseLayers,
];

const attentionBias = wordFrom('biases', ['attention_bias'], config => (config.truth('attention_bias') === true ? 'attention' : 'none'));

export const qwen: readonly Family[] = [
  {
    name: 'Qwen 2',
    types: ['qwen2'],
    classes: ['Qwen2'],
    rules: [...body, keyHeads(), headWidth(), ...lastLayers, width, ...ends(false, 32_768)],
    fixed: { ...denseModern, biases: 'qkv' },
  },
  {
    name: 'Qwen 2 MoE',
    types: ['qwen2_moe'],
    classes: ['Qwen2Moe'],
    rules: [
      ...body,
      keyHeads(16),
      headWidth(),
      ...everyOther,
      width,
      ...experts(4, 60, 1408),
      size('shared_expert_size', 'shared_expert_intermediate_size', 5632),
      wordFrom('biases', ['qkv_bias'], config => (config.truth('qkv_bias') === false ? 'none' : 'qkv')),
      ...ends(false, 32_768),
    ],
    fixed: { ...modern, shared_experts: 1, shared_expert_gate: true, router_bias: false, qk_norm: 'none' },
  },
  {
    name: 'Qwen 3',
    types: ['qwen3'],
    classes: ['Qwen3'],
    rules: [...body, keyHeads(), headWidth(128), ...lastLayers, width, attentionBias, ...ends(false, 32_768)],
    fixed: { ...denseModern, qk_norm: 'per_head' },
  },
  {
    name: 'Qwen 3 MoE',
    types: ['qwen3_moe'],
    classes: ['Qwen3Moe'],
    rules: [...body, keyHeads(4), headWidth(), ...allLayers, width, ...experts(8, 128, 768), attentionBias, ...ends(false, 32_768)],
    fixed: { ...modern, shared_experts: 0, shared_expert_gate: false, router_bias: false, qk_norm: 'per_head' },
  },
];
