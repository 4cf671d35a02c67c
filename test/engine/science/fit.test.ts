/** Fitting a law to runs: constants found again, errors that hold what they promise, and the same digits every time. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  bestOf,
  finishFit,
  fitLaw,
  fitPoint,
  fitResamples,
  holdOut,
  stepsOf,
  weightsOf,
  type FitJob,
  type FitResult,
} from '../../../engine/src/laws/fit/index.js';
import { Objective, type Scale } from '../../../engine/src/laws/fit/objective.js';
import { randomFrom } from '../../../engine/src/laws/fit/random.js';

const chinchilla = 'E + A / N^alpha + B / D^beta';
const names = ['E', 'A', 'alpha', 'B', 'beta'];
const truth = [1.8, 450, 0.34, 1900, 0.36];

type Law = (constants: readonly number[], n: number, d: number) => number;

const chinchillaLoss: Law = ([e, a, alpha, b, beta], n, d) => e! + a! / n ** alpha! + b! / d ** beta!;

/** Runs of sizes and lengths over two and a half magnitudes each, with a relative error of this size. */
function runsOf(law: Law, form: string, free: readonly string[], constants: readonly number[], runs: number, error = 0, seed = 1): FitJob {
  const random = randomFrom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const [n, d] = [0, 0].map(() => new Float64Array(runs)) as [Float64Array, Float64Array];
  const observed = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    n[run] = 10 ** (7.5 + 2.5 * random());
    d[run] = 10 ** (9 + 2.5 * random());
    observed[run] = law(constants, n[run]!, d[run]!) * Math.exp(error * normal());
  }
  return {
    key: '',
    form,
    free,
    fixed: {},
    variables: { N: n, D: d },
    observed,
    lines: Array.from(observed, (_, run) => run + 2),
    compute: n.map((size, run) => 6 * size * d[run]!),
    compared: 'logs' as const,
    resamples: 60,
  };
}

const assertNear = (found: readonly number[], wanted: readonly number[], tolerance: number): void =>
  found.forEach((value, place) => {
    assert.ok(Math.abs(value / wanted[place]! - 1) < tolerance, `${found.join(', ')} instead of ${wanted.join(', ')}`);
  });

const fitted = (job: FitJob): FitResult => {
  const outcome = fitLaw(job);
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.because);
  return outcome;
};

describe('fitting a law', () => {
  const exact: readonly (readonly [string, Law, readonly string[], readonly number[]])[] = [
    [chinchilla, chinchillaLoss, names, truth],
    [
      'irreducible + (size / N)^p + (data / D)^q',
      ([e, a, p, b, q], n, d) => e! + (a! / n) ** p! + (b! / d) ** q!,
      ['irreducible', 'size', 'p', 'data', 'q'],
      [1.6, 3e7, 0.3, 9e8, 0.4],
    ],
    ['a * N^p + b * D^p + E', ([a, p, b, e], n, d) => a! * n ** p! + b! * d ** p! + e!, ['a', 'p', 'b', 'E'], [200, -0.28, 400, 1.8]],
    ['top - slope * log10(N * D)', ([top, slope], n, d) => top! - slope! * Math.log10(n * d), ['top', 'slope'], [9, 0.3]],
    ['start + slope * log10(N * D)', ([start, slope], n, d) => start! + slope! * Math.log10(n * d), ['start', 'slope'], [9, -0.3]],
  ];
  for (const [form, law, free, constants] of exact) {
    it(`finds the constants of exact runs again: ${form}`, () => {
      const job = runsOf(law, form, free, constants, 40);
      assertNear(fitPoint(job)!.values, constants, 1e-4);
    });
  }

  it('leaves constants that are given as they are', () => {
    const job = { ...runsOf(chinchillaLoss, chinchilla, ['A', 'alpha', 'beta'], truth, 40), fixed: { E: 1.8, B: 1900 } };
    assertNear(fitPoint(job)!.values, [450, 0.34, 0.36], 1e-5);
  });

  it('is not moved by one run that went wrong, and names it', () => {
    const job = runsOf(chinchillaLoss, chinchilla, names, truth, 80, 0.002);
    const spoilt = { ...job, observed: job.observed.map((loss, run) => (run === 17 ? loss * 1.3 : loss)) };
    const { outliers, constants } = fitted(spoilt);
    assert.equal(outliers[0]!.line, 19);
    assert.ok(Math.abs(outliers[0]!.deviation - 0.3) < 0.02);
    assert.ok(Math.abs(constants[0]!.value - fitted(job).constants[0]!.value) < 0.02);
  });

  it('counts a run by its weight', () => {
    const job = runsOf(chinchillaLoss, chinchilla, names, truth, 60, 0.004);
    const wrong = { ...job, observed: job.observed.map((loss, run) => (run % 2 === 0 ? loss : loss + 0.2)) };
    const {
      values: [e],
    } = fitPoint({ ...wrong, weights: Float64Array.from(job.lines, (_, run) => (run % 2 === 0 ? 1 : 1e-9)) })!;
    assert.ok(Math.abs(e! - 1.8) < 0.06, String(e));
  });

  it('predicts the largest runs from the smaller ones', () => {
    const held = holdOut(runsOf(chinchillaLoss, chinchilla, names, truth, 60, 0.002))!;
    assert.equal(held.runs, 12);
    assert.ok(held.largestError < 0.02);
  });

  it('gives nothing where no constants make the formula positive', () => {
    const outcome = fitLaw({ ...runsOf(chinchillaLoss, '0 - exp(a) / N', ['a'], truth, 10) });
    assert.equal(outcome.ok, false);
  });
});

describe('the gradient of a law', () => {
  const forms: readonly (readonly [string, readonly string[], readonly number[]])[] = [
    [chinchilla, names, truth],
    ['E + (A / N^alpha + B / D^beta)^gamma', [...names, 'gamma'], [...truth, 0.9]],
    ['min(a, b * N^c) + exp(-D / r) + sqrt(s)', ['a', 'b', 'c', 'r', 's'], [3, 2, 0.01, 2e10, 4]],
    ['log(a + N) / log10(b * D) + max(a, c) - -d', ['a', 'b', 'c', 'd'], [5, 2, 7, 0.4]],
  ];
  for (const [form, free, constants] of forms) {
    it(`is that of small differences: ${form}`, () => {
      const job = runsOf(chinchillaLoss, form, free, truth, 12, 0.3);
      const scales: Scale[] = free.map((_, place) => (place % 2 === 0 ? 'free' : 'positive'));
      const slope = new Objective(job, stepsOf(job)!, weightsOf(job)).slope(scales);
      const at = Float64Array.from(constants, (value, place) => (scales[place] === 'free' ? value : Math.log(value)));
      const gradient = new Float64Array(at.length);
      slope(at, gradient);
      for (const place of at.keys()) {
        const step = 1e-6 * Math.max(1, Math.abs(at[place]!));
        const moved = (by: number): number =>
          slope(
            at.map((value, index) => (index === place ? value + by : value)),
            new Float64Array(at.length),
          );
        const difference = (moved(step) - moved(-step)) / (2 * step);
        assert.ok(
          Math.abs(gradient[place]! - difference) <= 1e-4 * Math.max(Math.abs(difference), 1e-3),
          `${free[place]}: ${gradient[place]} instead of ${difference}`,
        );
      }
    });
  }
});

describe('resamples', () => {
  const job = runsOf(chinchillaLoss, chinchilla, names, truth, 60, 0.004);

  it('are the same however they are shared out', () => {
    const point = fitPoint(job)!;
    const whole = fitResamples(job, point, 0, 20);
    assert.deepEqual([...fitResamples(job, point, 0, 7), ...fitResamples(job, point, 7, 20)], whole);
    assert.deepEqual(fitLaw({ ...job, resamples: 20 }), finishFit(job, point, whole, holdOut(job)));
  });

  it('are where a whole search from nothing ends', () => {
    const point = fitPoint(job)!;
    const [warm] = fitResamples(job, point, 3, 4);
    const counts = new Float64Array(60);
    const random = randomFrom(3);
    for (let draw = 0; draw < 60; draw++) counts[Math.floor(random() * 60)]! += 1;
    assertNear(warm!, fitPoint(job, counts)!.values, 1e-4);
  });

  it('hold the truth in nine of ten bands: 200 sets of runs', () => {
    const held = new Array<number>(names.length + 1).fill(0);
    const beyond = (constants: readonly number[]): number => chinchillaLoss(constants, 7e10, 1.4e12);
    for (let seed = 0; seed < 200; seed++) {
      const own = runsOf(chinchillaLoss, chinchilla, names, truth, 60, 0.004, 1000 + seed);
      const point = bestOf(own, stepsOf(own)!, weightsOf(own), [truth])!;
      const resampled = fitResamples(own, point, 0, 60);
      const outcome = finishFit(own, point, resampled, undefined);
      assert.ok(outcome.ok);
      outcome.constants.forEach(({ p5, p95 }, place) => {
        if (p5 <= truth[place]! && truth[place]! <= p95) held[place]! += 1;
      });
      const losses = resampled.map(beyond).sort((a, b) => a - b);
      if (losses[2]! <= beyond(truth) && beyond(truth) <= losses[57]!) held[names.length]! += 1;
    }
    for (const [place, count] of held.entries())
      assert.ok(count >= 170 && count <= 190, `${names[place] ?? 'the loss beyond the runs'}: ${count} of 200`);
  });
});

const data = process.env.SCALE_DATA;
const points = data === undefined ? undefined : path.join(data, 'chinchilla-epoch/svg_extracted_data.csv');

(points !== undefined && fs.existsSync(points) ? describe : describe.skip)('the points of Epoch AI', () => {
  it('give the constants that others found, and their errors', () => {
    const rows = fs
      .readFileSync(points!, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split(','))
      .map(cells => ({ n: Number(cells[3]), c: Number(cells[4]), loss: Number(cells[6]) }));
    const fifth = rows.map(({ loss }) => loss).sort((a, b) => b - a)[4]!;
    const runs = rows.filter(({ loss }) => loss < fifth);
    const of = (take: (run: (typeof runs)[number]) => number): Float64Array => Float64Array.from(runs, take);
    const { constants, objective } = fitted({
      key: '',
      form: chinchilla,
      free: names,
      fixed: {},
      variables: { N: of(({ n }) => n), D: of(({ n, c }) => c / (6 * n)) },
      observed: of(({ loss }) => loss),
      lines: runs.map((_, run) => run),
      compared: 'logs' as const,
      resamples: 1000,
    });
    const [e, a, alpha, b, beta] = constants.map(({ value }) => value) as [number, number, number, number, number];
    assert.ok(Math.abs(objective - 0.00101827) < 1e-8);
    assert.ok(
      Math.abs(e - 1.8172) < 5e-4 &&
        Math.abs(a - 478) < 3 &&
        Math.abs(b - 2143) < 15 &&
        Math.abs(alpha - 0.3473) < 3e-4 &&
        Math.abs(beta - 0.3672) < 3e-4,
    );
    for (const [place, error] of [0.03, 124.58, 0.02, 1293.23, 0.02].entries())
      assert.ok(Math.abs(constants[place]!.error / error - 1) < 0.25, `${names[place]} ${constants[place]!.error}`);
  });
});
