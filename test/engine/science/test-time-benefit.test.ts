/** The laws of what samples, votes and thinking bring, against published constants, published measurements and arithmetic by hand. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  agreeingFrom,
  anchored,
  betaCoverage,
  divergenceOfBestOf,
  gainOfBestOf,
  inferenceMultiplier,
  majorityAccuracy,
  meanPassAtK,
  passAtK,
  passAtOne,
  powerCoverage,
  thinkingAccuracy,
  thinned,
  Vote,
  type Difficulty,
  type PassCount,
} from '../../../engine/src/laws/benefit/index.js';
import { checkout } from '../support/plan.js';

interface Vector {
  readonly id: string;
  readonly inputs: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number>>;
  readonly rel_tol: number;
}

const fixture = <T>(name: string): T => JSON.parse(fs.readFileSync(path.join(checkout, 'test/fixtures/benefit', name), 'utf8')) as T;
const { vectors } = fixture<{ vectors: readonly Vector[] }>('vectors.json');

function near(actual: number | undefined, expected: number, tolerance: number, what = ''): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= tolerance, `${what} ${actual} is not ${expected} within ${tolerance}`);
}

const spread = (alpha: number, beta: number, unsolvable = 0): Difficulty => ({ alpha, beta, unsolvable });

/** How a vector is worked out, by what it begins with. */
const laws: Readonly<Record<string, (inputs: Vector['inputs'], key: string) => number | undefined>> = {
  monkeys: ({ a, b, k }) => powerCoverage(a!, b!, k!),
  passk: ({ n, c, k }) => passAtK(n!, c!, k!),
  beta: ({ alpha, beta }, key) => betaCoverage(spread(alpha!, beta!), Number(key)),
  majority: ({ p, n }) => new Vote(n!).onOne(p!),
  gao: ({ n }) => divergenceOfBestOf(n!),
  snell: ({ M, R }) => inferenceMultiplier(M!, R!),
};

describe('published constants of test-time laws', () => {
  const known = vectors.filter(({ id }) => id.split('.')[0]! in laws);

  it('are all there', () => {
    const count = (family: string): number => known.filter(({ id }) => id.startsWith(family)).length;
    assert.deepEqual(['monkeys', 'passk', 'beta', 'majority', 'gao', 'snell'].map(count), [18, 3, 2, 2, 5, 2]);
  });

  for (const { id, inputs, expected, rel_tol } of known) {
    it(id, () => {
      // Printed with six decimals, those of Beta distributions with five.
      const digits = id.startsWith('beta') ? 5e-6 : 5e-7;
      for (const [key, value] of Object.entries(expected))
        near(laws[id.split('.')[0]!]!(inputs, key), value, Math.max(value * rel_tol, digits), key);
    });
  }
});

describe('pass@k', () => {
  it('is the mean over all ways to draw k of n samples', () => {
    // 4 samples, the first 2 right: of the 6 pairs only {3, 4} has no right one.
    near(passAtK(4, 2, 2), 5 / 6, 1e-15);
    near(
      meanPassAtK(
        [
          { samples: 4, correct: 2 },
          { samples: 10, correct: 0 },
        ],
        2,
      ),
      5 / 12,
      1e-15,
    );
  });

  it('is exact at its ends, and nothing beyond the samples', () => {
    assert.deepEqual([passAtK(10, 0, 10), passAtK(10, 1, 10), passAtK(10, 3, 0), passAtK(10, 3, 11)], [0, 1, 0, undefined]);
    assert.equal(
      meanPassAtK(
        [
          { samples: 4, correct: 2 },
          { samples: 3, correct: 0 },
        ],
        4,
      ),
      undefined,
    );
    assert.equal(meanPassAtK([], 1), undefined);
  });

  it('loses no digit where binomial coefficients have thousands', () => {
    near(passAtK(3_700_000, 1, 37_000), 0.01, 1e-12);
    near(passAtK(1e6, 500_000, 20), 1 - 0.5 ** 20, 1e-9);
  });

  it('of fewer samples has the same mean: thinning is a draw without return', () => {
    const problem: PassCount = { samples: 1000, correct: 17 };
    const fewer = thinned(problem, 50);
    near(
      fewer.reduce((sum, { weight }) => sum + weight!, 0),
      1,
      1e-9,
    );
    near(meanPassAtK(fewer, 20), passAtK(1000, 17, 20)!, 1e-9);
    near(
      thinned({ samples: 100, correct: 98 }, 10).reduce((sum, { weight }) => sum + weight!, 0),
      1,
      1e-9,
    );
  });
});

describe('coverage by the Beta distribution', () => {
  it('of even chances is k / (k + 1), and of one sample the mean', () => {
    for (const k of [1, 9, 999]) near(betaCoverage(spread(1, 1), k), k / (k + 1), 1e-12);
    near(betaCoverage(spread(0.296, 12.4), 1), 0.296 / 12.696, 1e-12);
    near(passAtOne(spread(0.296, 12.4, 0.25)), 0.75 * (0.296 / 12.696), 1e-15);
  });

  it('ends at the share of problems that can be solved', () => near(betaCoverage(spread(0.5, 2, 0.3), 1e15), 0.7, 1e-7));

  it('of problems that are all alike is 1 - (1 - p)^k', () => {
    near(betaCoverage(spread(1e6, 9e6), 10), 1 - 0.9 ** 10, 1e-5);
    near(betaCoverage(spread(1e-4, 1e-4), 10), 0.5, 1e-3);
  });

  it('loses no digit where the functions it is made of have hundreds of millions', () => {
    // One sample finds alpha / (alpha + beta), and 10 of them 10 times that as long as it is rare.
    const [alpha, beta] = [67.4, 4.85e8];
    near(betaCoverage(spread(alpha, beta), 1) / (alpha / (alpha + beta)), 1, 1e-7);
    near(betaCoverage(spread(alpha, beta), 10) / ((10 * alpha) / (alpha + beta)), 1, 1e-6);
    for (const k of [0, 1e9, 1e15]) assert.ok(betaCoverage(spread(alpha, beta), k) >= 0 && betaCoverage(spread(alpha, beta), k) <= 1);
  });

  it('closes in as k^-alpha', () => {
    const left = (k: number): number => 1 - betaCoverage(spread(0.3, 12), k);
    near(Math.log(left(1e8) / left(1e7)) / Math.log(10), -0.3, 1e-6);
  });

  it('anchored at another accuracy keeps alpha and starts there', () => {
    const moved = anchored(0.3, 0.1, 0.2);
    near(passAtOne(moved), 0.2, 1e-15);
    assert.equal(moved.alpha, 0.3);
    assert.ok(Number.isNaN(anchored(0.3, 0.1, 0.95).beta));
  });
});

describe('a majority', () => {
  it('of one or two votes is one answer, whatever the others agree on', () => {
    for (const votes of [1, 2]) for (const agreeing of [0, 0.3, 1]) near(new Vote(votes).onOne(0.3, agreeing), 0.3, 1e-12);
  });

  it('of three: two right ones, or a third of the cases where all differ', () => {
    const p = 0.3;
    const twoRight = 3 * p ** 2 * (1 - p) + p ** 3;
    near(new Vote(3).onOne(p, 1), twoRight, 1e-12);
    near(new Vote(3).onOne(p, 0), twoRight + (3 * p * (1 - p) ** 2) / 3, 1e-12);
    // One right vote against two others that agree with a chance of 0.4 squared, and are one against one against one otherwise.
    near(new Vote(3).onOne(p, 0.4), twoRight + (3 * p * (1 - p) ** 2 * (1 - 0.4 ** 2)) / 3, 1e-12);
  });

  it('of an even number decides a tie by lot', () => {
    near(new Vote(4).onOne(0.6), 4 * 0.6 ** 3 * 0.4 + 0.6 ** 4 + 0.5 * 6 * 0.6 ** 2 * 0.4 ** 2, 1e-12);
    near(new Vote(50).onOne(0.4), new Vote(49).onOne(0.4), 1e-12);
  });

  it('over all problems is the mean of the majorities on each', () => {
    const difficulty = spread(2, 3, 0.1);
    // Beta(2, 3) has the density 12 p (1 - p)^2: the midpoint rule over 4,000 steps.
    const steps = 4000;
    for (const [votes, agreeing] of [
      [7, 1],
      [16, 0.35],
      [65, 0.6],
    ] as const) {
      const vote = new Vote(votes);
      let sum = 0;
      for (let i = 0; i < steps; i++) {
        const p = (i + 0.5) / steps;
        sum += (12 * p * (1 - p) ** 2 * vote.onOne(p, agreeing)) / steps;
      }
      near(vote.onAll(difficulty, agreeing), 0.9 * sum, 1e-6, `${votes} votes`);
    }
  });

  it('starts at one answer, ends at the share of problems with a right mode, and does not pass it', () => {
    const difficulty = spread(1, 2.7);
    near(majorityAccuracy(new Vote(1), difficulty, 0.42), 1 / 3.7, 1e-9);
    near(majorityAccuracy(new Vote(4096), difficulty, 0.42), 0.42, 1e-3);
    for (const votes of [3, 5, 16, 100]) assert.ok(majorityAccuracy(new Vote(votes), difficulty, 0.42) <= 0.42);
  });

  it('takes wrong answers to agree no more than entirely', () => {
    near(agreeingFrom(spread(1, 1), 0.5), 1, 1e-9);
    assert.equal(agreeingFrom(spread(1, 1), 0.3), 1);
    near(agreeingFrom(spread(1, 1), 0.75), 1 / 3, 1e-9);
    assert.equal(agreeingFrom(spread(1, 1, 0.2), 0.9), 0);
  });

  it('counts no more than 4,096 votes, and works for problems that are all alike', () => {
    assert.equal(new Vote(1e9).votes, 4096);
    near(new Vote(101).onAll(spread(6e5, 4e5), 1), new Vote(101).onOne(0.6), 1e-3);
  });
});

describe('the choice of a reward model', () => {
  it('of one answer brings nothing; its peak is alpha^2 / 4 beta at the distance alpha / 2 beta', () => {
    assert.equal(gainOfBestOf(1, 0.2, 0.05), 0);
    const gains = Array.from({ length: 4000 }, (_, index) => gainOfBestOf(index + 1, 0.2, 0.05));
    near(Math.max(...gains), 0.2, 1e-6);
    near(Math.sqrt(divergenceOfBestOf(1 + gains.indexOf(Math.max(...gains)))), 2, 0.01);
  });
});

describe('longer thinking', () => {
  it('adds its slope with each doubling, up to the ceiling and down to nothing', () => {
    const gain = { slope: 0.05, from: 1000, ceiling: 0.6 };
    near(thinkingAccuracy(0.4, 4000, gain), 0.5, 1e-12);
    near(thinkingAccuracy(0.4, 1e9, gain), 0.6, 1e-12);
    near(thinkingAccuracy(0.4, 500, gain), 0.35, 1e-12);
    assert.equal(thinkingAccuracy(0.1, 1, gain), 0);
  });
});

describe('the exchange of training for thinking', () => {
  it('costs both models the same: 6 N D + 2 N D_inf', () => {
    const [size, larger, trained, asked] = [7e9, 14, 1e12, 5e11];
    const multiplied = inferenceMultiplier(larger, asked / trained);
    near((6 * size * trained + 2 * size * asked * multiplied) / (larger * (6 * size * trained + 2 * size * asked)), 1, 1e-12);
  });
});
