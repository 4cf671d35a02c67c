/** Laws written in a plan: other published forms and constants, with the losses their papers' constants give. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, medianAt, printedLaw } from '../support/plan.js';
import { near } from './near.js';

const lossOf = (law: string, plan: string): number =>
  medianAt(analyzed(`law mine { ${law} }\npretrain p { ${plan}, law: mine }`), 'p.loss');

interface Row {
  readonly form: string;
  readonly constants: string;
  readonly plan: string;
  readonly loss: number;
  readonly source: string;
}

const chinchilla = 'E + A / N^alpha + B / D^beta';

/** Losses that the printed constants give. */
const rows: readonly Row[] = [
  {
    form: chinchilla,
    constants: 'E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28',
    plan: 'params: 280B, tokens: 300B',
    loss: 1.9933,
    source: 'Chinchilla as printed, arXiv 2203.15556, section 3.3',
  },
  {
    form: '(Nc / N)^a',
    constants: 'Nc: 8.8e13, a: 0.076',
    plan: 'params: 1.5B, tokens: 1T',
    loss: 2.3036,
    source: 'arXiv 2001.08361, equation 1.1',
  },
  {
    form: '(Dc / D)^a',
    constants: 'Dc: 5.4e13, a: 0.095',
    plan: 'params: 1.5B, tokens: 22.9B',
    loss: 2.0912,
    source: 'arXiv 2001.08361, equation 1.2',
  },
  {
    form: 'E + (A / N^a + B / D^b)^g',
    constants: 'E: 1.22, A: 3355, a: 0.408, B: 18_186, b: 0.431, g: 0.452',
    plan: 'params: 7.75B, tokens: 512B',
    loss: 1.9329,
    source: 'supervised constants of arXiv 2502.08606',
  },
];

describe('a law of the plan', () => {
  for (const { form, constants, plan, loss, source } of rows) {
    it(`${form}: ${loss} (${source})`, () => {
      near(lossOf(`form: ${form}, ${constants}`, plan), loss, 1e-4);
    });
  }

  it('may use exp, log, log10, sqrt, min and max', () => {
    near(
      lossOf('form: 2 * exp(0) + log(exp(1)) + log10(10) + sqrt(4) + min(1, 2) + max(1, 2) + 0 * N', 'params: 1B, tokens: 20B'),
      9,
      1e-12,
    );
  });

  it('says which name it does not know, and gives no number', () => {
    const analysis = analyzed('law mine { form: E + A / N^wrong, E: 1, A: 1 }\npretrain p { params: 1B, tokens: 20B, law: mine }');
    assert.equal(estimateAt(analysis, 'p.loss').range, null);
    assert.match(analysis.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'), /^SC029 .*`wrong`/);
  });
});

describe('an uncertain law', () => {
  it('widens the loss by its constant, and moves no compute', () => {
    const law = `law mine { form: ${chinchilla}, E: normal(1.8, sd: 0.03), A: 482, B: 2085, alpha: 0.35, beta: 0.37 }\n`;
    const analysis = analyzed(`${law}pretrain p { params: 7B, tokens: 1T, law: mine }`);
    const { p5, p50, p95 } = estimateAt(analysis, 'p.loss').range!;
    near((p95 - p5) / 2, 1.644854 * 0.03, 0.01);
    near(p50, 1.8 + 482 / 7e9 ** 0.35 + 2085 / 1e12 ** 0.37, 1e-4);
    const flop = estimateAt(analysis, 'p.flop').range!;
    assert.equal(flop.p5, flop.p95);
  });
});

describe('Besiroglu et al. (arXiv 2404.10102, section 4)', () => {
  it('a balanced law: about 20 tokens per parameter at the compute of Chinchilla', () => {
    const analysis = analyzed('pretrain p { flop: 5.76e23 FLOP, law: besiroglu_2024 }');
    const [size, seen] = ['p.optimal_params', 'p.optimal_tokens'].map(at => medianAt(analysis, at));
    near(6 * size! * seen!, 5.76e23, 1e-6);
    assert.ok(seen! / size! > 15 && seen! / size! < 25, `${seen! / size!}`);
  });

  it('the slopes of both terms are equal at the optimum', () => {
    const analysis = analyzed(`${printedLaw()}pretrain p { flop: 1e22 FLOP, law: printed }`);
    const slopeOfSize = (0.3478 * 482.01) / medianAt(analysis, 'p.optimal_params') ** 0.3478;
    const slopeOfTokens = (0.3658 * 2085.43) / medianAt(analysis, 'p.optimal_tokens') ** 0.3658;
    near(slopeOfSize, slopeOfTokens, 1e-6);
  });
});

describe('a law without an optimum', () => {
  const because = (law: string, plan: string): string => {
    const estimate = estimateAt(analyzed(`law mine { ${law} }\npretrain p { ${plan}, law: mine }`), 'p.optimal_params');
    assert.equal(estimate.range, null);
    return estimate.because ?? '';
  };
  const plan = 'params: 1B, tokens: 20B';

  it('says so, whichever way it falls', () => {
    assert.match(because('form: (Nc / N)^a, Nc: 8.8e13, a: 0.076', plan), /more parameters on fewer tokens are always better/);
    assert.match(because('form: (Dc / D)^a, Dc: 5.4e13, a: 0.095', plan), /fewer parameters on more tokens are always better/);
    assert.match(because('form: E + 0 * N, E: 2', plan), /no optimum|no least loss/);
    assert.match(
      because('form: E + A / N^alpha + B / D^beta, E: 1, A: 400, B: 0, alpha: 0.3, beta: 0.3', plan),
      /more parameters on fewer tokens/,
    );
  });

  it('is not taken for the size of a plan', () => {
    const analysis = analyzed('law mine { form: (Nc / N)^a, Nc: 8.8e13, a: 0.076 }\npretrain p { flop: 1e22 FLOP, law: mine }');
    assert.equal(estimateAt(analysis, 'p.params').range, null);
    assert.match(analysis.curves()[0]!.unavailable ?? '', /it has no optimum/);
  });

  it('still gives a loss and the curve of a model', () => {
    const [set] = analyzed(`law mine { form: (Dc / D)^a, Dc: 5.4e13, a: 0.095 }\npretrain p { ${plan}, law: mine }`).curves();
    assert.deepEqual(
      set!.curves.map(curve => curve.role),
      ['model'],
    );
    assert.deepEqual(
      set!.markers.map(marker => marker.role).filter(role => role !== 'landmark'),
      ['plan'],
    );
    assert.match(set!.note, /There is no best size/);
  });
});

describe('U, the tokens without repeats', () => {
  const law = 'law mine { form: E + A / N^a + B / U^b, E: 1, A: 400, B: 400, a: 0.3, b: 0.3 }\n';
  const lossAt = (unique: number): number => 1 + 400 / 1e9 ** 0.3 + 400 / unique ** 0.3;

  /** Two passes over 10B tokens of which 5B are new; 20B tokens in two passes; one pass over a part of a set. */
  for (const [plan, unique] of [
    ['data d { unique_tokens: 5B, tokens: 10B, epochs: 2 }\npretrain p { params: 1B, data: d, law: mine }', 5e9],
    ['pretrain p { params: 1B, tokens: 20B, epochs: 2, law: mine }', 10e9],
    ['data d { tokens: 100B }\npretrain p { params: 1B, data: d, tokens: 20B, law: mine }', 20e9],
  ] as const) {
    it(`is ${unique / 1e9}B: ${plan.replace('\n', ' ')}`, () => {
      near(medianAt(analyzed(law + plan), 'p.loss'), lossAt(unique), 1e-9);
    });
  }
});

describe('a law that gives no loss', () => {
  for (const [law, because] of [
    ['form: E + A / N^wrong, E: 1, A: 1', /formula of the law mine gives nothing: `wrong`/],
    ['fit: csv("runs.csv") { N: params, D: tokens, loss: loss }', /the law mine is not fitted: runs\.csv /],
    ['E: 1, A: 400', /does not say alpha, B, beta/],
    ['form: E + A / N^a, E: 1, A: 400, a: 1 / 0', /a of the law mine is not known: 1 of 1 draws are not finite/],
    ['form: E + A / S^a, E: 1, A: 400, a: 0.3', /reads S, which this phase does not have/],
    ['form: E + A / N^a, E: 1, A: 400, a: 0.3, gives: accuracy', /gives accuracy, not loss/],
  ] as const) {
    it(`says why: ${law}`, () => {
      const analysis = analyzed(`law mine { ${law} }\npretrain p { params: 1B, tokens: 20B, law: mine }`);
      for (const path of ['p.loss', 'p.optimal_params', 'p.optimal_tokens'])
        assert.match(estimateAt(analysis, path).because ?? '', because, path);
      assert.ok(analysis.curves()[0]!.unavailable !== undefined);
    });
  }

  it('has the usual form where it names none', () => {
    near(lossOf('E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28', 'params: 280B, tokens: 300B'), 1.9933, 1e-4);
  });
});
