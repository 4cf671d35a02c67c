/** Errors of a law's constants that go together. */
import assert from 'node:assert/strict';
import { inCorrelation, matrixOf, triangleOf } from '../../../engine/src/laws/correlation.js';
import { normalQuantiles } from '../../../engine/src/draws/normal-quantile.js';
import { ranksOf } from '../../../engine/src/draws/ranks.js';
import { uniforms } from '../../../engine/src/draws/sobol.js';
import { analyzed, estimateAt, faultsOf, medianAt } from '../support/plan.js';
import { near } from './near.js';

const samples = 4096;
const draws = (name: string): Float64Array => uniforms(name, 1, samples).map(u => Math.exp(u));
const never = (): Float64Array => {
  throw new Error('these are independent already');
};

function scoreCorrelation(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a, b].map(each => normalQuantiles(ranksOf(each).map(rank => (rank + 0.5) / each.length))) as [Float64Array, Float64Array];
  return x.reduce((sum, value, i) => sum + value * y[i]!, 0) / x.reduce((sum, value) => sum + value * value, 0);
}

describe('draws in correlation', () => {
  const columns = ['a', 'b', 'c'].map(draws);
  const wanted = [
    ['a', 'b', 0.95],
    ['b', 'c', -0.4],
    ['a', 'c', -0.3],
  ] as const;
  const target = triangleOf(
    matrixOf(
      ['a', 'b', 'c'],
      wanted.map(([first, second, value]) => ({ first, second, value })),
    ),
  )!;
  const paired = inCorrelation(columns, target, never);

  it('are the same draws of each, to the last digit', () => {
    for (const [index, column] of columns.entries()) assert.deepEqual(paired[index]!.slice().sort(), column.slice().sort());
  });

  it('have the correlations of their normal scores', () => {
    for (const [first, second, value] of wanted) {
      const [x, y] = [first, second].map(name => paired['abc'.indexOf(name)]!) as [Float64Array, Float64Array];
      assert.ok(Math.abs(scoreCorrelation(x, y) - value) < 2e-3, `${first} ${second}: ${scoreCorrelation(x, y)}`);
    }
  });

  it('leave the first in its order', () => {
    assert.deepEqual(paired[0], columns[0]);
  });

  it('follow one another wholly at 1 and turned round at -1', () => {
    for (const value of [1, -1]) {
      const [x, y] = inCorrelation(columns.slice(0, 2), triangleOf(matrixOf(['a', 'b'], [{ first: 'a', second: 'b', value }]))!, never) as [
        Float64Array,
        Float64Array,
      ];
      near(scoreCorrelation(x, y), value, 1e-9);
    }
  });

  it('of constants that share their draws are told apart anew', () => {
    const same = inCorrelation(
      [columns[0]!, columns[0]!],
      triangleOf(matrixOf(['a', 'b'], [{ first: 'a', second: 'b', value: 0.5 }]))!,
      index => normalQuantiles(uniforms(`fresh ${index}`, 1, samples)),
    );
    assert.ok(Math.abs(scoreCorrelation(same[0]!, same[1]!) - 0.5) < 0.05);
  });

  it('cannot have a matrix that no variables have', () => {
    assert.equal(
      triangleOf(
        matrixOf(
          ['a', 'b', 'c'],
          [
            { first: 'a', second: 'b', value: 0.95 },
            { first: 'b', second: 'c', value: 0.95 },
          ],
        ),
      ),
      undefined,
    );
    assert.ok(
      triangleOf(
        matrixOf(
          ['a', 'b', 'c'],
          [
            { first: 'a', second: 'b', value: 1 },
            { first: 'b', second: 'c', value: 0.5 },
            { first: 'a', second: 'c', value: 0.5 },
          ],
        ),
      ) !== undefined,
    );
  });
});

describe('a law whose errors go together', () => {
  const law = (more: string): string =>
    `law mine { form: E + A / N^alpha + B / D^beta, E: 1.8172, A: normal(482.01, sd: 100), B: 2085.43, alpha: normal(0.3478, sd: 0.02), beta: 0.3658${more} }\n`;
  const plan = (more: string, plans = 'pretrain p { params: 70B, tokens: 1.4T, law: mine }'): ReturnType<typeof analyzed> =>
    analyzed(law(more) + plans);
  const width = (analysis: ReturnType<typeof analyzed>): number => {
    const { p5, p95 } = estimateAt(analysis, 'p.loss').range!;
    return p95 - p5;
  };
  const together = ', correlation { A.alpha: 0.99 }';

  it('has a narrower loss than one whose errors are drawn one by one', () => {
    assert.ok(width(plan(together)) < 0.75 * width(plan('')), `${width(plan(together))} of ${width(plan(''))}`);
    assert.ok(width(plan(', correlation { A.alpha: -0.99 }')) > 1.1 * width(plan('')));
    assert.deepEqual(faultsOf(plan(together)), []);
  });

  it('keeps the range of each constant to every digit', () => {
    for (const name of ['A', 'alpha'])
      assert.deepEqual(estimateAt(plan(together), `mine.${name}`).range, estimateAt(plan(''), `mine.${name}`).range);
  });

  it('has the same draws wherever they are read', () => {
    const written = plan(
      together,
      'pretrain p { params: 70B, tokens: 1.4T, law: mine }\nlet same = p.loss - (mine.E + mine.A / 70B^mine.alpha + mine.B / 1.4T^mine.beta)',
    );
    const { p5, p95 } = estimateAt(written, 'same').range!;
    assert.ok(Math.abs(p5) < 1e-12 && Math.abs(p95) < 1e-12, `${p5} ${p95}`);
  });

  it('does not change with what stands elsewhere, nor with the order of its lines', () => {
    const first = estimateAt(plan(together), 'p.loss').range;
    assert.deepEqual(
      estimateAt(plan(together, 'let other = 3 to 4\npretrain p { params: 70B, tokens: 1.4T, law: mine }'), 'p.loss').range,
      first,
    );
    assert.deepEqual(estimateAt(plan(', correlation { alpha.A: 0.99 }, gamma: 1 to 2, delta: 1 to 2'), 'p.loss').range, first);
  });

  it('goes with a pair that the block it comes from has', () => {
    const analysis = analyzed(`${law(together)}law child from mine { E: 1.9 }\npretrain p { params: 70B, tokens: 1.4T, law: child }`);
    near(width(analysis), width(plan(together)), 1e-9);
    near(medianAt(analysis, 'p.loss') - 1.9, medianAt(plan(together), 'p.loss') - 1.8172, 1e-6);
  });
});
