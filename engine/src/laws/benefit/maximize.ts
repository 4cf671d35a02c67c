/**
 * The highest point of a smooth function of two or three numbers: Newton's steps, damped where they would not climb. Always the same way
 * up.
 */

export interface Maximum {
  readonly at: readonly number[];
  readonly value: number;
  /** The inverse of the curvature: of a log-likelihood, the covariance of its parameters. 0 where it is flat or a bound is touched. */
  readonly covariance: readonly (readonly number[])[];
}

type Bounds = readonly (readonly [low: number, high: number])[];

/**
 * Wide enough that rounding does not reach the second difference of a sum over thousands of samples, and narrow beside what parameters of a
 * fit move.
 */
const step = 5e-3;
const mostSteps = 200;

/** `start` is moved inside the bounds; where the function has no maximum, a point on a bound comes back. */
export function maximize(of: (at: readonly number[]) => number, start: readonly number[], bounds: Bounds): Maximum {
  let at = within(start, bounds);
  let value = of(at);
  let shape = shapeAt(of, at, value);
  let damping = 1e-3;
  for (let i = 0; i < mostSteps && damping < 1e12; i++) {
    const damped = shape.curvature.map((row, r) => row.map((each, c) => (r === c ? each + damping * (Math.abs(each) + 1) : each)));
    const move = solve(damped, shape.gradient);
    const next =
      move === undefined
        ? undefined
        : within(
            at.map((each, r) => each + Math.max(-2, Math.min(2, move[r]!))),
            bounds,
          );
    const reached = next === undefined || !isPositive(damped) ? -Infinity : of(next);
    if (next === undefined || !(reached > value)) {
      // Where a full step gains nothing any more, the top is reached; elsewhere a shorter one may.
      damping *= 8;
      continue;
    }
    const moved = Math.max(...next.map((each, r) => Math.abs(each - at[r]!)));
    [at, value, shape] = [next, reached, shapeAt(of, next, reached)];
    damping = Math.max(1e-9, damping / 8);
    if (moved < 1e-9) break;
  }
  return { at, value, covariance: inverse(shape.curvature, at, bounds) };
}

const within = (at: readonly number[], bounds: Bounds): number[] =>
  at.map((each, i) => Math.max(bounds[i]![0], Math.min(bounds[i]![1], Number.isFinite(each) ? each : 0)));

/** First differences, and the negative of the second ones. */
function shapeAt(
  of: (at: readonly number[]) => number,
  at: readonly number[],
  value: number,
): { readonly gradient: number[]; readonly curvature: number[][] } {
  const moved = (...moves: readonly (readonly [number, number])[]): number => {
    const there = [...at];
    for (const [index, by] of moves) there[index]! += by;
    return of(there);
  };
  const sides = at.map((_, i) => [moved([i, -step]), moved([i, step])] as const);
  const gradient = sides.map(([below, above]) => (above - below) / (2 * step));
  const curvature = at.map((_, r) =>
    at.map((__, c) =>
      r === c
        ? -(sides[r]![0] + sides[r]![1] - 2 * value) / step ** 2
        : -(moved([r, step], [c, step]) - moved([r, step], [c, -step]) - moved([r, -step], [c, step]) + moved([r, -step], [c, -step])) /
          (4 * step ** 2),
    ),
  );
  return { gradient, curvature };
}

/** Gaussian elimination with pivots; `undefined` for a matrix without an inverse. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, r) => [...row, right[r]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row, r) => (Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? r + column : best), column);
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    if (!(Math.abs(rows[column]![column]!) > 1e-12)) return undefined;
    for (let r = 0; r < size; r++) {
      if (r === column) continue;
      const factor = rows[r]![column]! / rows[column]![column]!;
      rows[r] = rows[r]!.map((each, c) => each - factor * rows[column]![c]!);
    }
  }
  return rows.map((row, r) => row[size]! / row[r]!);
}

/** Every leading part has a positive determinant: the function curves down in all directions. */
function isPositive(matrix: readonly (readonly number[])[]): boolean {
  const [[a = 0, b = 0, c = 0] = [], [, d = 0, e = 0] = [], [, , f = 0] = []] = matrix;
  if (!(a > 0) || (matrix.length > 1 && !(a * d - b * b > 0))) return false;
  return matrix.length < 3 || a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c) > 0;
}

function inverse(curvature: readonly (readonly number[])[], at: readonly number[], bounds: Bounds): readonly (readonly number[])[] {
  const nothing = at.map(() => at.map(() => 0));
  const touches = at.some((each, i) => each <= bounds[i]![0] + step || each >= bounds[i]![1] - step);
  if (touches || !isPositive(curvature)) return nothing;
  const columns = at.map((_, c) =>
    solve(
      curvature,
      at.map((__, r) => (r === c ? 1 : 0)),
    ),
  );
  return columns.some(column => column === undefined) ? nothing : at.map((_, r) => columns.map(column => column![r]!));
}
