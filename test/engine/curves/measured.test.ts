/** What was measured beside a plan: runs that a law was fitted to, and phases whose accuracy the file gives. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { CurveMarker, CurveSet, ThreeLaws } from '../../../engine/src/index.js';
import { analyzed, checkout, medianAt } from '../support/plan.js';

const example = (name: string): string => fs.readFileSync(path.join(checkout, 'examples', name), 'utf8');
const measuredIn = ({ markers }: CurveSet): readonly CurveMarker[] => markers.filter(({ role }) => role === 'measured');

describe('Pythia checkpoints on MATH, both axes measured', () => {
  const analysis = analyzed(example('pythia-math.scale'), { files: { 'pythia-checkpoints.csv': example('pythia-checkpoints.csv') } });
  const laws = analysis.threeLaws().find(({ id }) => id === 'three-laws:ask_large')!;
  const [pretrain, posttrain, testtime] = laws.panels as [CurveSet, CurveSet, CurveSet];

  it('draw pre-training with the measured checkpoints of the same size on their own compute', () => {
    const runs = measuredIn(pretrain).filter(({ id }) => id.startsWith('run-'));
    assert.deepEqual(
      runs.map(({ label }) => label),
      ['6B tokens', '20B tokens', '60B tokens', '200B tokens', '300B tokens'],
    );
    assert.ok(runs.every(({ x }, index) => Math.abs(x.p50 / (6 * 12e9 * [6, 20, 60, 200, 300][index]! * 1e9) - 1) < 1e-9));
    assert.deepEqual(
      runs.map(({ y }) => Number(y.p50.toPrecision(4))),
      [1.261e-5, 2.321e-3, 6.856e-3, 7.438e-3, 7.268e-3],
    );
  });

  it('lie inside the band of the law from 20B tokens on', () => {
    const { points } = pretrain.curves[0]!;
    for (const { x, y, label } of measuredIn(pretrain).filter(({ id, label: name }) => id.startsWith('run-') && name !== '6B tokens')) {
      const near = points.reduce((best, point) =>
        Math.abs(Math.log(point.x / x.p50)) < Math.abs(Math.log(best.x / x.p50)) ? point : best,
      );
      assert.ok(near.valid && y.p50 > near.p5 && y.p50 < near.p95, `${label}: ${y.p50} in ${near.p5} to ${near.p95}`);
    }
  });

  it('say that nothing was trained after it', () => assert.match(posttrain.unavailable!, /No post-training stage in this chain/u));

  it('begin test-time compute at the score of the checkpoint, with measured coverage beside the curve', () => {
    const { points } = testtime.curves.find(({ id }) => id === 'coverage')!;
    assert.ok(Math.abs(points[0]!.p50 - medianAt(analysis, 'large.accuracy')) < 1e-6);
    assert.deepEqual(
      measuredIn(testtime).map(({ label, y }) => [label, y.p50]),
      [
        ['10 samples', 0.0661],
        ['100 samples', 0.3432],
      ],
    );
    for (const { x, y } of measuredIn(testtime)) {
      const near = points.reduce((best, point) => (Math.abs(point.x - x.p50) < Math.abs(best.x - x.p50) ? point : best));
      assert.ok(Math.abs(near.p50 - y.p50) < 0.03, `${near.p50} ${y.p50}`);
    }
    assert.ok(points.some(({ valid }) => valid) && points.filter(({ at }) => at!.startsWith('100,')).every(({ valid }) => !valid));
  });

  it('have logarithmic scores, since samples raise them a hundredfold', () => {
    assert.equal(laws.y.scale, 'log');
    assert.match(laws.note, /in logarithms too/u);
  });
});

describe('measurements beside a plan', () => {
  const plan = `law of_loss { form: 0.02 + 0.96 / (1 + exp(9 * (L - 1.95))), gives: accuracy }
benchmark exam { from_loss: of_loss }
pretrain base { params: 70B, tokens: 15T, benchmark: exam }
`;
  const only = (text: string): ThreeLaws =>
    analyzed(text)
      .threeLaws()
      .find(({ panels }) => panels[0]!.block === 'base')!;

  it('are runs of the file with an accuracy that it gives, on the same benchmark', () => {
    const measured = (more: string): readonly string[] => measuredIn(only(plan + more).panels[0]!).map(({ label }) => label);
    assert.deepEqual(measured('pretrain small "a small one" { params: 7B, tokens: 15T, benchmark: exam, accuracy: 30% }'), ['a small one']);
    assert.deepEqual(measured('pretrain small { params: 7B, tokens: 15T, benchmark: exam }'), []);
    assert.deepEqual(measured('benchmark other { }\npretrain small { params: 7B, tokens: 15T, benchmark: other, accuracy: 30% }'), []);
  });

  it('of a phase without a law are drawn alone, and the note says what its curve would need', () => {
    const [pretrain] = only('benchmark exam { }\npretrain base { params: 70B, tokens: 15T, benchmark: exam, accuracy: 60% }').panels;
    assert.deepEqual([pretrain!.unavailable, pretrain!.curves.length, pretrain!.markers.length], [undefined, 0, 1]);
    assert.match(pretrain!.note, /names no law `from_loss`/u);
  });

  it('keep an even axis where training reaches as high', () => assert.equal(only(plan).y.scale, 'linear'));
});

describe('chains of a file', () => {
  it('come with those first of which most can be drawn', () => {
    const text = `pretrain alone { params: 7B, tokens: 1T }
benchmark exam { verifiable: yes, difficulty { alpha: 0.3 } }
pretrain base { params: 7B, tokens: 1T, benchmark: exam, accuracy: 20% }
testtime t { checkpoint: base, prompt_tokens: 500, output_tokens: 100, strategy: best_of_n(samples: 4, verifier: exact) }`;
    assert.deepEqual(
      analyzed(text)
        .threeLaws()
        .map(({ id }) => id),
      ['three-laws:t', 'three-laws:alone'],
    );
  });

  it('without any score say in one place what one would need', () => {
    const [laws] = analyzed('posttrain tuned { checkpoint: llama_3_1_8b, method: sft, tokens: 100M }').threeLaws();
    assert.match(laws!.note, /No phase of this chain has a score\. Name a `benchmark`/u);
    assert.match(laws!.panels[0]!.unavailable!, /begins with llama_3_1_8b/u);
  });
});
