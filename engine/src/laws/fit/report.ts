/**
 * What is told of a fit: constants with their errors, how well the law meets the runs, which runs it does not meet, and what the runs leave
 * open.
 */
import { measures } from './measure.js';
import { Objective, scaleAt } from './objective.js';
import { fitPoint, scalesOf, stepsOf, weightsOf } from './point.js';
import { rolesOf, type Role } from './roles.js';
import { correlationOf, deviation, mean } from './statistics.js';
import type { FitJob, FitOutcome, FitPoint, FittedConstant, HeldOut, OpenConstant, Outlier } from './types.js';

/** Robust standard deviations beyond which a run is an outlier. One in fifteen thousand lies there by chance. */
const outlierThreshold = 4;
const fewestJudged = 10;
/** Of the runs, the largest by compute that are held out. */
const heldOutShare = 0.2;
/** A constant whose percentiles are this many times apart is not known. */
const openRatio = 10;
const openCorrelation = 0.9;

/** All together; the resamples may be any number of those asked for. */
export function finishFit(
  job: FitJob,
  point: FitPoint,
  resampled: readonly (readonly number[])[],
  heldOut: HeldOut | undefined,
): FitOutcome {
  const steps = stepsOf(job);
  if (steps === undefined) return { ok: false, because: 'the formula is not valid' };
  const objective = new Objective(job, steps, weightsOf(job));
  const predicted = Float64Array.from(objective.predicted(point.values));
  const residuals = objective.residuals(point.values);
  const constants = job.free.map((name, place) =>
    constantOf(
      name,
      point.values[place]!,
      resampled.map(row => row[place]!),
    ),
  );
  const correlation = correlationOf(job.free.map((_, place) => resampled.map(row => row[place]!)));
  return {
    ok: true,
    constants,
    resampled,
    correlation,
    rows: job.observed.length,
    objective: point.objective,
    ...goodness(job, predicted, residuals),
    outliers: outliersOf(job, predicted, residuals),
    heldOut,
    open: [
      ...withoutEffect(objective, constants, rolesOf(steps, constants.length)),
      ...openOf(constants, scaledCorrelation(resampled, scalesOf(point.values, steps))),
    ],
  };
}

function constantOf(name: string, value: number, draws: readonly number[]): FittedConstant {
  const sorted = draws.toSorted((a, b) => a - b);
  const at = (share: number): number => quantile(sorted, share) ?? value;
  return { name, value, error: deviation(draws), p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** Between neighbours in proportion; `undefined` of nothing. */
function quantile(sorted: readonly number[], share: number): number | undefined {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (place - Math.floor(place));
}

/** On the scales that constants move on: a factor that spans magnitudes goes with an exponent by its logarithm. */
const scaledCorrelation = (
  resampled: readonly (readonly number[])[],
  scales: ReturnType<typeof scalesOf>,
): readonly (readonly number[])[] => correlationOf(scales.map((scale, place) => resampled.map(row => scaleAt(row[place]!, scale))));

function goodness(
  { observed, compared }: FitJob,
  predicted: Float64Array,
  residuals: Float64Array,
): { readonly rmse: number; readonly r2: number } {
  const wanted = Array.from(observed, measures[compared].of);
  const middle = mean(wanted);
  const total = wanted.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const left = residuals.reduce((sum, value) => sum + value ** 2, 0);
  return {
    rmse: Math.sqrt(mean(Array.from(predicted, (value, run) => (value - observed[run]!) ** 2))),
    r2: total > 0 ? 1 - left / total : 0,
  };
}

/**
 * By the median of the absolute residuals, which bad runs hardly move; the furthest first. As many residuals as there are constants are
 * next to nothing whatever the runs are, so they do not count towards the median; of few runs none is told from the others.
 */
function outliersOf({ lines, free, observed, compared }: FitJob, predicted: Float64Array, residuals: Float64Array): readonly Outlier[] {
  if (residuals.length < Math.max(fewestJudged, 3 * free.length)) return [];
  const middle =
    quantile(
      Array.from(residuals).sort((a, b) => a - b),
      0.5,
    ) ?? 0;
  const spread =
    1.4826 *
    (quantile(
      Array.from(residuals, value => Math.abs(value - middle))
        .sort((a, b) => a - b)
        .slice(free.length),
      0.5,
    ) ?? 0);
  // Runs that a formula meets to the last digit have no spread to compare with.
  const least = Math.max(outlierThreshold * spread, 1e-6);
  return Array.from(residuals, (residual, run) => ({
    line: lines[run]!,
    deviation: measures[compared].error(observed[run]!, predicted[run]!),
    far: Math.abs(residual - middle),
  }))
    .filter(({ far }) => far > least)
    .sort((a, b) => b.far - a.far)
    .map(({ line, deviation: apart }) => ({ line, deviation: apart }));
}

/** Factors that the search has made so small that their terms change no prediction. */
function withoutEffect(objective: Objective, constants: readonly FittedConstant[], roles: readonly Role[]): readonly OpenConstant[] {
  const values = constants.map(({ value }) => value);
  const predicted = Float64Array.from(objective.predicted(values));
  return constants.flatMap(({ name, p5, p95 }, place) => {
    if (roles[place] !== 'linear' || isOpen(constants[place]!)) return [];
    const without = objective.predicted(values.map((value, other) => (other === place ? 0 : value)));
    return without.every((value, run) => Math.abs(value / predicted[run]! - 1) < 1e-6) ? [{ name, p5, p95, with: undefined }] : [];
  });
}

function openOf(constants: readonly FittedConstant[], correlation: readonly (readonly number[])[]): readonly OpenConstant[] {
  return constants.flatMap((constant, place) => {
    if (!isOpen(constant)) return [];
    const others = constants
      .map((_, other) => ({ other, size: other === place ? 0 : Math.abs(correlation[place]![other]!) }))
      .sort((a, b) => b.size - a.size);
    const partner = others[0];
    return [
      {
        name: constant.name,
        p5: constant.p5,
        p95: constant.p95,
        with: partner !== undefined && partner.size >= openCorrelation ? constants[partner.other]!.name : undefined,
      },
    ];
  });
}

/** Over a magnitude wide, or of either sign. */
const isOpen = ({ p5, p95 }: FittedConstant): boolean =>
  p5 * p95 <= 0 ? p5 !== p95 : Math.max(Math.abs(p5), Math.abs(p95)) > openRatio * Math.min(Math.abs(p5), Math.abs(p95));

// ── held out ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Fits the smaller runs and predicts the largest; `undefined` where compute is not known, or too few would be left to fit. */
export function holdOut(job: FitJob): HeldOut | undefined {
  const { compute } = job;
  if (compute === undefined) return undefined;
  const order = Array.from(compute, (_, run) => run).sort((a, b) => compute[a]! - compute[b]! || a - b);
  const held = Math.max(1, Math.round(heldOutShare * order.length));
  const cut = compute[order[order.length - held]!]!;
  // Runs of one budget stay together.
  const small = order.filter(run => compute[run]! < cut);
  const large = order.filter(run => compute[run]! >= cut);
  if (small.length < job.free.length + 2 || large.length > order.length / 2) return undefined;
  return predictHeld(job, small, large, cut / Math.max(...small.map(run => compute[run]!)));
}

/** Fits some of the runs and predicts others. */
export function predictHeld(job: FitJob, small: readonly number[], large: readonly number[], reach: number): HeldOut | undefined {
  const point = fitPoint(partOf(job, small));
  const rest = partOf(job, large);
  const steps = stepsOf(rest);
  if (point === undefined || steps === undefined) return undefined;
  const predicted = new Objective(rest, steps, weightsOf(rest)).predicted(point.values);
  const { error } = measures[job.compared];
  const errors = Array.from(rest.observed, (value, run) => Math.abs(error(predicted[run]!, value)));
  return errors.every(Number.isFinite)
    ? { runs: large.length, reach, meanError: mean(errors), largestError: Math.max(...errors) }
    : undefined;
}

/** The same job over some of its runs. */
export function partOf(job: FitJob, runs: readonly number[]): FitJob {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(runs, run => values[run]!);
  return {
    ...job,
    variables: Object.fromEntries(Object.entries(job.variables).map(([name, values]) => [name, pick(values)])),
    observed: pick(job.observed),
    lines: runs.map(run => job.lines[run]!),
    ...(job.weights === undefined ? {} : { weights: pick(job.weights) }),
    ...(job.compute === undefined ? {} : { compute: pick(job.compute) }),
  };
}
