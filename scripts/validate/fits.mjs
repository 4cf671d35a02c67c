/**
 * Fits of laws to published runs beside what others have fitted to the same runs: `npm run validate -- fits`, with SCALE_DATA naming the
 * folder of data sets. Everything is fitted by what ships; seconds are of the processor, since the machine may have other work.
 */
import fs from 'node:fs';
import path from 'node:path';
import { loadSources } from '../bench/load-sources.mjs';
import { say } from '../lib/speech.mjs';
import { csvRows } from './measurements.mjs';

const chinchilla = 'E + A / N^alpha + B / D^beta';

const read = (folder, file) => csvRows(fs.readFileSync(path.join(folder, file), 'utf8'));
const column = (rows, of) => Float64Array.from(rows, of);

function jobOf(form, free, rows, variables, observed, weights) {
  return {
    key: '',
    form,
    free,
    fixed: {},
    resamples: 1000,
    compared: 'logs',
    lines: rows.map((_, index) => index + 2),
    observed: column(rows, observed),
    variables: Object.fromEntries(Object.entries(variables).map(([name, of]) => [name, column(rows, of)])),
    ...(weights === undefined ? {} : { weights: column(rows, weights) }),
  };
}

function timed(work) {
  const [cpu, wall] = [process.cpuUsage().user, performance.now()];
  const result = work();
  return {
    result,
    seconds: `${((process.cpuUsage().user - cpu) / 1e6).toFixed(2)} CPU seconds (${((performance.now() - wall) / 1000).toFixed(2)} s)`,
  };
}

const listed = (names, values, digits = 6) => names.map((name, index) => `${name} ${values[index].toPrecision(digits)}`).join(', ');

/** The 4,500 starts of Hoffmann et al. 2022, arXiv 2203.15556, section D.3, in the order of the constants E, A, alpha, B, beta. */
function hoffmannStarts() {
  const [exponents, factors, levels] = [
    [0, 0.5, 1, 1.5, 2],
    [0, 5, 10, 15, 20, 25],
    [-1, -0.5, 0, 0.5, 1],
  ];
  return levels.flatMap(e =>
    factors.flatMap(a =>
      factors.flatMap(b => exponents.flatMap(alpha => exponents.map(beta => [Math.exp(e), Math.exp(a), alpha, Math.exp(b), beta]))),
    ),
  );
}

function chinchillaRuns(folder) {
  const runs = read(folder, 'chinchilla-epoch/svg_extracted_data.csv').map(row => ({
    N: Number(row['Model Size']),
    C: Number(row['Training FLOP']),
    loss: Number(row.loss),
  }));
  const fifth = runs.map(({ loss }) => loss).sort((a, b) => b - a)[4];
  return runs.filter(({ loss }) => loss < fifth);
}

const besiroglu = { E: 0.03, A: 124.58, alpha: 0.02, B: 1293.23, beta: 0.02 };

function chinchillaSection(fit, folder) {
  const runs = chinchillaRuns(folder);
  const job = {
    ...jobOf(chinchilla, ['E', 'A', 'alpha', 'B', 'beta'], runs, { N: ({ N }) => N, D: ({ N, C }) => C / (6 * N) }, ({ loss }) => loss),
    compute: column(runs, ({ C }) => C),
  };
  say(
    `Chinchilla, the points of Epoch AI (${runs.length} runs). Others' fit of them: E 1.8172, A 477.83, B 2143.4, alpha 0.3473, beta 0.3672`,
  );
  const point = timed(() => fit.fitPoint(job));
  say(`  our search      ${listed(job.free, point.result.values)}, objective ${point.result.objective.toPrecision(9)}, ${point.seconds}`);
  const full = timed(() => fit.bestOf(job, fit.stepsOf(job), fit.weightsOf(job), hoffmannStarts()));
  say(`  all 4,500       ${listed(job.free, full.result.values)}, objective ${full.result.objective.toPrecision(9)}, ${full.seconds}`);
  const resampled = timed(() => fit.fitResamples(job, point.result, 0, job.resamples));
  const outcome = fit.finishFit(job, point.result, resampled.result, fit.holdOut(job));
  say(`  1,000 resamples ${resampled.seconds}`);
  for (const { name, error } of outcome.constants)
    say(`  error of ${name.padEnd(6)} ${error.toPrecision(3)}; Besiroglu et al. 2024: ${besiroglu[name]}`);
  say('  correlation of the resamples:');
  for (const [row, each] of outcome.correlation.entries())
    say(`    ${job.free[row].padEnd(6)}${each.map(value => value.toFixed(4).padStart(9)).join('')}`);
  const { heldOut, outliers } = outcome;
  say(
    `  the ${heldOut.runs} largest runs from the others: ${(100 * heldOut.meanError).toFixed(2)} % off on average, ${(100 * heldOut.largestError).toFixed(2)} % at most; ${outliers.length} outliers`,
  );
}

function gadreSection(fit, folder) {
  const rows = read(folder, 'gadre-overtraining/runs.csv').map(row => ({
    ...row,
    N: Number(row.params),
    D: Number(row.tokens),
    M: Number(row.chinchilla_multiplier),
    loss: Number(row.loss_c4_val),
  }));
  say('Gadre et al. 2024: five small runs of each training set, C4 evaluation; their notebook predicts 0.710 % and 0.732 % off on rpj');
  for (const dataset of new Set(rows.map(row => row.dataset))) {
    const own = rows.filter(row => row.dataset === dataset && row.loss > 0);
    const small = own.filter(({ N, M }) => (N < 1e9 && M === 1) || (N < 1.5e7 && M === 16));
    const form = runs =>
      jobOf('a * N^p + b * 6^(p / 2) * D^p + E', ['a', 'p', 'b', 'E'], runs, { N: ({ N }) => N, D: ({ D }) => D }, ({ loss }) => loss);
    const {
      values: [a, p, b, E],
    } = fit.fitPoint(form(small));
    for (const { name, N, D, loss } of own.filter(row => row.N > 1e9))
      say(
        `  ${dataset.padEnd(12)} ${name.padEnd(22)} ${(100 * ((a * N ** p + b * 6 ** (p / 2) * D ** p + E) / loss - 1)).toFixed(3).padStart(7)} %`,
      );
  }
}

const same = ['dataset', 'hparams', 'warmup', 'decay', 'param_count'];

function porianSection(fit, folder) {
  const [fits, points, optima] = ['fits', 'isoflop_points', 'optimal_pairs'].map(file => read(folder, `porian-isoflop/${file}.csv`));
  say(
    'Porian et al. 2024: exponent of the best size by compute, N* = k C^a: theirs, a law fitted to their optima, and to optima of parabolas through their points',
  );
  for (const wanted of fits) {
    const of = rows => rows.filter(row => same.every(name => row[name] === wanted[name]));
    const pairs = of(optima)
      .map(row => ({ C: Number(row.flops), N: Number(row.n), spread: Number(row.n_star_std) }))
      .filter(({ N }) => N > 0);
    const weights = pairs.map(({ spread }) => 1 / spread ** 2);
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const power = (runs, weighted) =>
      fit.fitPoint(
        jobOf('k * C^a', ['k', 'a'], runs, { C: ({ C }) => C }, ({ N }) => N),
        weighted,
      ).values[1];
    const own = parabolaOptima(of(points));
    say(
      `  ${same
        .map(name => wanted[name])
        .join(' ')
        .padEnd(40)} ${Number(wanted.n_exponent).toFixed(4)}  ${power(
        pairs,
        Float64Array.from(weights, weight => weight / mean),
      ).toFixed(4)}  ${own.length > 2 ? power(own).toFixed(4) : 'too few points'}`,
    );
  }
}

/** Of each budget whose least loss lies inside, the size at the least of the parabola through the three points around it, by log N. */
function parabolaOptima(points) {
  const budgets = [...new Set(points.map(({ flops }) => flops))];
  return budgets.flatMap(flops => {
    const rows = points.filter(row => row.flops === flops);
    const sorted = rows
      .map(row => [Math.log(Number(row.n)), Number(row.loss)])
      .filter(([x, y]) => Number.isFinite(x) && y > 0)
      .sort(([a], [b]) => a - b);
    const least = sorted.reduce((best, [, loss], index) => (loss < sorted[best][1] ? index : best), 0);
    if (least === 0 || least >= sorted.length - 1) return [];
    const [[x0, y0], [x1, y1], [x2, y2]] = [sorted[least - 1], sorted[least], sorted[least + 1]];
    const [left, right] = [(x1 - x0) * (y1 - y2), (x1 - x2) * (y1 - y0)];
    return [{ C: Number(flops), N: Math.exp(x1 - (0.5 * ((x1 - x0) * left - (x1 - x2) * right)) / (left - right)) }];
  });
}

/** Says what came of each; nothing where the data sets are not at hand. */
export async function validateFits() {
  const folder = process.env.SCALE_DATA;
  if (folder === undefined || !fs.existsSync(path.join(folder, 'chinchilla-epoch'))) {
    say('Skipped: the fits need the data sets. SCALE_DATA names their folder.');
    return;
  }
  const fit = await loadSources('engine', 'src/laws/fit/index.ts');
  for (const section of [chinchillaSection, gadreSection, porianSection]) section(fit, folder);
}
