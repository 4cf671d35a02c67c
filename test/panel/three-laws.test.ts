import assert from 'node:assert/strict';
import { it } from 'mocha';
import type { CurveSet } from '../../engine/src/curves/types.js';
import { send, sentMessages, settle } from './harness.js';
import { preview, pretrainChart } from './sample.js';
import { choose, chosen, describePanel, textOf } from './suite.js';

const overDays: CurveSet = {
  ...pretrainChart,
  id: 'base:days',
  axis: 'days',
  gives: 'loss',
  view: 'performance',
  x: { label: 'Duration', unit: 'day', scale: 'log', share: false },
  limits: [{ id: 'deadline', label: 'deadline', x: { p5: 1e24, p50: 1e24, p95: 1e24, mean: 1e24 }, offset: 120 }],
};
const overFlop: CurveSet = { ...pretrainChart, axis: 'flop', gives: 'loss', view: 'performance' };
const sizes: CurveSet = {
  ...pretrainChart,
  id: 'base:isoflop',
  axis: 'params',
  gives: 'loss',
  view: 'isoflop',
  title: 'Sizes at one compute',
};
const withAxes = { ...preview, charts: [overFlop, overDays, sizes, ...preview.charts.slice(1)] };

describePanel('the panel lets the axis be chosen', withPanel => {
  it('of a chart that has several, and keeps the choice over updates and other charts', () =>
    withPanel({ data: withAxes }, async page => {
      assert.equal(await chosen(page, 'Chart'), 'base:loss');
      await choose(page, 'Over', 1);
      assert.match(await textOf(page, '[data-part=x-axis]'), /Duration \(day\)/u);
      assert.match(await textOf(page, '[data-part=limits]'), /deadline/u);
      assert.equal(await chosen(page, 'Chart'), 'base:loss', 'it is still the same chart');
      await send(page, { type: 'data', data: { ...withAxes, version: 8 } });
      assert.match(await textOf(page, '[data-part=x-axis]'), /Duration/u);
      await choose(page, 'Chart', 1);
      assert.equal(await textOf(page, 'h2'), 'Sizes at one compute');
      await page.keyboard.press('ArrowUp');
      await settle(page);
      assert.match(await textOf(page, '[data-part=x-axis]'), /Duration/u);
    }));

  it('and offers no choice where there is one axis', () =>
    withPanel({}, async page => {
      assert.equal(await page.getByRole('combobox', { name: 'Over' }).isVisible(), false);
      assert.equal(await page.getByRole('combobox', { name: 'Shows' }).isVisible(), false);
    }));

  it('switches limits off by the legend', () =>
    withPanel({ data: { ...withAxes, charts: [overDays] } }, async page => {
      await page.getByRole('button', { name: 'Limits' }).click();
      await settle(page);
      assert.equal(await page.locator('[data-part=limits] [data-part=limit]').count(), 0);
    }));
});

describePanel('the panel brings the three laws together', withPanel => {
  it('in one picture, with a table for each phase or what is missing', () =>
    withPanel({}, async page => {
      await page.getByRole('tab', { name: 'Three laws' }).click();
      await settle(page);
      assert.equal(await page.locator('.laws-picture [data-part=panel]').count(), 3);
      assert.equal(await textOf(page, '#view-three-laws h2'), 'serve: three laws on AIME 2025');
      assert.equal((await sentMessages(page, 'state')).at(-1)!.state.view, 'three-laws');
      await page.locator('#view-three-laws summary').click();
      assert.equal(await page.locator('#view-three-laws table').count(), 2);
      assert.match(await textOf(page, '#view-three-laws .twin'), /Test-time compute: There is no pass rate to start from/u);
      await page.locator('#view-three-laws').getByRole('button', { name: 'base' }).click();
      assert.deepEqual(await sentMessages(page, 'goto'), [{ type: 'goto', uri: preview.uri, offset: 120 }]);
    }));

  it('saves them', () =>
    withPanel({}, async page => {
      await page.getByRole('tab', { name: 'Three laws' }).click();
      await settle(page);
      await page.locator('#view-three-laws').getByRole('button', { name: 'Save SVG' }).click();
      const [saved] = await sentMessages(page, 'save');
      assert.match(saved!.name, /three-laws\.svg$/u);
      assert.match(saved!.content, /^<svg/u);
    }));

  it('fits 370 pixels, one panel below the other', () =>
    withPanel({ width: 370 }, async page => {
      await page.getByRole('tab', { name: 'Three laws' }).click();
      await settle(page);
      const picture = (await page.locator('.laws-picture svg').boundingBox())!;
      assert.ok(picture.x >= 0 && picture.x + picture.width <= 370 && picture.height > 600);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    }));

  it('or says that there is nothing to bring together', () =>
    withPanel({ data: { ...preview, threeLaws: [] } }, async page => {
      await page.getByRole('tab', { name: 'Three laws' }).click();
      assert.match(await textOf(page, '#view-three-laws'), /nothing to bring together yet/u);
    }));
});
