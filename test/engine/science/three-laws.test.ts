/** The three laws on one benchmark: what stands on which axis, where each begins, and what is said while something is missing. */
import assert from 'node:assert/strict';
import type { ThreeLaws } from '../../../engine/src/index.js';
import { analyzed, medianAt } from '../support/plan.js';

const near = (actual: number, expected: number, tolerance: number): void => {
  assert.ok(Math.abs(actual / expected - 1) <= tolerance, `${actual} is not ${expected}`);
};

const laws = `law to_score { form: 0.02 + 0.96 / (1 + exp(9 * (L - 1.95))), gives: accuracy }
law rl_law { form: R0 + (0.88 - R0) / (1 + (2e23 / C)^1.1), gives: accuracy, valid { C: 1e20..1e25 } }
law coverage { form: 1 - (1 - R0) * k^-0.35, gives: accuracy, valid { k: 1..1000 } }
`;
const benchmark = (more = ''): string => `benchmark aime { from_loss: to_score, from_rl: rl_law, from_samples: coverage${more} }\n`;
const base = 'pretrain base { params: 70B, tokens: 15T tokens, benchmark: aime }\n';
const rl = 'posttrain rl { checkpoint: base, method: grpo(group: 16), flop: 4e23 FLOP, hardware: h100, benchmark: aime }\n';
const serve =
  'testtime serve { checkpoint: rl, params: 70B, users: 100k users, usage: 10 queries/user/day, prompt_tokens: 900, output_tokens: 300, hardware: h100, benchmark: aime }\n';

function only(text: string): ThreeLaws {
  const all = analyzed(text).threeLaws();
  assert.equal(all.length, 1, all.map(({ id }) => id).join(', '));
  return all[0]!;
}

describe('the three laws together', () => {
  const text = laws + benchmark() + base + rl + serve;
  const analysis = analyzed(text);
  const { panels, note, benchmark: scoredOn, y } = only(text);
  const [pretrain, posttrain, testtime] = panels as [ThreeLaws['panels'][number], ThreeLaws['panels'][number], ThreeLaws['panels'][number]];

  it('show one score, a share of one benchmark', () => {
    assert.equal(scoredOn, 'aime');
    for (const axis of [y, ...panels.map(panel => panel.y)]) assert.deepEqual([axis.label, axis.share], ['Accuracy on aime', true]);
    for (const { p5, p95 } of panels.flatMap(panel => panel.curves.flatMap(curve => curve.points))) assert.ok(p5 >= 0 && p95 <= 1);
  });

  it('count training compute on one axis, cumulated: the second begins where the first ends, in place and in score', () => {
    assert.equal(pretrain.x.label, posttrain.x.label);
    const [end, start] = [pretrain.curves[0]!.points.at(-1)!, posttrain.curves[0]!.points[0]!];
    near(end.x, medianAt(analysis, 'base.flop'), 1e-9);
    near(start.x, end.x, 1e-9);
    near(start.p50, end.p50, 1e-9);
    near(posttrain.markers.find(({ role }) => role === 'plan')!.x.p50, end.x + 4e23, 1e-9);
  });

  it('count the compute of a query on another axis, and begin there at one answer of the trained model', () => {
    const { panels: checked } = only(laws + benchmark(', verifiable: yes') + base + rl + serve);
    assert.equal(checked[2]!.x.label, 'Compute of a query');
    const begins = 0.02 + 0.96 / (1 + Math.exp(9 * (medianAt(analysis, 'base.loss') - 1.95)));
    const trained = begins + (0.88 - begins) / (1 + (2e23 / 4e23) ** 1.1);
    const { points } = checked[2]!.curves.find(({ id }) => id === 'coverage')!;
    near(points[0]!.x, 2 * 70e9 * 1200, 1e-9);
    near(points[0]!.p50, trained, 2e-3);
    const many = points.find(({ at }) => at === '10 samples')!;
    near(many.x, 2 * 70e9 * (900 + 10 * 300), 1e-9);
    near(many.p50, 1 - (1 - trained) * 10 ** -0.35, 2e-3);
  });

  it('say how much all queries come to', () =>
    assert.match(note, /Over its time of service the plan answers 365M queries with .* FLOP, .* times its training/u));

  it('do not let coverage pass for a gain where no program checks answers', () => {
    assert.match(note, /No program checks the answers of aime: that one of many is right is no accuracy, and is not drawn\./u);
    assert.ok(testtime.curves.every(({ id }) => id !== 'coverage'));
    const checked = only(laws + benchmark(', verifiable: yes') + base + rl + serve);
    assert.doesNotMatch(checked.note, /No program checks/u);
    const { points } = checked.panels[2]!.curves[0]!;
    assert.ok(points.filter(({ valid }) => valid).length > 10);
  });

  it('are dashed outside of the range of a law', () => {
    const narrow = only(laws.replace('1e20..1e25', '1e23..5e23') + benchmark() + base + rl).panels[1]!.curves[0]!.points;
    assert.ok(narrow.some(({ valid }) => valid) && narrow.some(({ valid }) => !valid));
  });

  it('let a measured score of the checkpoint count', () => {
    const measured = only(laws + benchmark() + base.replace(' }', ', accuracy: 30% }') + rl);
    near(measured.panels[1]!.curves[0]!.points[0]!.p50, 0.3, 1e-12);
  });

  it('chain stages: each begins where the one before it ends', () => {
    const two = only(
      `${laws + benchmark() + base + rl}posttrain more { checkpoint: rl, method: grpo(group: 16), flop: 1e23 FLOP, hardware: h100, benchmark: aime }`,
    );
    const [first, second] = two.panels[1]!.curves;
    near(second!.points[0]!.x, first!.points.at(-1)!.x, 1e-9);
    near(second!.points[0]!.p50, first!.points.at(-1)!.p50, 1e-9);
  });
});

describe('the three laws while something is missing', () => {
  const reasons = (text: string): readonly string[] => only(text).panels.map(({ unavailable }) => unavailable ?? '');

  it('name each phase that is not there, and a law that the benchmark does not name', () => {
    const [first, second, third] = reasons(`benchmark aime { }\n${base}`);
    assert.match(first!, /because the benchmark aime names no law `from_loss`/u);
    assert.match(second!, /No post-training stage in this chain/u);
    assert.match(third!, /No test-time phase in this chain/u);
  });

  it('say that no benchmark is named', () => {
    assert.match(reasons('pretrain base { params: 7B, tokens: 1T tokens }')[0]!, /base names no benchmark/u);
    assert.equal(only('pretrain base { params: 7B, tokens: 1T tokens }').benchmark, null);
  });

  it('do not put scores on two benchmarks on one axis', () => {
    const text = `${laws + benchmark()}benchmark other { from_rl: rl_law }\n${base}${rl.replace('benchmark: aime', 'benchmark: other')}`;
    assert.match(reasons(text)[0]!, /base is scored on aime: scores on two benchmarks do not stand on one axis/u);
  });

  it('say that the score of a checkpoint is unknown', () => {
    const text = laws + benchmark() + rl.replace('checkpoint: base', 'checkpoint: llama_3_1_8b');
    assert.match(reasons(text)[1]!, /the score of llama_3_1_8b, its checkpoint, is unknown/u);
  });

  it('end at checkpoints that lead back to themselves', () => {
    const circle = `${laws + benchmark()}posttrain a { checkpoint: b, method: grpo, flop: 1e23 FLOP, benchmark: aime }\nposttrain b { checkpoint: a, method: grpo, flop: 1e23 FLOP, benchmark: aime }\n${serve.replace('checkpoint: rl', 'checkpoint: a')}`;
    for (const { panels } of analyzed(circle).threeLaws()) assert.equal(panels.length, 3);
    assert.ok(analyzed(circle).curves().length >= 3);
  });

  it('are none in a file without a phase', () => assert.deepEqual(analyzed('let a = 1').threeLaws(), []));
});

describe('the picture of a later phase', () => {
  it('runs over hours first, begins at nothing with the checkpoint, and marks the plan', () => {
    const sets = analyzed(laws + benchmark() + base + rl)
      .curves()
      .filter(({ block }) => block === 'rl');
    assert.deepEqual([sets[0]!.axis, sets[0]!.gives, sets[0]!.x.scale], ['gpu_hours', 'accuracy', 'linear']);
    const [first] = sets[0]!.curves[0]!.points;
    const start = sets[0]!.markers.find(({ role }) => role === 'start')!;
    assert.equal(first!.x, 0);
    near(first!.p50, start.y.p50, 1e-12);
    assert.ok(sets[0]!.markers.some(({ role }) => role === 'plan'));
  });

  it('says what its benefit would need', () => {
    const [set] = analyzed('posttrain rl { checkpoint: llama_3_1_8b, method: grpo, flop: 1e21 FLOP }').curves();
    assert.match(set!.unavailable!, /The benefit is unknown, because rl names no benchmark\. The cost is in the budget\./u);
  });

  it('counts hours where its law does', () => {
    const hourly = laws.replace(
      '(2e23 / C)^1.1), gives: accuracy, valid { C: 1e20..1e25 }',
      '(100000 / C)^1.1), gives: accuracy, inputs { C: gpu_hours }',
    );
    const analysis = analyzed(
      `${hourly + benchmark() + base}posttrain rl { checkpoint: base, method: grpo, flop: 4e23 FLOP, gpu_hours: 100k GPU-hours, benchmark: aime }`,
    );
    const set = analysis.curves().find(({ id }) => id === 'rl:gpu_hours:accuracy')!;
    const start = set.curves[0]!.points[0]!.p50;
    near(set.markers.find(({ role }) => role === 'plan')!.y.p50, start + (0.88 - start) / 2, 1e-3);
  });
});
