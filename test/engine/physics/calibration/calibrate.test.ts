/** Calibration finds what a cluster differs in, keeps the rest, and says how sure it is. */
import assert from 'node:assert/strict';
import { calibrate, type MeasuredStep } from '../../../../engine/src/physics/calibration/calibrate.js';
import { solve, solveLinear } from '../../../../engine/src/physics/calibration/least-squares.js';
import { undivided, type Layout } from '../../../../engine/src/physics/setup.js';
import { efficienciesFor, type Efficiencies } from '../../../../engine/src/physics/throughput/efficiencies.js';
import { stepTime } from '../../../../engine/src/physics/throughput/step-time.js';
import { describeStep } from '../../../../engine/src/physics/throughput/workload.js';
import { near } from '../../science/near.js';
import { a100, gpt, software2021 } from '../fixtures.js';

const prior = efficienciesFor('ampere');

/** Steps as a cluster with these efficiencies would take them. */
function stepsOf(cluster: Efficiencies): MeasuredStep[] {
  const degrees: readonly Partial<Layout>[] = [
    { data: 64 },
    { tensor: 2, data: 32 },
    { tensor: 4, data: 16 },
    { tensor: 8, data: 8 },
    { tensor: 8, pipeline: 2, data: 4 },
    { pipeline: 4, data: 16 },
  ];
  return degrees.map(degree => {
    const layout: Layout = { ...undivided, recompute: 'full', microBatch: 2, ...degree };
    const work = describeStep(gpt(40, 6144, 48), layout, { sequenceLength: 2048, globalBatch: 256 }, software2021);
    return { work, chip: a100, seconds: stepTime(work, a100, cluster).total };
  });
}

describe('calibration', () => {
  it('without measurements is the prior', () => {
    const { efficiencies, changed, errorLeftOut } = calibrate([], prior);
    assert.equal(efficiencies, prior);
    assert.deepEqual([changed, errorLeftOut], [[], undefined]);
  });

  it('with measurements of the prior changes nothing', () => {
    const { changed, errorAfter } = calibrate(stepsOf(prior.values), prior);
    assert.deepEqual(changed, []);
    assert.ok(errorAfter < 1e-6);
  });

  it('finds slower products and links, and predicts each step from the others', () => {
    const slower = { ...prior.values, matmul: 0.8, link: 0.5 };
    const { efficiencies, changed, errorBefore, errorAfter, errorLeftOut } = calibrate(stepsOf(slower), prior);
    assert.ok(errorBefore > 0.08 && errorAfter < 0.03 && errorLeftOut! < 0.05, [errorBefore, errorAfter, errorLeftOut].join(' '));
    assert.ok(efficiencies.values.matmul < prior.values.matmul && efficiencies.values.link < prior.values.link);
    assert.ok(changed.some(({ name, before, after, moved }) => name === 'matmul' && after < before && moved < 0));
  });

  it('leaves what the steps say nothing about, and is surer of the rest', () => {
    const { efficiencies } = calibrate(stepsOf({ ...prior.values, matmul: 0.7 }), prior);
    for (const name of ['flashAttention', 'fp8', 'tensorOverlap'] as const) {
      near(efficiencies.values[name], prior.values[name], 1e-6);
      near(efficiencies.spread[name], prior.spread[name], 1e-6);
    }
    assert.ok(efficiencies.spread.matmul < prior.spread.matmul);
  });

  it('is not led away by one wild step', () => {
    const steps = stepsOf(prior.values);
    const wild = steps.map((step, index) => (index === 2 ? { ...step, seconds: step.seconds * 5 } : step));
    const { efficiencies } = calibrate(wild, prior);
    for (const [index, { work, chip, seconds }] of steps.entries())
      if (index !== 2) near(stepTime(work, chip, efficiencies.values).total, seconds, 0.15);
  });

  it('leaves out steps that are no measurement', () => {
    const nonsense = [0, -1, Number.NaN, Infinity].map(seconds => ({ ...stepsOf(prior.values)[0]!, seconds }));
    assert.equal(calibrate(nonsense, prior).efficiencies, prior);
  });
});

describe('least squares', () => {
  it('solves equations whose first pivot is zero', () =>
    assert.deepEqual(
      solveLinear(
        [
          [0, 2],
          [1, 1],
        ],
        [4, 5],
      ),
      [3, 2],
    ));

  it('weighs a measurement against the prior by their deviations', () => {
    const { parameters, deviation } = solve({ prior: [0], spread: [0.1], measured: [0.1], noise: 0.1, predict: ([value]) => value! });
    near(parameters[0]!, 0.05, 1e-6);
    near(deviation[0]!, 0.1 / Math.SQRT2, 1e-6);
  });

  it('holds a parameter without spread', () => {
    const { parameters, deviation } = solve({
      prior: [1, 0],
      spread: [0, 1],
      measured: [3],
      noise: 0.01,
      predict: ([held, free]) => held! + free!,
    });
    assert.equal(parameters[0], 1);
    near(parameters[1]!, 2, 1e-2);
    assert.equal(deviation[0], 0);
  });
});
