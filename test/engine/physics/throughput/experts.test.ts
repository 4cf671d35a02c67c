/** Mixtures of experts: what travels, who waits for whom, and published steps that no constant was fitted on. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { Architecture } from '../../../../engine/src/physics/architecture.js';
import { predictStep } from '../../../../engine/src/physics/predict-step.js';
import {
  modernSoftware,
  possibleOverlap,
  undivided,
  type Batch,
  type Layout,
  type Software,
} from '../../../../engine/src/physics/setup.js';
import { efficienciesFor } from '../../../../engine/src/physics/throughput/efficiencies.js';
import { fullestAccelerator } from '../../../../engine/src/physics/throughput/expert-load.js';
import { expertTraffic, expertTrafficTime, otherPlaces } from '../../../../engine/src/physics/throughput/expert-traffic.js';
import { stepTime } from '../../../../engine/src/physics/throughput/step-time.js';
import { describeStep } from '../../../../engine/src/physics/throughput/workload.js';
import { near } from '../../science/near.js';
import { h100, mixtral } from '../fixtures.js';

const batch: Batch = { sequenceLength: 4096, globalBatch: 64 };
const even: Software = { ...modernSoftware, expertImbalance: 1 };
const perfect = { ...efficienciesFor('hopper').values, link: 1, network: 1, latency: 0 };

describe('the traffic of experts', () => {
  const layout: Layout = { ...undivided, data: 8, expert: 8 };

  it('goes to two of eight accelerators less those that are alike or its own', () => {
    assert.equal(otherPlaces(8, 1), 7 / 8);
    near(otherPlaces(8, 2), 7 * (1 - (7 / 8) ** 2));
    assert.equal(otherPlaces(1, 8), 0);
  });

  it('is four exchanges of each layer, at 16 bits or partly at 8', () => {
    const of = (matmul: Software['matmul']): number => expertTraffic(mixtral, layout, { matmul }, 4096, 32)!.bytes;
    assert.equal(of('bf16'), 32 * 4 * 2 * 4096 * 4096);
    assert.equal(of('fp8'), 32 * 4 * 1.5 * 4096 * 4096);
    assert.equal(expertTraffic(mixtral, undivided, { matmul: 'bf16' }, 4096, 32), undefined);
  });

  it('inside a node takes the links, between nodes the own way out of each accelerator', () => {
    const traffic = { bytes: 1e9, perToken: 8, exchanges: 4, size: 8, stride: 1 };
    near(expertTrafficTime(traffic, h100, perfect), otherPlaces(8, 8) / 450);
    near(expertTrafficTime({ ...traffic, size: 64 }, h100, perfect), otherPlaces(8, 8) / 50);
    // The way out of one accelerator only, however many of its node take part.
    assert.ok(expertTrafficTime({ ...traffic, size: 64 }, h100, perfect) > 5 * (otherPlaces(64, 8) / 450));
  });

  it('is hidden so far as the software hides it', () => {
    const work = (expertOverlap: number) => describeStep(mixtral, layout, batch, { ...even, expertOverlap });
    const time = (expertOverlap: number) => stepTime(work(expertOverlap), h100, perfect).expertTraffic;
    near(time(0.5) * 2, time(0));
    assert.equal(time(1), 0);
  });
});

describe('experts that are loaded unevenly', () => {
  const experts = { count: 256, perToken: 8, size: 2048, shared: 1, denseLayers: 3 };

  it('hold up all that share them, the less the more of them stand together', () => {
    const fullest = (expert: number): number => fullestAccelerator(experts, { expert }, { ...even, expertImbalance: 1.4 });
    assert.equal(fullest(1), 1);
    near(fullest(256), 1.4);
    near(fullest(64), 1.2);
  });

  it('make a step longer, and a range of it wider', () => {
    const layout: Layout = { ...undivided, data: 8, expert: 8, zero: 1 };
    const job = { architecture: mixtral, chip: h100, accelerators: 8, batch, software: even, optimizer: 'adam' } as const;
    const uneven = predictStep({ ...job, software: { ...even, expertImbalance: 1.5 } }, { layout })!;
    assert.ok(uneven.time.matmul > predictStep(job, { layout })!.time.matmul * 1.1);
    const unsure = predictStep(job, { layout, experts: { expertImbalance: { low: 1, high: 1.5 }, expertOverlap: possibleOverlap } })!;
    assert.deepEqual(
      unsure.doubts.filter(({ because }) => /experts is/.test(because)).map(({ deviation }) => deviation > 0),
      [true, true],
    );
    assert.ok(unsure.deviation > predictStep(job, { layout })!.deviation);
  });
});

interface Row {
  readonly model: string;
  readonly accelerators: number;
  readonly matmul: string;
  readonly tensor: number;
  readonly pipeline: number;
  readonly interleave: number;
  readonly expert: number;
  readonly microBatch: number;
  readonly globalBatch: number;
  readonly sequenceLength: number;
  readonly tokensPerSecond?: number;
  readonly gpuHours?: number;
  readonly tokens?: number;
  readonly expertOverlap?: number;
  readonly expertImbalance?: number;
}

describe('the published steps of mixtures of experts', () => {
  const { models, rows } = JSON.parse(fs.readFileSync('test/fixtures/validation/experts.json', 'utf8')) as {
    readonly models: Readonly<Record<string, Architecture>>;
    readonly rows: readonly Row[];
  };
  const predicted = (row: Row, linkBandwidth = h100.linkBandwidth): number => {
    const { tensor, pipeline, interleave, microBatch, globalBatch, sequenceLength, expertOverlap, expertImbalance } = row;
    const layout: Layout = {
      ...undivided,
      tensor,
      pipeline,
      interleave,
      microBatch,
      expert: row.expert / tensor,
      data: row.accelerators / tensor / pipeline,
      zero: 1,
      sequenceParallel: tensor > 1,
    };
    const software: Software = {
      ...even,
      matmul: row.matmul as Software['matmul'],
      gradientBytes: 2,
      ...(expertOverlap === undefined ? {} : { expertOverlap }),
      ...(expertImbalance === undefined ? {} : { expertImbalance }),
    };
    const chip = { ...h100, linkBandwidth, matmulPeak: row.matmul === 'fp8' ? 1978.9e12 : 989.4e12 };
    const work = describeStep(models[row.model]!, layout, { sequenceLength, globalBatch }, software);
    return stepTime(work, chip, efficienciesFor('hopper').values).total;
  };
  const tokensOf = (row: Row): number => row.globalBatch * row.sequenceLength;

  it('are off by 15 % in the median', () => {
    const speeds = rows.filter(row => row.tokensPerSecond !== undefined);
    const errors = speeds
      .map(row => Math.abs((predicted(row) * row.accelerators * row.tokensPerSecond!) / tokensOf(row) - 1))
      .sort((a, b) => a - b);
    assert.equal(errors.length, 8);
    assert.ok(errors[4]! < 0.15, errors.join(' '));
  });

  it('and DeepSeek-V3 from its own layout by 15 %: 2.664M H800-hours', () => {
    const row = rows.find(({ gpuHours }) => gpuHours !== undefined)!;
    const hours = (predicted(row, 200e9) * row.accelerators * row.tokens!) / tokensOf(row) / 3600;
    near(hours, row.gpuHours!, 0.15);
  });
});
