/** `model`: what is trained and served. Parameters follow from the architecture, or are given. */
import type { Formula, KindSpec, PropertySpec } from '../schema/types.js';
import type { Condition } from '../schema/types.js';
import { both, byDefault, derived, estimate, given, identity, provenance, reading } from './define.js';
import { bytes, bytesOf, bytesPerToken, bytesPerWeight, factor, flopPerToken, params, precision, tokens, words, yesNo } from './quantities.js';

const architecture: readonly PropertySpec[] = [
  given('config', { kind: 'file', reader: 'json' }, 'A Hugging Face config.json that fills the architecture.', {
    example: 'json("config.json")', underived: 'config.json files are not read yet; write layers, hidden_size and the rest' }),
  given('layers', factor, 'Transformer blocks.', { example: '126' }),
  given('hidden_size', factor, 'Width of the residual stream, d_model.', { example: '16_384' }),
  given('heads', factor, 'Query heads.', { example: '128' }),
  given('kv_heads', factor, 'Key and value heads; fewer than heads is grouped-query attention.', { example: '8' }),
  both('head_dim', factor, 'Width per head.', { example: '128' }),
  given('attention', words(
    { name: 'mha', doc: 'Multi-head attention: every query head has its own keys and values.' },
    { name: 'gqa', doc: 'Grouped-query attention: query heads share keys and values in groups.' },
    { name: 'mqa', doc: 'Multi-query attention: one head of keys and values.' },
    { name: 'mla', doc: 'Multi-head latent attention: keys and values are compressed to a latent vector.' },
  ), 'Kind of attention.', { example: 'gqa' }),
  given('kv_lora_rank', factor, 'Width of the compressed keys and values in latent attention.', { example: '512' }),
  given('q_lora_rank', factor, 'Width of the compressed queries in latent attention.', { example: '1536' }),
  given('qk_rope_head_dim', factor, 'Width per head that carries positions in latent attention.', { example: '64' }),
  given('qk_nope_head_dim', factor, 'Width per head without positions in latent attention.', { example: '128' }),
  given('v_head_dim', factor, 'Width of a value head in latent attention.', { example: '128' }),
  given('sliding_window', tokens, 'Tokens that local attention looks back; none means all of the context.', { example: '4096 tokens' }),
  given('intermediate_size', factor, 'Width of the feed-forward layer.', { example: '53_248' }),
  given('gated_mlp', yesNo, 'Three feed-forward matrices (SwiGLU, GeGLU) instead of two.', { example: 'yes' }),
  given('vocab_size', factor, 'Entries of the vocabulary.', { example: '128_256' }),
  given('tied_embeddings', yesNo, 'Input and output embedding are one matrix.', { example: 'no' }),
  given('context', tokens, 'Longest sequence.', { example: '8192 tokens' }),
  given('experts', factor, 'Routed experts of a layer; 0 for a dense model.', { example: '256' }),
  given('experts_per_token', factor, 'Routed experts that each token visits.', { example: '8' }),
  given('shared_experts', factor, 'Experts that every token visits.', { example: '1' }),
  given('expert_size', factor, 'Feed-forward width of one expert.', { example: '2048' }),
  given('dense_layers', factor, 'Leading layers without experts.', { example: '3' }),
  given('precision', precision, 'Number format of the stored weights.', { example: 'bf16' }),
];

const sizes: readonly PropertySpec[] = [
  derived('attention_params', params, 'Parameters of the attention of one layer.'),
  derived('ffn_params', params, 'Parameters of the feed-forward layer of one dense layer.'),
  derived('expert_params', params, 'Parameters of one expert.'),
  derived('embedding_params', params, 'Parameters of the input and output embeddings.'),
  both('params', params, 'All parameters.', { example: '405B', headline: true }),
  both('active_params', params, 'Parameters used per token; all of them in a dense model.', { example: '37B', headline: true }),
  derived('flop_per_token', flopPerToken, 'Forward FLOP per token at half of the context; training takes three times this.', { headline: true }),
  derived('kv_cache', bytesPerToken, 'Key and value cache per token, at the precision of the model.', { headline: true }),
  derived('weights', bytes, 'All weights at the precision of the model.', { headline: true }),
];

const dense: Condition = { path: 'experts', is: ['0'] };
const sparse: Condition = { path: 'experts', not: ['0'] };
const latent: Condition = { path: 'attention', is: ['mla'] };
const heads: Condition = { path: 'attention', not: ['mla'] };
const layout = 'parameter count of the transformer, matrix by matrix';

const counts: readonly Formula[] = [
  reading('head_dim', 'hidden_size / heads', { when: [heads] }),
  identity('attention_params', '2 * hidden_size * heads * head_dim + 2 * hidden_size * kv_heads * head_dim', { when: [heads], source: layout }),
  identity('attention_params', 'hidden_size * q_lora_rank + q_lora_rank + q_lora_rank * heads * (qk_nope_head_dim + qk_rope_head_dim) '
    + '+ hidden_size * (kv_lora_rank + qk_rope_head_dim) + kv_lora_rank + kv_lora_rank * heads * (qk_nope_head_dim + v_head_dim) '
    + '+ heads * v_head_dim * hidden_size', { when: [latent], source: 'DeepSeek-V2, arXiv 2405.04434, section 2.1' }),
  identity('ffn_params', '3 * hidden_size * intermediate_size', { when: [{ path: 'gated_mlp', is: ['yes'] }], source: layout }),
  identity('ffn_params', '2 * hidden_size * intermediate_size', { when: [{ path: 'gated_mlp', is: ['no'] }], source: layout }),
  identity('expert_params', '3 * hidden_size * expert_size', { when: [sparse, { path: 'gated_mlp', is: ['yes'] }], source: layout }),
  identity('expert_params', '2 * hidden_size * expert_size', { when: [sparse, { path: 'gated_mlp', is: ['no'] }], source: layout }),
  identity('embedding_params', '2 * vocab_size * hidden_size', { when: [{ path: 'tied_embeddings', is: ['no'] }], source: layout }),
  identity('embedding_params', 'vocab_size * hidden_size', { when: [{ path: 'tied_embeddings', is: ['yes'] }], source: layout }),
  identity('params', 'layers * (attention_params + ffn_params + 2 * hidden_size) + hidden_size + embedding_params', { when: [dense], source: layout }),
  identity('params', 'layers * (attention_params + 2 * hidden_size) + layers * (hidden_size * experts + (experts + shared_experts) * expert_params) '
    + '+ hidden_size + embedding_params', { when: [sparse, { path: 'dense_layers', is: ['0'] }], source: layout }),
  identity('params', 'layers * (attention_params + 2 * hidden_size) + dense_layers * ffn_params '
    + '+ (layers - dense_layers) * (hidden_size * experts + (experts + shared_experts) * expert_params) + hidden_size + embedding_params',
  { when: [sparse, { path: 'dense_layers', not: ['0'] }], source: layout }),
  identity('active_params', 'params', { when: [dense] }),
  identity('active_params', 'layers * (attention_params + 2 * hidden_size) + layers * (hidden_size * experts + (experts_per_token + shared_experts) * expert_params) '
    + '+ hidden_size + embedding_params', { when: [sparse, { path: 'dense_layers', is: ['0'] }], source: layout }),
  identity('active_params', 'layers * (attention_params + 2 * hidden_size) + dense_layers * ffn_params '
    + '+ (layers - dense_layers) * (hidden_size * experts + (experts_per_token + shared_experts) * expert_params) + hidden_size + embedding_params',
  { when: [sparse, { path: 'dense_layers', not: ['0'] }], source: layout }),
];

const costs: readonly Formula[] = [
  estimate('flop_per_token', '2 * active_params + 2 * layers * heads * head_dim * context', {
    when: [heads], source: '2N, and attention at half of the context on average: PaLM, arXiv 2204.02311, appendix B' }),
  identity('kv_cache', '2 * layers * kv_heads * head_dim * bytes_per_weight', { when: [heads], source: 'keys and values of every layer' }),
  identity('kv_cache', 'layers * (kv_lora_rank + qk_rope_head_dim) * bytes_per_weight', { when: [latent], source: 'DeepSeek-V2, arXiv 2405.04434, section 2.1' }),
  identity('weights', 'params * bytes_per_weight'),
];

export const model: KindSpec = {
  name: 'model',
  doc: 'A model: its architecture, its size, what a token costs.',
  phase: false,
  properties: [...architecture, derived('bytes_per_weight', bytesPerWeight, 'Bytes that one weight takes at the precision of the model.'), ...sizes, ...provenance],
  formulas: [
    identity('bytes_per_weight', 'bytes of the precision', {
      compute: reader => {
        const size = bytesOf[reader.word('precision') ?? ''];
        return size === undefined ? undefined : { kind: 'number', draws: size, dimension: bytesPerWeight.dimension };
      },
    }),
    ...counts, ...costs,
  ],
  defaults: [
    byDefault('attention', 'mla', 'a rank of compressed keys and values is given', { when: [{ path: 'kv_lora_rank', not: [] }] }),
    byDefault('attention', 'gqa', 'the architecture names heads of its own for keys and values', { when: [{ path: 'kv_heads', not: [] }] }),
    byDefault('attention', 'mha', 'nothing else is said of the attention', { when: [{ path: 'heads', not: [] }] }),
    byDefault('kv_heads', 'heads', 'every query head has its own keys and values', { when: [{ path: 'attention', is: ['mha'] }] }),
    byDefault('kv_heads', '1', 'multi-query attention has one', { when: [{ path: 'attention', is: ['mqa'] }] }),
    byDefault('gated_mlp', 'yes', 'current models have gated feed-forward layers'),
    byDefault('tied_embeddings', 'no', 'large models keep two embeddings'),
    byDefault('experts', '0', 'no experts are named: a dense model'),
    byDefault('shared_experts', '0', 'no shared experts are named', { when: [sparse] }),
    byDefault('dense_layers', '0', 'every layer has experts unless said otherwise', { when: [sparse] }),
    byDefault('expert_size', 'intermediate_size', 'an expert is as wide as the feed-forward layer', { when: [sparse] }),
    byDefault('precision', 'bf16', 'the usual format of weights'),
    byDefault('flop_per_token', '2 * active_params', 'attention is left out, since layers, heads or context are not known', { source: 'forward pass, 2N per token' }),
  ],
  snippet: 'model ${1:name} {\n  layers: ${2:32}\n  hidden_size: ${3:4096}\n  heads: ${4:32}\n  kv_heads: ${5:8}\n  intermediate_size: ${6:14_336}\n  vocab_size: ${7:128_256}\n  context: ${8:8192} tokens\n}',
};
