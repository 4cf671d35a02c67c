/** `as UNIT` says in which unit a value is shown wherever its slot leaves that free; a property keeps its own. */
import assert from 'node:assert/strict';
import { formatMedian, formatRange } from '../../engine/src/quantity/format.js';
import { analyzed, codesOf, estimateAt } from './support/plan.js';

const run = 'pretrain base { model: llama_3_1_8b, tokens: 1T tokens, hardware: h100 * 256, days: 30 }\n';
const shown = (value: string): string => {
  const { range, unit, share, unitAsked } = estimateAt(analyzed(`${run}let x = ${value}`), 'x');
  assert.ok(range !== null, value);
  return formatMedian(range, unit, share, unitAsked);
};

describe('as UNIT', () => {
  const lets: readonly (readonly [value: string, text: string])[] = [
    // 6 * 8.03e9 * 1e12 FLOP; a PF-day is 8.64e19 FLOP.
    ['base.flop as PF-days', '558 PF-days'],
    ['base.flop', '4.82e22 FLOP'],
    ['base.flop as FLOP', '4.82e22 FLOP'],
    ['base.gpu_hours as GPU-days', '7,680 GPU-days'],
    ['base.gpu_hours as H100-hours', '184k H100-hours'],
    // Held, however large: without `as` the formatter climbs to days and megawatt-hours.
    ['base.days as hours', '720 hours'],
    ['base.days as s', '2.59M s'],
    ['5e6 kWh as kWh', '5M kWh'],
    ['5e6 kWh', '5 GWh'],
    ['2000 W as W', '2,000 W'],
    ['$5M as $', '$5M'],
    ['40% as %', '40 %'],
    ['0.4 as %', '40 %'],
    ['base.tokens / base.params as tokens/param', '125 tokens/param'],
    ['6 * 70B params * 15T tokens as PF-days', '72.9k PF-days'],
    ['5 as days', '5 days'],
    ['base.days as 天', '30 天'],
  ];
  for (const [value, text] of lets)
    it(`${value} is shown as ${text}`, () => {
      assert.equal(shown(value), text);
    });

  it('passes through names, percentiles and signs, and is dropped by arithmetic', () => {
    assert.equal(shown('p50(base.flop as PF-days)'), '558 PF-days');
    assert.equal(shown('(base.flop as PF-days) / 2'), '2.41e22 FLOP');
    const analysis = analyzed(`${run}let x = base.flop as PF-days\nlet y = x\nlet z = x * 2`);
    assert.deepEqual(
      ['x', 'y', 'z'].map(name => estimateAt(analysis, name).unit),
      ['PF-days', 'PF-days', 'FLOP'],
    );
  });

  it('leaves a property its own unit', () => {
    const analysis = analyzed(
      `${run}pretrain next { params: 8B, flop: base.flop as PF-days }\nlet y = next.flop\nbudget b { limit: 5 GWh as MWh }`,
    );
    assert.deepEqual(
      ['next.flop', 'y', 'b.limit'].map(at => estimateAt(analysis, at).unit),
      ['FLOP', 'FLOP', 'kWh'],
    );
  });

  it('holds for both sides of an assert and for what a sweep shows', () => {
    const analysis = analyzed(
      `${run}assert base.flop as PF-days < 100 PF-days\nsweep s { base.days: [30, 60], show: [base.flop as PF-days, base.cost / base.tokens] }`,
    );
    assert.match(analysis.diagnostics.find(each => each.code === 'SC041')!.message, /Left 558 PF-days, right 100 PF-days/);
    const [first, second] = analysis.sweeps[0]!.rows[0]!.values;
    assert.deepEqual(analysis.sweeps[0]!.show, ['base.flop as PF-days', 'base.cost / base.tokens']);
    assert.equal(formatRange(first!.range!, first!.unit, first!.share, first!.unitAsked), '558 PF-days');
    assert.equal(second!.unit, '$/token');
  });

  it('is checked', () => {
    assert.ok(codesOf(analyzed(`${run}let x = base.flop as days`)).includes('SC047'));
    assert.ok(codesOf(analyzed(`${run}let x = base.gpu_hours as hours`)).includes('SC047'), 'hours of the clock are no accelerator hours');
    assert.ok(codesOf(analyzed(`${run}let x = base.tokens as params`)).includes('SC017'));
  });

  it('can be asked of a path from outside', () => {
    const estimate = analyzed(run).estimate('base.flop as PF-days');
    assert.equal(estimate?.unit, 'PF-days');
  });
});
