/**
 * Most probable parameters given measurements and a prior: damped Gauss-Newton on residuals in logarithms, with weights that keep single
 * wild measurements from pulling the rest (Huber 1964). Small and dense: tens of parameters, thousands of measurements at most.
 */
export interface Problem {
  /** Mean of the prior. */
  readonly prior: readonly number[];
  /** Where the search begins: at the prior, if it is not said. It changes how long the search takes, not where it ends. */
  readonly start?: readonly number[];
  /** Standard deviations of the prior; 0 holds a parameter where it is. */
  readonly spread: readonly number[];
  /** Logarithms of what was measured. */
  readonly measured: readonly number[];
  /** Logarithm of what the parameters predict for the measurement of that index. */
  predict(parameters: readonly number[], index: number): number;
  /** Standard deviation of a measurement around a right prediction. */
  readonly noise: number;
  /** How much each measurement counts; 1 without. */
  readonly weights?: readonly number[];
}

export interface Solution {
  readonly parameters: readonly number[];
  /** Standard deviation of each parameter after the measurements. */
  readonly deviation: readonly number[];
}

/** Deviations beyond this many times the noise count by their size, not by their square. */
const wild = 1.5;
const step = 1e-4;
const mostSteps = 40;

export function solve(problem: Problem): Solution {
  const free = problem.spread.flatMap((spread, index) => (spread > 0 ? [index] : []));
  let parameters = [...(problem.start ?? problem.prior)];
  let cost = costOf(problem, parameters);
  let damping = 1e-3;
  for (let round = 0; round < mostSteps && free.length > 0; round++) {
    const { matrix, gradient } = normalEquations(problem, parameters, free);
    const before = cost;
    for (let attempt = 0; attempt < 10 && cost === before; attempt++) {
      const damped = matrix.map((row, i) => row.map((value, j) => (i === j ? value * (1 + damping) : value)));
      const move = solveLinear(damped, gradient);
      const moved = [...parameters];
      free.forEach((index, i) => {
        moved[index] = moved[index]! + clamp(move[i]!, 2);
      });
      const movedCost = costOf(problem, moved);
      if (movedCost < cost) {
        parameters = moved;
        cost = movedCost;
        damping = Math.max(1e-9, damping / 5);
      } else damping *= 5;
    }
    if (before - cost <= 1e-9 * before) break;
  }
  return { parameters, deviation: deviations(problem, parameters, free) };
}

const clamp = (value: number, limit: number): number => (Number.isFinite(value) ? Math.max(-limit, Math.min(limit, value)) : 0);

const weightOf = ({ weights }: Problem, index: number): number => weights?.[index] ?? 1;

function costOf(problem: Problem, parameters: readonly number[]): number {
  let cost = 0;
  problem.measured.forEach((measured, index) => {
    const size = Math.abs(problem.predict(parameters, index) - measured) / problem.noise;
    cost += weightOf(problem, index) * (size < wild ? (size * size) / 2 : wild * (size - wild / 2));
  });
  parameters.forEach((value, i) => {
    if (problem.spread[i]! > 0) cost += ((value - problem.prior[i]!) / problem.spread[i]!) ** 2 / 2;
  });
  return Number.isFinite(cost) ? cost : Infinity;
}

function normalEquations(
  problem: Problem,
  parameters: readonly number[],
  free: readonly number[],
): { matrix: number[][]; gradient: number[] } {
  const matrix = free.map((index, i) => free.map((_, j) => (i === j ? 1 / problem.spread[index]! ** 2 : 0)));
  const gradient = free.map(index => (problem.prior[index]! - parameters[index]!) / problem.spread[index]! ** 2);
  const moved = [...parameters];
  problem.measured.forEach((measured, row) => {
    const predicted = problem.predict(parameters, row);
    const error = (measured - predicted) / problem.noise;
    const weight = weightOf(problem, row) * Math.min(1, wild / Math.max(Math.abs(error), 1e-12));
    const slopes = free.map(index => {
      moved[index] = parameters[index]! + step;
      const slope = (problem.predict(moved, row) - predicted) / step / problem.noise;
      moved[index] = parameters[index]!;
      return slope;
    });
    slopes.forEach((slope, i) => {
      gradient[i] = gradient[i]! + weight * slope * error;
      slopes.forEach((other, j) => {
        matrix[i]![j] = matrix[i]![j]! + weight * slope * other;
      });
    });
  });
  return { matrix, gradient };
}

function deviations(problem: Problem, parameters: readonly number[], free: readonly number[]): number[] {
  const { matrix } = normalEquations(problem, parameters, free);
  const all = problem.spread.map(() => 0);
  free.forEach((index, i) => {
    all[index] = Math.sqrt(
      Math.max(
        0,
        solveLinear(
          matrix,
          free.map((_, j) => (i === j ? 1 : 0)),
        )[i]!,
      ),
    );
  });
  return all;
}

/** Solves `matrix x = right` by elimination with pivots. The matrices here are positive definite, so there is always a solution. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let i = column + 1; i < n; i++) {
      const factor = rows[i]![column]! / rows[column]![column]!;
      for (let j = column; j <= n; j++) rows[i]![j] = rows[i]![j]! - factor * rows[column]![j]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let rest = rows[i]![n]!;
    for (let j = i + 1; j < n; j++) rest -= rows[i]![j]! * solution[j]!;
    solution[i] = rest / rows[i]![i]!;
  }
  return solution;
}
