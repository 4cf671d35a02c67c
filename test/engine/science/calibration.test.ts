/** `calibrate: csv("…") { … }`: what measured runs make of a block of hardware. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Analysis } from '../../../engine/src/index.js';
import { describeStep } from '../../../engine/src/physics/throughput/workload.js';
import { efficienciesFor, type Efficiencies } from '../../../engine/src/physics/throughput/efficiencies.js';
import { stepTime } from '../../../engine/src/physics/throughput/step-time.js';
import { modernSoftware, undivided, type Chip } from '../../../engine/src/physics/setup.js';
import { processorTime } from '../../processor-time.js';
import { analyzed, checkout, codesOf, estimateAt, faultsOf, medianAt, plainEstimate } from '../support/plan.js';
import { assertSound } from '../support/sound.js';
import { near } from './near.js';

const chip: Chip = {
  generation: 'hopper',
  matmulPeak: 989e12,
  peak: 989e12,
  memoryBytes: 80e9,
  memoryBandwidth: 3350e9,
  linkBandwidth: 450e9,
  nodeSize: 8,
  networkBandwidth: 50e9,
};
const shipped = efficienciesFor('hopper').values;

/** Layers, width, heads, accelerators, tensor degree, pipeline stages, sequences. */
const shapes = [
  [32, 4096, 32, 64, 1, 1, 256],
  [32, 4096, 32, 128, 2, 1, 512],
  [40, 5120, 40, 128, 4, 1, 512],
  [40, 5120, 40, 256, 2, 2, 512],
  [48, 7168, 56, 256, 8, 1, 512],
  [48, 7168, 56, 512, 8, 2, 1024],
] as const;

/** The file of a cluster with these efficiencies. */
function runsOf(cluster: Efficiencies): string {
  const rows = shapes.map(([layers, hiddenSize, heads, accelerators, tensor, pipeline, globalBatch]) => {
    const architecture = {
      layers,
      hiddenSize,
      heads,
      kvHeads: heads,
      headDim: hiddenSize / heads,
      ffnSize: 4 * hiddenSize,
      gated: false,
      vocabulary: 50_257,
      tied: false,
    };
    const layout = {
      ...undivided,
      tensor,
      pipeline,
      data: accelerators / tensor / pipeline,
      zero: 1 as const,
      sequenceParallel: tensor > 1,
    };
    const work = describeStep(architecture, layout, { sequenceLength: 4096, globalBatch }, modernSoftware);
    return [layers, hiddenSize, heads, accelerators, tensor, pipeline, globalBatch, 1000 * stepTime(work, chip, cluster).total].join(',');
  });
  return `layers,width,heads,gpus,tp,pp,sequences,step time (ms)\n${rows.join('\n')}\n`;
}

const chipText =
  'peak.bf16: 989 TFLOP/s\n  memory: 80 GB\n  memory_bandwidth: 3.35 TB/s\n  interconnect: 450 GB/s\n  network: 50 GB/s\n  tag: "H100"';
const mapping =
  'layers: layers, hidden_size: width, heads: heads, count: gpus, batch: sequences * 4096, seq_len: 4096\n    parallelism { tp: tp, pp: pp, recompute: none }';
const plan = (measure: string, more = ''): string =>
  `hardware own {\n  ${chipText}\n  calibrate: csv("runs.csv") {\n    ${measure}\n    ${mapping}\n  }${more}\n}\n`;
const timed = 'step_time: ("step time (ms)") ms';
const slower = { ...shipped, matmul: 0.6, tensorOverlap: 0.5 };

const of = (text: string, cluster: Efficiencies, files: Record<string, string> = {}): Analysis =>
  analyzed(text, { files: { 'runs.csv': runsOf(cluster), ...files } });
const values = (analysis: Analysis, ...paths: string[]): number[] => paths.map(each => medianAt(analysis, `own.${each}`));

describe('hardware without measured runs', () => {
  it('has the shipped constants beside one that is given, with their ranges and their source', () => {
    const analysis = of(`hardware own {\n  ${chipText}\n  efficiency.link: 70%\n}`, shipped);
    const matmul = estimateAt(analysis, 'own.efficiency.matmul');
    near(matmul.range!.p50, shipped.matmul, 1e-3);
    assert.ok(matmul.range!.p5 < shipped.matmul && matmul.range!.p95 > shipped.matmul);
    assert.deepEqual([matmul.origin, matmul.source?.startsWith('docs/validation.md')], ['default', true]);
    assert.deepEqual([estimateAt(analysis, 'own.efficiency.link').origin, ...values(analysis, 'efficiency.link')], ['given', 0.7]);
  });
});

describe('hardware with measured runs', () => {
  it('of a cluster like the shipped one learns nothing', () => {
    const analysis = of(plan(timed), shipped);
    assert.deepEqual(faultsOf(analysis), []);
    assert.equal(estimateAt(analysis, 'own.calibration.learnt').value, 'nothing beyond the shipped constants');
    assert.ok(values(analysis, 'calibration.error_before')[0]! < 1e-9);
  });

  it('of a slower one learns what is slower, and says how well it predicts runs that it did not see', () => {
    const analysis = of(plan(timed), slower);
    assert.deepEqual(faultsOf(analysis), []);
    const [rows, before, after, matmul] = values(
      analysis,
      'calibration.rows',
      'calibration.error_before',
      'calibration.error',
      'efficiency.matmul',
    );
    assert.equal(rows, shapes.length);
    assert.ok(before! > 0.1 && after! < before! / 3, `${before} ${after}`);
    assert.ok(matmul! < shipped.matmul - 0.04, String(matmul));
    assert.match(String(estimateAt(analysis, 'own.calibration.learnt').value), /matmul 0\.737 → 0\.6/);
    const { origin, range } = estimateAt(analysis, 'own.efficiency.matmul');
    assert.equal(origin, 'derived');
    assert.ok(range!.p95 - range!.p5 < 0.13, 'surer than the shipped constant');
  });

  it('learns the same from tokens a second, and from utilisations by either count', () => {
    const time = values(of(plan(timed), slower), 'efficiency.matmul')[0]!;
    const rate = 'tokens_per_second: (sequences * 4096 / gpus / ("step time (ms)" / 1000)) tokens/s/GPU';
    near(values(of(plan(rate), slower), 'efficiency.matmul')[0]!, time, 1e-6);
    const flop = '6 * (12 * layers * width ^ 2 + (2 * layers + 1) * width + 2 * 50_257 * width) * sequences * 4096';
    const utilisation = (counted: string): string => `mfu: (${counted}) / (gpus * 989e12 * "step time (ms)" / 1000)`;
    assert.deepEqual(faultsOf(of(plan(utilisation(flop)), slower)), []);
    near(values(of(plan(utilisation(flop)), slower), 'efficiency.matmul')[0]!, time, 1e-6);
    const attention = `${flop} + 12 * layers * width * 4096 * sequences * 4096`;
    near(values(of(plan(`${utilisation(attention)}, counting: attention`), slower), 'efficiency.matmul')[0]!, time, 1e-6);
  });

  it('takes the architecture of a model that all runs trained', () => {
    const one = runsOf(slower)
      .split('\n')
      .filter((_, index) => index < 3)
      .join('\n');
    const model =
      'model m { layers: 32, hidden_size: 4096, heads: 32, kv_heads: 32, intermediate_size: 16_384, gated_mlp: no, vocab_size: 50_257, context: 4096 tokens }';
    const text = `${model}\n${plan(`${timed}, model: m`).replace('layers: layers, hidden_size: width, heads: heads, ', '').replace(', seq_len: 4096', '')}`;
    const bare = plan(timed);
    const [named, written] = [text, bare].map(each => values(of(each, slower, { 'runs.csv': one }), 'efficiency.matmul')[0]!);
    near(named!, written!, 1e-6);
  });

  it('learns one factor where it is told no more than sizes', () => {
    const text = `hardware own {\n  ${chipText}\n  calibrate: csv("sizes.csv") { mfu: mfu, params: params }\n}\n`;
    const analysis = of(text, shipped, { 'sizes.csv': 'params,mfu\n7e9,22%\n13e9,23%\n30e9,21%\n70e9,24%\n' });
    assert.deepEqual(
      analysis.diagnostics.map(({ code, severity }) => `${code} ${severity}`),
      ['SC099 information'],
    );
    const [overall, before, after] = values(analysis, 'efficiency.overall', 'calibration.error_before', 'calibration.error');
    assert.ok(overall! < 0.75 && after! < before! / 2, `${overall} ${before} ${after}`);
  });

  it('is what predictions for it take', () => {
    const phase = 'pretrain p { params: 13B, tokens: 1T tokens, seq_len: 4096, batch: 4M tokens, hardware: own * 256, precision: bf16 }';
    const [before, after] = [of(`hardware own {\n  ${chipText}\n}\n${phase}`, shipped), of(`${plan(timed)}${phase}`, slower)].map(
      analysis => estimateAt(analysis, 'p.step_time').range!,
    );
    assert.ok(after!.p50 > before!.p50 * 1.08, `${before!.p50} ${after!.p50}`);
    assert.ok(after!.p95 / after!.p5 < before!.p95 / before!.p5, 'and they are surer');
  });

  it('gives way to a constant that is given, and keeps the others', () => {
    const analysis = of(plan(timed, '\n  efficiency.matmul: 65%'), slower);
    assert.deepEqual(values(analysis, 'efficiency.matmul'), [0.65]);
    assert.equal(estimateAt(analysis, 'own.efficiency.tensor_overlap').origin, 'derived');
  });

  it('is inherited with the runs, and told of where they are named', () => {
    const analysis = of(
      `${plan(`${timed}, where: gpus < 129`).replace('where: gpus < 129', 'where: gpus < 65')}hardware more from own { count: 64 GPUs }`,
      slower,
    );
    assert.deepEqual(codesOf(analysis), ['SC099']);
    near(medianAt(analysis, 'more.efficiency.matmul'), medianAt(analysis, 'own.efficiency.matmul'), 1e-9);
  });

  it('keeps every digit while unrelated text changes, and learns anew when a row does', () => {
    const before = of(plan(timed), slower);
    const after = analyzed(`let other = 1 to 2\n${plan(timed)}assert other > 0`, {
      files: { 'runs.csv': runsOf(slower) },
      previous: before,
    });
    for (const at of ['own.efficiency.matmul', 'own.calibration.error', 'own.efficiency.network'])
      assert.deepEqual(plainEstimate(estimateAt(after, at)), plainEstimate(estimateAt(before, at)));
    const changed = analyzed(plan(timed), { files: { 'runs.csv': runsOf({ ...slower, matmul: 0.7 }) }, previous: before });
    assert.ok(values(changed, 'efficiency.matmul')[0]! > values(before, 'efficiency.matmul')[0]! + 0.02);
  });

  it('without accelerator says what it waits for', () => {
    const because = estimateAt(
      of('hardware own {\n  calibrate: csv("runs.csv") { mfu: 30%, params: 7B }\n}', shipped),
      'own.calibration.error',
    ).because;
    assert.match(because ?? '', /peak\.bf16 and memory and memory_bandwidth are not known/);
  });

  it('is fast enough to type beside, however many rows there are', () => {
    const [header, ...rows] = runsOf(slower).trim().split('\n');
    const many = `${header}\n${Array.from({ length: 3000 }, (_, index) => rows[index % rows.length]).join('\n')}\n`;
    const taken = processorTime(() => {
      assert.equal(values(of(plan(timed), slower, { 'runs.csv': many }), 'calibration.rows')[0], 150);
    });
    assert.ok(taken < 10_000, `${taken} ms`);
  });
});

describe('the braces behind a table', () => {
  it('read a column of the same file also as csv(…), and lets of the plan', () => {
    const text = `let length = 4096\n${plan(timed).replace('seq_len: 4096', 'seq_len: length').replace('tp: tp', 'tp: csv("runs.csv", tp)')}assert own.calibration.error < 10%`;
    const analysis = of(text, slower);
    assert.deepEqual(codesOf(analysis), []);
    near(medianAt(analysis, 'own.efficiency.matmul'), values(of(plan(timed), slower), 'efficiency.matmul')[0]!, 1e-9);
  });

  it('never break an analysis, whatever the file and the expressions hold', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '0', '-1', '1e300', 'x', '41%', '7e9', '64', '8'),
      fc.integer({ min: 1, max: 5000 }).map(String),
    );
    const expression = fc.constantFrom(
      'a',
      'b',
      'a * b',
      'a / (b - b)',
      '1 to 2',
      '"a"',
      '"no such"',
      'gpus',
      '(a) ms',
      'a > b',
      'none',
      '7B',
      'csv("t.csv", a)',
      'llama_3_1_8b',
      '-a',
      '',
    );
    const key = fc.constantFrom(
      'step_time',
      'mfu',
      'tokens_per_second',
      'params',
      'model',
      'layers',
      'hidden_size',
      'heads',
      'count',
      'batch',
      'seq_len',
      'parallelism.tp',
      'parallelism.recompute',
      'precision',
      'software',
      'where',
      'gated_mlp',
      'nonsense',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(key, expression), { maxLength: 8 }),
        (rows, entries) => {
          const text = `hardware own from h100 {\n  calibrate: csv("t.csv") {\n${entries.map(([name, value]) => `    ${name}: ${value}`).join('\n')}\n  }\n}\n`;
          assertSound(
            analyzed(text, { files: { 't.csv': `a,b\n${rows.map(row => row.join(',')).join('\n')}\n` }, settings: { samples: 8 } }),
            text,
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the example of a calibration', () => {
  it('is what the documentation says of it', () => {
    const [text, runs, quotes] = ['calibrated.scale', 'runs.csv', 'quotes.csv'].map(name =>
      fs.readFileSync(path.join(checkout, 'examples', name), 'utf8'),
    );
    const analysis = analyzed(text!, { files: { 'runs.csv': runs!, 'quotes.csv': quotes! } });
    assert.deepEqual(faultsOf(analysis), []);
    assert.deepEqual(
      ['error_before', 'error'].map(name => Math.round(1000 * medianAt(analysis, `cluster.calibration.${name}`))),
      [106, 22],
    );
  });
});
