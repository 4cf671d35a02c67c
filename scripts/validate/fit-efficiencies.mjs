/**
 * Fits the efficiencies of training to all measured steps at hand and writes `fitted-efficiencies.ts`, and to
 * published runs for `fitted-runs.ts`. Needs the data sets:
 * `SCALE_DATA=folder node scripts/validate/fit-efficiencies.mjs`. Deterministic: the same rows give the same file.
 */
import fs from 'node:fs';
import { loadSources } from '../bench/load-sources.mjs';
import { inCheckout } from '../lib/places.mjs';
import { say } from '../lib/speech.mjs';
import { fitter, parameterNames, sourceOf } from './fitting.mjs';
import { deviations } from './deviations.mjs';
import { groupBy } from './group-by.mjs';
import { runsSource } from './runs.mjs';
import { dataFolder, described, measurements } from './measurements.mjs';

if (dataFolder() === undefined) {
  console.error('No data sets: set SCALE_DATA to a folder with vtrain-ground-truth and throughput-mosaic.');
  process.exitCode = 2;
} else await run();

async function run() {
  const physics = await loadSources('engine', 'src/physics/index.ts');
  const rows = described(physics, measurements());
  const { fit, spreadBetween } = fitter(physics);
  const { parameters } = fit(rows);
  const spread = spreadBetween(rows, parameters);
  const counts = [...groupBy(rows, ({ group }) => group)].map(([group, own]) => `${group} ${own.length}`);
  say(`Fitted on ${rows.length} steps of ${new Set(rows.map(({ group }) => sourceOf(group))).size} sources: ${counts.join(', ')}`);
  const constant = (name, index) =>
    `{ value: ${physics.fromUnbounded(name.split('.')[0], parameters[index]).toPrecision(4)}, spread: ${spread[index].toPrecision(3)} }`;
  const lines = parameterNames.map((name, index) => [name, constant(name, index)]);
  for (const [name, text] of lines) say(`${name} ${text}`);
  fs.writeFileSync(inCheckout('engine/src/physics/throughput/fitted-efficiencies.ts'), source(lines, counts, deviations(physics, rows)));
  fs.writeFileSync(inCheckout('engine/src/physics/calendar/fitted-runs.ts'), runsSource(physics));
}

function source(lines, counts, deviation) {
  const shared = lines.filter(([name]) => !name.includes('.')).map(([name, text]) => `    ${name}: ${text},`);
  const generations = groupBy(
    lines.filter(([name]) => name.includes('.')),
    ([name]) => name.split('.')[1],
  );
  const own = [...generations].map(
    ([generation, constants]) => `    ${generation}: { ${constants.map(([name, text]) => `${name.split('.')[0]}: ${text}`).join(', ')} },`,
  );
  return `/**
 * Written by \`node scripts/validate/fit-efficiencies.mjs\`: one set of constants for all plans, fitted to measured steps of several
 * programs and clusters. ${counts.join(', ')} rows.
 *
 * Sources: Narayanan 2021, arXiv 2104.04473, table 1; Megatron-LM repository, README, H100 table; Korthikanti 2022, arXiv 2205.05198, table
 * 5; llm-foundry (MosaicML), training benchmarks, 8c8dd48; vTrain (KAIST), measured iterations, f8dda84. \`docs/validation.md\` has the
 * errors.
 */

/** A constant and its standard deviation between programs and clusters, in log odds for a share and in logarithms for anything else. */
export interface FittedConstant {
  readonly value: number;
  readonly spread: number;
}

type OfGeneration = 'matmul' | 'flashAttention';

export interface FittedEfficiencies {
  readonly constants: Readonly<Record<Shared, FittedConstant>>;
  /** Constants that each generation of accelerators has of its own. */
  readonly generations: Readonly<Record<string, Readonly<Record<OfGeneration, FittedConstant>>>>;
  /** Standard deviations of the logarithm of predicted over measured time, out of sample; see \`predict-step.ts\`. */
  readonly deviation: StepDeviation;
}

type Shared =
  | 'fp8' | 'backward' | 'operands' | 'materializedAttention' | 'memory' | 'elements' | 'link' | 'network' | 'tensorOverlap' | 'dataOverlap'
  | 'latency' | 'kernelSeconds' | 'stepSeconds' | 'stragglers';

export interface StepDeviation {
  /** Layout, micro-batch and accelerator as measured, source left out of the fit. */
  readonly known: number;
  /** In addition where a twentieth of the step or more is waiting for the host. */
  readonly hostBound: number;
  /** In addition where the micro-batch is not known. */
  readonly microBatch: number;
  /** In addition where no part of the layout is known. */
  readonly layout: number;
  /** Logarithm of how much slower people's layouts are than those that \`chooseLayout\` finds. */
  readonly slowerThanChosen: number;
}

export const fitted: FittedEfficiencies = {
  constants: {
${shared.join('\n')}
  },
  generations: {
${own.join('\n')}
  },
  deviation: { ${Object.entries(deviation)
    .map(([name, value]) => `${name}: ${value.toPrecision(3)}`)
    .join(', ')} },
};
`;
}
