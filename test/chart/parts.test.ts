import assert from 'node:assert/strict';
import { axisScale, extentOf, padDomain } from '../../chart/scene/axis-scale.js';
import { boxesTouch, placeLabels, spreadDown } from '../../chart/scene/declutter.js';
import type { LabelWish } from '../../chart/scene/declutter.js';
import { textWidth, truncateText, wrapText } from '../../chart/scene/text-width.js';
import { axisTicks } from '../../chart/scene/ticks.js';

const bounds = { left: 0, top: 0, right: 400, bottom: 300 };

function wish(id: string, x: number, y: number, keep = false): LabelWish {
  return { id, x, y, width: 60, height: 14, gap: 9, keep };
}

function labels(kind: 'log' | 'linear', low: number, high: number, length = 600, share = false): readonly string[] {
  const ticks = axisTicks(axisScale(kind, [low, high], [0, length]), length, 60, share);
  return ticks.map(tick => tick.runs.map(run => run.text).join('^')).filter(label => label !== '');
}

describe('ticks', () => {
  it('name every decade where they fit and every few where not', () => {
    assert.deepEqual(labels('log', 1e20, 1e24), ['10^20', '10^21', '10^22', '10^23', '10^24']);
    assert.deepEqual(labels('log', 1e10, 1e28, 240), ['10^10', '10^15', '10^20', '10^25']);
  });

  it('write small powers out', () => {
    assert.deepEqual(labels('log', 1, 1000), ['1', '10', '100', '1,000']);
    assert.deepEqual(labels('log', 0.01, 10), ['0.01', '0.1', '1', '10']);
  });

  it('use 1, 2 and 5 on an axis of one decade', () => {
    assert.deepEqual(labels('log', 10, 150), ['10', '20', '50', '100']);
  });

  it('have minor ticks without labels between decades', () => {
    const ticks = axisTicks(axisScale('log', [1, 1e4], [0, 600]), 600, 60, false);
    assert.ok(ticks.some(tick => tick.runs.length === 0 && tick.value === 30));
  });

  it('give as many decimals as neighbours need', () => {
    assert.deepEqual(labels('linear', 1.9, 2.1, 300), ['1.90', '1.95', '2.00', '2.05', '2.10']);
    assert.deepEqual(labels('linear', 0, 1, 300, true), ['0 %', '20 %', '40 %', '60 %', '80 %', '100 %']);
  });
});

describe('domains', () => {
  it('skip what has no place on the axis', () => {
    assert.deepEqual(extentOf([-1, 0, 10, NaN, 1000, Infinity], 'log'), [10, 1000]);
    assert.equal(extentOf([NaN], 'linear'), null);
  });

  it('have a width even for one value', () => {
    for (const value of [0, 1, -5, 1e-300]) {
      const [low, high] = padDomain([value, value], 'linear', 0.05);
      assert.ok(low < value && high > value, `${value}`);
    }
    const [low, high] = padDomain([1e24, 1e24], 'log', 0.05);
    assert.ok(low < 1e24 && high > 1e24);
  });
});

describe('labels', () => {
  it('take different sides when their points are neighbours', () => {
    const placed = placeLabels([wish('a', 200, 150), wish('b', 205, 152), wish('c', 198, 149)], [], [], bounds);
    assert.equal(placed.length, 3);
    assert.ok(placed.every((one, index) => placed.every((other, place) => place === index || !boxesTouch(one.box, other.box))));
  });

  it('are left out where there is no room, unless they must stay', () => {
    const wall = [{ left: 0, top: 0, right: 400, bottom: 300 }];
    assert.deepEqual(placeLabels([wish('a', 200, 150)], wall, [], bounds), []);
    assert.deepEqual(
      placeLabels([wish('a', 200, 150, true)], wall, [], bounds).map(label => label.id),
      ['a'],
    );
  });

  it('prefer a side that no line crosses', () => {
    const trace = Array.from({ length: 20 }, (_, index) => ({ x: 200 + index * 5, y: 150 }));
    const [label] = placeLabels([wish('a', 200, 150)], [], trace, bounds);
    assert.ok(label!.box.right < 200);
  });

  it('that must stay are moved inside the plot', () => {
    const [label] = placeLabels([{ ...wish('a', 399, 2, true), width: 390 }], [{ left: 390, right: 400, top: 0, bottom: 10 }], [], bounds);
    assert.ok(label!.box.left >= 0 && label!.box.right <= 400 && label!.box.top >= 0);
  });

  it('of one column keep their order and a line of distance', () => {
    assert.deepEqual(spreadDown([100, 102, 50], 15, 0, 200), [100, 115, 50]);
    assert.deepEqual(spreadDown([198, 199], 15, 0, 200), [185, 200]);
  });
});

describe('widths of text', () => {
  it('count full-width letters double', () => {
    assert.ok(textWidth('算力', 10) >= 2 * textWidth('ab', 10) * 0.8);
  });

  it('cut with an ellipsis and never exceed the room', () => {
    const cut = truncateText('a rather long label for so little room', 12, 80);
    assert.ok(cut.endsWith('…') && textWidth(cut, 12) <= 80);
    assert.equal(truncateText('short', 12, 80), 'short');
  });

  it('break between words, and anywhere in scripts without blanks', () => {
    const lines = wrapText('大模型预训练的算力预算与后训练的算力预算', 12, 100, 5);
    assert.ok(lines.length > 1 && lines.every(line => textWidth(line, 12) <= 100));
    assert.deepEqual(wrapText('one two three', 10, 40, 5), ['one two', 'three']);
    assert.equal(wrapText('one two three four five six', 10, 40, 2).length, 2);
  });
});
