/** Configuration files of every family with what their models count to: as published, or summed over the layers. */

export interface Configuration {
  readonly name: string;
  readonly config: object;
  readonly params: number;
  /** Further values at paths of the model. */
  readonly more?: Readonly<Record<string, number | string | boolean>>;
  readonly source: string;
  /** The model of the library that has the same architecture. */
  readonly library?: string;
}

const hub = 'safetensors total of the Hugging Face Hub';
const vectors = 'test/fixtures/param-counts.json';
const layers = 'sum over the layers of the modelling code of transformers';

export const configurations: readonly Configuration[] = [
  { name: 'Llama 3.1 8B', library: 'llama_3_1_8b', params: 8_030_261_248, source: hub, more: { context: 131_072, precision: 'bf16', attention: 'gqa' },
    config: { architectures: ['LlamaForCausalLM'], model_type: 'llama', hidden_size: 4096, intermediate_size: 14_336, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 8,
      vocab_size: 128_256, max_position_embeddings: 131_072, rms_norm_eps: 1e-5, rope_theta: 500_000, rope_scaling: { factor: 8 }, tie_word_embeddings: false, torch_dtype: 'bfloat16', attention_bias: false,
      hidden_act: 'silu', initializer_range: 0.02, pretraining_tp: 1, use_cache: true, bos_token_id: 128_000, eos_token_id: [128_001], transformers_version: '4.42.3', mlp_bias: false } },
  { name: 'Llama 2 7B, key heads left out', library: 'llama_2_7b', params: 6_738_415_616, source: hub,
    config: { model_type: 'llama', hidden_size: 4096, intermediate_size: 11_008, num_attention_heads: 32, num_hidden_layers: 32, vocab_size: 32_000 } },
  { name: 'Llama 3.2 3B, tied, by its class', library: 'llama_3_2_3b', params: 3_212_749_824, source: vectors,
    config: { architectures: ['LlamaForCausalLM'], hidden_size: 3072, num_hidden_layers: 28, num_attention_heads: 24, num_key_value_heads: 8, intermediate_size: 8192, vocab_size: 128_256, tie_word_embeddings: true } },
  { name: 'Mistral 7B', library: 'mistral_7b', params: 7_241_732_096, source: vectors, more: { sliding_window: 4096 },
    config: { model_type: 'mistral', hidden_size: 4096, intermediate_size: 14_336, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 8, vocab_size: 32_000, sliding_window: 4096 } },
  { name: 'Mixtral 8x7B', library: 'mixtral_8x7b', params: 46_702_792_704, source: vectors, more: { active_params: 12_879_925_248 },
    config: { model_type: 'mixtral', hidden_size: 4096, intermediate_size: 14_336, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 8, vocab_size: 32_000, num_local_experts: 8,
      num_experts_per_tok: 2, sliding_window: null } },
  { name: 'Qwen2.5 72B', library: 'qwen2_5_72b', params: 72_706_203_648, source: vectors,
    config: { model_type: 'qwen2', hidden_size: 8192, intermediate_size: 29_568, num_attention_heads: 64, num_hidden_layers: 80, num_key_value_heads: 8, vocab_size: 152_064, sliding_window: 131_072,
      use_sliding_window: false, max_window_layers: 70 } },
  { name: 'Qwen3 0.6B', library: 'qwen3_0_6b', params: 596_049_920, source: vectors, more: { head_dim: 128 },
    config: { model_type: 'qwen3', hidden_size: 1024, intermediate_size: 3072, num_attention_heads: 16, num_hidden_layers: 28, num_key_value_heads: 8, head_dim: 128, vocab_size: 151_936, tie_word_embeddings: true } },
  { name: 'Qwen3 30B A3B', library: 'qwen3_30b_a3b', params: 30_532_122_624, source: vectors, more: { active_params: 3_353_032_704 },
    config: { model_type: 'qwen3_moe', hidden_size: 2048, intermediate_size: 6144, moe_intermediate_size: 768, num_attention_heads: 32, num_hidden_layers: 48, num_key_value_heads: 4, head_dim: 128,
      vocab_size: 151_936, num_experts: 128, num_experts_per_tok: 8, decoder_sparse_step: 1, mlp_only_layers: [] } },
  { name: 'Qwen1.5 MoE A2.7B, a gated shared expert', source: layers, more: { shared_expert_size: 5632, biases: 'qkv' },
    params: 24 * (4 * 2048 ** 2 + 3 * 2048 + 2 * 2048 + 60 * 2048 + 60 * 3 * 2048 * 1408 + 3 * 2048 * 5632 + 2048) + 2048 + 2 * 151_936 * 2048,
    config: { model_type: 'qwen2_moe', hidden_size: 2048, intermediate_size: 5632, moe_intermediate_size: 1408, shared_expert_intermediate_size: 5632, num_attention_heads: 16, num_hidden_layers: 24,
      num_key_value_heads: 16, vocab_size: 151_936, num_experts: 60, num_experts_per_tok: 4, decoder_sparse_step: 1 } },
  { name: 'Gemma 7B', library: 'gemma_7b', params: 8_537_680_896, source: vectors, more: { tied_embeddings: true },
    config: { model_type: 'gemma', hidden_size: 3072, intermediate_size: 24_576, num_attention_heads: 16, num_hidden_layers: 28, num_key_value_heads: 16, head_dim: 256, vocab_size: 256_000 } },
  { name: 'Gemma 2 9B, four norms, every other layer local', library: 'gemma_2_9b', source: layers, more: { global_layers: 21, sliding_window: 4096 },
    params: 42 * (2 * 3584 * 4096 + 2 * 3584 * 2048 + 3 * 3584 * 14_336 + 4 * 3584) + 3584 + 256_000 * 3584,
    config: { model_type: 'gemma2', hidden_size: 3584, intermediate_size: 14_336, num_attention_heads: 16, num_hidden_layers: 42, num_key_value_heads: 8, head_dim: 256, vocab_size: 256_000, sliding_window: 4096,
      attn_logit_softcapping: 50, query_pre_attn_scalar: 256 } },
  { name: 'Gemma 3 4B: its language model, most fields left out', source: layers, more: { global_layers: 5, sliding_window: 1024, precision: 'bf16', context: 131_072 },
    params: 34 * (2 * 2560 * 2048 + 2 * 2560 * 1024 + 2 * 256 + 3 * 2560 * 10_240 + 4 * 2560) + 2560 + 262_208 * 2560,
    config: { architectures: ['Gemma3ForConditionalGeneration'], model_type: 'gemma3', torch_dtype: 'bfloat16', boi_token_index: 255_999,
      text_config: { hidden_size: 2560, intermediate_size: 10_240, model_type: 'gemma3_text', num_hidden_layers: 34, rope_scaling: { factor: 8, rope_type: 'linear' }, sliding_window: 1024 } } },
  { name: 'Phi-2: one norm a layer, biases to the end', source: layers, more: { output_bias: true },
    params: 32 * (4 * (2560 ** 2 + 2560) + 2 * 2560 * 10_240 + 10_240 + 2560 + 2 * 2560) + 2 * 2560 + 2 * 51_200 * 2560 + 51_200,
    config: { model_type: 'phi', hidden_size: 2560, intermediate_size: 10_240, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: null, vocab_size: 51_200, qk_layernorm: false } },
  { name: 'Phi-3 mini', source: layers, params: 32 * (4 * 3072 ** 2 + 3 * 3072 * 8192 + 2 * 3072) + 3072 + 2 * 32_064 * 3072,
    config: { model_type: 'phi3', hidden_size: 3072, intermediate_size: 8192, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 32, vocab_size: 32_064, sliding_window: 2047, attention_bias: false } },
  { name: 'GPT-2', source: layers, params: 12 * (4 * 768 ** 2 + 4 * 768 + 8 * 768 ** 2 + 5 * 768 + 4 * 768) + 2 * 768 + 50_257 * 768 + 1024 * 768,
    more: { positions: 'learned' }, config: { model_type: 'gpt2', n_embd: 768, n_head: 12, n_layer: 12, n_positions: 1024, n_ctx: 1024, vocab_size: 50_257, activation_function: 'gelu_new' } },
  { name: 'Pythia 70M: 18,915,328 without embeddings', library: 'pythia_70m', source: 'arXiv 2304.01373, table 1', params: 18_915_328 + 2 * 50_304 * 512, more: { non_embedding_params: 18_915_328 },
    config: { model_type: 'gpt_neox', hidden_size: 512, intermediate_size: 2048, num_attention_heads: 8, num_hidden_layers: 6, vocab_size: 50_304, use_parallel_residual: true, rotary_pct: 0.25, torch_dtype: 'float16' } },
  { name: 'Falcon 7B: one norm, one key head', library: 'falcon_7b', source: layers, more: { kv_heads: 1, norms_per_layer: 1 },
    params: 32 * (4544 * (4544 + 128) + 4544 ** 2 + 8 * 4544 ** 2 + 2 * 4544) + 2 * 4544 + 65_024 * 4544,
    config: { model_type: 'falcon', hidden_size: 4544, num_attention_heads: 71, num_hidden_layers: 32, vocab_size: 65_024, multi_query: true, parallel_attn: true, new_decoder_architecture: false, bias: false, alibi: false } },
  { name: 'Falcon 40B: eight key heads, two norms side by side', source: layers, more: { kv_heads: 8, norms_per_layer: 2 },
    params: 60 * (8192 * (8192 + 2 * 8 * 64) + 8192 ** 2 + 8 * 8192 ** 2 + 4 * 8192) + 2 * 8192 + 65_024 * 8192,
    config: { model_type: 'falcon', hidden_size: 8192, num_attention_heads: 128, num_hidden_layers: 60, num_kv_heads: 8, vocab_size: 65_024, multi_query: true, parallel_attn: true, new_decoder_architecture: true } },
  { name: 'DeepSeek-V2', library: 'deepseek_v2', params: 235_741_434_880, source: vectors,
    config: { model_type: 'deepseek_v2', hidden_size: 5120, intermediate_size: 12_288, moe_intermediate_size: 1536, num_attention_heads: 128, num_hidden_layers: 60, num_key_value_heads: 128, vocab_size: 102_400,
      n_routed_experts: 160, n_shared_experts: 2, num_experts_per_tok: 6, first_k_dense_replace: 1, moe_layer_freq: 1, q_lora_rank: 1536, kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128 } },
  { name: 'DeepSeek-V3', library: 'deepseek_v3', params: 671_026_419_200, source: vectors, more: { precision: 'fp8', mtp_layers: 1, kv_cache: 61 * 576, context: 163_840 },
    config: { model_type: 'deepseek_v3', hidden_size: 7168, intermediate_size: 18_432, moe_intermediate_size: 2048, num_attention_heads: 128, num_hidden_layers: 61, num_key_value_heads: 128, vocab_size: 129_280,
      n_routed_experts: 256, n_shared_experts: 1, num_experts_per_tok: 8, first_k_dense_replace: 3, moe_layer_freq: 1, q_lora_rank: 1536, kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64,
      v_head_dim: 128, max_position_embeddings: 163_840, num_nextn_predict_layers: 1, topk_method: 'noaux_tc', scoring_func: 'sigmoid', torch_dtype: 'bfloat16',
      quantization_config: { activation_scheme: 'dynamic', fmt: 'e4m3', quant_method: 'fp8', weight_block_size: [128, 128] } } },
  { name: 'OLMo 7B: norms without parameters', source: layers, params: 32 * (4 * 4096 ** 2 + 3 * 4096 * 11_008) + 2 * 50_304 * 4096,
    config: { model_type: 'olmo', hidden_size: 4096, intermediate_size: 11_008, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 32, vocab_size: 50_304, clip_qkv: null } },
  { name: 'OLMo 2 7B: norms over all heads', library: 'olmo_2_7b', source: layers, params: 32 * (4 * 4096 ** 2 + 3 * 4096 * 11_008 + 4 * 4096) + 4096 + 2 * 100_352 * 4096,
    config: { model_type: 'olmo2', hidden_size: 4096, intermediate_size: 11_008, num_attention_heads: 32, num_hidden_layers: 32, num_key_value_heads: 32, vocab_size: 100_352 } },
  { name: 'OLMo 3 7B: every fourth layer sees all', source: layers, more: { global_layers: 8 }, params: 32 * (4 * 4096 ** 2 + 3 * 4096 * 11_008 + 4 * 4096) + 4096 + 2 * 100_278 * 4096,
    config: { model_type: 'olmo3', hidden_size: 4096, intermediate_size: 11_008, num_attention_heads: 32, num_hidden_layers: 32, vocab_size: 100_278, sliding_window: 4096,
      layer_types: Array.from({ length: 32 }, (_, index) => ((index + 1) % 4 === 0 ? 'full_attention' : 'sliding_attention')) } },
  { name: 'OLMoE 1B 7B', source: layers, params: 16 * (4 * 2048 ** 2 + 2 * 2048 + 2 * 2048 + 64 * 2048 + 64 * 3 * 2048 * 1024) + 2048 + 2 * 50_304 * 2048,
    config: { model_type: 'olmoe', hidden_size: 2048, intermediate_size: 1024, num_attention_heads: 16, num_hidden_layers: 16, num_key_value_heads: 16, vocab_size: 50_304, num_experts: 64, num_experts_per_tok: 8 } },
];
