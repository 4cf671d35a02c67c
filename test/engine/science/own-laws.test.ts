/** Laws written in a plan: other published forms and constants, with the losses their papers' constants give. */
import assert from 'node:assert/strict';
import { analyzed, estimateAt, medianAt } from '../support/plan.js';
import { near } from './near.js';

const lossOf = (law: string, plan: string): number => medianAt(analyzed(`law mine { ${law} }\npretrain p { ${plan}, law: mine }`), 'p.loss');

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
    form: chinchilla, constants: 'E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28', plan: 'params: 280B, tokens: 300B', loss: 1.9933,
    source: 'Chinchilla as printed, arXiv 2203.15556, section 3.3',
  },
  { form: '(Nc / N)^a', constants: 'Nc: 8.8e13, a: 0.076', plan: 'params: 1.5B, tokens: 1T', loss: 2.3036, source: 'arXiv 2001.08361, equation 1.1' },
  { form: '(Dc / D)^a', constants: 'Dc: 5.4e13, a: 0.095', plan: 'params: 1.5B, tokens: 22.9B', loss: 2.0912, source: 'arXiv 2001.08361, equation 1.2' },
  {
    form: 'E + (A / N^a + B / D^b)^g', constants: 'E: 1.22, A: 3355, a: 0.408, B: 18_186, b: 0.431, g: 0.452', plan: 'params: 7.75B, tokens: 512B',
    loss: 1.9329, source: 'supervised constants of arXiv 2502.08606',
  },
];

describe('a law of the plan', () => {
  for (const { form, constants, plan, loss, source } of rows) {
    it(`${form}: ${loss} (${source})`, () => { near(lossOf(`form: ${form}, ${constants}`, plan), loss, 1e-4); });
  }

  it('may use exp, log, log10, sqrt, min and max', () => {
    near(lossOf('form: 2 * exp(0) + log(exp(1)) + log10(10) + sqrt(4) + min(1, 2) + max(1, 2) + 0 * N', 'params: 1B, tokens: 20B'), 9, 1e-12);
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
    near(6 * size! * seen!, 5.76e23, 1e-9);
    assert.ok(seen! / size! > 15 && seen! / size! < 25, `${seen! / size!}`);
  });

  it('the slopes of both terms are equal at the optimum', () => {
    const analysis = analyzed('pretrain p { flop: 1e22 FLOP, law: besiroglu_2024 }');
    const slopeOfSize = 0.3478 * 482.01 / medianAt(analysis, 'p.optimal_params') ** 0.3478;
    const slopeOfTokens = 0.3658 * 2085.43 / medianAt(analysis, 'p.optimal_tokens') ** 0.3658;
    near(slopeOfSize, slopeOfTokens);
  });
});
