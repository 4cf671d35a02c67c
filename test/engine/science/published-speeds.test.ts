/** Speeds of services that are published, and a day of one of them: tokens, nodes, cost and income. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyzed, checkout, medianAt } from '../support/plan.js';
import { near } from './near.js';

interface Row {
  readonly model: string;
  readonly printed: string;
  readonly chip: string;
  readonly format: string;
  readonly replica: number;
  /** Tokens a second of one copy, by prompt and output: `128/2048`. */
  readonly speeds: Readonly<Record<string, number>>;
}

const { rows } = JSON.parse(fs.readFileSync(path.join(checkout, 'test/fixtures/validation/tensorrt-llm.json'), 'utf8')) as {
  readonly rows: readonly Row[];
};

describe('TensorRT-LLM 1.0 at full load, NVIDIA/TensorRT-LLM 00f3768', () => {
  const dense = rows.filter(({ format }) => format === 'fp8').filter(({ model }) => model.startsWith('llama'));

  it('has the dense models in FP8 on H100 and H200', () => assert.equal(dense.length, 6));

  for (const { model, printed, chip, format, replica, speeds } of dense) {
    it(`${printed} on ${chip} x${replica}: the roofline is within one half of it at every length`, () => {
      for (const [lengths, speed] of Object.entries(speeds)) {
        const [prompt, output] = lengths.split('/');
        const plan = `model: ${model}, hardware: ${chip}, precision: ${format}, replica: ${replica}, prompt_tokens: ${prompt}, output_tokens: ${output}`;
        near(medianAt(analyzed(`testtime t { ${plan} }`), 't.tokens_per_second') * replica, speed, 0.5);
      }
    });
  }
});

describe('a day of DeepSeek, 27-28 February 2025, deepseek-ai/open-infra-index', () => {
  const day = `testtime day { model: deepseek_v3, hardware: h800, price: $2/GPU-hour, replica: 144, queries: 168M queries/day, prompt_tokens: (608 / 168 * 1000) tokens,
output_tokens: 1000, cache_hits: 342 / 608, tokens_per_second: (14.8k / 8) tokens/s/GPU, prefill_tokens_per_second: (73.7k / 8) tokens/s/GPU, utilization: 100% }`;

  it('its two speeds explain its nodes: 168B / 14.8k + 608B / 73.7k a second are 226.86, and 226.75 were busy', () => {
    const nodes = medianAt(analyzed(day), 'day.gpu_hours_per_day') / 24 / 8;
    near(nodes, 226.86356641580522, 1e-6);
    near(nodes, 226.75, 2e-3);
    near(medianAt(analyzed(day), 'day.cost_per_day'), 87_072, 2e-3);
  });

  it('its tokens at the prices of R1 are $562,100, and $562,027 are published', () => {
    const income = medianAt(
      analyzed('let income = (342B tokens * $0.14 + 266B tokens * $0.55 + 168B tokens * $2.19) / (1M tokens)'),
      'income',
    );
    near(income, 562_100);
    near(income, 562_027, 1e-3);
  });
});
