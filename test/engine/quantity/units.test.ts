import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe as inWords, dimension, divide, multiply } from '../../../engine/src/quantity/dimension.js';
import { parseUnit, siblings, unitDoc, unitNames, unitsOfDimension, type Unit } from '../../../engine/src/quantity/units.js';

const hour = 3600;
const day = 24 * hour;
const chips = new Map([
  ['h100', 'H100'],
  ['a100', 'A100'],
  ['tpu_v4', 'TPU_v4'],
]);
const isTag = (word: string): string | undefined => chips.get(word.toLowerCase());

function unitOf(text: string): Unit {
  const parsed = parseUnit(text, isTag);
  assert.ok(parsed.ok, `${text} is a unit`);
  return parsed.unit;
}

describe('reading units', () => {
  const table: [texts: string, factor: number, words: string][] = [
    ['s second sec 秒', 1, 'time'],
    ['ms', 1e-3, 'time'],
    ['min minutes 分钟', 60, 'time'],
    ['h hours hour hrs Hours 小时', hour, 'time'],
    ['days d 天', day, 'time'],
    ['month months 月 个月', (365 * day) / 12, 'time'],
    ['year years 年', 365 * day, 'time'],
    ['GPU GPUs TPU chips accelerators 卡 gpus', 1, 'accelerators'],
    ['GPU-hours gpu-hours GPU-h GPU小时 卡时 卡小时', hour, 'accelerator-time'],
    ['GPU-days GPU天', day, 'accelerator-time'],
    ['FLOP FLOPs OP flop', 1, 'compute'],
    ['TFLOPs TFLOP teraflop', 1e12, 'compute'],
    ['FLOP/s FLOPS OP/s OPS', 1, 'compute rate'],
    ['TFLOP/s TFLOPS TOPS', 1e12, 'compute rate'],
    ['PF-days PFLOPS-days PFLOP/s-days PF/s-day petaflop/s-days', 1e15 * day, 'compute'],
    ['GB gigabyte', 1e9, 'data size'],
    ['KiB', 1024, 'data size'],
    ['GiB', 2 ** 30, 'data size'],
    ['Gbit/s Gb/s GBit/s', 1e9 / 8, 'data rate'],
    ['kWh kwh KWH kilowatt-hours', 3.6e6, 'energy'],
    ['MW', 1e6, 'power'],
    ['$ USD usd', 1, 'money'],
    ['¥ ￥ CNY 元', 1, 'money in yuan'],
    ['JPY', 1, 'money in yen'],
    ['tCO2 tCO2e', 1e6, 'mass of CO2'],
    ['kgCO2/kWh', 1e3 / 3.6e6, 'carbon intensity'],
    ['$/GPU-hour', 1 / hour, 'money per accelerator-time'],
    ['$/Mtok $/Mtoken', 1e-6, 'money per token'],
    ['tokens tok token', 1, 'tokens'],
    ['tokens/s/GPU', 1, 'tokens per second per accelerator'],
    ['queries/user/day 次/用户/天', 1 / day, 'queries per second per user'],
    ['items images documents clips', 1, 'items'],
    ['nats/token', 1, 'a plain number'],
    ['%', 0.01, 'a plain number'],
    ['ＧＢ', 1e9, 'data size'],
  ];
  for (const [texts, factor, words] of table) {
    it(texts, () => {
      for (const text of texts.split(' ')) {
        const unit = unitOf(text);
        assert.ok(Math.abs(unit.factor / factor - 1) < 1e-12, `${text}: ${unit.factor}, not ${factor}`);
        assert.equal(inWords(unit.dimension), words, text);
      }
    });
  }

  it('divides by everything after the first slash', () => {
    assert.equal(unitOf('a100/GB/s-day').dimension, dimension({ gpu: 1, byte: -1, time: -2 }));
    assert.equal(unitOf('/GPU-hour').dimension, dimension({ gpu: -1, time: -1 }));
  });

  it('gives tagged accelerator hours the chip in its usual spelling', () => {
    for (const text of ['H100-hours', 'h100-hours', 'H100小时', '$/H100-hour', '/H100-hour', 'H100s'])
      assert.equal(unitOf(text).tag, 'H100', text);
    assert.equal(unitOf('tpu_v4-days').factor, day);
    assert.equal(unitOf('H100-hours').dimension, dimension({ gpu: 1, time: 1 }));
    assert.equal('tag' in unitOf('GPU-hours'), false);
    assert.equal(parseUnit('H100-hours/A100', isTag).ok, false);
  });

  it('multiplies and divides as the units it is made of', () => {
    const single = fc.constantFrom(...unitNames());
    fc.assert(
      fc.property(single, single, single, (a, b, c) => {
        const [whole, x, y, z] = [unitOf(`${a}-${b}/${c}`), unitOf(a), unitOf(b), unitOf(c)];
        assert.equal(whole.dimension, divide(multiply(x.dimension, y.dimension), z.dimension));
        assert.ok(Math.abs(whole.factor / ((x.factor * y.factor) / z.factor) - 1) < 1e-12);
      }),
    );
  });
});

describe('what is no unit', () => {
  const table: [text: string, word: string, start: number, suggestions: string[]][] = [
    ['tokns', 'tokns', 0, ['tokens', 'toks']],
    ['GPU-huors', 'huors', 4, ['hours']],
    ['GPUhours', 'GPUhours', 0, ['GPU-hours']],
    ['$/GPU-hoor', 'hoor', 6, ['hour']],
    ['gb', 'gb', 0, ['GB', 'Gb']],
    ['mW', 'mW', 0, ['MW']],
    ['M', 'M', 0, []],
    ['k', 'k', 0, []],
    ['apples', 'apples', 0, []],
    ['GPU-', '', 4, []],
    ['/', '', 1, []],
    ['', '', 0, []],
    ['constructor', 'constructor', 0, []],
  ];
  for (const [text, word, start, suggestions] of table) {
    it(`"${text}"`, () => {
      assert.deepEqual(parseUnit(text), { ok: false, word, start, end: start + word.length, suggestions });
    });
  }

  it('a chip without a list of chips, with GPU offered instead', () => {
    assert.deepEqual(parseUnit('H100-hours'), { ok: false, word: 'H100', start: 0, end: 4, suggestions: ['GPU'] });
  });

  it('answers any text, with a span inside it', () => {
    const signs = fc.constantFrom('G', 'P', 'U', '-', '/', 's', 'k', 'B', '$', '小时', '卡', 'h', '1', '%', ' ', '￥');
    fc.assert(
      fc.property(fc.string({ unit: signs }), text => {
        const parsed = parseUnit(text, isTag);
        if (parsed.ok) assert.ok(Number.isFinite(parsed.unit.factor) && parsed.unit.factor > 0);
        else assert.ok(parsed.start <= parsed.end && parsed.end <= text.length && parsed.suggestions.length <= 3);
      }),
      { numRuns: 500 },
    );
    assert.equal(parseUnit(Array(400).fill('ZWh').join('-')).ok, false);
  });
});

describe('what to offer beside a unit', () => {
  it('names only units, each with a sentence', () => {
    for (const name of unitNames()) {
      assert.equal(parseUnit(name).ok, true, name);
      assert.match(unitDoc(name) ?? '', /^[A-Z0-9].*\.$/u, name);
    }
    assert.equal(unitDoc('$/GPU-hour'), 'Money per accelerator-time.');
    assert.equal(unitDoc('apples'), undefined);
  });

  it('gives siblings of the same dimension and another size', () => {
    assert.deepEqual(
      siblings(unitOf('GPU-hours')).map(unit => unit.text),
      ['GPU-days', 'GPU-years'],
    );
    assert.deepEqual(
      siblings(unitOf('hour')).map(unit => unit.text),
      ['days', 'min', 's', 'ms', 'weeks', 'months', 'years'],
    );
    for (const name of [...unitNames(), 'GB/s', '€/GPU-hour', '¥/kWh', 'kgCO2/kWh']) {
      for (const sibling of siblings(unitOf(name))) {
        assert.deepEqual(unitOf(sibling.text), sibling);
        assert.equal(sibling.dimension, unitOf(name).dimension);
      }
    }
  });

  it('keeps the tag of tagged hours', () => {
    assert.deepEqual(
      siblings(unitOf('H100-hours')).map(unit => unit.text),
      ['H100-days', 'H100-years'],
    );
  });

  it('offers units by dimension, in the currency asked for', () => {
    assert.equal(unitsOfDimension(dimension({ flop: 1, time: -1 }))[0], 'TFLOP/s');
    assert.equal(unitsOfDimension(dimension({ gpu: 1, time: 1 }))[0], 'GPU-hours');
    assert.deepEqual(unitsOfDimension(dimension({ eur: 1, gpu: -1, time: -1 })).slice(0, 2), ['€/GPU-hour', '€/GPU-day']);
    assert.deepEqual(unitsOfDimension(dimension({ flop: 7 })), []);
  });
});
