/**
 * Exact order statistics without sorting everything: a histogram finds the bins that hold the wanted ranks, and only those are sorted.
 * A crowded bin is cut again, so that one far outlier, which pushes all others into one bin, costs two more passes and not a sort.
 */

/** Below this many values sorting is faster than another histogram. */
const fewEnoughToSort = 64;

/** Outliers beyond outliers: after so many cuts the rest is sorted. */
const mostCuts = 4;

/** So many values, evenly picked, show where most of the others lie. */
const sampleSize = 64;

const mostBins = 4096;

/** Where the bins lie: from `low` on, `scale` of them per unit. What lies outside counts into the first and the last. */
interface Binning {
  readonly low: number;
  readonly scale: number;
  readonly last: number;
}

/** The values at these ranks, counted from 0, in the order of the ranks. Ranks rise and lie within the vector; every value is finite. */
export function valuesAtRanks(values: Float64Array, ranks: readonly number[], cuts = 0): number[] {
  const binning = values.length > fewEnoughToSort && cuts < mostCuts ? binningFor(values) : undefined;
  if (binning === undefined) {
    const sorted = values.slice().sort();
    return ranks.map(rank => sorted[rank]!);
  }
  countBins(values, binning);
  const wanted = wantedBins(ranks);
  collect(values, wanted);
  const crowded = wanted.some(({ count }) => count > fewEnoughToSort);
  return crowded
    ? cutAgain(wanted, cuts)
    : wanted.flatMap(({ start, count, ranksInside }) => {
        sortFew(collected, start, start + count);
        return ranksInside.map(rank => collected[start + rank]!);
      });
}

/** The work space is used again by the next cut, so what each bin holds is copied first. */
function cutAgain(wanted: readonly WantedBin[], cuts: number): number[] {
  const contents = wanted.map(({ start, count }) => collected.slice(start, start + count));
  return wanted.flatMap(({ ranksInside }, index) => valuesAtRanks(contents[index]!, ranksInside, cuts + 1));
}

/** `undefined` when all values are equal, or too far apart or too close for bins between them. */
function binningFor(values: Float64Array): Binning | undefined {
  let [low, high] = mostOf(values);
  if (low === high) [low, high] = extent(values);
  const count = Math.min(mostBins, Math.max(64, values.length >>> 2));
  const scale = count / (high - low);
  return scale > 0 && scale < Infinity ? { low, scale, last: count - 1 } : undefined;
}

/** The second smallest and the second largest of the sample; with many equal values these may coincide where the whole does not. */
function mostOf(values: Float64Array): [number, number] {
  const step = values.length / sampleSize;
  let [lowest, low, high, highest] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < sampleSize; i++) {
    const value = values[Math.floor(i * step)]!;
    if (value < low) {
      low = Math.max(lowest, value);
      lowest = Math.min(lowest, value);
    }
    if (value > high) {
      high = Math.min(highest, value);
      highest = Math.max(highest, value);
    }
  }
  return [low, high];
}

/** The smallest and the largest value. */
function extent(values: Float64Array): [number, number] {
  let low = values[0]!;
  let high = low;
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  return [low, high];
}

// The work space of one histogram, which nobody else sees: made anew for each of a hundred vectors it would be as much garbage as the
// draws.
let binOf = new Uint16Array(0);
const counts = new Uint32Array(mostBins);
/** For each bin, one more than its place among those wanted; else 0. */
const places = new Uint8Array(mostBins);
/** The values in the wanted bins, one bin behind the other. */
let collected = new Float64Array(0);

/** Writes the bin of each value into `binOf`, and how many lie in each into `counts`. */
function countBins(values: Float64Array, { low, scale, last }: Binning): void {
  if (binOf.length < values.length) binOf = new Uint16Array(values.length);
  const bins = binOf;
  counts.fill(0, 0, last + 1);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.max(0, Math.min(last, (values[i]! - low) * scale)) | 0;
    bins[i] = bin;
    counts[bin]!++;
  }
}

interface WantedBin {
  readonly bin: number;
  readonly count: number;
  /** Where its values lie in `collected`. */
  readonly start: number;
  /** The wanted ranks, counted within the bin. */
  readonly ranksInside: number[];
}

/** The bins that hold the ranks, from the lowest. */
function wantedBins(ranks: readonly number[]): WantedBin[] {
  const wanted: WantedBin[] = [];
  let bin = 0;
  let below = 0;
  let start = 0;
  for (const rank of ranks) {
    for (; below + counts[bin]! <= rank; bin++) below += counts[bin]!;
    let last = wanted.at(-1);
    if (last?.bin !== bin) {
      last = { bin, count: counts[bin]!, start, ranksInside: [] };
      wanted.push(last);
      start += last.count;
    }
    last.ranksInside.push(rank - below);
  }
  return wanted;
}

/** Copies the values in the wanted bins into `collected`. */
function collect(values: Float64Array, wanted: readonly WantedBin[]): void {
  const ends = wanted.map(({ start }) => start);
  const { start, count } = wanted.at(-1)!;
  if (collected.length < start + count) collected = new Float64Array(start + count);
  const [bins, into] = [binOf, collected];
  wanted.forEach(({ bin }, index) => {
    places[bin] = index + 1;
  });
  for (let i = 0; i < values.length; i++) {
    const place = places[bins[i]!]!;
    if (place !== 0) into[ends[place - 1]!++] = values[i]!;
  }
  for (const { bin } of wanted) places[bin] = 0;
}

/** Sorts a part in place, by insertion, as a typed array sorts: -0 before 0. */
function sortFew(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i]!;
    let to = i;
    for (; to > start && isAbove(values[to - 1]!, value); to--) values[to] = values[to - 1]!;
    values[to] = value;
  }
}

const isAbove = (a: number, b: number): boolean => a > b || (a === 0 && b === 0 && 1 / a > 1 / b);
