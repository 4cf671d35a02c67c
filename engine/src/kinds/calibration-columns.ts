/**
 * What the braces of `calibrate: csv("…") { … }` may say of measured runs: the names of the vocabulary, each a column or an expression over
 * columns.
 */
import type { PropertySpec } from '../schema/types.js';
import { parallelism, place } from './compute.js';
import { given } from './define.js';
import { accelerators, factor, params, precision, reference, seconds, share, tokens, tokensPerSecond, words, yesNo } from './quantities.js';

const counting = place.find(property => property.path === 'counting')!;

export const calibrationColumns: readonly PropertySpec[] = [
  given('step_time', seconds, 'Measured time of one optimizer step.', { example: '(milliseconds) ms' }),
  given('tokens_per_second', tokensPerSecond, 'Measured instead of the time: tokens a second and accelerator.', {
    example: 'tokens_per_gpu_s tokens/s/GPU',
  }),
  given('mfu', share, 'Measured instead of the time: model FLOP over the dense peak of `precision`, by `counting`.', { example: 'mfu' }),
  { ...counting, doc: 'Which FLOP a measured `mfu` counts: `parameters` if it is not said.' },
  given('model', reference('model'), 'The model, where all runs trained the same.', { example: 'llama_3_1_8b' }),
  given('params', params, 'Parameters, where no more is known of the model: then one factor for all of it is learnt.', {
    example: 'billions * 1e9',
  }),
  given('layers', factor, 'Layers.', { example: 'layers' }),
  given('hidden_size', factor, 'Width.', { example: 'hidden' }),
  given('heads', factor, 'Attention heads.', { example: 'heads' }),
  given('kv_heads', factor, 'Heads of keys and values; as many as `heads` if it is not said.', { example: '8' }),
  given('intermediate_size', factor, 'Width of the feed-forward network; four times the width if it is not said.', {
    example: '4 * hidden',
  }),
  given('gated_mlp', yesNo, 'Whether the feed-forward network has three matrices; two if it is not said.', { example: 'no' }),
  given('vocab_size', factor, 'Size of the vocabulary; 50,257 if it is not said.', { example: '50_257' }),
  given('tied_embeddings', yesNo, 'Whether input and output embedding are one matrix; they are not if it is not said.', { example: 'yes' }),
  given('count', accelerators, 'Accelerators of the run; the product of the degrees if it is not said.', { example: 'gpus' }),
  given('batch', tokens, 'Tokens of one step.', { example: 'global_batch * 2048' }),
  given('seq_len', tokens, 'Tokens of one sequence.', { example: '2048' }),
  ...parallelism,
  given('precision', precision, 'Format of the matrix products; bf16 if it is not said.', { example: 'bf16' }),
  given(
    'software',
    words(
      {
        name: 'current',
        doc: 'Attention that does not write its scores (FlashAttention 2), traffic beside computing, sequence parallelism beside tensor parallelism.',
      },
      {
        name: 'before_flash',
        doc: 'Attention that writes its scores, traffic that computing waits for: Megatron-LM and DeepSpeed before 2022.',
      },
    ),
    'What the training program does; `current` if it is not said.',
    { example: 'current' },
  ),
  given('where', factor, 'Keeps the rows for which it holds.', { example: 'count >= 64' }),
];
