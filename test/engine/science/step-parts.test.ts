/** The parts of a step add up to it. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt } from '../support/plan.js';
import { near } from './near.js';

const plan =
  'pretrain base { model: llama_3_1_70b, tokens: 15T, hardware: h100 * 512, batch: 4M tokens, seq_len: 8192 tokens }\n' +
  'posttrain tune { checkpoint: llama_3_1_8b, method: lora(rank: 16), tokens: 1B, hardware: h100 * 8, seq_len: 8192 tokens }\n';

function partsOf(block: string, group: string): Map<string, number> {
  const { estimates } = analyzed(plan).blocks.find(({ name }) => name === block)!;
  return new Map(
    [...estimates].filter(([path]) => path.startsWith(`${group}.`)).map(([path, { range }]) => [path.slice(group.length + 1), range!.p50]),
  );
}

const sum = (parts: ReadonlyMap<string, number>): number => [...parts.values()].reduce((total, part) => total + part, 0);

describe('the parts of a training step', () => {
  it('come to the memory, overhead of 1 to 3 GB and 0 to 8 % apart', () => {
    const parts = partsOf('base', 'memory_parts');
    const { p5, p95 } = estimateAt(analyzed(plan), 'base.memory_per_gpu').range!;
    near(sum(parts) + 1e9, p5, 0.02);
    near(sum(parts) * 1.08 + 3e9, p95, 0.02);
    assert.ok(!parts.has('adapters') && parts.has('weights') && parts.has('optimizer'), [...parts.keys()].join());
  });

  it('add up to the median of the time', () => {
    const parts = partsOf('base', 'step_parts');
    near(sum(parts), estimateAt(analyzed(plan), 'base.step_time').range!.p50, 0.01);
    assert.ok(!parts.has('context_traffic') && !parts.has('expert_traffic'), [...parts.keys()].join());
  });

  it('are those of the method: frozen weights have no gradients, and there is no step without one that is predicted', () => {
    const parts = partsOf('tune', 'memory_parts');
    assert.ok(parts.has('adapters') && !parts.has('gradients'), [...parts.keys()].join());
    assert.equal(partsOf('tune', 'step_parts').size, 0);
  });
});
