/** The architecture of a model as it is written: sizes, kinds of layer, and what is assumed where nothing is said. */
import type { Condition, Default, PropertySpec } from '../schema/types.js';
import { both, byDefault, derived, given, is, named } from './define.js';
import { factor, positive, precision, sizeOfNetwork, someParams, tokens, words, yesNo } from './quantities.js';

const attention: readonly PropertySpec[] = [
  given('heads', sizeOfNetwork, 'Query heads.', { example: '128' }),
  given('kv_heads', sizeOfNetwork, 'Key and value heads; fewer than heads is grouped-query attention.', { example: '8' }),
  both('head_dim', sizeOfNetwork, 'Width per head.', { example: '128' }),
  given(
    'attention',
    words(
      { name: 'mha', doc: 'Multi-head attention: every query head has its own keys and values.' },
      { name: 'gqa', doc: 'Grouped-query attention: query heads share keys and values in groups.' },
      { name: 'mqa', doc: 'Multi-query attention: one head of keys and values.' },
      { name: 'mla', doc: 'Multi-head latent attention: keys and values are compressed to a latent vector.' },
    ),
    'Kind of attention.',
    { example: 'gqa' },
  ),
  given('kv_lora_rank', factor, 'Width of the compressed keys and values in latent attention.', { example: '512' }),
  given('q_lora_rank', factor, 'Width of the compressed queries in latent attention; left out, queries are not compressed.', {
    example: '1536',
  }),
  given('qk_rope_head_dim', factor, 'Width per head that carries positions in latent attention.', { example: '64' }),
  given('qk_nope_head_dim', factor, 'Width per head without positions in latent attention.', { example: '128' }),
  given('v_head_dim', factor, 'Width of a value head in latent attention.', { example: '128' }),
  given('sliding_window', tokens, 'Tokens that local attention looks back; none means all of the context.', { example: '4096 tokens' }),
  given('global_layers', factor, 'Layers that see all of the context although there is a sliding window: every sixth in Gemma 3.', {
    example: '8',
  }),
  given(
    'qk_norm',
    words(
      { name: 'none', doc: 'Queries and keys are not normalised.' },
      { name: 'per_head', doc: 'One weight for each channel of a head, shared by all heads: Qwen3, Gemma 3.' },
      { name: 'full_width', doc: 'One weight for each channel of all heads: OLMo 2.' },
    ),
    'Norm of queries and keys.',
    { example: 'per_head' },
  ),
];

/** Feed-forward layers, embeddings, experts. */
const networks: readonly PropertySpec[] = [
  given('intermediate_size', factor, 'Width of the feed-forward layer.', { example: '53_248' }),
  given('gated_mlp', yesNo, 'Three feed-forward matrices (SwiGLU, GeGLU) instead of two.', { example: 'yes' }),
  given('vocab_size', factor, 'Entries of the vocabulary.', { example: '128_256' }),
  given('tied_embeddings', yesNo, 'Input and output embedding are one matrix.', { example: 'no' }),
  given('output_bias', yesNo, 'The output embedding has a bias: Phi-2.', { example: 'no' }),
  given('context', positive(tokens), 'Longest sequence.', { example: '8192 tokens' }),
  given('experts', factor, 'Routed experts of a layer; 0 for a dense model.', { example: '256' }),
  given('experts_per_token', factor, 'Routed experts that each token visits.', { example: '8' }),
  given('shared_experts', factor, 'Experts that every token visits.', { example: '1' }),
  given('expert_size', factor, 'Feed-forward width of one expert.', { example: '2048' }),
  given('shared_expert_size', factor, 'Feed-forward width of one shared expert.', { example: '5632' }),
  given('shared_expert_gate', yesNo, 'The shared experts are weighted by a gate of their own: Qwen2-MoE.', { example: 'no' }),
  given('router_bias', yesNo, 'The router adds a bias to each expert: DeepSeek-V3 balances its experts with it.', { example: 'no' }),
  given('dense_layers', factor, 'Layers without experts, in most models the first ones.', { example: '3' }),
  derived('expert_layers', factor, 'Layers with experts.'),
  given('mtp_layers', factor, 'Modules that predict further tokens in training; a server may drop them.', { example: '1' }),
];

const rest: readonly PropertySpec[] = [
  given(
    'biases',
    words(
      { name: 'none', doc: 'No linear layer has a bias.' },
      { name: 'qkv', doc: 'Query, key and value projections have biases: Qwen2.' },
      { name: 'attention', doc: 'All four projections of the attention have biases.' },
      { name: 'mlp', doc: 'The feed-forward matrices have biases.' },
      { name: 'all', doc: 'Attention and feed-forward matrices have biases: GPT-2, GPT-3, Pythia.' },
    ),
    'Linear layers with biases.',
    { example: 'none' },
  ),
  given(
    'norm',
    words(
      { name: 'rmsnorm', doc: 'One weight for each channel: RMSNorm, and LayerNorm without bias.' },
      { name: 'layernorm', doc: 'A weight and a bias for each channel.' },
      { name: 'parameter_free', doc: 'Norms without parameters: the first OLMo.' },
    ),
    'Kind of norm.',
    { example: 'rmsnorm' },
  ),
  given(
    'norms_per_layer',
    factor,
    'Norms of one layer: 2 as a rule, 1 where attention and feed-forward share one (Phi-2, Falcon 7B), 4 where both ends are normalised (Gemma 2 and 3).',
    { example: '2' },
  ),
  given(
    'positions',
    words(
      { name: 'rope', doc: 'Rotated queries and keys: no parameters.' },
      { name: 'alibi', doc: 'Distances weigh on the scores: no parameters.' },
      { name: 'learned', doc: 'A vector for each position of the context: GPT-2, GPT-3.' },
      {
        name: 'relative',
        doc: 'Distances have a projection of their own in every layer, as wide as that of the queries: Gopher, Chinchilla.',
      },
      { name: 'none', doc: 'No positions.' },
    ),
    'How positions are told.',
    { example: 'rope' },
  ),
  given(
    'other_params',
    someParams,
    'Parameters that no other property describes and every token meets: a norm of the embedding, sinks of the attention.',
    { example: '15_360' },
  ),
  given('precision', precision, 'Number format of the stored weights.', { example: 'bf16' }),
];

export const architecture: readonly PropertySpec[] = [
  given('layers', sizeOfNetwork, 'Transformer blocks.', { example: '126' }),
  given('hidden_size', sizeOfNetwork, 'Width of the residual stream, d_model.', { example: '16_384' }),
  ...attention,
  ...networks,
  ...rest,
];

export const sparse: Condition = { path: 'experts', not: ['0'] };
export const dense: Condition = is('experts', '0');
export const latent: Condition = is('attention', 'mla');
export const withHeads: Condition = { path: 'attention', not: ['mla'] };

export const windowed: Condition = named('sliding_window');

export const architectureDefaults: readonly Default[] = [
  byDefault('attention', 'mla', 'a rank of compressed keys and values is given', { when: [named('kv_lora_rank')] }),
  byDefault('attention', 'gqa', 'the architecture names heads of its own for keys and values', { when: [named('kv_heads')] }),
  byDefault('attention', 'mha', 'nothing else is said of the attention', { when: [named('heads')] }),
  byDefault('kv_heads', 'heads', 'every query head has its own keys and values', { when: [is('attention', 'mha')] }),
  byDefault('kv_heads', '1', 'multi-query attention has one', { when: [is('attention', 'mqa')] }),
  byDefault('global_layers', '0', 'every layer has the sliding window unless said otherwise', { when: [windowed] }),
  byDefault('gated_mlp', 'yes', 'current models have gated feed-forward layers'),
  byDefault('tied_embeddings', 'no', 'large models keep two embeddings'),
  byDefault('experts', '0', 'no experts are named: a dense model'),
  byDefault('shared_experts', '0', 'no shared experts are named', { when: [sparse] }),
  byDefault('dense_layers', '0', 'every layer has experts unless said otherwise', { when: [sparse] }),
  byDefault('expert_size', 'intermediate_size', 'an expert is as wide as the feed-forward layer', { when: [sparse] }),
  byDefault('precision', 'bf16', 'the usual format of weights'),
];
