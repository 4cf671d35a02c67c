/**
 * The chips' figures, written down a second time from the sources and compared with the library.
 * Sources: stas00/ml-engineering 744d01e (2026-08) with the vendor pages it cites; Epoch AI chip and price data sets
 * (epoch-research/training-cost-trends 263c40a). Peaks are dense TFLOP/s, memory GB, bandwidth TB/s, links GB/s per direction, power W.
 */
import assert from 'node:assert/strict';
import { libraryBlocks } from './library-files.js';

interface ChipFacts {
  readonly peak: Readonly<Record<string, number>>;
  readonly memory: number;
  readonly bandwidth: number;
  readonly interconnect?: number;
  readonly tdp?: number;
  /** Dated on-demand quotes in US dollars per chip and hour: the lowest and the highest, or the only one. */
  readonly price?: readonly [number, number?];
}

const ampere = { bf16: 312, fp16: 312, int8: 624, tf32: 156, fp32: 19.5 };
const hopper = { bf16: 989.4, fp16: 989.4, fp8: 1978.9, int8: 1978.9, tf32: 494.7, fp32: 67 };

const facts: Readonly<Record<string, ChipFacts>> = {
  v100: { peak: { fp16: 125, fp32: 15.7 }, memory: 32, bandwidth: 0.9, interconnect: 150, tdp: 300, price: [2.48, 3.06] },
  a100_40gb: { peak: ampere, memory: 40, bandwidth: 1.555, interconnect: 300, tdp: 400, price: [1.29, 4.1] },
  a100_80gb: { peak: ampere, memory: 80, bandwidth: 2.039, interconnect: 300, tdp: 400, price: [1.89, 5.12] },
  h100: { peak: hopper, memory: 80, bandwidth: 3.35, interconnect: 450, tdp: 700, price: [2.95, 12.29] },
  h100_pcie: {
    peak: { bf16: 756, fp16: 756, fp8: 1513, int8: 1513, tf32: 378, fp32: 51 }, memory: 80, bandwidth: 2, interconnect: 63, tdp: 350, price: [2.39, 2.49],
  },
  h800: { peak: hopper, memory: 80, bandwidth: 3.35, tdp: 700, price: [3.42] },
  h200: { peak: hopper, memory: 141, bandwidth: 4.8, interconnect: 450, tdp: 700, price: [4.54, 10.6] },
  b200: {
    peak: { bf16: 2250, fp16: 2250, fp8: 4500, int8: 4500, fp4: 9000, tf32: 1125, fp32: 80 },
    memory: 180, bandwidth: 8, interconnect: 900, tdp: 1000, price: [3.75, 6.03],
  },
  gb200: {
    peak: { bf16: 2500, fp16: 2500, fp8: 5000, int8: 5000, fp4: 10000, tf32: 1250, fp32: 80 },
    memory: 186, bandwidth: 8, interconnect: 900, tdp: 1200, price: [4.54],
  },
  mi300x: {
    peak: { bf16: 1307.4, fp16: 1307.4, fp8: 2614.9, int8: 2614.9, tf32: 653.7, fp32: 163.4 }, memory: 192, bandwidth: 5.3, interconnect: 448, tdp: 750,
  },
  tpu_v4: { peak: { bf16: 275, int8: 275 }, memory: 32, bandwidth: 1.2, price: [3.22] },
  tpu_v5p: { peak: { bf16: 459, int8: 918 }, memory: 95, bandwidth: 2.765 },
};

describe('the library\'s chips', () => {
  const chips = libraryBlocks('hardware');

  it('are the twelve that the sources agree on', () => {
    assert.deepEqual(chips.map(({ name }) => name), Object.keys(facts));
  });

  for (const [name, fact] of Object.entries(facts)) {
    it(`${name} has the figures of its sources and no others`, () => {
      const figures = chips.find(chip => chip.name === name)?.figures;
      const written = Object.fromEntries([...figures ?? []].filter(([path]) => compared(path)).map(([path, { text }]) => [path, text]));
      const expected = { ...expectedOf(fact), ...(fact.price === undefined ? {} : { price: priceText(fact.price) }) };
      assert.deepEqual(written, expected);
    });
  }

  it('have dense peaks: each halving of the width at most doubles the peak', () => {
    for (const { name, figures } of chips) {
      const peak = (format: string) => Number.parseFloat(figures.get(`peak.${format}`)?.text ?? 'NaN');
      const sixteen = Number.isNaN(peak('bf16')) ? peak('fp16') : peak('bf16');
      for (const [format, most] of [['fp8', 2], ['int8', 2], ['fp4', 4]] as const) {
        if (!Number.isNaN(peak(format))) assert.ok(peak(format) / sixteen <= most * 1.01, `${name}: ${format} looks sparse`);
      }
    }
  });

  it('tell tagged hours apart wherever peaks differ', () => {
    const peakByTag = new Map<string, string>();
    for (const { name, figures } of chips) {
      const tag = figures.get('tag')?.text ?? '';
      assert.match(tag, /^"[A-Za-z][A-Za-z0-9_]*"$/, `${name} has no tag that a unit can be made of`);
      const peak = figures.get('peak.bf16')?.text ?? '';
      assert.equal(peakByTag.get(tag.toLowerCase()) ?? peak, peak, `${name} shares the tag ${tag} with a chip of another peak`);
      peakByTag.set(tag.toLowerCase(), peak);
    }
  });
});

const compared = (path: string): boolean => path.startsWith('peak.') || ['memory', 'memory_bandwidth', 'interconnect', 'tdp', 'price'].includes(path);

function expectedOf({ peak, memory, bandwidth, interconnect, tdp }: ChipFacts): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(peak).map(([format, value]) => [`peak.${format}`, `${value} TFLOP/s`])),
    memory: `${memory} GB`,
    memory_bandwidth: `${bandwidth} TB/s`,
    ...(interconnect === undefined ? {} : { interconnect: `${interconnect} GB/s` }),
    ...(tdp === undefined ? {} : { tdp: `${tdp} W` }),
  };
}

/** Prices are written to the cent. */
function priceText([low, high]: readonly [number, number?]): string {
  return high === undefined ? `$${low.toFixed(2)}/GPU-hour` : `$${low.toFixed(2)} to $${high.toFixed(2)}/GPU-hour`;
}
