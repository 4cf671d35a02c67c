/** Model FLOP and utilisation under the conventions of the field, held against figures that were published with them. */
import assert from 'node:assert/strict';
import { attentionForwardFlop, kvCacheBytes, type AttentionShape } from '../../../engine/src/physics/attention.js';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';

/** To so many parts of one. */
const near = (actual: number, expected: number, within = 1e-9): void => {
  assert.ok(Math.abs(actual / expected - 1) <= within, `${actual} is not ${expected}`);
};
/** As a percentage with one digit behind the point, as papers print it. */
const percent = (value: number): number => Number((100 * value).toFixed(1));

const palm = `model palm { layers: 118, hidden_size: 18_432, heads: 48, kv_heads: 1, head_dim: 256, intermediate_size: 73_728, vocab_size: 256_000, tied_embeddings: yes, context: 2048 tokens }
hardware pool { peak.bf16: 275 TFLOP/s, goodput: 100% }
`;

describe('PaLM 540B: 238,300 tokens a second on 6,144 TPU v4 (arXiv 2204.02311, section 4.1 and appendix B)', () => {
  // One second of the run, written as an hour: 238.3K tokens/s.
  const run = (more: string): string =>
    `${palm}pretrain p { model: palm, hardware: pool, tokens: ${238.3e3 * 3600}, gpu_hours: 6144${more} }`;

  it('45.7 % without attention, 46.2 % with it', () => {
    const analysis = analyzed(run(''));
    assert.equal(percent(medianAt(analysis, 'p.mfu')), 45.7);
    assert.equal(percent(medianAt(analysis, 'p.mfu_parameters')), 45.7);
    assert.equal(percent(medianAt(analysis, 'p.mfu_attention')), 46.2);
    assert.equal(percent(medianAt(analyzed(run(', counting: attention')), 'p.mfu')), 46.2);
  });

  it('says the same from every convention', () => {
    const ways = ['parameters', 'attention', 'causal_attention', 'recompute'];
    const seen = ways.map(counting => {
      const analysis = analyzed(run(`, counting: ${counting}, parallelism.recompute: full`));
      return ['mfu_parameters', 'mfu_non_embedding', 'mfu_attention', 'mfu_causal_attention', 'hfu'].map(path =>
        medianAt(analysis, `p.${path}`),
      );
    });
    for (const values of seen)
      values.forEach((value, index) => {
        near(value, seen[0]![index]!, 1e-12);
      });
    // Under its own convention the other name says what `mfu` says.
    for (const [index, path] of [
      [0, 'mfu_parameters'],
      [1, 'mfu_attention'],
      [2, 'mfu_causal_attention'],
      [3, 'hfu'],
    ] as const) {
      const analysis = analyzed(run(`, counting: ${ways[index]}, parallelism.recompute: full`));
      near(medianAt(analysis, `p.${path}`), medianAt(analysis, 'p.mfu'), 1e-12);
    }
  });
});

interface Megatron {
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly batch: number;
  readonly gpus: number;
  /** Seconds of a step with selective and with full recomputation. */
  readonly selective: number;
  readonly mfu: number;
  readonly hfu: number;
}

/**
 * Korthikanti et al. 2022, arXiv 2205.05198, table 5; sizes from its table 3. MFU and HFU as its equations 8 and 9 give them from the step
 * times.
 */
const megatron: readonly Megatron[] = [
  { name: '22B', layers: 48, hidden: 6144, heads: 64, batch: 4, gpus: 8, selective: 1.1, mfu: 41.7, hfu: 43.8 },
  { name: '175B', layers: 96, hidden: 12_288, heads: 96, batch: 64, gpus: 64, selective: 13.75, mfu: 51.4, hfu: 52.8 },
  { name: '530B', layers: 105, hidden: 20_480, heads: 128, batch: 280, gpus: 280, selective: 37.83, mfu: 56.0, hfu: 57.0 },
  { name: '1T', layers: 128, hidden: 25_600, heads: 160, batch: 512, gpus: 512, selective: 71.49, mfu: 56.3, hfu: 57.0 },
];

const megatronPlan = ({ layers, hidden, heads, batch, gpus }: Megatron, seconds: number, more: string): string => `
model gpt { layers: ${layers}, hidden_size: ${hidden}, heads: ${heads}, intermediate_size: ${4 * hidden}, gated_mlp: no, vocab_size: 51_200, tied_embeddings: yes, biases: all, norm: layernorm,
  positions: learned, context: 2048 tokens }
hardware a100 { peak.bf16: 312 TFLOP/s, goodput: 100% }
pretrain p { model: gpt, hardware: a100, tokens: ${batch * 2048}, gpu_hours: ${(gpus * seconds) / 3600}, ${more} }`;

describe('Megatron-LM on A100', () => {
  for (const row of megatron) {
    it(`${row.name}: MFU ${row.mfu} % and HFU ${row.hfu} %, from the step time`, () => {
      const analysis = analyzed(
        megatronPlan(row, row.selective, 'counting: attention, embedding_flop: output, parallelism.recompute: selective'),
      );
      // The published formula has no biases and norms, a hundredth of a percent here.
      near(100 * medianAt(analysis, 'p.mfu'), row.mfu, 0.0015);
      near(100 * medianAt(analysis, 'p.hfu'), row.hfu, 0.0015);
      const hardware = analyzed(megatronPlan(row, row.selective, 'counting: recompute, embedding_flop: output'));
      near(medianAt(hardware, 'p.mfu'), medianAt(analysis, 'p.hfu'), 1e-12);
      assert.equal(estimateAt(hardware, 'p.parallelism.recompute').origin, 'default');
    });
  }

  it('half of the attention, as Megatron-LM counts since 2025: 40.6, 50.7, 55.6 and 55.9 %', () => {
    const seen = megatron.map(row =>
      percent(medianAt(analyzed(megatronPlan(row, row.selective, 'counting: causal_attention, embedding_flop: output')), 'p.mfu')),
    );
    for (const [index, expected] of [40.6, 50.7, 55.6, 55.9].entries())
      assert.ok(Math.abs(seen[index]! - expected) <= 0.11, `${seen[index]} is not ${expected}`);
  });

  /** Narayanan et al. 2021, arXiv 2104.04473, equation 3: 96 B s l h^2 (1 + s / 6h + V / 16 l h). */
  it('full recomputation: 4/3 of the layers, the output layer once', () => {
    for (const row of megatron) {
      const analysis = analyzed(megatronPlan(row, 10, 'counting: recompute, embedding_flop: output, parallelism.recompute: full'));
      const [l, h] = [row.layers, row.hidden];
      near(medianAt(analysis, 'p.flop'), 96 * row.batch * 2048 * l * h ** 2 * (1 + 2048 / (6 * h) + 51_200 / (16 * l * h)), 5e-4);
      near(medianAt(analysis, 'p.mfu_attention') / medianAt(analysis, 'p.hfu'), 0.75, 0.02);
    }
  });
});

describe('training compute of published runs', () => {
  const llama2 =
    'model llama_2_70b { layers: 80, hidden_size: 8192, heads: 64, kv_heads: 8, intermediate_size: 28_672, vocab_size: 32_000, context: 4096 tokens }\n';
  const flop = (model: string, tokens: string, length: number, more: string): number =>
    medianAt(
      analyzed(
        `${model.includes('{') ? model : ''}pretrain p { model: ${model.includes('{') ? 'llama_2_70b' : model}, tokens: ${tokens}, seq_len: ${length} tokens, ${more} }`,
      ),
      'p.flop',
    );

  it('Llama 3.1 405B, 15.6T tokens: 3.80e25 by 6ND, 4.10e25 with full and 3.937e25 with causal attention', () => {
    near(flop('llama_3_1_405b', '15.6T', 8192, 'counting: parameters'), 3.8e25, 1e-3);
    near(flop('llama_3_1_405b', '15.6T', 8192, 'counting: attention, embedding_flop: output'), 4.1e25, 2e-3);
    near(flop('llama_3_1_405b', '15.6T', 8192, 'counting: causal_attention, embedding_flop: output'), 3.937e25, 2e-4);
  });

  it('Llama 2 70B, 2T tokens: 8.28e23 by 6ND, 8.89e23 with full attention', () => {
    near(flop(llama2, '2T', 4096, 'counting: parameters'), 8.28e23, 1e-3);
    near(flop(llama2, '2T', 4096, 'counting: attention, embedding_flop: output'), 8.89e23, 1e-3);
  });

  /** arXiv 2401.02954, section 3: M = 72 layers d^2 + 12 layers d length, the model taken as one of plain width 4d. */
  it('DeepSeek LLM 67B: M is 4.973e11 FLOP a token without embeddings', () => {
    const analysis =
      analyzed(`model m { layers: 95, hidden_size: 8192, heads: 64, intermediate_size: 32_768, gated_mlp: no, norm: parameter_free, vocab_size: 102_400, context: 4096 tokens }
pretrain p { model: m, tokens: 2T, counting: attention, embedding_flop: none }`);
    near(medianAt(analysis, 'p.flop_per_token'), 72 * 95 * 8192 ** 2 + 12 * 95 * 8192 * 4096);
    near(medianAt(analysis, 'p.flop_per_token'), 4.973e11, 1e-4);
  });

  it('a mixture of experts counts what a token meets, and latent attention its own widths', () => {
    const analysis = analyzed('pretrain p { model: deepseek_v3, tokens: 14.8T, seq_len: 4096 tokens, counting: attention }');
    near(medianAt(analysis, 'p.flop'), 14.8e12 * (6 * medianAt(analysis, 'p.params') + 6 * 61 * 128 * (128 + 64 + 128) * 4096));
    near(medianAt(analysis, 'p.params'), medianAt(analysis, 'deepseek_v3.active_params'));
  });
});

describe('a convention', () => {
  const gpu = 'hardware pool { peak.bf16: 1000 TFLOP/s, goodput: 90% }\n';
  const model =
    'model m { layers: 32, hidden_size: 4096, heads: 32, kv_heads: 8, intermediate_size: 14_336, vocab_size: 128_256, context: 8192 tokens }\n';

  for (const counting of ['parameters', 'attention', 'causal_attention', 'recompute']) {
    for (const embeddings of ['all', 'output', 'none']) {
      it(`${counting}, embeddings ${embeddings}: flop is hours x peak x mfu x goodput, from either side`, () => {
        const written = `model: m, hardware: pool, counting: ${counting}, embedding_flop: ${embeddings}`;
        const forward = analyzed(`${gpu}${model}pretrain p { ${written}, tokens: 1T, mfu: 40% }`);
        near(medianAt(forward, 'p.flop'), medianAt(forward, 'p.gpu_hours') * 3600 * 1e15 * 0.4 * 0.9);
        const back = analyzed(`${gpu}${model}pretrain p { ${written}, gpu_hours: ${medianAt(forward, 'p.gpu_hours')}, mfu: 40% }`);
        near(medianAt(back, 'p.tokens'), 1e12);
        const both = analyzed(`${gpu}${model}pretrain p { ${written}, gpu_hours: ${medianAt(forward, 'p.gpu_hours')}, tokens: 1T }`);
        near(medianAt(both, 'p.mfu'), 0.4);
        assert.deepEqual(faultsOf(both), []);
      });
    }
  }

  it('that needs the architecture is unknown without it, and says why', () => {
    const analysis = analyzed(`${gpu}pretrain p { params: 7B, tokens: 1T, hardware: pool, mfu: 40%, counting: attention }`);
    assert.match(estimateAt(analysis, 'p.flop').because ?? '', /model|attention|layers/);
    near(medianAt(analyzed(`${gpu}pretrain p { params: 7B, tokens: 1T, hardware: pool, mfu: 40% }`), 'p.mfu_parameters'), 0.4);
  });

  it('of recomputation is unknown while nothing says what is computed again', () => {
    assert.match(
      estimateAt(analyzed(`${gpu}${model}pretrain p { model: m, tokens: 1T, hardware: pool, mfu: 40% }`), 'p.hfu').because ?? '',
      /parallelism\.recompute/,
    );
  });

  it('changes neither the loss nor the optimum of the law, which was fitted with 6ND', () => {
    const plan = (counting: string): string => `${model}pretrain p { model: m, tokens: 1T, counting: ${counting} }`;
    const [usual, other] = [analyzed(plan('parameters')), analyzed(plan('recompute'))];
    for (const path of ['p.loss', 'p.optimal_params', 'p.optimal_tokens']) near(medianAt(other, path), medianAt(usual, path));
  });

  it('holds in a nested phase, whose longer sequences cost more attention', () => {
    const analysis = analyzed(
      `${model}pretrain p { model: m, tokens: 1T, counting: attention, phase long { tokens: 100B, seq_len: 131_072 tokens } }`.replace(
        ', phase',
        '\n  phase',
      ),
    );
    near(medianAt(analysis, 'p.long.flop'), 1e11 * (6 * 8_030_261_248 + 12 * 32 * 4096 * 131_072));
    near(medianAt(analysis, 'p.flop'), medianAt(analysis, 'p.long.flop') + 1e12 * (6 * 8_030_261_248 + 12 * 32 * 4096 * 8192));
  });
});

describe('attention of one token', () => {
  const shape: AttentionShape = { layers: 4, heads: 2, keyWidth: 3, valueWidth: 5, cacheWidth: 16 };

  it('counts the pairs of a sequence, one by one', () => {
    const local: AttentionShape = { ...shape, local: { layers: 3, window: 64 } };
    const length = 256;
    // A token that sees itself by half: the mean of 0 and of 1 pair, which makes half of the square exact.
    let pairs = 0;
    for (let token = 0; token < length; token++) pairs += 1 * (token + 0.5) + 3 * Math.min(token + 0.5, 64);
    near(attentionForwardFlop(local, length, 'causal') as number, (2 * 2 * (3 + 5) * pairs) / length, 1e-4);
    near(attentionForwardFlop(local, length, 'full') as number, 2 * 2 * (3 + 5) * (length + 3 * 64));
  });

  it('a window longer than the sequence changes nothing', () => {
    const wide: AttentionShape = { ...shape, local: { layers: 4, window: 1000 } };
    for (const mask of ['full', 'causal'] as const)
      near(attentionForwardFlop(wide, 500, mask) as number, attentionForwardFlop(shape, 500, mask) as number);
    assert.equal(kvCacheBytes(wide, 500, 2), kvCacheBytes(shape, 500, 2));
  });
});

describe('the cache of keys and values, to the byte', () => {
  const llama2 = 'layers: 80, hidden_size: 8192, heads: 64, kv_heads: 8, intermediate_size: 28_672, vocab_size: 32_000, precision: fp16';
  const rows: readonly (readonly [name: string, sizes: string, perToken: number])[] = [
    ['Llama 2 7B, all heads', 'layers: 32, hidden_size: 4096, heads: 32', 524_288],
    ['Llama 3 8B, 8 key heads', 'layers: 32, hidden_size: 4096, heads: 32, kv_heads: 8', 131_072],
    ['Llama 3 70B', 'layers: 80, hidden_size: 8192, heads: 64, kv_heads: 8', 327_680],
    ['Llama 3.1 405B', 'layers: 126, hidden_size: 16_384, heads: 128, kv_heads: 8', 516_096],
    ['GPT-3', 'layers: 96, hidden_size: 12_288, heads: 96', 4_718_592],
    ['PaLM 540B, one key head', 'layers: 118, hidden_size: 18_432, heads: 48, attention: mqa, head_dim: 256', 118 * 2 * 256 * 2],
    [
      'DeepSeek-V3, latent',
      'layers: 61, hidden_size: 7168, heads: 128, kv_lora_rank: 512, qk_rope_head_dim: 64, qk_nope_head_dim: 128, v_head_dim: 128',
      70_272,
    ],
  ];
  for (const [name, sizes, perToken] of rows) {
    it(`${name}: ${perToken} bytes a token, and as many times for a sequence`, () => {
      const analysis = analyzed(`model m { ${sizes}, context: 4096 tokens }`);
      assert.equal(medianAt(analysis, 'm.kv_cache'), perToken);
      assert.equal(medianAt(analysis, 'm.kv_cache_per_sequence'), 4096 * perToken);
    });
  }

  it('Llama 2 70B, 4,096 tokens at fp16: 1.25 GiB', () => {
    assert.equal(medianAt(analyzed(`model m { ${llama2}, context: 4096 tokens }`), 'm.kv_cache_per_sequence'), 1.25 * 2 ** 30);
  });

  it('a sliding window bounds what a layer keeps: Mistral 7B', () => {
    const mistral = 'layers: 32, hidden_size: 4096, heads: 32, kv_heads: 8, sliding_window: 4096 tokens';
    assert.equal(medianAt(analyzed(`model m { ${mistral}, context: 32_768 tokens }`), 'm.kv_cache_per_sequence'), 4096 * 131_072);
    assert.equal(medianAt(analyzed(`model m { ${mistral}, context: 1024 tokens }`), 'm.kv_cache_per_sequence'), 1024 * 131_072);
  });

  it('layers with and without window: Gemma 3 27B keeps 10 of 62 layers whole', () => {
    const gemma =
      'layers: 62, hidden_size: 5376, heads: 32, kv_heads: 16, head_dim: 128, sliding_window: 1024 tokens, global_layers: 10, context: 131_072 tokens';
    assert.equal(medianAt(analyzed(`model m { ${gemma} }`), 'm.kv_cache_per_sequence'), 2 * 16 * 128 * 2 * (10 * 131_072 + 52 * 1024));
  });
});
