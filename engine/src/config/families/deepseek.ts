/** DeepSeek-V2 and V3, and what has their layout. Defaults: `DeepseekV2Config` and `DeepseekV3Config` of transformers. */
import { size } from '../rules.js';
import type { Family, Rule, Setting } from '../types.js';
import { body, ends, modern, width } from './common.js';

const latent: readonly Rule[] = [
  size('kv_lora_rank', 'kv_lora_rank', 512),
  size('q_lora_rank', 'q_lora_rank'),
  size('qk_rope_head_dim', 'qk_rope_head_dim', 64),
  size('qk_nope_head_dim', 'qk_nope_head_dim', 128),
  size('v_head_dim', 'v_head_dim', 128),
];

const experts = (shared: number, denseLayers: number): readonly Rule[] => [
  size('experts', ['n_routed_experts', 'num_experts'], 0),
  size('experts_per_token', 'num_experts_per_tok'),
  size('shared_experts', 'n_shared_experts', shared),
  size('expert_size', 'moe_intermediate_size'),
  size('dense_layers', 'first_k_dense_replace', denseLayers),
];

const fixed: Readonly<Record<string, Setting>> = { ...modern, attention: 'mla', shared_expert_gate: false, biases: 'none' };

/** Key heads are as many as heads in every file, and count for nothing where keys are compressed. */
const irrelevant = ['num_key_value_heads', 'qk_head_dim', 'head_dim'];
const expected = { attention_bias: [false], moe_layer_freq: [1], mlp_bias: [false] } as const;

export const deepseek: readonly Family[] = [
  {
    name: 'DeepSeek-V2',
    types: ['deepseek_v2'],
    classes: ['DeepseekV2'],
    rules: [...body, ...latent, width, ...experts(2, 0), ...ends(false, 2048)],
    fixed: { ...fixed, router_bias: false },
    irrelevant,
    expected,
  },
  {
    name: 'DeepSeek-V3',
    types: ['deepseek_v3', 'kimi_k2'],
    classes: ['DeepseekV3', 'KimiK2'],
    rules: [...body, ...latent, width, ...experts(1, 3), size('mtp_layers', 'num_nextn_predict_layers', 0), ...ends(false, 4096)],
    fixed: { ...fixed, router_bias: true },
    irrelevant,
    expected,
  },
];
