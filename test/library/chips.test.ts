/** The library's chips have the figures of their sources, and no others. */
import assert from 'node:assert/strict';
import { chipFacts } from './chip-facts.js';
import type { ChipFacts, Figures } from './chip-facts.js';
import { libraryBlocks } from './library-files.js';

/**
 * Peaks that are more than twice those of the next wider format, and are dense all the same: formats scaled in blocks have units of their
 * own, consumer cards halve what they accumulate in FP32, the L40S is printed so, and the INT8 of the 910B belongs to its faster variants.
 */
const steepPeaks: Readonly<Record<string, number>> = {
  'b300.fp4': 15_000 / 2250,
  'gb300.fp4': 15_000 / 2500,
  'rubin.fp8': 17_500 / 4000,
  'rubin.fp4': 35_000 / 4000,
  'trainium3.fp8': 2517 / 671,
  'rtx_4090.int8': 660.6 / 165.2,
  'rtx_5090.int8': 838 / 209.5,
  'rtx_5090.fp4': 1676 / 209.5,
  'l40s.fp8': 733 / 362,
  'l40s.int8': 733 / 362,
  'ascend_910b.int8': 640 / 313,
};

describe("the library's chips", () => {
  const chips = libraryBlocks('hardware');

  it('are those of the sources', () => {
    assert.equal(chips.length, 41);
    assert.deepEqual(
      chips.map(({ name }) => name),
      Object.keys(chipFacts),
    );
  });

  for (const [name, fact] of Object.entries(chipFacts)) {
    it(`${name} has the figures of its sources and no others`, () => {
      const figures = chips.find(chip => chip.name === name)?.figures;
      const written = Object.fromEntries([...(figures ?? [])].filter(([path]) => compared(path)).map(([path, { text }]) => [path, text]));
      assert.deepEqual(written, expectedOf(fact));
    });
  }

  it('have dense peaks: each halving of the width at most doubles the peak, but where it is known to do more', () => {
    for (const { name, figures } of chips) {
      const peak = (format: string) => Number.parseFloat(figures.get(`peak.${format}`)?.text ?? 'NaN');
      const sixteen = Number.isNaN(peak('bf16')) ? peak('fp16') : peak('bf16');
      for (const [format, most] of [
        ['fp8', 2],
        ['int8', 2],
        ['fp4', 4],
      ] as const) {
        const ratio = peak(format) / sixteen;
        const steep = steepPeaks[`${name}.${format}`];
        if (steep !== undefined) assert.equal(ratio, steep, `${name}: ${format}`);
        else if (!Number.isNaN(ratio)) assert.ok(ratio <= most * 1.01, `${name}: ${format} looks sparse`);
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

  it('say what was measured of their power, with the source', () => {
    const measured = chips.flatMap(({ name, figures }) => (figures.has('gpu_power') ? [`${name} ${figures.get('gpu_power')?.text}`] : []));
    assert.deepEqual(measured, ['tpu_v3 245 to 310 W/GPU', 'tpu_v4 378.5 W/GPU', 'v100 330 W/GPU']);
    for (const { figures } of chips) assert.ok(figures.get('gpu_power')?.hasOwnSource ?? true);
  });

  it('say of announced and doubtful figures that they are', () => {
    const source = (name: string) => chips.find(chip => chip.name === name)?.figures.get('source')?.text ?? '';
    for (const name of ['rubin', 'mi455x']) assert.match(source(name), /^"announced: /, name);
    for (const name of ['ascend_910b', 'ascend_910c']) assert.match(source(name), /^"low confidence: /, name);
  });
});

const compared = (path: string): boolean =>
  path.startsWith('peak.') || ['memory', 'memory_bandwidth', 'interconnect', 'tdp', 'price', 'matmul_efficiency'].includes(path);

function expectedOf({ peak, memory, bandwidth, interconnect, tdp, price, efficiency }: ChipFacts): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(peak).map(([format, value]) => [`peak.${format}`, `${figureText(value)} TFLOP/s`])),
    memory: `${memory} GB`,
    memory_bandwidth: `${bandwidth === 21_000 ? '21_000' : bandwidth} TB/s`,
    ...(interconnect === undefined ? {} : { interconnect: `${interconnect} GB/s` }),
    ...(tdp === undefined ? {} : { tdp: `${figureText(tdp)} W` }),
    ...(price === undefined ? {} : { price: priceText(price) }),
    ...(efficiency === undefined ? {} : { matmul_efficiency: `${efficiency}%` }),
  };
}

const figureText = (value: Figures): string => (typeof value === 'number' ? `${value}` : value.join(' to '));

/** Prices are written to the cent. */
function priceText([low, high]: readonly [number, number?]): string {
  return high === undefined ? `$${low.toFixed(2)}/GPU-hour` : `$${low.toFixed(2)} to $${high.toFixed(2)}/GPU-hour`;
}
