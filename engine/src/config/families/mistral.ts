/** Mistral and Mixtral. Defaults: `MistralConfig` and `MixtralConfig` of transformers. */
import { size } from '../rules.js';
import type { Fields, Family, Rule } from '../types.js';
import { body, denseModern, ends, headWidth, keyHeads, modern, width } from './common.js';

/** The class of Mistral has a window of 4,096 unless the file says `null`, as all do since version 0.2. */
const slidingWindow = (otherwise?: number): Rule =>
  size('sliding_window', 'sliding_window', (config: Fields) => (config.all.has('sliding_window') ? undefined : otherwise));

export const mistral: readonly Family[] = [
  {
    name: 'Mistral',
    types: ['mistral'],
    classes: ['Mistral'],
    rules: [...body, keyHeads(8), headWidth(), slidingWindow(4096), width, ...ends(false, 131_072)],
    fixed: { ...denseModern, biases: 'none' },
  },
  {
    name: 'Mixtral',
    types: ['mixtral'],
    classes: ['Mixtral'],
    rules: [
      ...body,
      keyHeads(8),
      headWidth(),
      slidingWindow(),
      size('expert_size', 'intermediate_size'),
      size('experts', ['num_local_experts', 'num_experts'], 8),
      size('experts_per_token', 'num_experts_per_tok', 2),
      ...ends(false, 131_072),
    ],
    fixed: {
      ...modern,
      shared_experts: 0,
      dense_layers: 0,
      router_bias: false,
      shared_expert_gate: false,
      biases: 'none',
      qk_norm: 'none',
    },
  },
];
