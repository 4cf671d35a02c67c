/** Specifications as users would write them: each parses, none is told of a fault it does not have. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { analyzed, checkout } from '../support/plan.js';
import { assertSound } from '../support/sound.js';

const folder = path.join(checkout, 'test/fixtures/specs');
const names = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(name => name.split(path.sep).join('/'))
  .filter(name => name.endsWith('.scale'))
  .sort();
const beside = ['project/edge_3b.json', 'runs.csv'];
const files = Object.fromEntries(
  [...names, ...beside].map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')]),
);

/** Every error and warning of the files: its code, the text it stands under, and why it is true. */
const expected: Readonly<Record<string, readonly (readonly [code: string, under: string, why: string])[]>> = {
  'b200_by_march.scale': [
    ['SC041', 'offered.finish <= offered.deadline', 'the question of the file: 1,024 accelerators are too few for 15T tokens by 1 March'],
  ],
  'data_constrained.scale': [],
  'deepseek_v3_r1.scale': [
    [
      'SC041',
      'base.gpu_hours in 2.4M to 3.2M H800-hours',
      'with lost time of 5 % to 35 %, which the file leaves to the default, the hours exceed those published',
    ],
    ['SC041', 'base.cost in $4.8M..$6.4M', 'as the hours'],
    [
      'SC041',
      'r1_zero.gpu_hours / 101k H800-hours in 0.5..2',
      'true in 78 % of the draws where 80 % are asked for: the same lost time, on top of a utilisation that was read off whole hours, and lengths of 4k to 12k',
    ],
    ['SC041', '(r1_zero.gpu_hours + r1_start.gpu_hours', 'true in 77 % of the draws, for the same reasons; the median is 5.8 %'],
  ],
  'distill.scale': [],
  'grok3_claims.scale': [
    [
      'SC041',
      '总计.parts.核心.gpu_hours_share in 60%..80%',
      'the claim is refuted: the share of pre-training is smaller in a quarter of the draws',
    ],
  ],
  'laws.scale': [
    ['SC115', 'csv("runs.csv")', 'six runs, five of them with 20 tokens per parameter, do not tell five constants'],
    [
      'SC041',
      'plan.optimal_tokens / plan.optimal_params in 10..40',
      'true in 79 % of the draws where 80 % are asked for; of 1,000 fits to resampled points 76 % have it',
    ],
    ['SC042', 'plan_house.loss - plan.loss in -0.05..0.05', 'the optimum of a law that six runs leave so open is not finite in every draw'],
  ],
  'serving.scale': [
    [
      'SC041',
      'chat.power < 5 MW',
      'true in 93 % of the draws where 95 % are asked for: tokens at the end of 32k of thinking meet long caches, head by head at the width of the latent vector',
    ],
    ['SC041', 'p95(chat.count) < 4096 GPUs', 'the same; one draw in twenty needs more than 5,000'],
    [
      'SC041',
      'launch_week.chat.power < 10 MW',
      'with three times the users, busier peaks and 32k tokens of thinking the fleet draws more in a tenth of the draws',
    ],
  ],
};

describe('specifications', () => {
  it('are there', () => {
    assert.ok(names.length >= 13 && Object.keys(expected).every(name => names.includes(name)));
  });

  for (const name of names) {
    const text = files[name]!;
    const analysis = analyzed(text, { main: name, files });

    it(`${name}: parses, full-width signs apart`, () => {
      assert.deepEqual(
        analysis.parsed.problems.filter(problem => problem.code !== 'full-width'),
        [],
      );
    });

    it(`${name}: has the faults it has and no others`, () => {
      const found = analysis.diagnostics.filter(each => each.severity === 'error' || each.severity === 'warning');
      assert.deepEqual(
        found.map(each => `${each.code} ${text.slice(each.start, each.end)}`.slice(0, 40)),
        (expected[name] ?? []).map(([code, under]) => `${code} ${under}`.slice(0, 40)),
      );
    });

    it(`${name}: is sound, and every unknown says why`, () => {
      assertSound(analysis, text);
      for (const block of analysis.blocks)
        for (const [at, estimate] of block.estimates)
          assert.equal(
            estimate.origin === 'unknown',
            (estimate.because ?? '') !== '' && estimate.range === null && estimate.value === null,
            `${block.name}.${at}`,
          );
    });
  }
});

describe('what the specifications ask for', () => {
  it('b200_by_march: how many accelerators, in whole nodes', () => {
    const count = analyzed(files['b200_by_march.scale']!).estimate('run.count');
    assert.ok(count?.range !== null && count !== undefined && count.origin === 'default' && count.range.p5 > 512 && count.range.p95 < 4096);
  });

  it('llama_405b: every assert that can be decided holds', () => {
    assert.ok(analyzed(files['llama_405b.scale']!).asserts.every(each => each.holds !== false));
  });

  it('project/plan: names of the other files', () => {
    const analysis = analyzed(files['project/plan.scale']!, { main: 'project/plan.scale', files });
    assert.ok(analysis.names().some(each => each.from === 'import'));
  });
});
