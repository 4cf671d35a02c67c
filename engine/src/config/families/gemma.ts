/** Gemma 1 to 3. Defaults: the classes of transformers; files of Gemma 3 leave out whatever equals them. */
import { computed, layersOfType, size, wordFrom } from '../rules.js';
import type { Family, Rule, Setting } from '../types.js';
import { body, denseModern, ends, headWidth, keyHeads, width } from './common.js';

const attentionBias = wordFrom('biases', ['attention_bias'], config => (config.truth('attention_bias') === true ? 'attention' : 'none'));

/** Every n-th layer sees the whole context: the second in Gemma 2, the sixth in Gemma 3. */
const globalLayers = (every: number): Rule =>
  computed('global_layers', ['layer_types', 'sliding_window_pattern', '_sliding_window_pattern', 'num_hidden_layers'], config => {
    const layers = config.whole('num_hidden_layers') ?? 26;
    const pattern = config.whole('sliding_window_pattern', '_sliding_window_pattern') ?? every;
    return layersOfType(config, 'full_attention') ?? (pattern === 0 ? 0 : Math.floor(layers / pattern));
  });

/** Before and after both attention and feed-forward layer. */
const fourNorms: Readonly<Record<string, Setting>> = { ...denseModern, norms_per_layer: 4 };

export const gemma: readonly Family[] = [
  {
    name: 'Gemma',
    types: ['gemma'],
    classes: ['GemmaForCausalLM'],
    rules: [...body, keyHeads(16), headWidth(256), width, attentionBias, ...ends(true, 8192)],
    fixed: denseModern,
  },
  {
    name: 'Gemma 2',
    types: ['gemma2'],
    classes: ['Gemma2'],
    rules: [
      ...body,
      keyHeads(4),
      headWidth(256),
      size('sliding_window', 'sliding_window', 4096),
      globalLayers(2),
      width,
      attentionBias,
      ...ends(true, 8192),
    ],
    fixed: fourNorms,
  },
  {
    name: 'Gemma 3',
    types: ['gemma3', 'gemma3_text'],
    classes: ['Gemma3'],
    rules: [
      size('layers', 'num_hidden_layers', 26),
      size('hidden_size', 'hidden_size', 2304),
      size('heads', 'num_attention_heads', 8),
      keyHeads(4),
      headWidth(256),
      size('sliding_window', 'sliding_window', 4096),
      globalLayers(6),
      size('intermediate_size', 'intermediate_size', 9216),
      attentionBias,
      size('vocab_size', 'vocab_size', 262_208),
      ...ends(true, 131_072).filter(({ path }) => path !== 'vocab_size'),
    ],
    fixed: { ...fourNorms, qk_norm: 'per_head' },
  },
];
