import assert from 'node:assert/strict';
import fc from 'fast-check';
import { correlationOfRanks, rankCorrelation, ranksOf } from '../../../engine/src/draws/correlation.js';
import { uniforms } from '../../../engine/src/draws/sobol.js';

describe('ranks', () => {
  it('count from 0 and share the mean where values are equal', () => {
    assert.deepEqual(ranksOf(Float64Array.of(30, 10, 20, 20, 40)), Float64Array.of(3, 0, 1.5, 1.5, 4));
    assert.deepEqual(ranksOf(Float64Array.of(5, 5, 5)), Float64Array.of(1, 1, 1));
    assert.deepEqual(ranksOf(Float64Array.of(0, -0, 1)), Float64Array.of(0.5, 0.5, 2));
  });

  it('are those of the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 60 }), values => {
        const expected = values.map(
          value => values.filter(other => other < value).length + (values.filter(other => other === value).length - 1) / 2,
        );
        assert.deepEqual([...ranksOf(Float64Array.from(values))], expected);
      }),
    );
  });
});

describe('rank correlation', () => {
  it('is 1 for any rising and -1 for any falling relation', () => {
    const x = uniforms('x', 1, 500);
    assert.ok(
      Math.abs(
        rankCorrelation(
          x,
          x.map(value => Math.exp(30 * value)),
        ) - 1,
      ) < 1e-12,
    );
    assert.ok(
      Math.abs(
        rankCorrelation(
          x,
          x.map(value => 1 / value),
        ) + 1,
      ) < 1e-12,
    );
  });

  it('agrees with worked examples', () => {
    const iq = Float64Array.of(106, 86, 100, 101, 99, 103, 97, 113, 112, 110);
    const hours = Float64Array.of(7, 0, 27, 50, 28, 29, 20, 12, 6, 17);
    assert.ok(Math.abs(rankCorrelation(iq, hours) + 29 / 165) < 1e-12);
    assert.ok(Math.abs(rankCorrelation(Float64Array.of(1, 2, 2, 3), Float64Array.of(1, 2, 3, 4)) - 0.9486832980505138) < 1e-12);
  });

  it('is 0 where nothing can be seen', () => {
    const x = uniforms('x', 1, 64);
    assert.equal(rankCorrelation(x, new Float64Array(64).fill(2)), 0);
    assert.equal(rankCorrelation(x, new Float64Array(64).fill(NaN)), 0);
    assert.equal(rankCorrelation(x, new Float64Array(3)), 0);
    assert.equal(rankCorrelation(new Float64Array(0), new Float64Array(0)), 0);
  });

  it('can be taken from ranks kept', () => {
    const [x, y] = [uniforms('x', 1, 300), uniforms('y', 1, 300)];
    assert.equal(correlationOfRanks(ranksOf(x), ranksOf(y)), rankCorrelation(x, y));
  });
});
