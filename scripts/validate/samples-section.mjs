/**
 * Coverage under repeated sampling: distributions and curves fitted to published counts, and how far a fit on few samples reaches. Reads
 * `llmonkeys-pass-counts/pythia-math-10k.csv` of the folder that SCALE_DATA names; nothing of it ships.
 */
import fs from 'node:fs';
import path from 'node:path';
import { csvRows } from './measurements.mjs';

/** The most samples that the short fits may see. */
const few = 100;
const many = 10_000;
/** Ways to draw them that are tried, each the same on every machine. */
const resamples = 40;

const sizes = ['70M', '160M', '410M', '1B', '2.8B', '6.9B', '12B'];

/** The counts of each model, or undefined without the data set. */
export function passCounts(folder = process.env.SCALE_DATA) {
  const file = folder === undefined ? undefined : path.join(folder, 'llmonkeys-pass-counts/pythia-math-10k.csv');
  if (file === undefined || !fs.existsSync(file)) return undefined;
  const rows = csvRows(fs.readFileSync(file, 'utf8'));
  return sizes.map(size => ({
    model: `Pythia ${size}`,
    counts: rows
      .filter(row => row.model === `Pythia ${size}`)
      .map(row => ({ samples: Number(row.n_samples), correct: Number(row.n_correct) })),
  }));
}

/** @param benefit the engine's own laws @param models what `passCounts` gives */
export function samplesSection(benefit, models) {
  return {
    title: 'Coverage from repeated sampling',
    text: `128 problems of MATH, ${many.toLocaleString('en-US')} samples of each (Brown et al. 2024; counts as published with Schaeffer et al. 2025). On all samples: alpha and beta of the
Beta-binomial of greatest likelihood, and what it says of k = ${many.toLocaleString('en-US')}. From ${few}: the same likelihood averaged over all ways to draw ${few} of the samples of each problem
(hypergeometric weights), and exp(a k^b) by least squares over the coverage at k up to ${few}, weighted by its variance; the mean of that coverage over all ways to
draw ${few} is the one of all samples, so the curve is that of an average draw. Both are asked for k = ${many.toLocaleString('en-US')}, a hundred times further. "One draw" is the 5th to 95th percentile of
the error of exp(a k^b) over ${resamples} single draws of ${few}: what somebody would see who had no more.`,
    header: [
      'model',
      'alpha',
      'beta',
      'unsolvable',
      'measured',
      'all samples',
      `Beta from ${few}`,
      'error',
      `exp(a k^b) from ${few}`,
      'error',
      'one draw',
    ],
    rows: models.map(({ model, counts }) => rowOf(benefit, model, counts)),
  };
}

function rowOf(benefit, model, counts) {
  const measured = benefit.meanPassAtK(counts, many);
  const whole = benefit.fitSpread(counts);
  const chosen = benefit.fitCounts(counts);
  const short = benefit.fitCounts(counts.flatMap(each => benefit.thinned(each, few)));
  const power = benefit.fitPowerCoverage(counts, few);
  const [byBeta, byPower] = [benefit.betaCoverage(short, many), benefit.powerCoverage(power.a, power.b, many)];
  return [
    model,
    whole.alpha.toFixed(3),
    whole.beta.toFixed(1),
    chosen.unsolvable.toFixed(2),
    measured.toFixed(4),
    benefit.betaCoverage(whole, many).toFixed(4),
    byBeta.toFixed(4),
    signed(byBeta - measured),
    byPower.toFixed(4),
    signed(byPower - measured),
    singleDraws(benefit, counts, measured),
  ];
}

function singleDraws(benefit, counts, measured) {
  const errors = Array.from({ length: resamples }, (_, index) => {
    const random = generator(index + 1);
    const fit = benefit.fitPowerCoverage(
      counts.map(each => drawn(each, random)),
      few,
    );
    return fit === undefined ? NaN : benefit.powerCoverage(fit.a, fit.b, many) - measured;
  })
    .filter(each => !Number.isNaN(each))
    .sort((a, b) => a - b);
  return `${signed(errors[Math.floor(0.05 * errors.length)])} to ${signed(errors[Math.ceil(0.95 * errors.length) - 1])}`;
}

/** Right ones among `few` samples drawn without return. */
function drawn({ samples, correct }, random) {
  let [left, right, found] = [samples, correct, 0];
  for (let i = 0; i < few; i++) {
    if (random() * left < right) {
      right -= 1;
      found += 1;
    }
    left -= 1;
  }
  return { samples: few, correct: found };
}

/** Mulberry32: the same numbers everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const signed = value => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
