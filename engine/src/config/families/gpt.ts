/** GPT-2 and GPT-NeoX with Pythia. Defaults: `GPT2Config` and `GPTNeoXConfig` of transformers. */
import { size, wordFrom } from '../rules.js';
import type { Family, Setting } from '../types.js';
import { body, ends, width } from './common.js';

/** Two feed-forward matrices, LayerNorm with bias, as many key heads as query heads. */
const classic: Readonly<Record<string, Setting>> = {
  attention: 'mha',
  gated_mlp: false,
  norm: 'layernorm',
  norms_per_layer: 2,
  output_bias: false,
  experts: 0,
  qk_norm: 'none',
  mtp_layers: 0,
};

export const gpt: readonly Family[] = [
  {
    name: 'GPT-2',
    types: ['gpt2'],
    classes: ['GPT2'],
    rules: [
      ...body,
      size('intermediate_size', 'n_inner', config => {
        const hidden = config.whole('n_embd', 'hidden_size');
        return hidden === undefined ? undefined : 4 * hidden;
      }),
      ...ends(true, 1024),
    ],
    fixed: { ...classic, biases: 'all', positions: 'learned' },
    expected: { add_cross_attention: [false] },
  },
  {
    name: 'GPT-NeoX',
    types: ['gpt_neox'],
    classes: ['GPTNeoX'],
    rules: [
      ...body,
      width,
      wordFrom('biases', ['attention_bias'], config => (config.truth('attention_bias') === false ? 'mlp' : 'all')),
      ...ends(false, 2048),
    ],
    // Attention and feed-forward layer run side by side, each with a norm of its own, so that sizes are those of a sequence.
    fixed: { ...classic, positions: 'rope' },
    irrelevant: ['use_parallel_residual'],
  },
];
