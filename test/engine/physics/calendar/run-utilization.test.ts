/** MFU x goodput of whole runs against what published hours imply. */
import assert from 'node:assert/strict';
import { runUtilization } from '../../../../engine/src/physics/calendar/run-utilization.js';
import { near } from '../../science/near.js';
import { rowsOf } from '../fixtures.js';

interface Run {
  readonly name: string;
  readonly params: number;
  readonly tokens: number;
  readonly gpuHours: number;
}

describe('MFU x goodput where only size and accelerator are known', () => {
  const runs = rowsOf<Run>('published-runs.json');
  // Model cards of Llama 2, 3.1 and 3.3: the four sizes that no single MFU gets right at once.
  for (const [name, generation, peak] of [
    ['Llama 2 70B', 'ampere', 312e12],
    ['Llama 3.1 8B', 'hopper', 989.4e12],
    ['Llama 3.3 70B', 'hopper', 989.4e12],
    ['Llama 3.1 405B', 'hopper', 989.4e12],
  ] as const) {
    it(`holds what the GPU-hours of ${name} imply`, () => {
      const { params, tokens, gpuHours } = runs.find(run => run.name === name)!;
      const implied = (6 * params * tokens) / (gpuHours * 3600 * peak);
      const { p5, p95 } = runUtilization(params, generation);
      assert.ok(p5 <= implied && implied <= p95, `${implied} is outside ${p5} to ${p95}`);
    });
  }

  it('is not wider than five times for a generation with published runs, and wider for one without', () => {
    const width = (generation: string): number => {
      const { p5, p95 } = runUtilization(1e10, generation);
      return p95 / p5;
    };
    assert.ok(width('hopper') < 5 && width('hopper') < width('blackwell'));
    near(width('__proto__'), width('blackwell'));
  });

  it('does not go on with the trend beyond the sizes of the runs', () =>
    assert.deepEqual(runUtilization(1e11, 'hopper'), runUtilization(1e15, 'hopper')));
});
