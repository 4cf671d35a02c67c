/** Parameters of published architectures, counted matrix by matrix. */
import assert from 'node:assert/strict';
import { analyzed, medianAt } from '../support/plan.js';

interface Row {
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kv: number;
  readonly width: number;
  readonly vocab: number;
  readonly more?: string;
  readonly params: number;
  readonly active?: number;
  readonly source: string;
}

const hub = 'safetensors total of the Hugging Face Hub';

/** Models without biases, with RMSNorm; the totals are exact where the source prints all digits. */
const rows: readonly Row[] = [
  {
    name: 'Llama 2 7B',
    layers: 32,
    hidden: 4096,
    heads: 32,
    kv: 32,
    width: 11_008,
    vocab: 32_000,
    params: 6_738_415_616,
    source: `${hub}, without rotary buffers`,
  },
  {
    name: 'Llama 2 13B',
    layers: 40,
    hidden: 5120,
    heads: 40,
    kv: 40,
    width: 13_824,
    vocab: 32_000,
    params: 13_015_864_320,
    source: `${hub}, without rotary buffers`,
  },
  { name: 'Llama 3.1 8B', layers: 32, hidden: 4096, heads: 32, kv: 8, width: 14_336, vocab: 128_256, params: 8_030_261_248, source: hub },
  { name: 'Llama 3.1 70B', layers: 80, hidden: 8192, heads: 64, kv: 8, width: 28_672, vocab: 128_256, params: 70_553_706_496, source: hub },
  {
    name: 'Llama 3.1 405B',
    layers: 126,
    hidden: 16_384,
    heads: 128,
    kv: 8,
    width: 53_248,
    vocab: 128_256,
    params: 405_853_388_800,
    source: hub,
  },
  {
    name: 'Mistral 7B',
    layers: 32,
    hidden: 4096,
    heads: 32,
    kv: 8,
    width: 14_336,
    vocab: 32_000,
    params: 7_241_732_096,
    source: 'published config',
  },
  {
    name: 'TinyLlama 1.1B',
    layers: 22,
    hidden: 2048,
    heads: 32,
    kv: 4,
    width: 5632,
    vocab: 32_000,
    params: 1_100_048_384,
    source: 'published config',
  },
  {
    name: 'Gemma 7B, tied',
    layers: 28,
    hidden: 3072,
    heads: 16,
    kv: 16,
    width: 24_576,
    vocab: 256_000,
    more: 'head_dim: 256, tied_embeddings: yes',
    params: 8_537_680_896,
    source: 'published config',
  },
  {
    name: 'Llama 3.2 3B, tied',
    layers: 28,
    hidden: 3072,
    heads: 24,
    kv: 8,
    width: 8192,
    vocab: 128_256,
    more: 'head_dim: 128, tied_embeddings: yes',
    params: 3_212_749_824,
    source: 'Llama 3.2 model card: 3.21B',
  },
  {
    name: 'PaLM 540B, one key head, tied',
    layers: 118,
    hidden: 18_432,
    heads: 48,
    kv: 1,
    width: 73_728,
    vocab: 256_000,
    more: 'head_dim: 256, tied_embeddings: yes',
    params: 540_358_649_856,
    source: 'arXiv 2204.02311, table 1: 540.35B',
  },
  {
    name: 'PaLM 8B, one key head, tied',
    layers: 32,
    hidden: 4096,
    heads: 16,
    kv: 1,
    width: 16_384,
    vocab: 256_000,
    more: 'head_dim: 256, tied_embeddings: yes',
    params: 8_632_143_872,
    source: 'arXiv 2204.02311, table 1: 8.63B',
  },
  {
    name: 'Mixtral 8x7B',
    layers: 32,
    hidden: 4096,
    heads: 32,
    kv: 8,
    width: 14_336,
    vocab: 32_000,
    more: 'experts: 8, experts_per_token: 2',
    params: 46_702_792_704,
    active: 12_879_925_248,
    source: 'published config; 12.9B active',
  },
  {
    name: 'Mixtral 8x22B',
    layers: 56,
    hidden: 6144,
    heads: 48,
    kv: 8,
    width: 16_384,
    vocab: 32_000,
    more: 'experts: 8, experts_per_token: 2',
    params: 140_620_634_112,
    active: 39_152_031_744,
    source: 'published config; 39.1B active',
  },
];

function plan({ layers, hidden, heads, kv, width, vocab, more }: Row): string {
  return `model m { layers: ${layers}, hidden_size: ${hidden}, heads: ${heads}, kv_heads: ${kv}, intermediate_size: ${width}, vocab_size: ${vocab}${more === undefined ? '' : `, ${more}`} }`;
}

describe('parameters from the architecture', () => {
  for (const row of rows) {
    it(`${row.name} (${row.source})`, () => {
      const analysis = analyzed(plan(row));
      assert.equal(medianAt(analysis, 'm.params'), row.params);
      assert.equal(medianAt(analysis, 'm.active_params'), row.active ?? row.params);
    });
  }

  it('two feed-forward matrices instead of three', () => {
    const gated = analyzed(plan(rows[0]!));
    const plain = analyzed(plan({ ...rows[0]!, more: 'gated_mlp: no' }));
    assert.equal(medianAt(gated, 'm.params') - medianAt(plain, 'm.params'), 32 * 4096 * 11_008);
  });

  it('multi-query attention has one key head, multi-head attention as many as heads', () => {
    const of = (attention: string): number =>
      medianAt(
        analyzed(`model m { layers: 2, hidden_size: 512, heads: 8, attention: ${attention}, intermediate_size: 2048, vocab_size: 1000 }`),
        'm.params',
      );
    assert.equal(of('mha') - of('mqa'), 2 * 2 * 512 * 7 * 64);
  });

  /** deepseek-ai/DeepSeek-V3 config_671B.json and README: 671B, 37B active. */
  it('latent attention, shared experts and dense layers: DeepSeek-V3', () => {
    const analysis =
      analyzed(`model v3 { layers: 61, dense_layers: 3, hidden_size: 7168, heads: 128, q_lora_rank: 1536, kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128,
      experts: 256, experts_per_token: 8, shared_experts: 1, expert_size: 2048, intermediate_size: 18_432, vocab_size: 129_280, precision: fp8 }`);
    assert.equal(medianAt(analysis, 'v3.params'), 671_026_404_352);
    assert.ok(Math.abs(medianAt(analysis, 'v3.active_params') / 37e9 - 1) < 0.02);
    // arXiv 2405.04434, section 2.1: a latent of 512 and a position key of 64 per layer, and no heads.
    assert.equal(medianAt(analysis, 'v3.kv_cache'), 61 * (512 + 64));
  });
});

describe('what a token costs', () => {
  const llama =
    'model m { layers: 32, hidden_size: 4096, heads: 32, kv_heads: 8, intermediate_size: 14_336, vocab_size: 128_256, context: 8192 tokens }';

  it('keys and values of every layer, in bytes per token', () => {
    assert.equal(medianAt(analyzed(llama), 'm.kv_cache'), 2 * 32 * 8 * 128 * 2);
  });
  it('weights at their precision', () => {
    assert.equal(medianAt(analyzed(llama.replace('context', 'precision: fp8, context')), 'm.weights'), 8_030_261_248);
  });
  it('a forward pass: 2N and attention at half of the context', () => {
    assert.equal(medianAt(analyzed(llama), 'm.flop_per_token'), 2 * 8_030_261_248 + 2 * 32 * 32 * 128 * 8192);
  });
});
