/** Small dense systems: as many rows as a law has constants. */

export type Matrix = Float64Array[];

export const square = (size: number): Matrix => Array.from({ length: size }, () => new Float64Array(size));

/** Solves a symmetric system by Cholesky's decomposition; `undefined` where it is not positive definite. */
export function solve(matrix: Matrix, right: ArrayLike<number>): Float64Array | undefined {
  const lower = choleskyOf(matrix);
  return lower === undefined ? undefined : backSubstitute(lower, right);
}

/** `undefined` where it is not positive definite. */
export function inverseOf(matrix: Matrix): Matrix | undefined {
  const lower = choleskyOf(matrix);
  if (lower === undefined) return undefined;
  return matrix.map((_, column) =>
    backSubstitute(
      lower,
      matrix.map((__, row) => (row === column ? 1 : 0)),
    ),
  );
}

function choleskyOf(matrix: Matrix): Matrix | undefined {
  const size = matrix.length;
  const lower = square(size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row]![column]!;
      for (let k = 0; k < column; k++) sum -= lower[row]![k]! * lower[column]![k]!;
      if (row !== column) lower[row]![column] = sum / lower[column]![column]!;
      else if (sum > 0 && Number.isFinite(sum)) lower[row]![row] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

function backSubstitute(lower: Matrix, right: ArrayLike<number>): Float64Array {
  const size = lower.length;
  const found = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) found[row]! -= lower[row]![k]! * found[k]!;
    found[row]! /= lower[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) found[row]! -= lower[k]![row]! * found[k]!;
    found[row]! /= lower[row]![row]!;
  }
  return found;
}

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

export const times = (matrix: Matrix, vector: Float64Array): Float64Array => Float64Array.from(matrix, row => dot(row, vector));
