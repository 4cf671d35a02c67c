import assert from 'node:assert/strict';
import { errorsIn, outlineOf, sketchOf } from './support.js';

describe('units', () => {
  const values: [written: string, sketch: string][] = [
    ['5 GPUs', '5[GPUs]'],
    ['5GPU-hours/day', '5[GPU-hours/day]'],
    ['1 小时/用户/天', '1[小时/用户/天]'],
    ['1e25 FLOP/s', '1e25[FLOP/s]'],
    ['$2.5/GPU-hour', '$2.5[/GPU-hour]'],
    ['$1.8 to $3/卡时', '($1.8 to $3[/卡时])'],
    ['1.08 $/€', '1.08[$/€]'],
    ['5 $', '5[$]'],
    ['$0.5 / 1M tokens', '($0.5 / 1M[tokens])'],
    ['$3 / days', '($3 / days)'],
    ['$3 /day', '($3 / day)'],
    ['3M/day', '(3M / day)'],
    ['80 GB*8', '(80[GB] * 8)'],
    ['5 days/n', '5[days/n]'],
    ['5 days/2', '(5[days] / 2)'],
    ['5 days/base.count', '(5[days] / base.count)'],
    ['5 GPU-2', '(5[GPU] - 2)'],
    ['[1, 2] FLOP', '[1, 2][FLOP]'],
    ['(a + b) GPU-hours', '{(a + b)}[GPU-hours]'],
    ['max(a, b) GPUs', 'max(a, b)[GPUs]'],
    ['[1, 2] %', '[1, 2][%]'],
    ['a as %', '(a as[%])'],
    ['a as H100-hours by bf16', '(a as[H100-hours] by bf16)'],
    ['a as $/GPU-hour', '(a as[$/GPU-hour])'],
    ['a as', '(a as)'],
    ['a as b by', '(a as[b] by _)'],
    ['5 GPUs to 10', '(5[GPUs] to 10)'],
    ['5 to 10 GPUs', '(5 to 10[GPUs])'],
    ['5 GPUs..10 GPUs', '(5[GPUs] .. 10[GPUs])'],
    ['10 in 5', '(10 in 5)'],
    ['5 as GB', '(5 as[GB])'],
    ['0.1 FLOP/FLOP', '0.1[FLOP/FLOP]'],
    ['5 µs', '5[µs]'],
  ];
  for (const [written, expected] of values) {
    it(`${written} is read as ${expected}`, () => {
      assert.equal(sketchOf(written), expected);
      assert.deepEqual(errorsIn(`let x = ${written}`), []);
    });
  }

  it('begins no unit on the next line', () => assert.deepEqual(outlineOf('count: 5\nGPUs'), ['count: 5', 'GPUs']));
  it('leaves a word before a colon, a brace or a dot to be a name', () => {
    assert.deepEqual(outlineOf('a: 5, b: 6 c: 7'), ['a: 5', 'b: 6', 'c: 7']);
    assert.deepEqual(outlineOf('a: 5\n{ b: 6 }'), ['a: 5 { b: 6 }']);
    assert.deepEqual(outlineOf('a: (5) group { b: 6 }'), ['a: {5}', 'group { b: 6 }']);
  });
  it('reads the name of an import, not a unit, behind `as`', () =>
    assert.deepEqual(outlineOf('import "a.scale" as chips'), ['import "a.scale" as chips']));
  it('is used as names elsewhere', () => assert.deepEqual(outlineOf('GPUs: days\ndays { h: m }'), ['GPUs: days', 'days { h: m }']));
});
