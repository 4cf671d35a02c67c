/** Pictures of what answering brings: which curves there are, where they begin, how far they hold, and what is said of the others. */
import assert from 'node:assert/strict';
import type { CurveSet } from '../../../engine/src/index.js';
import { analyzed } from '../support/plan.js';

const base = 'pretrain base { params: 8B, tokens: 1T, benchmark: exam, accuracy: 20% to 30% }\n';
const asked = 'prompt_tokens: 500, output_tokens: 300';

function pictureOf(benchmark: string, answering = `strategy: majority_vote(samples: 16), ${asked}`): CurveSet {
  const text = `benchmark exam { ${benchmark} }\n${base}testtime t { checkpoint: base, ${answering} }`;
  return analyzed(text)
    .curves()
    .find(({ block }) => block === 't')!;
}

const idsOf = ({ curves }: CurveSet): readonly string[] => curves.map(({ id }) => id);

describe('the picture of a phase that answers', () => {
  const all = 'verifiable: yes, majority_ceiling: 40% to 50%, difficulty { alpha: 0.3 }, best_of_n { alpha: 0.06, beta: 0.01 }';

  it('has a curve for each way to answer that is known, all from one answer on', () => {
    const picture = pictureOf(all);
    assert.deepEqual(idsOf(picture), ['coverage', 'majority', 'best_of_n']);
    for (const { points } of picture.curves) {
      assert.equal(points[0]!.at, '1 sample');
      assert.deepEqual(
        [points[0]!.p5, points[0]!.p95].map(share => share.toFixed(2)),
        ['0.20', '0.30'],
      );
      assert.ok(points.at(-1)!.p50 > points[0]!.p50);
      assert.ok(points.every((point, index) => index === 0 || point.x > points[index - 1]!.x));
    }
    const start = picture.markers.find(({ role }) => role === 'start')!;
    assert.deepEqual([start.x.p50, start.y.p50.toFixed(3)], [picture.curves[0]!.points[0]!.x, '0.247']);
  });

  it('says of each curve that is missing why it is', () => {
    const picture = pictureOf('verifiable: yes, difficulty { alpha: 0.3 }');
    assert.deepEqual(idsOf(picture), ['coverage']);
    assert.match(picture.note, /Not drawn: majority of k samples, since exam does not say where votes end; give `majority_ceiling`/u);
    assert.match(picture.note, /Not drawn: best of k samples by a reward model, since .*no coefficients/u);
    assert.match(picture.note, /Not drawn: one answer, thinking longer, since exam does not say what thinking brings/u);
  });

  it('never draws coverage where no program checks answers', () => {
    assert.deepEqual(idsOf(pictureOf(all.replace('verifiable: yes', 'verifiable: no'))), ['majority', 'best_of_n']);
  });

  it('is dashed beyond the range of a law', () => {
    const law = 'law of_samples { form: 1 - (1 - R0) * k^-0.3, gives: accuracy, valid { k: 1..100 } }\n';
    const text = `${law}benchmark exam { verifiable: yes, from_samples: of_samples }\n${base}testtime t { checkpoint: base, strategy: best_of_n(samples: 16, verifier: exact), ${asked} }`;
    const { points } = analyzed(text)
      .curves()
      .find(({ block }) => block === 't')!.curves[0]!;
    const samples = points.map(({ at }) => Number(at!.replace(',', '').replace(/ .*/u, '')));
    points.forEach(({ valid }, index) => assert.equal(valid, samples[index]! <= 100, points[index]!.at));
    assert.ok(points.some(({ valid }) => !valid));
  });

  it('is dashed beyond the counts of a benchmark', () => {
    const picture = pictureOf('verifiable: yes, difficulty { alpha: 0.3, samples: 50 }');
    const { points } = picture.curves[0]!;
    assert.ok(points.some(({ valid }) => valid) && points.some(({ valid }) => !valid));
  });

  it('draws the error with which a law was tested', () => {
    const law = 'law of_samples { form: 0.3 * k^0.1, gives: accuracy, backtest { error: 2% } }\n';
    const text = `${law}benchmark exam { verifiable: yes, from_samples: of_samples }\n${base}testtime t { checkpoint: base, strategy: best_of_n(samples: 16, verifier: exact), ${asked} }`;
    const analysis = analyzed(text);
    const { points } = analysis.curves().find(({ block }) => block === 't')!.curves[0]!;
    assert.ok(points[3]!.p95 - points[3]!.p5 > 0.07);
    assert.ok(analysis.estimate('t.accuracy')!.range!.p95 > 0.41);
  });

  it('begins with thinking, and gives samples as much of it as the plan does', () => {
    const picture = pictureOf(
      'verifiable: yes, difficulty { alpha: 0.3 }, thinking { slope: 2%, from: 500 tokens }',
      `strategy: best_of_n(samples: 16, verifier: exact), ${asked}, thinking: 2k tokens`,
    );
    const [coverage, thinking] = ['coverage', 'thinking'].map(id => picture.curves.find(curve => curve.id === id)!);
    const same = thinking!.points.find(({ at }) => at === '2,000 tokens of thinking')!;
    assert.equal(coverage!.points[0]!.x, same.x);
    assert.ok(Math.abs(coverage!.points[0]!.p50 - same.p50) < 1e-3);
    assert.equal(picture.markers.find(({ role }) => role === 'start')!.x.p50, thinking!.points[0]!.x);
  });

  it('stops thinking where the context of the model ends', () => {
    const text = `benchmark exam { thinking { slope: 2%, from: 500 tokens } }\nmodel small from llama_2_7b { benchmark: exam, accuracy: 20% }\ntesttime t { checkpoint: small, model: small, ${asked} }`;
    const { points } = analyzed(text)
      .curves()
      .find(({ block }) => block === 't')!.curves[0]!;
    assert.equal(points.at(-1)!.at, '3,296 tokens of thinking');
  });

  it('marks hard queries at their own compute', () => {
    const picture = pictureOf(
      'verifiable: yes, difficulty { alpha: 0.3 }',
      `${asked}, hard_query { share: 5%, strategy: best_of_n(samples: 32, verifier: exact) }`,
    );
    const [plan, hard] = ['plan', 'hard'].map(id => picture.markers.find(marker => marker.id === id)!);
    assert.ok(hard!.x.p50 > 10 * plan!.x.p50 && hard!.y.p50 > plan!.y.p50);
  });

  it('says what is missing where nothing is known', () => {
    assert.match(pictureOf('', asked).unavailable!, /exam does not say what thinking brings|names no/u);
    const [set] = analyzed(`testtime t { model: llama_3_1_8b, ${asked} }`).curves();
    assert.match(set!.unavailable!, /because t names no benchmark/u);
  });

  it('keeps percentiles although a few draws stand for all', () => {
    const picture = pictureOf(all);
    const plan = picture.markers.find(({ role }) => role === 'plan')!;
    const point = picture.curves.find(({ id }) => id === 'majority')!.points.find(({ at }) => at === '16 samples')!;
    for (const name of ['p5', 'p50', 'p95'] as const)
      assert.ok(Math.abs(point[name] - plan.y[name]) < 0.005, `${name}: ${point[name]} ${plan.y[name]}`);
  });
});
