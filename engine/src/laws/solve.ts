/** Plain searches along a line, on numbers: for laws without a closed form. Each ends after a fixed number of steps. */

const shrink = (Math.sqrt(5) - 1) / 2;

/** The place of the least value between two ends of a function with one valley. */
export function valley(of: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let step = 0; step < 60; step++) {
    const width = (b - a) * shrink;
    if (of(b - width) < of(a + width)) b = a + width;
    else a = b - width;
  }
  return (a + b) / 2;
}

/**
 * Where a falling function crosses zero between two ends at which it is above and below: the false position, with the weight of an end that
 * stays halved (Illinois), which keeps the bracket and needs a dozen steps. `undefined` where it does not cross.
 */
export function crossing(of: (x: number) => number, low: number, high: number): number | undefined {
  let [a, b, above, below] = [low, high, of(low), of(high)];
  if (!(above >= 0 && below <= 0)) return undefined;
  let stayed = 0;
  for (let step = 0; step < 200 && b - a > 1e-13 * Math.max(1, Math.abs(b)) && above > 0 && below < 0; step++) {
    const guess = (a * below - b * above) / (below - above);
    const middle = guess > a && guess < b && step % 8 !== 7 ? guess : (a + b) / 2;
    const value = of(middle);
    if (value > 0) {
      [a, above] = [middle, value];
      if (stayed === 1) below /= 2;
      stayed = 1;
    } else {
      [b, below] = [middle, value];
      if (stayed === -1) above /= 2;
      stayed = -1;
    }
  }
  return above === 0 ? a : below === 0 ? b : (a + b) / 2;
}
