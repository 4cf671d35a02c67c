/**
 * How far predictions are off, out of sample, by what is known of a run: standard deviations of the logarithm of predicted over measured
 * seconds.
 */
import { groupBy } from './group-by.mjs';
import { fitter, sourceOf } from './fitting.mjs';

/** `known` out of sample; what an unknown micro-batch or layout adds, from rows of current software, where people chose well. */
export function deviations(physics, rows) {
  const errors = leftOutErrors(physics, rows);
  const known = rootMeanSquare(errors.filter(one => !one.hostBound));
  const hostBound = Math.sqrt(Math.max(0, rootMeanSquare(errors.filter(one => one.hostBound)) ** 2 - known ** 2));
  const { microBatch, layout } = withOtherLayouts(
    physics,
    rows.filter(({ software }) => software.attention !== 'materialized'),
  );
  const slower = meanOf(layout);
  return {
    known,
    hostBound,
    microBatch: rootMeanSquare(microBatch),
    layout: rootMeanSquare(layout.map(({ row, error }) => ({ row, error: error - slower }))),
    slowerThanChosen: slower,
  };
}

/** Logarithms of predicted over measured, each source (or whatever `keyOf` says) predicted from the others. */
export function leftOutErrors(physics, rows, keyOf = ({ group }) => sourceOf(group)) {
  const { fit, timeOf } = fitter(physics);
  return [...groupBy(rows, keyOf)].flatMap(([key, own]) => {
    const { parameters } = fit(rows.filter(row => keyOf(row) !== key));
    return own.map(row => {
      const time = timeOf(parameters, row);
      return { row, error: Math.log(time.total / row.seconds), hostBound: physics.isHostBound(time) };
    });
  });
}

/**
 * Logarithm of the prediction for the given layout over that for the best micro-batch; and of the measured time over that for the chosen
 * layout.
 */
function withOtherLayouts(physics, rows) {
  const { fit, efficienciesAt, predict } = fitter(physics);
  const { parameters } = fit(rows);
  const microBatch = [];
  const layout = [];
  for (const row of rows) {
    const efficiencies = efficienciesAt(parameters, row.chip.generation);
    const job = { ...row, accelerators: physics.acceleratorsOf(row.layout), optimizer: 'adam' };
    const chosen = physics.chooseLayout(job, efficiencies);
    if (chosen !== undefined) layout.push({ row, error: Math.log(row.seconds / chosen.seconds) });
    const times = microBatchesThatFit(physics, row).map(size => physics.secondsOf(job, { ...row.layout, microBatch: size }, efficiencies));
    if (times.length > 0) microBatch.push({ row, error: Math.log(predict(parameters, row) / Math.min(...times)) });
  }
  return { microBatch, layout };
}

function microBatchesThatFit(physics, { architecture, layout, batch, software, chip }) {
  return [1, 2, 4, 8, 16].filter(
    microBatch =>
      microBatch * layout.data <= batch.globalBatch &&
      physics.fits(physics.trainingMemory(architecture, { ...layout, microBatch }, batch, software), chip) !== 'no',
  );
}

/** Each group counts alike. */
const overGroups = (errors, ofGroup) => {
  const groups = [...groupBy(errors, ({ row }) => row.group).values()];
  return groups.reduce((sum, own) => sum + ofGroup(own.map(({ error }) => error)), 0) / groups.length;
};

const average = values => values.reduce((sum, value) => sum + value, 0) / values.length;

const meanOf = errors => overGroups(errors, average);

const rootMeanSquare = errors => Math.sqrt(overGroups(errors, own => average(own.map(error => error ** 2))));
