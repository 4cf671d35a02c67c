/**
 * The best sizes of a law that follow no power, such as those of laws of repeated data. A search for each place and draw would take
 * seconds; the best size bends so little along the logarithm of compute that it is searched at some places and joined by cubics between
 * them. At the optimum the loss is flat in the size, so that what a size is off by enters the loss with its square: less than 1e-6 of it.
 */
import { naturalLog, type Draws } from '../draws/arithmetic.js';
import type { Law } from '../laws/apply.js';
import { bestLogSizeAtNode, optimum } from '../laws/optimum.js';
import { isCertain, nodesPerLog } from '../laws/optimum-table.js';

interface Sizes {
  readonly low: number;
  readonly step: number;
  /** Logarithms of the best size at even steps of the logarithm of compute; `undefined` where the law has none. */
  readonly logs: readonly (Draws | undefined)[];
}

/** Of an uncertain law, where every draw is searched. A certain one has a table. */
const placesOfUncertain = 13;

/** Beyond the axis that asks first, as a logarithm: the others of the same phase reach about as far. */
const margin = 2;

const known = new WeakMap<Law, Sizes>();

/** The logarithm of the best size at these logarithms of compute; `undefined` where any draw has none. */
export function bestSizesAt(law: Law, range: readonly [number, number], logCompute: Draws): Draws | undefined {
  let sizes = known.get(law);
  if (sizes === undefined || range[0] < sizes.low || range[1] > sizes.low + sizes.step * (sizes.logs.length - 1))
    known.set(law, (sizes = search(law, range)));
  if (typeof logCompute !== 'number') return each(sizes, logCompute.length, logCompute);
  const length = sizes.logs.find(draws => typeof draws === 'object')?.length;
  return length === undefined ? joined(sizes, logCompute, 0) : each(sizes, length, logCompute);
}

function search(law: Law, [low, high]: readonly [number, number]): Sizes {
  if (isCertain(law)) return fromTable(law, [low - margin, high + margin]);
  const step = (high - low + 2 * margin) / (placesOfUncertain - 1);
  const logs = Array.from({ length: placesOfUncertain }, (_, index) => {
    const best = optimum(law, Math.exp(low - margin + step * index));
    return typeof best === 'string' ? undefined : naturalLog(best.params);
  });
  return { low: low - margin, step, logs };
}

function fromTable(law: Law, [low, high]: readonly [number, number]): Sizes {
  const first = Math.floor(low * nodesPerLog);
  const logs = Array.from({ length: Math.ceil(high * nodesPerLog) - first + 1 }, (_, index) => {
    const size = bestLogSizeAtNode(law, first + index);
    return typeof size === 'string' ? undefined : size;
  });
  return { low: first / nodesPerLog, step: 1 / nodesPerLog, logs };
}

function each(sizes: Sizes, length: number, logCompute: Draws): Float64Array | undefined {
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const size = joined(sizes, typeof logCompute === 'number' ? logCompute : logCompute[i]!, i);
    if (size === undefined) return undefined;
    out[i] = size;
  }
  return out;
}

/** The cubic through the two places on either side (J.-L. Lagrange). */
function joined({ low, step, logs }: Sizes, at: number, draw: number): number | undefined {
  const position = (at - low) / step;
  const first = Math.max(0, Math.min(logs.length - 4, Math.floor(position) - 1));
  const u = position - first;
  const weights = [
    (-(u - 1) * (u - 2) * (u - 3)) / 6,
    (u * (u - 2) * (u - 3)) / 2,
    (-u * (u - 1) * (u - 3)) / 2,
    (u * (u - 1) * (u - 2)) / 6,
  ];
  let sum = 0;
  for (let index = 0; index < 4; index++) {
    const draws = logs[first + index];
    if (draws === undefined) return undefined;
    sum += weights[index]! * (typeof draws === 'number' ? draws : draws[draw]!);
  }
  return sum;
}
