/**
 * The rank of each value among all, from 0; equal values share the mean of their ranks. Values that are not numbers rank last.
 * A sorted copy and a binary search per value beat sorting an index with a comparison function several times over.
 */
export function ranksOf(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const first = firstNotBelow(sorted, values[i]!);
    const next = sorted[first + 1] === values[i] ? firstAbove(sorted, values[i]!) : first + 1;
    ranks[i] = (first + next - 1) / 2;
  }
  return ranks;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
