/** Coverage under repeated sampling: distributions and curves fitted to published counts, and how far a fit on few samples reaches. */
import { drawn, normalPairs } from './pass-counts.mjs';

/** The most samples that the short fits may see, and those that they are asked for. */
const few = 100;
const many = 10_000;
/** Ways to draw the few that are tried, each the same on every machine. */
const resamples = 40;
/** Draws of a fit's own doubt. */
const pairs = normalPairs(1000);

/** What fits say of `many` samples: the figure and its P5 and P95; undefined where the counts tell nothing. */
const forecasters = {
  likelihood: (benefit, { counts }) => byBeta(benefit, benefit.fitSpread(counts)),
  beta: (benefit, { counts }) => byBeta(benefit, benefit.fitCounts(counts)),
  power: (benefit, { curve }) => byPower(benefit, benefit.fitPowerCoverage(curve, few)),
};

function byBeta(benefit, fit) {
  if (typeof fit === 'string') return undefined;
  const { alpha, beta, unsolvable, errors } = fit;
  return ranged([alpha, beta], [errors.logAlpha, errors.logBeta], errors.correlation, (a, b) =>
    benefit.betaCoverage({ alpha: a, beta: b, unsolvable }, many),
  );
}

const byPower = (benefit, fit) =>
  fit && ranged([fit.a, fit.b], [fit.errors.logA, fit.errors.logB], fit.errors.correlation, (a, b) => benefit.powerCoverage(a, b, many));

/** As the engine draws two parameters whose logarithms are normal and go together. */
function ranged([first, second], [errorOfFirst, errorOfSecond], correlation, valueOf) {
  const rest = Math.sqrt(1 - correlation ** 2);
  const values = pairs
    .map(([x, y]) => valueOf(first * Math.exp(errorOfFirst * x), second * Math.exp(errorOfSecond * (correlation * x + rest * y))))
    .sort((a, b) => a - b);
  return { value: valueOf(first, second), low: percentile(values, 0.05), high: percentile(values, 0.95) };
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** What all ways to draw `few` show on average, and single ways to draw them. */
const averageDraw = (benefit, counts) => ({ counts: counts.flatMap(each => benefit.thinned(each, few)), curve: counts });
const singleDraws = counts =>
  Array.from({ length: resamples }, (_, index) => drawn(counts, few, index + 1)).map(each => ({ counts: each, curve: each }));

/** Errors of one forecaster over several data: `{ error, within }`. */
const errorsOf = (benefit, name, data, measured) =>
  data.flatMap(each => {
    const forecast = forecasters[name](benefit, each);
    return forecast === undefined
      ? []
      : [{ error: forecast.value - measured, within: forecast.low <= measured && measured <= forecast.high }];
  });

/** @param benefit the engine's own laws @param models what `passCounts` gives */
export function samplesSection(benefit, models) {
  return {
    title: 'Coverage from repeated sampling',
    text: `128 problems of MATH, ${many.toLocaleString('en-US')} samples of each (Brown et al. 2024; counts as published with Schaeffer et al. 2025). On all samples: alpha and beta of the
Beta-binomial of greatest likelihood, and what it says of k = ${many.toLocaleString('en-US')}. From ${few}: what ships (the likelihood averaged over all ways to draw ${few} of the samples of each problem,
with what is usual of alpha), its P5 and P95, and exp(a k^b) by least squares over the coverage at k up to ${few}, weighted by its variance; the mean of that
coverage over all ways to draw ${few} is the one of all samples. Both are asked for k = ${many.toLocaleString('en-US')}, a hundred times further. "One draw" is the 5th to 95th percentile of
the error over ${resamples} single draws of ${few}: what somebody would see who had no more. "By chance" is the deviation that even the true distribution leaves: which of the problems
unsolved after ${few} samples are of those that ${many.toLocaleString('en-US')} solve.`,
    header: [
      'model',
      'alpha',
      'beta',
      'measured',
      'all samples',
      `Beta from ${few}`,
      'P5 to P95',
      'error',
      'one draw',
      `exp(a k^b) from ${few}`,
      'error',
      'one draw',
      'by chance',
    ],
    rows: models.map(({ model, counts }) => rowOf(benefit, model, counts)),
  };
}

function rowOf(benefit, model, counts) {
  const [start, measured] = [few, many].map(k => benefit.meanPassAtK(counts, k));
  const whole = benefit.fitSpread(counts);
  const [beta, power] = ['beta', 'power'].map(name => forecasters[name](benefit, averageDraw(benefit, counts)));
  return [
    model,
    whole.alpha.toFixed(3),
    whole.beta.toFixed(1),
    measured.toFixed(4),
    benefit.betaCoverage(whole, many).toFixed(4),
    beta.value.toFixed(4),
    `${beta.low.toFixed(2)} to ${beta.high.toFixed(2)}`,
    signed(beta.value - measured),
    spreadOf(errorsOf(benefit, 'beta', singleDraws(counts), measured)),
    power.value.toFixed(4),
    signed(power.value - measured),
    spreadOf(errorsOf(benefit, 'power', singleDraws(counts), measured)),
    Math.sqrt(((measured - start) * (1 - measured)) / (1 - start) / counts.length).toFixed(3),
  ];
}

function spreadOf(errors) {
  const sorted = errors.map(({ error }) => error).sort((a, b) => a - b);
  return `${signed(percentile(sorted, 0.05))} to ${signed(percentile(sorted, 0.95))}`;
}

/** @param models what `passCounts` gives @param checkpoints what `checkpointCounts` gives */
export function strangersSection(benefit, models, checkpoints) {
  const sets = [
    ['seven models on MATH', models.map(({ counts }) => counts)],
    ...['MATH', 'GSM8K'].map(benchmark => [
      `checkpoints on ${benchmark}`,
      checkpoints.filter(each => each.benchmark === benchmark).flatMap(({ counts }) => asFarAs(benefit, counts)),
    ]),
  ];
  const names = { likelihood: 'Beta, likelihood alone', beta: 'Beta, as it ships', power: 'exp(a k^b)' };
  return {
    title: `From ${few} samples to ${many.toLocaleString('en-US')}, on what chose the form and on other counts`,
    text: `The same for checkpoints along the training of ten Pythia models, sampled anew by Schaeffer et al. 2025: those with at least 30 problems of ${many.toLocaleString('en-US')} samples, a coverage
of 0.03 or more at ${few} and of 0.05 to 0.98 at ${many.toLocaleString('en-US')}. The seven models are not among them. Error: mean, and root of the mean square; from the average of all ways to draw ${few} samples, and
from ${resamples} single draws; then how often P5 to P95 of a single draw held what was measured. What is usual of alpha was taken from other curves and from the means of these
checkpoints, two figures of its eight; that alpha is told what is usual, and by how much, was settled on the checkpoints, with the seven models in sight.`,
    header: ['counts', 'fit', 'average draw', 'root mean square', 'within 0.05', 'single draw', 'root mean square', 'P5 to P95 holds'],
    rows: sets.flatMap(([title, cells]) =>
      Object.entries(names).map(([name, words]) => [`${title} (${cells.length})`, words, ...qualityOf(benefit, name, cells)]),
    ),
  };
}

/** The problems with enough samples, where they say something and do not say everything. */
function asFarAs(benefit, counts) {
  const kept = counts.filter(({ samples }) => samples >= many);
  if (kept.length < 30) return [];
  const [start, end] = [few, many].map(k => benefit.meanPassAtK(kept, k));
  return start >= 0.03 && end >= 0.05 && end <= 0.98 ? [kept] : [];
}

function qualityOf(benefit, name, cells) {
  const errors = data => cells.flatMap(counts => errorsOf(benefit, name, data(counts), benefit.meanPassAtK(counts, many)));
  const [average, single] = [errors(counts => [averageDraw(benefit, counts)]), errors(singleDraws)];
  const of = list => list.map(({ error }) => error);
  const share = (list, holds) => `${Math.round((100 * list.filter(holds).length) / list.length)} %`;
  return [
    signed(meanOf(of(average))),
    rootMeanSquare(of(average)).toFixed(3),
    share(average, ({ error }) => Math.abs(error) <= 0.05),
    signed(meanOf(of(single))),
    rootMeanSquare(of(single)).toFixed(3),
    share(single, ({ within }) => within),
  ];
}

const signed = value => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

const meanOf = values => values.reduce((sum, value) => sum + value, 0) / values.length;

const rootMeanSquare = values => Math.sqrt(meanOf(values.map(value => value ** 2)));
