/** The constants of the step model as properties of hardware: shipped, learnt from own runs, or given. */
import { around } from '../draws/distributions.js';
import {
  efficienciesFor,
  fromUnbounded,
  toUnbounded,
  constantNames,
  type ChipEfficiencies,
  type Constant,
  type Efficiencies,
} from '../physics/throughput/efficiencies.js';
import type { Condition, Default, Formula, PropertySpec, QuantityType } from '../schema/types.js';
import type { Reader, Value } from '../schema/value.js';
import { calibrated, changeOf, generationOf, nameOf, type Learnt } from './calibration.js';
import { calibrationColumns } from './calibration-columns.js';
import { both, derived, estimate, given } from './define.js';
import { factor, seconds, share, text } from './quantities.js';
import { median } from './training-job.js';

interface Described {
  readonly type: QuantityType;
  readonly doc: string;
}

const described: Readonly<Record<Constant, Described>> = {
  matmul: { type: share, doc: 'Share of the dense peak that wide matrix products reach, forwards.' },
  fp8: { type: share, doc: 'Share that FP8 products reach in addition to that.' },
  backward: { type: factor, doc: 'Time of a backward product over the same FLOP forwards.' },
  operands: { type: factor, doc: 'How often the operands of a product are read and written, over once.' },
  flashAttention: { type: share, doc: 'Share of the 16-bit peak of attention that does not write its scores.' },
  materializedAttention: { type: share, doc: 'And of attention that writes them.' },
  memory: { type: share, doc: 'Share of the memory bandwidth.' },
  elements: { type: factor, doc: 'Bytes of norms, activation functions and residuals over those counted.' },
  link: { type: share, doc: 'Share of the bandwidth inside a node.' },
  network: { type: share, doc: 'Share of the bandwidth between nodes.' },
  tensorOverlap: { type: share, doc: 'Share of tensor-parallel traffic that runs beside products.' },
  dataOverlap: { type: share, doc: 'Share of the traffic between copies that runs beside computing.' },
  latency: { type: seconds, doc: 'Time that each member of a ring adds to a round.' },
  kernelSeconds: { type: seconds, doc: 'Time that the host takes to start the kernels of one pass over one layer.' },
  stepSeconds: { type: seconds, doc: 'Time of each step whatever its size: data, logging, the loop.' },
  stragglers: { type: factor, doc: 'Part of a step lost for each doubling of the accelerators beyond one node.' },
};

const pathOf = (constant: Constant): string => `efficiency.${nameOf(constant)}`;

const detail = { detail: true } as const;

export const efficiencyProperties: readonly PropertySpec[] = [
  given(
    'calibrate',
    { kind: 'file', reader: 'csv', columns: calibrationColumns },
    'Measured runs of this hardware, to learn its efficiencies from; the braces say what the columns are.',
    {
      example: 'csv("runs.csv") { mfu: mfu, params: params }',
    },
  ),
  ...constantNames.map(name => both(pathOf(name), described[name].type, described[name].doc, detail)),
  both(
    'efficiency.overall',
    factor,
    'Measured speed over predicted speed, where measured runs do not tell single constants apart.',
    detail,
  ),
  derived('calibration.rows', factor, 'Measured runs that were used.', detail),
  derived('calibration.error_before', share, 'Mean error of their times as predicted by the shipped constants.', detail),
  derived('calibration.error', share, 'Mean error of their times, each predicted by what the others taught.', detail),
  derived(
    'calibration.deviation',
    factor,
    'Standard deviation of the logarithm of those errors: how wide a prediction for this hardware is.',
    detail,
  ),
  derived('calibration.learnt', text, 'Which constants moved, and how far.', detail),
];

// ── what was learnt ────────────────────────────────────────────────────────────────────────────────────────────────────────

const number = (draws: number | Float64Array, { dimension }: QuantityType): Value => ({ kind: 'number', draws, dimension });

/** By the normal draws they are made of: every block with the shipped constants has the same, so they are made once. */
const spreads = new WeakMap<Float64Array, Map<string, Float64Array>>();

/** Draws of a constant around its value: what clusters and programs differ by, or what own runs left of that. */
function spreadOut(reader: Reader, name: Constant, { values, spread }: ChipEfficiencies): Value {
  const { type } = described[name];
  if (!(spread[name] > 0)) return number(values[name], type);
  const normals = reader.normals(pathOf(name));
  const middle = toUnbounded(name, values[name]);
  const key = `${values[name]} ${spread[name]}`;
  let made = spreads.get(normals);
  if (made === undefined) spreads.set(normals, (made = new Map<string, Float64Array>()));
  let draws = made.get(key);
  if (draws === undefined) made.set(key, (draws = normals.map(z => fromUnbounded(name, middle + spread[name] * z))));
  return number(draws, type);
}

const learntOf =
  (read: (learnt: Learnt, reader: Reader) => Value | undefined) =>
  (reader: Reader): Value | undefined => {
    const learnt = calibrated(reader)?.learnt;
    return learnt === undefined ? undefined : read(learnt, reader);
  };

const overallOf = learntOf(
  ({ overall }, reader) => overall && number(around(overall.factor, overall.spread, reader.normals('efficiency.overall')), factor),
);

function told({ changed, overall }: Learnt): string {
  if (overall !== undefined) return changeOf({ name: 'overall', before: 1, after: overall.factor });
  return changed.length === 0 ? 'nothing beyond the shipped constants' : changed.map(changeOf).join(', ');
}

const needs = ['calibrate', 'peak.bf16', 'memory', 'memory_bandwidth'];
const fromRuns = (of: string, what: string, compute: (reader: Reader) => Value | undefined): Formula =>
  estimate(of, what, { compute, needs });

export const efficiencyFormulas: readonly Formula[] = [
  ...constantNames.map(name =>
    fromRuns(
      pathOf(name),
      'what the measured runs make of the shipped constant',
      learntOf((learnt, reader) => (learnt.overall === undefined ? spreadOut(reader, name, learnt.efficiencies) : undefined)),
    ),
  ),
  fromRuns('efficiency.overall', 'measured speed / predicted speed of the runs', overallOf),
  fromRuns(
    'calibration.rows',
    'runs with all that is needed',
    learntOf(({ rows }) => number(rows, factor)),
  ),
  fromRuns(
    'calibration.error_before',
    'mean of |predicted / measured - 1| by shipped constants',
    learntOf(({ errorBefore }) => number(errorBefore, share)),
  ),
  fromRuns(
    'calibration.error',
    'mean of |predicted / measured - 1| of runs left out',
    learntOf(({ errorLeftOut }) =>
      errorLeftOut === undefined
        ? { kind: 'unknown', because: 'a single run cannot be predicted from others' }
        : number(errorLeftOut, share),
    ),
  ),
  fromRuns(
    'calibration.deviation',
    'root mean square of log(predicted / measured) of runs left out',
    learntOf(({ deviation }) =>
      deviation === undefined ? { kind: 'unknown', because: 'a single run cannot be predicted from others' } : number(deviation, factor),
    ),
  ),
  // What is doubtful goes along with it, for the rules that tell of it.
  fromRuns('calibration.learnt', 'constants that moved by a tenth of their spread between clusters and more', reader => {
    const outcome = calibrated(reader);
    return outcome === undefined
      ? undefined
      : { kind: 'text', text: outcome.learnt === undefined ? 'nothing' : told(outcome.learnt), faults: outcome.faults };
  }),
];

// ── what is shipped ────────────────────────────────────────────────────────────────────────────────────────────────────────

const validated = 'docs/validation.md: fitted to measured steps of several programs and clusters';
/** Only beside one that is given: sixteen constants on every chip would be read by nobody, and predictions take the shipped ones anyway. */
const besideGiven: readonly Condition[] = [
  { path: 'efficiency', anyGiven: true },
  { path: 'memory_bandwidth', not: [] },
];

export const efficiencyDefaults: readonly Default[] = [
  ...constantNames.map((name): Default => ({
    of: pathOf(name),
    text: 'by generation',
    because: 'the shipped constant, with what clusters and programs differ by',
    source: validated,
    when: besideGiven,
    compute: reader => spreadOut(reader, name, efficienciesFor(generationOf(reader))),
  })),
  { of: 'efficiency.overall', text: '1', because: 'the constants say it all', when: besideGiven },
];

// ── for those who predict ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface KnownEfficiencies {
  readonly efficiencies: ChipEfficiencies;
  /** A predicted time is divided by it. */
  readonly overall: number;
  /**
   * Standard deviation of the logarithm of a predicted time, from own runs; `undefined` without them: then the one of the shipped constants
   * holds.
   */
  readonly deviation: number | undefined;
}

/**
 * The efficiencies of the hardware that a phase names: the medians of what stands in its block, so that what is given or learnt there
 * counts.
 */
export function efficienciesOf(reader: Reader, prefix = 'hardware.'): KnownEfficiencies {
  const shipped = efficienciesFor(generationOf(reader, prefix));
  const values = Object.fromEntries(
    constantNames.map(name => [name, median(reader, prefix + pathOf(name)) ?? shipped.values[name]]),
  ) as unknown as Efficiencies;
  const deviation = median(reader, `${prefix}calibration.deviation`);
  return {
    efficiencies: { ...shipped, values, fitted: shipped.fitted || deviation !== undefined },
    overall: median(reader, `${prefix}efficiency.overall`) ?? 1,
    deviation,
  };
}
