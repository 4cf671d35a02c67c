/** Fitting one set of efficiencies to measured steps of several sources, and how far it holds for a source it has not seen. */

import { groupBy } from './group-by.mjs';

/**
 * Where the search begins and how far it may go, in log odds or logarithms. Shares of products begin at the best product that was measured
 * (ml-engineering, mamf-finder), shares of bandwidths at what STREAM and NCCL tests usually show; the rest are wide guesses. Memory stays
 * near its guess, since measured steps cannot tell it from the bytes of the element-wise part.
 */
const priors = {
  'matmul.ampere': [0.85, 0.4],
  'matmul.hopper': [0.78, 0.3],
  'flashAttention.ampere': [0.5, 0.6],
  'flashAttention.hopper': [0.35, 0.5],
  fp8: [0.8, 1],
  backward: [1.1, 0.15],
  operands: [1, 0.5],
  materializedAttention: [0.4, 0.7],
  memory: [0.85, 0.13],
  elements: [1, 0.4],
  link: [0.78, 0.45],
  network: [0.85, 0.6],
  tensorOverlap: [0.5, 1],
  dataOverlap: [0.7, 1],
  latency: [2e-6, 0.7],
  kernelSeconds: [5e-4, 0.7],
  stepSeconds: [0.03, 1],
  stragglers: [0.005, 0.7],
};

export const parameterNames = Object.keys(priors);

/** A constant of one generation of accelerators is written `constant.generation`. */
const constantOf = name => name.split('.')[0];

/** Rows of one program on one sort of accelerator belong to one source: they share what is not modelled. */
export const sourceOf = group =>
  group
    .replace(' FP8', '')
    .replace(/^(MPT A100)-\d+$/, '$1')
    .replace(/^vTrain.*/, 'vTrain');

/** Standard deviation of a measurement, in logarithms. */
const noise = 0.06;

/** Each group counts as much as so many rows, so that a table of nine is not drowned by one of seventy-eight. */
const rowsOfAGroup = 15;

/** What turns measured steps into answers of the engine, for a physics module loaded from the sources. */
export function fitter(physics) {
  const start = parameterNames.map(name => physics.toUnbounded(constantOf(name), priors[name][0]));
  const broad = parameterNames.map(name => priors[name][1]);

  /** One number for each constant that holds for a generation, from one for each parameter. */
  const forGeneration = (numbers, generation, change = (_, number) => number) => {
    const values = {};
    parameterNames.forEach((name, index) => {
      const [constant, only] = name.split('.');
      if (only === undefined || only === generation) values[constant] = change(constant, numbers[index]);
    });
    return values;
  };
  const efficienciesAt = (parameters, generation) => forGeneration(parameters, generation, physics.fromUnbounded);
  const timeOf = (parameters, row) => physics.stepTime(row.work, row.chip, efficienciesAt(parameters, row.chip.generation));
  const predict = (parameters, row) => timeOf(parameters, row).total;

  const fit = (rows, prior = start, spread = broad) => {
    const sizes = groupBy(rows, ({ group }) => group);
    const solution = physics.solve({
      prior,
      spread,
      noise,
      measured: rows.map(({ seconds }) => Math.log(seconds)),
      weights: rows.map(({ group }) => rowsOfAGroup / sizes.get(group).length),
      predict: (parameters, index) => Math.log(predict(parameters, rows[index])),
    });
    return solution;
  };

  /**
   * Standard deviation of each constant between sources: a random-effects fit, in which each source has constants of its own around those
   * of all. Each round fits every source with the spread so far and takes the mean square of what it moved and of what it leaves uncertain.
   */
  const spreadBetween = (rows, pooled, rounds = 6) => {
    const sources = [...groupBy(rows, ({ group }) => sourceOf(group)).values()];
    let spread = broad;
    for (let round = 0; round < rounds; round++) {
      const fits = sources.map(own => fit(own, pooled, spread));
      spread = parameterNames.map((_, index) =>
        Math.sqrt(
          fits.reduce((sum, { parameters, deviation }) => sum + (parameters[index] - pooled[index]) ** 2 + deviation[index] ** 2, 0) /
            fits.length,
        ),
      );
    }
    return spread;
  };

  return { fit, predict, timeOf, forGeneration, efficienciesAt, spreadBetween };
}

/** Mean, median and greatest size of relative errors, and their mean with sign. */
export function summary(errors) {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    count: errors.length,
    mean: mean(sizes),
    median: sizes[Math.floor(sizes.length / 2)],
    greatest: sizes.at(-1),
    bias: mean(errors),
  };
}
