/**
 * Errors of constants that go together. The draws of each constant are put into another order, so that each keeps its own values exactly
 * while the normal scores of two have the correlation that is written. After R. L. Iman and W. J. Conover, "A distribution-free approach to
 * inducing rank correlation among input variables", Communications in Statistics 11(3), 1982.
 */
import { normalQuantiles } from '../draws/normal-quantile.js';
import { ranksOf } from '../draws/ranks.js';

export interface Pair {
  readonly first: string;
  readonly second: string;
  readonly value: number;
}

/** The two names in `correlation.A.alpha`; `undefined` for any other path. */
export function pairAt(path: string): { readonly first: string; readonly second: string } | undefined {
  const [group, first, second, ...more] = path.split('.');
  return group === 'correlation' && first !== undefined && second !== undefined && more.length === 0 ? { first, second } : undefined;
}

/** Names that hang together through pairs, each group in the order of the alphabet: what else the law says changes none of them. */
export function groupsOf(pairs: readonly Pair[]): readonly (readonly string[])[] {
  const groups: Set<string>[] = [];
  for (const { first, second } of pairs) {
    const touched = groups.filter(group => group.has(first) || group.has(second));
    const joined = new Set([first, second, ...touched.flatMap(group => [...group])]);
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map(group => [...group].sort());
}

export type Matrix = readonly (readonly number[])[];

/** 1 with itself, 0 where nothing is written; of a pair written twice the first counts. */
export function matrixOf(names: readonly string[], pairs: readonly Pair[]): Matrix {
  const written = (a: string, b: string): number =>
    pairs.find(pair => (pair.first === a && pair.second === b) || (pair.first === b && pair.second === a))?.value ?? 0;
  return names.map(a => names.map(b => (a === b ? 1 : written(a, b))));
}

const tiny = 1e-10;

/** The lower triangle whose product with itself is the matrix; `undefined` where no random variables can have these correlations. */
export function triangleOf(matrix: Matrix): Matrix | undefined {
  const lower: number[][] = matrix.map(row => row.map(() => 0));
  for (let column = 0; column < matrix.length; column++) {
    const left = matrix[column]![column]! - sumOfProducts(lower[column]!, lower[column]!, column);
    if (left < -tiny) return undefined;
    const pivot = left < tiny ? 0 : Math.sqrt(left);
    lower[column]![column] = pivot;
    for (let row = column + 1; row < matrix.length; row++) {
      const rest = matrix[row]![column]! - sumOfProducts(lower[row]!, lower[column]!, column);
      // A constant that follows wholly from those before it leaves nothing that another could go with.
      if (pivot === 0 && Math.abs(rest) > Math.sqrt(tiny)) return undefined;
      lower[row]![column] = pivot === 0 ? 0 : rest / pivot;
    }
  }
  return lower;
}

const sumOfProducts = (a: readonly number[], b: readonly number[], upTo: number): number => {
  let sum = 0;
  for (let index = 0; index < upTo; index++) sum += a[index]! * b[index]!;
  return sum;
};

/**
 * The same draws of each constant in an order that has these correlations. `fresh` gives independent normal draws, one vector for each
 * constant.
 */
export function inCorrelation(
  columns: readonly Float64Array[],
  target: Matrix,
  fresh: (column: number) => Float64Array,
): readonly Float64Array[] {
  const scores = columns.map(normalScores);
  const present = triangleOf(scores.map(a => scores.map(b => correlationOf(a, b))));
  const isSingular = present === undefined || present.some((row, index) => row[index]! < 0.1);
  // Constants that share their draws cannot be told apart by them.
  const independent = isSingular ? columns.map((_, index) => fresh(index)) : unmixed(scores, present);
  return columns.map((column, index) => reordered(column, mixed(independent, target[index]!)));
}

function normalScores(draws: Float64Array): Float64Array {
  return normalQuantiles(ranksOf(draws).map(rank => (rank + 0.5) / draws.length));
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  let [together, alone, other] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    together += a[i]! * b[i]!;
    alone += a[i]! * a[i]!;
    other += b[i]! * b[i]!;
  }
  return alone === 0 || other === 0 ? 0 : together / Math.sqrt(alone * other);
}

/** Scores without what chance has them in common: forward substitution with the triangle of their own correlations. */
function unmixed(scores: readonly Float64Array[], present: Matrix): readonly Float64Array[] {
  const free: Float64Array[] = [];
  for (const [index, own] of scores.entries()) {
    const rest = own.slice();
    for (const [before, column] of free.entries()) for (let i = 0; i < rest.length; i++) rest[i]! -= present[index]![before]! * column[i]!;
    free.push(rest.map(value => value / present[index]![index]!));
  }
  return free;
}

function mixed(columns: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(columns[0]!.length);
  for (const [index, column] of columns.entries())
    if (weights[index] !== 0) for (let i = 0; i < sum.length; i++) sum[i]! += weights[index]! * column[i]!;
  return sum;
}

/** The draws in the order of these scores: the smallest draw where the score is smallest. */
function reordered(draws: Float64Array, scores: Float64Array): Float64Array {
  const sorted = draws.slice().sort();
  const ranks = ranksOf(scores);
  const taken = new Uint8Array(draws.length);
  const out = new Float64Array(draws.length);
  for (let i = 0; i < out.length; i++) {
    // Equal scores share a rank: the draws around it are given to them one after the other.
    let rank = Math.ceil(ranks[i]!);
    while (taken[rank] === 1) rank = (rank + 1) % out.length;
    taken[rank] = 1;
    out[i] = sorted[rank]!;
  }
  return out;
}
