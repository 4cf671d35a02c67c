import assert from 'node:assert/strict';
import { axisChoices, chosenChart, firstOfEach, measureChoices, siblingsOf } from '../../chart/scene/index.js';
import type { AxisName, CurveSet } from '../../engine/src/curves/types.js';
import { chart } from '../client/sample.js';

const set = (id: string, block: string, axis: AxisName, gives: 'loss' | 'accuracy', view: CurveSet['view'] = 'performance'): CurveSet => ({
  ...chart(3),
  id,
  block,
  axis,
  gives,
  view,
  x: { ...chart(3).x, label: `over ${axis}` },
  y: { ...chart(3).y, label: gives },
});

const charts = [
  set('a:flop', 'a', 'flop', 'loss'),
  set('a:days', 'a', 'days', 'loss'),
  set('a:flop:accuracy', 'a', 'flop', 'accuracy'),
  set('a:days:accuracy', 'a', 'days', 'accuracy'),
  set('a:isoflop', 'a', 'params', 'loss', 'isoflop'),
  set('b:hours', 'b', 'gpu_hours', 'accuracy'),
];
const none = { chart: '', axis: '', gives: '' };

describe('the choice of a chart', () => {
  it('offers one for each block and view', () =>
    assert.deepEqual(
      firstOfEach(charts).map(({ id }) => id),
      ['a:flop', 'a:isoflop', 'b:hours'],
    ));

  for (const [what, state, id] of [
    ['begins with the first', none, 'a:flop'],
    ['takes another axis', { ...none, axis: 'days' }, 'a:days'],
    ['takes another measure', { ...none, gives: 'accuracy' }, 'a:flop:accuracy'],
    ['takes both', { ...none, axis: 'days', gives: 'accuracy' }, 'a:days:accuracy'],
    ['takes what a chart has where it lacks the rest', { chart: 'b:hours', axis: 'days', gives: 'loss' }, 'b:hours'],
    ['keeps a view while its axes differ', { chart: 'a:isoflop', axis: 'days', gives: 'accuracy' }, 'a:isoflop'],
    ['finds the chart whichever of its axes it was remembered by', { chart: 'a:days:accuracy', axis: 'flop', gives: 'loss' }, 'a:flop'],
    ['begins anew where a chart is gone', { ...none, chart: 'gone' }, 'a:flop'],
  ] as const) {
    it(what, () => assert.equal(chosenChart(charts, state)?.id, id));
  }

  it('names axes and measures once', () => {
    const together = siblingsOf(charts, charts[0]!);
    assert.deepEqual(axisChoices(together), [
      { value: 'flop', label: 'over flop' },
      { value: 'days', label: 'over days' },
    ]);
    assert.deepEqual(measureChoices(together), [
      { value: 'loss', label: 'loss' },
      { value: 'accuracy', label: 'accuracy' },
    ]);
  });

  it('has nothing to offer for no chart, or for one that says nothing of its axis', () => {
    assert.equal(chosenChart([], none), undefined);
    assert.deepEqual(axisChoices([chart(3)]), []);
  });
});
