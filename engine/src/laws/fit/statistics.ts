/** What is told of the constants that resamples gave: middle, spread, and how they go together. */

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a sample; 0 of a single value. */
export function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

/** Pearson's; 0 with a constant that does not move. */
export function correlationOf(columns: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const standard = columns.map(column => {
    const [middle, spread] = [mean(column), deviation(column)];
    return column.map(value => (spread > 0 ? (value - middle) / spread : 0));
  });
  return standard.map((a, row) =>
    standard.map((b, column) =>
      row === column ? 1 : a.length < 2 ? 0 : a.reduce((sum, value, index) => sum + value * b[index]!, 0) / (a.length - 1),
    ),
  );
}
