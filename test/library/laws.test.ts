/** The laws' constants give the losses and the optima that their sources print. */
import assert from 'node:assert/strict';
import { libraryBlocks } from './library-files.js';

interface Constants {
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}

const loss = ({ E, A, B, alpha, beta }: Constants, params: number, tokens: number): number => E + A / params ** alpha + B / tokens ** beta;

/** Parameters of least loss for a compute budget of 6 N D: arXiv 2203.15556, equation 4. */
function optimalParams({ A, B, alpha, beta }: Constants, flop: number): number {
  return ((alpha * A) / (beta * B)) ** (1 / (alpha + beta)) * (flop / 6) ** (beta / (alpha + beta));
}

describe("the library's laws of pre-training", () => {
  const laws = new Map(
    libraryBlocks('law')
      .filter(({ figures }) => figures.get('gives')?.text !== 'accuracy')
      .map(({ name, figures }) => [name, figures]),
  );

  const constantsOf = (law: string): Constants => {
    // `normal(1.8172, sd: 0.03)` carries a standard error around the printed constant, `315 to 739` is lognormal about it.
    const constant = (name: string) => {
      const text = laws.get(law)?.get(name)?.text ?? '';
      const [first, second] = [...text.matchAll(/[\d.]+/g)].map(Number);
      return text.includes(' to ') ? Math.sqrt(first! * second!) : first!;
    };
    return { E: constant('E'), A: constant('A'), B: constant('B'), alpha: constant('alpha'), beta: constant('beta') };
  };

  const closeTo = (actual: number, expected: number, tolerance: number, what: string) =>
    assert.ok(Math.abs(actual / expected - 1) <= tolerance, `${what}: ${actual} instead of ${expected}`);

  it('have the names that people say', () => {
    const named = [
      'hoffmann_2022',
      'besiroglu_2024',
      'kaplan_2020',
      'muennighoff_2023',
      'sardana_2024',
      'gadre_2024',
      'porian_2024',
      'deepseek_llm_2024',
      'llama_3',
      'clark_2022',
      'krajewski_2024',
      'abnar_2025',
      'kumar_2024',
    ];
    assert.deepEqual(
      named.filter(name => !laws.has(name)),
      [],
    );
  });

  it("that were fitted to Chinchilla's runs hold in their range", () => {
    for (const figures of ['hoffmann_2022', 'besiroglu_2024'].map(name => laws.get(name)!)) {
      assert.equal(figures.get('form')?.text, 'E + A / N^alpha + B / D^beta');
      assert.equal(figures.get('valid.N')?.text, '70M..16B');
      assert.equal(figures.get('valid.D')?.text, '5B..500B');
    }
  });

  // Besides Gopher's and Chinchilla's losses: approach 3 of the paper prints 40B parameters for Gopher's budget.
  it('hoffmann_2022 gives the losses of Gopher and Chinchilla and the optimum of approach 3', () => {
    const law = constantsOf('hoffmann_2022');
    closeTo(loss(law, 280e9, 300e9), 1.9672, 5e-5, 'Gopher');
    closeTo(loss(law, 70e9, 1.4e12), 1.9208, 5e-5, 'Chinchilla');
    closeTo(optimalParams(law, 5.76e23), 40e9, 0.02, 'optimum');
  });

  it("besiroglu_2024 gives about 20 tokens per parameter at Chinchilla's compute", () => {
    const law = constantsOf('besiroglu_2024');
    closeTo(loss(law, 280e9, 300e9), 1.9996, 5e-5, 'Gopher');
    closeTo(loss(law, 70e9, 1.4e12), 1.9739, 5e-5, 'Chinchilla');
    const params = optimalParams(law, 5.76e23);
    closeTo(params, 72.2e9, 2e-3, 'optimum');
    closeTo(5.76e23 / 6 / params ** 2, 18.4, 5e-3, 'tokens per parameter');
  });
});
