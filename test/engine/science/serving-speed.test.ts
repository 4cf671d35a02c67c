/** Memory, speed and waiting of a service, with figures worked out by hand or published. */
import assert from 'node:assert/strict';
import { near } from './near.js';
import { analyzed, estimateAt, medianAt } from '../support/plan.js';

/** Efficiencies of one, so that what is left is arithmetic. */
const ideal = 'prefill_efficiency: 100%, decode_efficiency: 100%, bandwidth_efficiency: 100%';
const at = (text: string, path: string): number => medianAt(analyzed(`testtime t { ${text} }`), `t.${path}`);

describe('what a generated token takes', () => {
  /** FLOP of a token of the answer in the middle of a context of 9,000 tokens; the prompt stands in the cache. */
  const perToken = (model: string): number =>
    at(`model: ${model}, prompt_tokens: 8000, cache_hits: 100%, output_tokens: 2000`, 'flop_per_query') / 2000;

  it('two FLOP for each active parameter, and the pairs of its heads with what stands before', () => {
    near(perToken('llama_3_1_8b'), 2 * 8_030_261_248 + 2 * 32 * 32 * 2 * 128 * 9000, 1e-3);
  });

  it('in latent attention each head meets the latent vector of every token: 512 and 64 wide for the score, 512 for the sum', () => {
    near(perToken('deepseek_v3'), 2 * medianAt(analyzed(''), 'deepseek_v3.active_params') + 2 * 61 * 128 * (2 * 512 + 64) * 9000, 1e-3);
  });
});

describe('what a copy takes of memory', () => {
  const cachePerToken: Readonly<Record<string, number>> = {
    llama_3_1_8b: 131_072,
    llama_3_1_70b: 327_680,
    llama_3_1_405b: 516_096,
    deepseek_v3: 70_272,
  };
  for (const [model, bytes] of Object.entries(cachePerToken)) {
    it(`a token of ${model} keeps ${bytes} bytes at 16 bits, half of that at 8`, () => {
      const plan = `model: ${model}, hardware: h200, prompt_tokens: 1, output_tokens: 0`;
      near(at(`${plan}, kv_precision: bf16`, 'cache_per_sequence'), bytes);
      near(at(`${plan}, kv_precision: fp8`, 'cache_per_sequence'), bytes / 2);
    });
  }

  it('the cache of a batch is that of sequences half-way through their answers', () => {
    near(
      at('model: llama_3_1_8b, hardware: h100, prompt_tokens: 1000, output_tokens: 500, thinking: 1500', 'cache_per_sequence'),
      131_072 * 2000,
    );
  });

  it('a layer with a window keeps no more than the window', () => {
    // Mistral 7B: 32 layers, 8 key heads of 128, a window of 4,096.
    near(
      at('model: mistral_7b, hardware: h100, kv_precision: bf16, prompt_tokens: 100k, output_tokens: 0', 'cache_per_sequence'),
      2 * 32 * 8 * 128 * 2 * 4096,
    );
  });

  it('the fewest accelerators: powers of two within a node, then nodes', () => {
    const copies: readonly (readonly [string, string, string, number])[] = [
      ['llama_3_1_8b', 'h100', 'bf16', 1],
      ['llama_3_1_70b', 'h200', 'fp8', 1],
      ['llama_3_1_70b', 'h100', 'fp8', 2],
      ['llama_3_1_70b', 'h100', 'bf16', 4],
      ['llama_3_1_405b', 'h100', 'fp8', 8],
      ['llama_3_1_405b', 'h100', 'bf16', 16],
      ['deepseek_v3', 'h800', 'fp8', 16],
      ['deepseek_v3', 'h200', 'fp8', 8],
    ];
    for (const [model, chip, format, count] of copies)
      assert.equal(
        at(`model: ${model}, hardware: ${chip}, precision: ${format}, prompt_tokens: 500, output_tokens: 500`, 'replica'),
        count,
        `${model} ${chip} ${format}`,
      );
  });

  it('quantized weights stand in memory as they are stored, whatever they are computed in', () => {
    const plan = 'model: llama_3_1_70b, hardware: h100, prompt_tokens: 500, output_tokens: 500';
    near(at(`${plan}, weight_precision: int4`, 'weights'), 70_553_706_496 / 2);
    near(at(`${plan}, precision: fp8`, 'weights'), 70_553_706_496);
    assert.equal(at(`${plan}, weight_precision: int4`, 'replica'), 1);
  });

  it('(0.9 g HBM - W) / cache sequences, and no more than 128 an accelerator', () => {
    const plan = 'model: llama_3_1_70b, hardware: h100, precision: fp8, replica: 2, output_tokens: 0';
    assert.equal(at(`${plan}, prompt_tokens: 10k`, 'batch'), Math.floor((0.9 * 160e9 - 70_553_706_496) / (163_840 * 10_000)));
    assert.equal(at(`${plan}, prompt_tokens: 100`, 'batch'), 256);
    near(at(`${plan}, prompt_tokens: 10k`, 'memory_per_gpu'), (70_553_706_496 + 44 * 1_638_400_000) / 2);
  });

  it('a model of which only the size is known has a usual shape, and the plan says so', () => {
    const cache = estimateAt(
      analyzed('testtime t { params: 8B, hardware: h100, prompt_tokens: 1000, output_tokens: 0 }'),
      't.cache_per_sequence',
    );
    assert.ok(cache.range!.p50 > 0.5 * 131_072_000 && cache.range!.p50 < 2 * 131_072_000);
    assert.match(cache.because ?? '', /usual shape/);
  });

  it('weights that do not fit leave no batch, and the reason is told', () => {
    const batch = estimateAt(
      analyzed('testtime t { model: llama_3_1_405b, hardware: h100, replica: 1, prompt_tokens: 10, output_tokens: 10 }'),
      't.batch',
    );
    assert.equal(batch.range, null);
    assert.match(batch.because ?? '', /do not fit/);
  });
});

describe('how fast it generates', () => {
  const two = `model: llama_3_1_70b, hardware: h100, precision: fp8, replica: 2, prompt_tokens: 0, output_tokens: 2`;

  it('one stream reads all weights for every token: 94.9 tokens a second of 70B in FP8 on two H100, 59 at 62 % of the bandwidth', () => {
    near(at(`${two}, batch: 1, ${ideal}`, 'tokens_per_second_per_user'), 6.7e12 / (70_553_706_496 + 163_840), 1e-9);
    assert.equal(Math.round(at(`${two}, batch: 1, bandwidth_efficiency: 62%`, 'tokens_per_second_per_user')), 59);
  });

  it('a large batch is bound by arithmetic: 2N + 4 layers d context', () => {
    // 80 layers, 64 heads of 128: 2,621,440 FLOP for each token looked back at.
    near(at(`${two}, batch: 4000, ${ideal}`, 'step_time'), (4000 * (2 * 70_553_706_496 + 2_621_440)) / (2 * 1978.9e12));
  });

  it('reading a prompt is quadratic in attention, and cached tokens cost neither parameters nor the pairs among themselves', () => {
    const plan = `model: llama_3_1_70b, hardware: h100, precision: fp8, replica: 2, prompt_tokens: 10k, output_tokens: 1, ${ideal}`;
    const flop = (computed: number, pairs: number): number => 2 * 70_553_706_496 * computed + 2_621_440 * pairs;
    near(at(plan, 'time_to_first_token'), flop(10_000, 0.5e8) / (2 * 1978.9e12));
    near(at(`${plan}, cache_hits: 60%`, 'time_to_first_token'), flop(4000, 0.5 * (1e8 - 0.36e8)) / (2 * 1978.9e12));
  });

  it('throughput with shared prefill: B L / (B t_prefill + L t), and what a stream gets is its part of it', () => {
    const analysis = analyzed(
      `testtime t { model: llama_3_1_8b, hardware: h100, batch: 64, prompt_tokens: 2000, output_tokens: 500, ${ideal} }`,
    );
    const [first, step, speed] = ['time_to_first_token', 'step_time', 'tokens_per_second'].map(path => medianAt(analysis, `t.${path}`)) as [
      number,
      number,
      number,
    ];
    // Times are shown in seconds here, as the unit of the property is.
    near(speed, (64 * 500) / (64 * first + 500 * step));
    near(medianAt(analysis, 't.tokens_per_second_per_user'), speed / 64);
    near(medianAt(analysis, 't.latency'), first + 64 * first + 500 * step);
  });

  it('a mixture of experts reads those experts that somebody asked for: dense + experts (1 - (1 - k/E)^B)', () => {
    const plan = `model: mixtral_8x7b, hardware: h200, precision: fp8, replica: 1, prompt_tokens: 0, output_tokens: 0.0001, ${ideal}`;
    const [all, active] = [46_702_792_704, 12_879_425_536];
    const routed = (all - active) / 0.75;
    for (const batch of [1, 4]) near(at(`${plan}, batch: ${batch}`, 'step_time'), (all - routed * 0.75 ** batch) / 4.8e12, 1e-4);
  });

  it('efficiencies are assumptions with a source, a factor of 1.8 wide', () => {
    const analysis = analyzed('testtime t { model: llama_3_1_70b, hardware: h200, prompt_tokens: 1000, output_tokens: 1000 }');
    for (const [name, value] of [
      ['prefill', 52],
      ['decode', 25.5],
    ] as const) {
      const { origin, range, source } = estimateAt(analysis, `t.${name}_efficiency`);
      assert.equal(origin, 'default');
      assert.ok(source !== null);
      near(range!.p50 * 100, value, 2e-3);
      near(range!.p95 / range!.p50, 1.8, 5e-3);
    }
    const bandwidth = estimateAt(analysis, 't.bandwidth_efficiency').range!;
    assert.ok(bandwidth.p95 <= 1 && Math.abs(bandwidth.p50 - 0.62) < 2e-3);
  });

  it('a measured speed counts: 4,415 tokens a second of Llama 2 70B on an H200 are about 62 % of the FP8 peak', () => {
    const mfu = at(
      'model: llama_2_70b, hardware: h200, precision: fp8, prompt_tokens: 294, output_tokens: 293, tokens_per_second: 4415 tokens/s/GPU, queries: 1M queries/day',
      'mfu',
    );
    assert.ok(Math.abs(mfu - 0.62) < 0.01, `${mfu}`);
  });
});

describe('speculative decoding', () => {
  const plan = `model: llama_3_1_70b, hardware: h100, precision: fp8, replica: 2, prompt_tokens: 0, output_tokens: 2, queries: 1M queries/day, ${ideal}`;
  const drafted = (tokens: number, acceptance: string, draft = ''): string =>
    `speculative { ${draft}tokens: ${tokens}, acceptance: ${acceptance} }`;
  const gain = (speculation: string, batch: number): number =>
    at(`${plan}, batch: ${batch}`, 'step_time') / at(`${plan}, batch: ${batch}, ${speculation}`, 'step_time');

  it('alone, a pass yields (1 - a^(g + 1)) / (1 - a) tokens', () => {
    near(gain(drafted(5, '80%'), 1), 3.68928);
    near(gain(drafted(5, '60%'), 1), 2.38336);
    near(gain(drafted(7, '90%'), 1), 5.6953279);
    near(gain(drafted(4, '100%'), 1), 5);
  });

  it('a draft takes its time: divided by (g c + 1)', () => {
    const cost = (1_235_814_400 + 16_384) / (70_553_706_496 + 163_840);
    near(gain(drafted(5, '80%', 'draft: llama_3_2_1b, '), 1), 3.68928 / (5 * cost + 1), 1e-3);
  });

  it('where arithmetic sets the pace the gain is gone, and FLOP go up always', () => {
    assert.ok(gain(drafted(5, '80%', 'draft: llama_3_2_1b, '), 2000) < 1);
    const flop = (speculation: string): number => at(`${plan}, ${speculation}`, 'flop_per_query');
    near(flop(drafted(5, '80%')) / flop(''), 6 / 3.68928);
    assert.ok(flop(drafted(5, '80%', 'draft: llama_3_2_1b, ')) > flop(drafted(5, '80%')));
  });

  it('half of it said is no speculation that can be computed', () => {
    const step = estimateAt(analyzed(`testtime t { ${plan}, speculative.draft: llama_3_2_1b }`), 't.step_time');
    assert.match(step.because ?? '', /speculative\.tokens and speculative\.acceptance/);
  });

  it('a probability above one is refused', () => {
    assert.ok(analyzed(`testtime t { ${drafted(4, '120%')} }`).diagnostics.some(({ code }) => code === 'SC011'));
  });
});

describe('absurd services', () => {
  const plan =
    'model: llama_3_1_8b, hardware: h100, prompt_tokens: 500, output_tokens: 500, latency_target: 1 s, speculative { draft: llama_3_2_1b, tokens: 4, acceptance: 50% }';
  for (const absurd of [
    'batch: 1e300',
    'replica: 1e300',
    'batch: 1e16',
    'strategy: tree_search(width: 1e9, depth: 1e9, verifier: exact)',
    'strategy: majority_vote(samples: 0)',
    'strategy: revision(rounds: -3)',
    'growth: -1',
    'usage: 0 hour/user/day, users: 0',
  ]) {
    it(`${absurd}: every value is a number or unknown with a reason`, () => {
      for (const block of analyzed(`testtime t { ${plan}, ${absurd} }`).blocks) {
        for (const [path, { range, because, origin }] of block.estimates) {
          if (range !== null) assert.ok(Object.values(range).every(Number.isFinite), path);
          else if (origin === 'unknown') assert.ok((because ?? '') !== '', path);
        }
      }
    });
  }
});
