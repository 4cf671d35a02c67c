/** What a fit makes of a law: its constants as draws that go together as the runs say, the range of the runs, and how well it fits. */
import { dimensionless } from '../quantity/dimension.js';
import type { ComputedValue } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { fittingOf, type Fitting } from './law-fit.js';

const bounded = ['N', 'D', 'C', 'k', 'T'];

export function fittedValues(reader: Reader): readonly ComputedValue[] {
  const fitting = fittingOf(reader);
  if (fitting === undefined) return [];
  const text = `fitted to ${fitting.path}, ${fitting.rows} rows`;
  const computed = (path: string, value: Value, source?: string): ComputedValue => ({
    path,
    value,
    text,
    unit: '',
    reads: ['fit'],
    estimate: true,
    ...(source === undefined ? {} : { source }),
  });
  const { outcome } = fitting;
  const plain = (value: number): Value => ({ kind: 'number', draws: value, dimension: dimensionless });
  const unknown: Value = { kind: 'unknown', because: whyUnknown(fitting) };
  const known = outcome?.ok === true;
  return [
    ...rangesOf(reader, fitting, computed),
    computed('rmse', known ? plain(outcome.rmse) : unknown),
    computed('rows', known ? plain(fitting.rows) : unknown),
    ...fitting.free.map((name, place) =>
      computed(name, known ? drawsOf(reader, fitting, place) : unknown, `${text}, ${resampledText(fitting)}`),
    ),
  ];
}

const resampledText = ({ job, outcome }: Fitting): string =>
  `uncertainty from ${outcome?.ok === true ? outcome.resampled.length : (job?.resamples ?? 0)} resamples`;

/** Completes "unknown, because …". */
function whyUnknown({ path, job, outcome, faults }: Fitting): string {
  if (outcome?.ok === false) return `no law was fitted to ${path}: ${outcome.because}`;
  if (job !== undefined) return `the law is being fitted to ${path}`;
  return faults.some(({ what }) => what === 'nothing-free')
    ? 'every constant of the formula is given'
    : `the law cannot be fitted to ${path}`;
}

/** Draw by draw one resample for all constants of the fit, so that they are as correlated as the runs leave them. */
function drawsOf(reader: Reader, { job, outcome }: Fitting, place: number): Value {
  if (job === undefined || outcome?.ok !== true) return { kind: 'unknown', because: 'nothing was fitted' };
  const { resampled, constants } = outcome;
  if (resampled.length === 0) return { kind: 'number', draws: constants[place]!.value, dimension: dimensionless };
  const chosen = reader.rowsDrawn(`fit ${job.key}`, resampled.length);
  return { kind: 'number', draws: Float64Array.from(chosen, row => resampled[row]![place]!), dimension: dimensionless };
}

/** Where the law does not say in which range it holds, that of its runs. */
function rangesOf(
  reader: Reader,
  { ranges, job }: Fitting,
  computed: (path: string, value: Value) => ComputedValue,
): readonly ComputedValue[] {
  if (job === undefined) return [];
  return [...ranges]
    .filter(([name]) => bounded.includes(name) && reader.origin(`valid.${name}`) === undefined)
    .map(([name, { low, high }]) => computed(`valid.${name}`, { kind: 'bounds', low, high }));
}
