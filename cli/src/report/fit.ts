/** A fitted law as sections: its constants, how they go together, how well it meets the runs. */
import { formatNumber, formatShare, type FitResult, type LawFit } from '../../../engine/src/index.js';
import type { Column, Note, Section } from './section.js';

const constantColumns: readonly Column[] = [
  { title: '' },
  ...['fitted', 'error', 'P5', 'P50', 'P95'].map(title => ({ title, right: true })),
];

export const fitSections = (fits: readonly LawFit[]): Section[] => fits.flatMap(sectionsOf);

const noteOf = (text: string): Note => ({ mark: '·', text });

function sectionsOf(fit: LawFit): Section[] {
  const { law, path, rows, outcome } = fit;
  const title = `law ${law}`;
  const aside = `fitted to ${path}, ${rows.toLocaleString('en-US')} rows`;
  if (outcome?.ok !== true)
    return [
      {
        title,
        aside: path,
        columns: constantColumns,
        rows: [],
        notes: [noteOf(`not fitted: ${outcome?.because ?? 'the findings say why'}`)],
      },
    ];
  return [
    {
      title,
      aside,
      columns: constantColumns,
      notes: notesOf(fit, outcome).map(noteOf),
      rows: outcome.constants.map(({ name, value, error, p5, p50, p95 }) => ({
        cells: [name, digits(value, 6), digits(error, 3), ...[p5, p50, p95].map(each => digits(each, 4))],
      })),
    },
    ...(outcome.constants.length < 2 ? [] : [correlation(law, outcome)]),
  ];
}

function correlation(law: string, { constants, correlation: table }: FitResult): Section {
  return {
    title: `correlation of ${law}`,
    aside: '',
    notes: [],
    columns: [{ title: '' }, ...constants.map(({ name }) => ({ title: name, right: true }))],
    rows: constants.map(({ name }, row) => ({ cells: [name, ...table[row]!.map(each => each.toFixed(2))] })),
  };
}

function notesOf({ form, fixed, ranges, gives, inHours }: LawFit, outcome: FitResult): string[] {
  const given = Object.entries(fixed).map(([name, value]) => `${name} = ${digits(value, 6)}`);
  const { rmse, r2, heldOut, outliers, resampled } = outcome;
  const ofLoss = gives === 'loss';
  const off = (error: number): string => (ofLoss ? formatShare(error) : `${digits(100 * error, 3)} points`);
  return [
    `form: ${form}`,
    ...(given.length === 0 ? [] : [`given and left as they are: ${given.join(', ')}`]),
    ...(ranges.size === 0
      ? []
      : [
          `runs: ${[...ranges].map(([name, { low, high }]) => `${name} from ${shown(name, low, inHours)} to ${shown(name, high, inHours)}`).join(', ')}`,
        ]),
    `errors and percentiles: from ${resampled.length.toLocaleString('en-US')} resamples of the runs`,
    `goodness: rmse ${digits(rmse, 3)}, ${digits(100 * r2, 4)} % of the variance of the ${ofLoss ? 'log loss' : 'accuracy'}`,
    heldOut === undefined
      ? 'hold-out: none, there are too few runs, or nothing tells their compute'
      : `hold-out: the ${heldOut.runs} largest ${heldOut.runs === 1 ? 'run' : 'runs'} by compute, predicted from the others: ${off(heldOut.meanError)} off on average, ${off(heldOut.largestError)} at most`,
    ...(outliers.length === 0
      ? []
      : [
          `outliers: ${outliers
            .slice(0, 10)
            .map(
              ({ line, deviation }) => `line ${line} (${deviation > 0 ? '+' : ''}${digits(100 * deviation, 2)} ${ofLoss ? '%' : 'points'})`,
            )
            .join(', ')}${outliers.length > 10 ? ` and ${outliers.length - 10} more` : ''}`,
        ]),
  ];
}

const unitOf: Readonly<Record<string, string>> = { N: 'params', D: 'tokens', C: 'FLOP', U: 'tokens', T: 'tokens' };

const shown = (name: string, value: number, inHours: boolean): string =>
  formatNumber(value, name === 'C' && inHours ? 'GPU-hour' : (unitOf[name] ?? ''));

const digits = (value: number, count: number): string => String(Number(value.toPrecision(count)));
