/** Fields that most families write alike. */
import { choice, precisionRule, size } from '../rules.js';
import type { Rule, Setting } from '../types.js';

/** Layers, width and query heads. */
export const body: readonly Rule[] = [
  size('layers', ['num_hidden_layers', 'n_layer', 'n_layers']),
  size('hidden_size', ['hidden_size', 'n_embd', 'd_model']),
  size('heads', ['num_attention_heads', 'n_head', 'n_heads']),
];

/** Key heads; a file that leaves them out has as many as query heads, unless the family says otherwise. */
export const keyHeads = (otherwise?: number): Rule =>
  size('kv_heads', 'num_key_value_heads', otherwise ?? (config => config.whole('num_attention_heads')));

export const headWidth = (otherwise?: number): Rule => size('head_dim', 'head_dim', otherwise);

export const width: Rule = size('intermediate_size', 'intermediate_size');

/** Vocabulary, context and number format. Older classes tie the embeddings unless the file says not to. */
export const ends = (tied: boolean, context?: number): readonly Rule[] => [
  size('vocab_size', 'vocab_size'),
  choice('tied_embeddings', 'tie_word_embeddings', tied),
  size('context', ['max_position_embeddings', 'n_positions', 'n_ctx'], context),
  precisionRule,
];

/** RMSNorm before attention and feed-forward layer, rotated positions, three feed-forward matrices: Llama and what came after it. */
export const modern: Readonly<Record<string, Setting>> = {
  gated_mlp: true,
  norm: 'rmsnorm',
  norms_per_layer: 2,
  positions: 'rope',
  output_bias: false,
  mtp_layers: 0,
};

/** One network for all tokens, no norm of queries and keys. */
export const denseModern: Readonly<Record<string, Setting>> = { ...modern, experts: 0, qk_norm: 'none' };
