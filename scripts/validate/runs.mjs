/** Published runs: which of them can be predicted from size, tokens and accelerator alone, and what their hours imply. */
import fs from 'node:fs';
import { inCheckout } from '../lib/places.mjs';
import { groupBy } from './group-by.mjs';

/** Dense 16-bit peak in FLOP a second and generation. The makers' figures. */
const accelerators = {
  'A100-SXM-80GB': [312e12, 'ampere'],
  'A100-SXM-40GB': [312e12, 'ampere'],
  A100: [312e12, 'ampere'],
  'NVIDIA A100 SXM4 40 GB,NVIDIA A100 SXM4 80 GB': [312e12, 'ampere'],
  'H100-SXM': [989.4e12, 'hopper'],
  H800: [989.4e12, 'hopper'],
  TPUv3: [123e12, 'tpu'],
  TPUv4: [275e12, 'tpu'],
};

/**
 * Runs that 6ND does not fit but whose FLOP are published: predicted from these, never fitted on. Epoch's FLOP often come from the hours
 * themselves.
 */
export function runsByFlop(runs) {
  return runs
    .filter(({ excluded, flop }) => excluded !== undefined && !/^a benchmark|^hours/.test(excluded) && flop !== undefined)
    .filter(({ accelerator, activeParams, params }) => Object.hasOwn(accelerators, accelerator) && (activeParams ?? params) !== undefined)
    .map(row => {
      const [peak, generation] = accelerators[row.accelerator];
      return {
        ...row,
        size: row.activeParams ?? row.params,
        peak,
        generation,
        utilization: row.flop / (row.gpuHours * 3600 * peak),
        fittedOn: false,
      };
    });
}

/** @returns every row, with `excluded` (why) or with `utilization`: 6 x active parameters x tokens over hours and peak. */
export function publishedRuns() {
  const { rows } = JSON.parse(fs.readFileSync(inCheckout('test/fixtures/validation/published-runs.json'), 'utf8'));
  return rows.map(row => {
    const excluded = reasonToExclude(row);
    if (excluded !== undefined) return { ...row, excluded };
    const [peak, generation] = accelerators[row.accelerator];
    const size = row.activeParams ?? row.params;
    return {
      ...row,
      size,
      peak,
      generation,
      utilization: (6 * size * row.tokens) / (row.gpuHours * 3600 * peak),
      fittedOn: row.unverified === undefined,
    };
  });
}

function reasonToExclude({ name, params, activeParams, tokens, flop, accelerator }) {
  if (name.startsWith('MLPerf')) return 'a benchmark from a checkpoint to a quality, not a run';
  if (name.includes('(Epoch estimate)')) return 'hours are an estimate themselves';
  if (params === undefined || tokens === undefined) return 'size or tokens are not published';
  if (!Object.hasOwn(accelerators, accelerator)) return `no dense peak for ${accelerator} here`;
  // Then the tokens are those of the data set or of a stage, not of the hours.
  const ratio = flop === undefined ? 1 : flop / (6 * (activeParams ?? params) * tokens);
  if (ratio > 1.5 || ratio < 1 / 1.5) return `6ND is not its FLOP but ${(1 / ratio).toPrecision(2)} times as many`;
  return undefined;
}

const generations = ['ampere', 'hopper', 'tpu'];

/** Logarithm of the utilization by generation and decade of size; priors that matter only where there are few runs. */
const prior = [-1.1, 0, 0, 0];
const spread = [10, 0.3, 0.3, 0.3];

/** Mean for each generation, slope, and standard deviation in the sample. */
export function fitRuns(physics, runs) {
  const linear = (parameters, { generation, size }) =>
    parameters[0] +
    (generation === 'hopper' ? parameters[1] : generation === 'tpu' ? parameters[2] : 0) +
    parameters[3] * physics.sizeOf(size);
  const { parameters } = physics.solve({
    prior,
    spread,
    noise: 0.35,
    measured: runs.map(({ utilization }) => Math.log(utilization)),
    predict: (values, index) => linear(values, runs[index]),
  });
  const squares = runs.reduce((sum, run) => sum + (Math.log(run.utilization) - linear(parameters, run)) ** 2, 0);
  return {
    predict: run => linear(parameters, run),
    deviation: Math.sqrt(squares / Math.max(1, runs.length - 4)),
    means: meansOf(parameters),
    perDecade: parameters[3],
  };
}

const meansOf = parameters =>
  Object.fromEntries(generations.map((generation, index) => [generation, parameters[0] + (index === 0 ? 0 : parameters[index])]));

/** Every run predicted by runs of other developers: error in logarithms, and whether the P5 to P95 of that fit holds it. */
export function runsLeftOut(physics, runs) {
  return [...groupBy(runs, ({ developer }) => developer)].flatMap(([developer, own]) => {
    const fit = fitRuns(
      physics,
      runs.filter(run => run.fittedOn && run.developer !== developer),
    );
    return own.map(run => {
      const error = Math.log(run.utilization) - fit.predict(run);
      return { run, error, width: Math.exp(2 * 1.645 * fit.deviation), holds: Math.abs(error) <= 1.645 * fit.deviation };
    });
  });
}

/** The source file of the fitted range. */
export function runsSource(physics) {
  const runs = publishedRuns().filter(({ excluded }) => excluded === undefined);
  const fittedRuns = runs.filter(({ fittedOn }) => fittedOn);
  const { means, perDecade } = fitRuns(physics, fittedRuns);
  const outOfSample = runsLeftOut(physics, fittedRuns);
  const deviation = Math.sqrt(outOfSample.reduce((sum, { error }) => sum + error ** 2, 0) / outOfSample.length);
  const values = Object.values(means);
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  const between = Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
  return `/**
 * Written by \`node scripts/validate/fit-efficiencies.mjs\`: logarithms of MFU x goodput that the GPU-hours of ${fittedRuns.length}
 * published runs of ${new Set(fittedRuns.map(({ developer }) => developer)).size} developers imply, on 6ND and the dense 16-bit peak.
 * \`docs/validation.md\` lists them.
 */
export const fittedRuns = {
  /** At 10B active parameters. */
  generations: { ${Object.entries(means)
    .map(([name, value]) => `${name}: ${value.toFixed(3)}`)
    .join(', ')} } as Readonly<Record<string, number>>,
  /** For ten times the active parameters. */
  perDecade: ${perDecade.toFixed(3)},
  /** Standard deviation, each developer predicted from the others. */
  deviation: ${deviation.toFixed(3)},
  /** Standard deviation of the generations. */
  betweenGenerations: ${between.toFixed(3)},
} as const;
`;
}
