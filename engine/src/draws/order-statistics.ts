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
  const bins = new Uint16Array(values.length);
  const ends = binEnds(values, binning, bins);
  const wanted = wantedBins(ends, ranks);
  return contentsOf(values, bins, ends, wanted).flatMap(({ bin, inside }) => {
    const start = ends[bin - 1] ?? 0;
    return valuesAtRanks(inside, ranks.filter((_, index) => wanted[index] === bin).map(rank => rank - start), cuts + 1);
  });
}

/** `undefined` when all values are equal, or too far apart or too close for bins between them. */
function binningFor(values: Float64Array): Binning | undefined {
  const step = values.length / sampleSize;
  const sample = new Float64Array(sampleSize);
  for (let i = 0; i < sampleSize; i++) sample[i] = values[Math.floor(i * step)]!;
  sample.sort();
  // All but the outermost of the sample; with many equal values these may coincide where the whole does not.
  let [low, high] = [sample[1]!, sample[sampleSize - 2]!];
  if (low === high) [low, high] = extent(values);
  const count = Math.min(4096, Math.max(64, values.length >>> 2));
  const scale = count / (high - low);
  return scale > 0 && scale < Infinity ? { low, scale, last: count - 1 } : undefined;
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

/** For each bin, how many values lie in it and in those before it; writes the bin of each value into `bins`. */
function binEnds(values: Float64Array, { low, scale, last }: Binning, bins: Uint16Array): Uint32Array {
  const ends = new Uint32Array(last + 1);
  for (let i = 0; i < values.length; i++) {
    const place = (values[i]! - low) * scale;
    const bin = place >= last ? last : place > 0 ? place | 0 : 0;
    bins[i] = bin;
    ends[bin]!++;
  }
  for (let bin = 1; bin <= last; bin++) ends[bin]! += ends[bin - 1]!;
  return ends;
}

/** The bin of each rank. */
function wantedBins(ends: Uint32Array, ranks: readonly number[]): number[] {
  let bin = 0;
  return ranks.map(rank => {
    while (ends[bin]! <= rank) bin++;
    return bin;
  });
}

interface Content {
  readonly bin: number;
  readonly inside: Float64Array;
  filled: number;
}

/** The values in each wanted bin, unsorted, in the order of the bins. */
function contentsOf(values: Float64Array, bins: Uint16Array, ends: Uint32Array, wanted: readonly number[]): Content[] {
  const contents = [...new Set(wanted)].map(bin => ({ bin, inside: new Float64Array(ends[bin]! - (ends[bin - 1] ?? 0)), filled: 0 }));
  const contentOfBin = new Uint8Array(ends.length).fill(contents.length);
  for (const [index, { bin }] of contents.entries()) contentOfBin[bin] = index;
  for (let i = 0; i < values.length; i++) {
    const index = contentOfBin[bins[i]!]!;
    if (index === contents.length) continue;
    const content = contents[index]!;
    content.inside[content.filled++] = values[i]!;
  }
  return contents;
}
