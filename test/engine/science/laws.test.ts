/** Losses and optima of the library's laws against what their sources print or their constants give. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, medianAt, printedLaw } from '../support/plan.js';

const near = (actual: number, expected: number, tolerance: number): void => {
  assert.ok(Math.abs(actual / expected - 1) <= tolerance, `${actual} is not ${expected}`);
};

describe('loss at a size and a number of tokens', () => {
  /** Computed from the printed constants: arXiv 2203.15556 (its TeX source) and arXiv 2404.10102. */
  for (const [law, params, tokens, loss] of [
    ['hoffmann_2022', 280e9, 300e9, 1.9672],
    ['hoffmann_2022', 70e9, 1.4e12, 1.9208],
    ['besiroglu_2024', 280e9, 300e9, 1.9996],
    ['besiroglu_2024', 70e9, 1.4e12, 1.9739],
  ] as const) {
    it(`${law}: ${params / 1e9}B on ${tokens / 1e9}B tokens is ${loss}`, () => {
      const printed = law === 'besiroglu_2024' ? ['printed', printedLaw()] : [law, ''];
      near(
        medianAt(analyzed(`${printed[1]}pretrain p { params: ${params}, tokens: ${tokens}, law: ${printed[0]} }`), 'p.loss'),
        loss,
        1e-4,
      );
    });
  }

  /** 1,000 resamples of the 240 points, each fitted anew: P5 and P95 of the loss they project, about the middle of the fit to all. */
  for (const [params, tokens, below, above] of [
    [70e6, 5e9, 0.0095, 0.0095],
    [1e9, 20e9, 0.003, 0.003],
    [16e9, 320e9, 0.012, 0.0155],
    [70e9, 1.4e12, 0.018, 0.023],
    [405e9, 15.6e12, 0.025, 0.032],
    [3e12, 60e12, 0.029, 0.036],
  ] as const) {
    it(`besiroglu_2024: the band at ${params / 1e9}B on ${tokens / 1e9}B tokens is that of the resampled fits`, () => {
      const { p5, p50, p95 } = estimateAt(analyzed(`pretrain p { params: ${params}, tokens: ${tokens} }`), 'p.loss').range!;
      assert.ok(Math.abs(p50 - p5 - below) < 0.004 + 0.1 * below, `${p50 - p5} is not ${below}`);
      assert.ok(Math.abs(p95 - p50 - above) < 0.004 + 0.1 * above, `${p95 - p50} is not ${above}`);
    });
  }
});

describe('the optimum at a compute', () => {
  it('hoffmann_2022 at 5.76e23 FLOP: 40.4B parameters on 2.38T tokens', () => {
    const analysis = analyzed('pretrain p { flop: 5.76e23 FLOP, law: hoffmann_2022 }');
    near(medianAt(analysis, 'p.optimal_params'), 40.36e9, 1e-3);
    near(medianAt(analysis, 'p.optimal_tokens'), 2.379e12, 1e-3);
  });

  it('is taken as the plan when nothing else is given, as an assumption', () => {
    const analysis = analyzed('pretrain p { flop: 1e24 FLOP }');
    assert.equal(estimateAt(analysis, 'p.params').origin, 'default');
    assert.equal(medianAt(analysis, 'p.params'), medianAt(analysis, 'p.optimal_params'));
    near(medianAt(analysis, 'p.params') * medianAt(analysis, 'p.tokens') * 6, 1e24, 1e-6);
  });

  it('of another spelling of the same law is the same: closed form and search agree', () => {
    const constants = 'E: 1.69337, A: 406.401, B: 410.723, alpha: 0.33917084, beta: 0.2849083';
    const [closed, searched] = ['E + A / N^alpha + B / D^beta', 'E + A * N^-alpha + B * D^-beta'].map(form =>
      analyzed(`law mine { form: ${form}, ${constants} }\npretrain p { flop: 5.76e23 FLOP, law: mine }`),
    );
    near(medianAt(searched!, 'p.optimal_params'), medianAt(closed!, 'p.optimal_params'), 1e-5);
  });

  it('is no worse than twice or half the size', () => {
    const lossOf = (factor: number): number => {
      const best = medianAt(analyzed('pretrain p { flop: 1e23 FLOP, law: besiroglu_2024 }'), 'p.optimal_params');
      return medianAt(analyzed(`pretrain p { flop: 1e23 FLOP, params: ${best * factor}, law: besiroglu_2024 }`), 'p.loss');
    };
    assert.ok(lossOf(1) < lossOf(2) && lossOf(1) < lossOf(0.5));
  });
});

describe('curves of a pre-training run', () => {
  const analysis = analyzed('pretrain p { params: 7B, tokens: 2T tokens, hardware: h100, count: 512, mfu: 30% to 45% }');

  it('fall with compute, lie above the frontier and mark the plan', () => {
    const [byFlop, byHours] = analysis.curves();
    assert.deepEqual([byFlop!.x.unit, byHours!.x.unit], ['FLOP', 'GPU-hour']);
    const [frontier, model] = byFlop!.curves;
    for (const curve of [frontier!, model!])
      assert.ok(curve.points.every((point, index) => index === 0 || point.p50 <= curve.points[index - 1]!.p50));
    for (const point of model!.points) assert.ok(point.p50 >= frontier!.points.find(other => other.x === point.x)!.p50 - 1e-9);
    near(byFlop!.markers.find(marker => marker.role === 'plan')!.y.p50, medianAt(analysis, 'p.loss'), 1e-12);
  });

  it('are drawn as extrapolation outside of the fitted range', () => {
    const points = analysis.curves()[0]!.curves[0]!.points;
    assert.ok(points.some(point => point.valid) && points.some(point => !point.valid));
  });

  it('have an ordered band at every point', () => {
    for (const set of analysis.curves())
      for (const curve of set.curves) for (const { p5, p50, p95 } of curve.points) assert.ok(p5 <= p50 && p50 <= p95);
  });
});
