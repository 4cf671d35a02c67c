/** Fields of configuration files that change neither a size nor what a token costs. */
export const irrelevantFields: ReadonlySet<string> = new Set([
  // The file itself.
  'architectures', 'model_type', '_name_or_path', 'transformers_version', 'auto_map', 'custom_pipelines', '_commit_hash', 'library_name', 'license', 'name', '_attn_implementation',
  '_attn_implementation_autoset', 'attn_implementation', '_flash_attn_2_enabled', 'use_flash_attn', 'flash_attn', 'fused_dense', 'fused_bias_fc',
  // Tokens with a meaning.
  'bos_token_id', 'eos_token_id', 'pad_token_id', 'unk_token_id', 'sep_token_id', 'cls_token_id', 'mask_token_id', 'decoder_start_token_id', 'forced_bos_token_id',
  'forced_eos_token_id', 'image_token_id', 'video_token_id', 'vision_start_token_id', 'vision_end_token_id', 'image_token_index', 'boi_token_index', 'eoi_token_index', 'boi_token_id',
  'eoi_token_id', 'mm_tokens_per_image', 'pad_vocab_size_multiple',
  // Activations, norms and positions: functions and constants without parameters.
  'hidden_act', 'hidden_activation', 'activation_function', 'activation', 'rms_norm_eps', 'layer_norm_eps', 'layer_norm_epsilon', 'norm_eps', 'norm_epsilon', 'rope_theta', 'rope_scaling',
  'rope_parameters', 'rope_type', 'rope_interleave', 'rope_local_base_freq', 'rotary_pct', 'rotary_emb_base', 'partial_rotary_factor', 'rotary_dim', 'original_max_position_embeddings',
  'rotary_emb_fraction', 'rotary', 'attn_logit_softcapping', 'final_logit_softcapping', 'query_pre_attn_scalar', 'clip_qkv', 'scale_attn_weights', 'scale_attn_by_inverse_layer_idx',
  'reorder_and_upcast_attn', 'use_bidirectional_attention', 'logit_scale', 'use_mrope', 'embedding_multiplier',
  // Training and running.
  'initializer_range', 'initializer_cutoff_factor', 'attention_dropout', 'hidden_dropout', 'embd_pdrop', 'resid_pdrop', 'attn_pdrop', 'embedding_dropout', 'classifier_dropout', 'dropout',
  'pretraining_tp', 'use_cache', 'cache_implementation', 'gradient_checkpointing', 'is_decoder', 'is_encoder_decoder', 'output_router_logits', 'router_aux_loss_coef',
  'router_z_loss_coef', 'router_jitter_noise', 'aux_loss_alpha', 'seq_aux', 'norm_topk_prob', 'routed_scaling_factor', 'scoring_func', 'topk_method', 'topk_group', 'n_group', 'ep_size',
  'moe_implementation', 'output_attentions', 'output_hidden_states', 'return_dict', 'use_return_dict', 'use_fast', 'torchscript', 'tf_legacy_loss', 'use_bfloat16', 'chunk_size_feed_forward',
  'keys_to_ignore_at_inference', 'unsloth_version', 'unsloth_fixed', 'task_specific_params', 'problem_type', 'id2label', 'label2id', 'finetuning_task', 'tokenizer_class', 'prefix',
  'summary_type', 'summary_use_proj', 'summary_activation', 'summary_proj_to_labels', 'summary_first_dropout', 'do_sample', 'temperature', 'top_k', 'top_p', 'max_length', 'min_length',
  'repetition_penalty', 'num_beams', 'generation_config', 'inference_tensor_parallel',
]);
