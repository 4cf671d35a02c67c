/** Phi 1 to 4. Defaults: `PhiConfig` and `Phi3Config` of transformers. */
import { size } from '../rules.js';
import type { Family } from '../types.js';
import { body, denseModern, ends, headWidth, keyHeads, width } from './common.js';

export const phi: readonly Family[] = [
  {
    // Attention and feed-forward layer share one norm; every linear layer has a bias, the output layer too.
    name: 'Phi',
    types: ['phi'],
    classes: ['PhiForCausalLM'],
    rules: [...body, keyHeads(), headWidth(), width, ...ends(false, 2048)],
    fixed: {
      gated_mlp: false,
      norm: 'layernorm',
      norms_per_layer: 1,
      positions: 'rope',
      biases: 'all',
      output_bias: true,
      experts: 0,
      qk_norm: 'none',
      mtp_layers: 0,
    },
    expected: { qk_layernorm: [false] },
  },
  {
    name: 'Phi 3',
    types: ['phi3'],
    classes: ['Phi3'],
    rules: [...body, keyHeads(), headWidth(), size('sliding_window', 'sliding_window'), width, ...ends(false, 4096)],
    fixed: { ...denseModern, biases: 'none' },
    expected: { attention_bias: [false] },
  },
];
