/** Which values an axis names, and how. */
import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../engine/src/quantity/format.js';
import type { AxisScale, TextRun } from './types.js';

export interface Tick {
  readonly value: number;
  /** Empty for a minor tick, which gets a short stroke only. */
  readonly runs: readonly TextRun[];
}

/** Powers of ten inside these bounds are written out; an axis that leaves them uses 10ⁿ throughout. */
const plainExponents = { low: -3, high: 4 };

/** How the ticks of an axis are labelled is decided by its length, its unit of reading and the values themselves. */
export function axisTicks(scale: AxisScale, length: number, labelSpace: number, share: boolean): readonly Tick[] {
  const room = Math.max(2, Math.floor(length / labelSpace));
  if (scale.kind === 'linear') return linearTicks(scale.domain, room, share);
  const decades = Math.log10(scale.domain[1]) - Math.log10(scale.domain[0]);
  if (decades < 1) return linearTicks(scale.domain, room, share);
  return decades < 2.5 && room >= decades * 2 ? stepTicks(scale.domain, share) : decadeTicks(scale.domain, length, room, share);
}

function linearTicks(domain: readonly [number, number], room: number, share: boolean): readonly Tick[] {
  const values = scaleLinear().domain(domain).ticks(Math.min(room, 10)).filter(Number.isFinite);
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : 0;
  return values.map(value => ({ value, runs: [{ text: plainLabel(value, step, share) }] }));
}

/** 1, 2 and 5 of every decade: for axes of one or two decades, where powers of ten alone would say too little. */
function stepTicks([low, high]: readonly [number, number], share: boolean): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent += 1) {
    for (const factor of [1, 2, 5]) {
      const value = powerOfTen(exponent) * factor;
      if (value < low || value > high) continue;
      const plain = share || (exponent >= plainExponents.low && exponent <= 5);
      const power = powerRuns(exponent);
      ticks.push({
        value,
        runs: plain ? [{ text: plainLabel(value, value, share) }] : factor === 1 ? power : [{ text: `${factor}·10` }, power[1]!],
      });
    }
  }
  return ticks;
}

function decadeTicks([low, high]: readonly [number, number], length: number, room: number, share: boolean): readonly Tick[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const every = niceEvery((last - first) / room);
  const plain = share || (first >= plainExponents.low && last <= plainExponents.high);
  const ticks: Tick[] = [];
  for (let exponent = first - 1; exponent <= last; exponent += 1) {
    const value = powerOfTen(exponent);
    const labelled = exponent >= first && exponent % every === 0;
    if (exponent >= first)
      ticks.push({ value, runs: !labelled ? [] : plain ? [{ text: plainLabel(value, value, share) }] : powerRuns(exponent) });
    if (length / (last - first + 1) > 36) ticks.push(...minorTicks(value, low, high));
  }
  return ticks;
}

function minorTicks(decade: number, low: number, high: number): readonly Tick[] {
  return [2, 3, 4, 5, 6, 7, 8, 9]
    .map(factor => ({ value: decade * factor, runs: [] }))
    .filter(({ value }) => value >= low && value <= high);
}

/** Every decade, every second, third, fifth, tenth …: steps whose pattern a reader can continue. */
function niceEvery(wanted: number): number {
  return [1, 2, 3, 5, 10, 20, 50, 100].find(step => step >= wanted) ?? 200;
}

/** Through the decimal notation, since repeated multiplication misses: 10 ** 23 is not 1e23. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

function powerRuns(exponent: number): readonly [TextRun, TextRun] {
  return [{ text: '10' }, { text: String(exponent).replace('-', '−'), raised: true }];
}

/** A label with the decimals that its neighbour at distance `step` needs, and no more. */
function plainLabel(value: number, step: number, share: boolean): string {
  const shown = share ? value * 100 : value;
  const distance = Math.abs(share ? step * 100 : step);
  const decimals = distance > 0 ? Math.max(0, Math.min(8, Math.ceil(-Math.log10(distance) - 1e-9))) : 0;
  if (!share && value !== 0 && (Math.abs(value) >= 1e5 || Math.abs(value) < 1e-6)) return formatNumber(value, '');
  const text = Math.abs(shown).toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const sign = shown < 0 && Number(text.replace(/,/gu, '')) !== 0 ? '−' : '';
  return `${sign}${text}${share ? ' %' : ''}`;
}
