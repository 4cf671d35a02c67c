import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rankCorrelation } from '../../../engine/src/draws/correlation.js';
import { rowIndices, uniforms, withUniforms } from '../../../engine/src/draws/sobol.js';

const identities = Array.from({ length: 60 }, (_, i) => `plan.scale/core.${['mfu', 'price', 'x'][i % 3]}#${Math.floor(i / 3)}`);

function correlation(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - 0.5) * (b[i]! - 0.5);
  return (sum / a.length) * 12;
}

describe('uniform draws', () => {
  it('put one draw at the centre of each stratum, for any count', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.integer({ min: 1, max: 700 }), (identity, seed, n) => {
        const sorted = uniforms(identity, seed, n).sort();
        for (let i = 0; i < n; i++) assert.ok(Math.abs(sorted[i]! - (i + 0.5) / n) < 1e-12);
      }),
    );
    for (const n of [4096, 65_536])
      uniforms('x', 1, n)
        .sort()
        .forEach((u, i) => assert.equal(u, (i + 0.5) / n));
    assert.equal(uniforms('x', 1, 0).length, 0);
  });

  it('depend on identity, seed and count alone', () => {
    assert.deepEqual(uniforms('a', 1, 256), uniforms('a', 1, 256));
    const others = [uniforms('a', 1, 256), uniforms('b', 1, 256), uniforms('a', 2, 256), uniforms('a', -1, 256), uniforms('a', 1.5, 256)];
    assert.equal(new Set(others.map(draws => draws.join())).size, others.length);
  });

  it('keep the digits they had when this was written', () => {
    assert.deepEqual(
      [...uniforms('plan.scale/core.mfu#0', 1, 8)].map(u => u * 16),
      [1, 15, 11, 7, 13, 3, 5, 9],
    );
  });

  it('are lent with the same digits, to one user at a time', () => {
    for (const n of [1, 8, 700, 4096]) {
      const [outer, inner] = withUniforms('a', 1, n, a => withUniforms('b', 1, n, b => [a.slice(), b.slice()]));
      assert.deepEqual([outer, inner], [uniforms('a', 1, n), uniforms('b', 1, n)]);
      assert.deepEqual(
        withUniforms('a', 1, n, a => a.slice()),
        outer,
      );
    }
  });

  it('are not mixed up where a user fails', () => {
    assert.throws(
      () =>
        withUniforms('a', 1, 64, () => {
          throw new Error('out of it');
        }),
      /out of it/u,
    );
    assert.deepEqual(
      withUniforms('b', 1, 64, b => b.slice()),
      uniforms('b', 1, 64),
    );
  });

  it('are independent between identities', () => {
    const n = 4096;
    const draws = identities.map(identity => uniforms(identity, 1, n));
    const found: number[] = [];
    for (let i = 0; i < draws.length; i++) for (let j = 0; j < i; j++) found.push(correlation(draws[i]!, draws[j]!) * Math.sqrt(n));
    // 1,770 pairs of independent orders: mean 0, deviation 1, and hardly ever beyond 5 deviations.
    const mean = found.reduce((sum, r) => sum + r, 0) / found.length;
    const deviation = Math.sqrt(found.reduce((sum, r) => sum + r * r, 0) / found.length);
    assert.ok(Math.abs(mean) < 0.1, `mean ${mean}`);
    assert.ok(deviation > 0.9 && deviation < 1.1, `deviation ${deviation}`);
    assert.ok(Math.max(...found.map(Math.abs)) < 5, `largest ${Math.max(...found.map(Math.abs))}`);
  });

  it('fill the square of two identities evenly', () => {
    const n = 4096;
    const cells = 16;
    for (let pair = 0; pair + 1 < identities.length; pair += 2) {
      const [a, b] = [uniforms(identities[pair]!, 3, n), uniforms(identities[pair + 1]!, 3, n)];
      const counts = new Float64Array(cells * cells);
      for (let i = 0; i < n; i++) counts[Math.floor(a[i]! * cells) * cells + Math.floor(b[i]! * cells)]!++;
      const expected = n / counts.length;
      const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 225 degrees of freedom: 225 ± 21 for independent orders.
      assert.ok(chiSquared < 330, `${identities[pair]} ${chiSquared}`);
    }
  });

  it('are independent of the same identity under another seed', () => {
    const largest = Math.max(
      ...[2, 3, 4, 5, 100, 2 ** 31, 2 ** 40].map(seed => Math.abs(rankCorrelation(uniforms('x', 1, 4096), uniforms('x', seed, 4096)))),
    );
    assert.ok(largest < 5 / 64, String(largest));
  });
});

describe('rows drawn from a file', () => {
  it('lie within the file, each drawn equally often to within one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 50 }), (n, rows) => {
        const counts = new Uint32Array(rows);
        for (const row of rowIndices('runs.csv', 1, n, rows)) {
          assert.ok(row < rows);
          counts[row]!++;
        }
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
      }),
    );
  });

  it('are the same for the same file', () => {
    assert.deepEqual(rowIndices('runs.csv', 1, 100, 7), rowIndices('runs.csv', 1, 100, 7));
    assert.notDeepEqual(rowIndices('runs.csv', 1, 100, 7), rowIndices('other.csv', 1, 100, 7));
  });
});
