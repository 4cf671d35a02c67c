/**
 * Whether a few measured steps of somebody's cluster make predictions of the others better: vTrain's rows with constants fitted without
 * them.
 */
import { fitter, sourceOf, summary } from './fitting.mjs';
import { described, measurements } from './measurements.mjs';
import { percent } from './report.mjs';

const seeds = 20;

/** Mean errors on the rows that were not used, for each number of rows used: the mean and the worst over all seeds. */
function calibrationTest(physics, own, prior, sizes = [0, 5, 10, 20]) {
  return sizes.map(size => {
    const errors = Array.from({ length: size === 0 ? 1 : seeds }, (_, seed) => errorOnOthers(physics, own, prior, size, seed + 1));
    return { size, mean: errors.reduce((sum, error) => sum + error, 0) / errors.length, worst: Math.max(...errors) };
  });
}

function priorWithout(physics, rows, source, generation) {
  const { fit, spreadBetween, efficienciesAt, forGeneration } = fitter(physics);
  const others = rows.filter(({ group }) => sourceOf(group) !== source);
  const { parameters } = fit(others);
  const spread = forGeneration(spreadBetween(others, parameters), generation);
  return { values: efficienciesAt(parameters, generation), spread, fitted: true };
}

function errorOnOthers(physics, own, prior, size, seed) {
  const chosen = new Set(shuffled(own.length, seed).slice(0, size));
  const { efficiencies } = physics.calibrate(
    own.filter((_, index) => chosen.has(index)),
    prior,
  );
  const others = own.filter((_, index) => !chosen.has(index));
  return summary(others.map(row => physics.stepTime(row.work, row.chip, efficiencies.values).total / row.seconds - 1)).mean;
}

/**
 * The indices below n in an order that depends on the seed alone: a linear congruential generator (Numerical Recipes) and Fisher and
 * Yates's shuffle.
 */
function shuffled(n, seed) {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const order = Array.from({ length: n }, (_, index) => index);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

export function calibrationSection(physics) {
  const rows = described(physics, measurements());
  const prior = priorWithout(physics, rows, 'vTrain', 'ampere');
  const ofGroup = group =>
    calibrationTest(
      physics,
      rows.filter(row => row.group === group),
      prior,
    ).map(({ size, mean, worst }) => [group, size, percent(mean), percent(worst)]);
  return {
    title: 'Calibration with measured steps',
    text: `vTrain's rows with constants and spreads fitted without vTrain, then calibrated with some rows of a group, drawn at random ${seeds} times, and tried on
the others of that group.`,
    header: ['group', 'rows used', 'mean error on the others', 'worst draw'],
    rows: [...ofGroup('vTrain multi-node'), ...ofGroup('vTrain single node')],
  };
}
