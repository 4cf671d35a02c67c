/**
 * How far a law was off where its predictions were held against measurements. The error of one law is one draw, the same wherever it is
 * used, so that two plans compared by the same law are not told apart by it.
 */
import { add, divide, log10, maximum, minimum, multiply, type Draws } from '../draws/arithmetic.js';
import type { BlockRef, BoundsValue, Reader } from '../schema/value.js';

export interface Backtest {
  /** Mean absolute error in the unit of what the law gives. */
  readonly error: Draws;
  /** The same as a share of the value. */
  readonly relative: Draws;
  /** What a factor of ten beyond the fitted range adds. */
  readonly perDecade: Draws;
  /** Standard normal draws, one error for all that the law gives. */
  readonly normals: Float64Array;
}

/** Errors are published as mean absolute ones; of a normal distribution that is 0.8 standard deviations. */
const deviationOfMeanError = Math.sqrt(Math.PI / 2);

/** Variables that are counted in orders of magnitude. */
const extensive = ['N', 'D', 'C', 'k', 'T'] as const;

/** Where a run has no compute at all, that it lies infinitely far outside helps nobody. */
const farthest = 30;

/** What a curve that begins at a measured score runs over. */
const beginsAtScore: readonly string[] = ['C', 'k', 'T'];

/** What stands under `path`, the `backtest` of a law; `undefined` for one that publishes no error. */
export function backtestAt(reader: Reader, path: string, { file, name }: BlockRef): Backtest | undefined {
  const read = (key: string): Draws | undefined => reader.number(`${path}.${key}`)?.draws;
  const [error, relative, perDecade] = ['error', 'relative', 'per_decade'].map(read);
  if (error === undefined && relative === undefined && perDecade === undefined) return undefined;
  return {
    error: error ?? 0,
    relative: relative ?? 0,
    perDecade: perDecade ?? 0,
    normals: reader.normals(`backtest of ${name} in ${file}`),
  };
}

interface Tested {
  readonly backtest?: Backtest;
  readonly valid: ReadonlyMap<string, BoundsValue>;
  readonly reads: ReadonlySet<string>;
}

/** The value with the error of the law drawn around it: wider for every factor of ten beyond the fitted range. */
export function withError(value: Draws, law: Tested, variables: Readonly<Record<string, Draws>>): Draws {
  const { backtest } = law;
  if (backtest === undefined) return value;
  const beyond = multiply(backtest.perDecade, decadesBeyond(law, variables));
  const error = add(add(backtest.error, multiply(backtest.relative, value)), beyond);
  if (error === 0) return value;
  return add(value, multiply(multiply(deviationOfMeanError, error), backtest.normals));
}

/**
 * Factors of ten between the variable that lies furthest outside and the end of its range; 0 inside. A law that begins at a measured score,
 * R0, is no worse known with less compute than inside its range.
 */
export function decadesBeyond({ valid, reads }: Omit<Tested, 'backtest'>, variables: Readonly<Record<string, Draws>>): Draws {
  let most: Draws = 0;
  for (const name of extensive) {
    const bounds = valid.get(name);
    const draws = variables[name];
    if (bounds === undefined || draws === undefined) continue;
    most = maximum(most, log10(divide(draws, bounds.high)));
    if (bounds.low > 0 && !(beginsAtScore.includes(name) && reads.has('R0'))) most = maximum(most, log10(divide(bounds.low, draws)));
  }
  return minimum(most, farthest);
}
