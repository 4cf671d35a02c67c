/** Seconds of a step against measured ones: row by row for tables that ship, by group for data sets of others. */
import { leftOutErrors } from './deviations.mjs';
import { summary } from './fitting.mjs';
import { groupBy } from './group-by.mjs';
import { dataFolder, described, heldOut, measurements } from './measurements.mjs';
import { error, percent, seconds } from './report.mjs';

const predict = (physics, { work, chip }) => physics.stepTime(work, chip, physics.efficienciesFor(chip.generation).values).total;

/** Groups first, then each row of the tables that ship. */
export function stepSections(physics) {
  const rows = described(physics, measurements());
  const leftOut = dataFolder() === undefined ? [] : leftOutErrors(physics, rows);
  const published = rows.filter(({ group }) => /^(Megatron|Korthikanti)/.test(group));
  return [groupSection(physics, rows, leftOut), rowSection(physics, published, leftOut)];
}

function groupSection(physics, rows, leftOut) {
  const both = row => row.group.startsWith('Megatron');
  const line = (name, own, others) => {
    const shipped = summary(own.map(row => predict(physics, row) / row.seconds - 1));
    const strangers = others.length === 0 ? undefined : summary(others.map(one => Math.exp(one.error) - 1));
    const stranger = strangers === undefined ? ['–', '–'] : [percent(strangers.mean), error(strangers.bias)];
    return [
      name,
      shipped.count,
      percent(shipped.mean),
      percent(shipped.median),
      percent(shipped.greatest),
      error(shipped.bias),
      ...stranger,
    ];
  };
  const groups = [...groupBy(rows, ({ group }) => group)].map(([group, own]) =>
    line(
      group,
      own,
      leftOut.filter(({ row }) => row.group === group),
    ),
  );
  return {
    title: 'Seconds of a step',
    text: `Mean, median and greatest size of the error and its mean with sign, with the constants that ship; then the mean with the source left out. Rows of one
program on one sort of accelerator are one source. For Megatron-Core the micro-batch, the interleaving and the bytes of a gradient are assumptions, since
the table does not say them.`,
    header: ['group', 'rows', 'mean', 'median', 'greatest', 'bias', 'left out: mean', 'bias'],
    rows: [
      ...groups,
      line(
        'Megatron-LM A100 and Megatron-Core H100',
        rows.filter(both),
        leftOut.filter(({ row }) => both(row)),
      ),
    ],
  };
}

function rowSection(physics, rows, leftOut) {
  return {
    title: 'Published tables, row by row',
    text: 'Seconds of a step: published, predicted, error, and the error with the source left out.',
    header: ['row', 'published', 'predicted', 'error', 'left out'],
    rows: rows.map(row => {
      const stranger = leftOut.find(one => one.row === row);
      const predicted = predict(physics, row);
      const asStranger = stranger === undefined ? '–' : error(Math.exp(stranger.error) - 1);
      return [`${row.group}, ${row.name}`, seconds(row.seconds), seconds(predicted), error(predicted / row.seconds - 1), asStranger];
    }),
  };
}

export function heldOutSection(physics) {
  const rows = described(physics, heldOut());
  return {
    title: 'Steps that nothing was fitted on',
    text: `MT-NLG ran on DeepSpeed and Megatron at 113 to 126 TFLOP/s where Megatron-LM alone reached 163 for the same model. The FLOP of Llama's MFU are taken
with causal attention; over the whole square the published times would be 4 % longer at 8,192 tokens, 40 % at 131,072.`,
    header: ['row', 'published', 'predicted', 'error'],
    rows: rows.map(row => {
      const measured = row.seconds ?? row.work.modelFlop[row.counting] / (physics.acceleratorsOf(row.layout) * row.teraflops * 1e12);
      const predicted = predict(physics, row);
      return [row.name, seconds(measured), seconds(predicted), error(predicted / measured - 1)];
    }),
  };
}

/** How many rows lie within the range that is shown for them, when their source is left out of the fit. */
export function coverageSection(physics) {
  const { known, hostBound } = physics.fitted.deviation;
  const errors = leftOutErrors(physics, described(physics, measurements()));
  const deviationOf = one => (one.hostBound ? Math.hypot(known, hostBound) : known);
  const within = (own, deviations) => own.filter(one => Math.abs(one.error) <= deviations * deviationOf(one)).length / own.length;
  return {
    title: 'Whether the range of a step holds',
    text: `A step whose layout is known is given a standard deviation of ${known} in logarithms, and ${hostBound} in addition where the host holds up the device.
Share of rows inside 80 % and P5 to P95 of it, their source left out of the fit; the deviations themselves come from all of these errors.`,
    header: ['group', 'rows', 'in the 80 % range', 'in P5 to P95'],
    rows: [...groupBy(errors, ({ row }) => row.group), ['all', errors]].map(([group, own]) => [
      group,
      own.length,
      percent(within(own, 1.2816), 0),
      percent(within(own, 1.645), 0),
    ]),
  };
}
