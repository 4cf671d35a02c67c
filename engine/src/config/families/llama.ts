/** Llama 1 to 3. Defaults: `LlamaConfig` of transformers. */
import { wordFrom } from '../rules.js';
import type { Family } from '../types.js';
import { body, denseModern, ends, headWidth, keyHeads, width } from './common.js';

export const llama: readonly Family[] = [
  {
    name: 'Llama',
    types: ['llama'],
    classes: ['Llama'],
    rules: [
      ...body,
      keyHeads(),
      headWidth(),
      width,
      wordFrom('biases', ['attention_bias', 'mlp_bias'], config =>
        config.truth('attention_bias') === true
          ? config.truth('mlp_bias') === true
            ? 'all'
            : 'attention'
          : config.truth('mlp_bias') === true
            ? 'mlp'
            : 'none',
      ),
      ...ends(false),
    ],
    fixed: denseModern,
  },
];
