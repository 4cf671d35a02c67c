/** What the specifications ask for, as numbers: the figures their authors could check by hand. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../../engine/src/index.js';
import { near } from '../science/near.js';
import { analyzed, checkout, estimateAt, medianAt } from '../support/plan.js';

const folder = path.join(checkout, 'test/fixtures/specs');
const read = (name: string): string => fs.readFileSync(path.join(folder, name), 'utf8');
const plans = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.scale'))
  .map(name => name.split(path.sep).join('/'));
const project = Object.fromEntries(
  ['chips.scale', 'models.scale', 'plan.scale', 'edge_3b.json'].map(name => [`project/${name}`, read(`project/${name}`)]),
);
const analysisOf = (name: string): Analysis => analyzed(read(name), { main: name, files: project });

/**
 * Remarks that are no fault: an unused value, files that are not read yet, extrapolation, full-width letters, thresholds of the law, a
 * service that a smaller batch makes fast enough, drafts that a full batch has no use for.
 */
const remarks = ['SC032', 'SC046', 'SC051', 'SC061', 'SC074', 'SC139', 'SC143'];
/** An article's claims are there to be doubted; which of them are is told below. */
const doubts: Readonly<Record<string, readonly string[]>> = { 'grok3_claims.scale': ['SC162', 'SC163'] };

describe('remarks on the specifications', () => {
  for (const name of plans) {
    it(`${name}: only where nothing is wrong`, () => {
      const found = analysisOf(name).diagnostics.filter(({ severity }) => severity === 'information' || severity === 'hint');
      assert.deepEqual(
        found.map(({ code }) => code).filter(code => ![...remarks, ...(doubts[name] ?? [])].includes(code)),
        [],
      );
    });
  }
});

describe('figures of the specifications', () => {
  it('b200_by_march: 9 of 10 draws need no more than `to_buy`, and each draw needs whole nodes', () => {
    const analysis = analysisOf('b200_by_march.scale');
    const { p5, p50, p95 } = estimateAt(analysis, 'run.count').range!;
    for (const cards of [p5, p50, p95]) assert.equal(cards % 8, 0);
    const bought = medianAt(analysis, 'to_buy');
    assert.ok(p50 < bought && bought <= p95, `${p50} < ${bought} <= ${p95}`);
  });

  it('data_constrained: four passes over 1.6T tokens repeat them three times, and the cooldown takes a tenth', () => {
    const analysis = analysisOf('data_constrained.scale');
    assert.equal(medianAt(analysis, 'mix.repeats'), 3);
    assert.equal(medianAt(analysis, 'core.tokens'), 6.4e12);
    assert.equal(medianAt(analysis, 'core_fresh.tokens'), 6.4e12);
    near(medianAt(analysis, 'core.anneal.tokens'), 6.4e11);
    near(medianAt(analysis, 'mix.cost'), 1.6e12 * 0.5e-6);
  });

  it('deepseek_v3_r1: 10,400 steps of 32 prompts with 16 answers each', () => {
    const analysis = analysisOf('deepseek_v3_r1.scale');
    assert.equal(medianAt(analysis, 'r1_zero.rollouts'), 32 * 16 * 10_400);
    assert.equal(medianAt(analysis, 'r1_sft.tokens'), 2 * 4.31e9);
    assert.equal(medianAt(analysis, 'base.long_context.gpu_hours'), 119e3);
  });

  it('grok3_claims: Chinese numbers and units say what their English twins say', () => {
    const analysis = analysisOf('grok3_claims.scale');
    assert.equal(medianAt(analysis, 'grok_2.gpu_hours'), 50e6);
    assert.equal(medianAt(analysis, '长思考.users'), 100e3);
    assert.equal(medianAt(analysis, '长思考.days'), 365);
    near(estimateAt(analysis, '总计.ecosystem.gpu_hours').range!.mean, 30 * (estimateAt(analysis, '核心.gpu_hours').range!.mean + 50e6));
  });

  it('grok3_claims: each figure that is doubtful is told, and nothing else beside thresholds and full-width signs', () => {
    const text = read('grok3_claims.scale');
    const told = analysisOf('grok3_claims.scale')
      .diagnostics.filter(({ code }) => !['SC061', 'SC074'].includes(code))
      .map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
    assert.deepEqual(told, [
      'SC162 4.5亿 to 5.5亿 GPU小时',
      'SC162 1.5亿 to 2亿 GPU小时',
      'SC162 0.1 to 1 卡',
      'SC163 30x',
      'SC041 总计.parts.核心.gpu_hours_share in 60%..80%',
    ]);
  });

  it('laws: one compute, a size by each law', () => {
    const analysis = analysisOf('laws.scale');
    for (const plan of ['plan', 'plan_chinchilla'])
      near(6 * medianAt(analysis, `${plan}.optimal_params`) * medianAt(analysis, `${plan}.optimal_tokens`), 1e25);
    assert.ok(medianAt(analysis, 'plan.optimal_params') > medianAt(analysis, 'plan_chinchilla.optimal_params'));
    const losses = analysis.sweeps.find(({ name }) => name === 'compute')!.rows.map(({ values }) => values[0]!.range!.p50);
    assert.equal(losses.length, 4);
    assert.ok(losses.every((loss, index) => index === 0 || loss < losses[index - 1]!));
  });

  it('llama_405b: 6ND, with the long contexts on top of the corpus', () => {
    near(medianAt(analysisOf('llama_405b.scale'), 'base.flop'), 6 * 405_853_388_800 * (15.6e12 + 0.84e12));
  });

  it('lora: 4 FLOP per frozen parameter and token and 6 per parameter of the adapters, three passes', () => {
    // Rank 16 beside q, k, v, o and the three matrices of the feed-forward network, in 32 layers.
    const adapters = 32 * 16 * (2 * (4096 + 4096) + 2 * (4096 + 1024) + 3 * (4096 + 14_336));
    near(medianAt(analysisOf('lora.scale'), 'tune.flop'), (4 * 8_030_261_248 + 6 * adapters) * 3 * 120e6);
  });

  it('distill: 6 N_s D + 2 N_t D, and a student of 8B recovered from a pruned 70B', () => {
    const analysis = analysisOf('distill.scale');
    near(medianAt(analysis, 'offline.flop'), 6 * 8_030_261_248 * 400e9 + 2 * 70_553_706_496 * 400e9);
    assert.equal(medianAt(analysis, 'recovered.params'), 8e9);
    near(medianAt(analysis, 'compact.result.weights'), 8_030_261_248 / 2);
  });

  it('deepseek_v3_r1: the 101K hours of R1-Zero lie inside the range that its published steps give', () => {
    const { p5, p50, p95 } = estimateAt(analysisOf('deepseek_v3_r1.scale'), 'r1_zero.gpu_hours').range!;
    assert.ok(p5 < 101e3 && 101e3 < p95, `${p5} to ${p95}`);
    near(p50, 101e3, 0.3);
  });

  it('project: the student of the distillation has the sizes of its config.json, and the teacher those of its block', () => {
    const analysis = analysisOf('project/models.scale');
    assert.equal(medianAt(analysis, 'edge_3b.params'), 3_212_749_824);
    assert.equal(estimateAt(analysis, 'edge_3b.layers').source, 'edge_3b.json, num_hidden_layers');
    assert.equal(medianAt(analysis, 'core_13b.kv_cache'), 2 * 40 * 8 * 128 * 2);
  });

  it('project: prices of imported chips, hours of one chip in those of another', () => {
    const analysis = analysisOf('project/plan.scale');
    assert.deepEqual([medianAt(analysis, 'core.price'), medianAt(analysis, 'core_rented.price')], [1.9, 3.75]);
    near(medianAt(analysis, 'in_h100'), medianAt(analysis, 'core.gpu_hours'), 1e-6);
    assert.ok(medianAt(analysis, 'spot.core.cost') < medianAt(analysis, 'core.cost'));
  });
});
