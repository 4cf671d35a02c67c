import assert from 'node:assert/strict';
import { it } from 'mocha';
import { sentMessages, send, settle } from './harness.js';
import { preview, unavailableChart } from './sample.js';
import { choose, describePanel, textOf } from './suite.js';

describePanel('the panel draws curves', withPanel => {
  it('of the first chart: lines, bands, markers', () =>
    withPanel({}, async page => {
      assert.equal(await page.locator('.chart-picture [data-part=line]').count(), 2);
      assert.equal(await page.locator('.chart-picture [data-part=band]').count(), 2);
      assert.equal(await page.locator('.chart-picture [data-part=marker]').count(), 6);
      const box = (await page.locator('.chart-picture svg').boundingBox())!;
      assert.ok(box.width > 700 && box.height > 300);
    }));

  it('of another phase when it is picked, and keeps that over updates', () =>
    withPanel({}, async page => {
      await choose(page, 'Chart', 2);
      assert.equal(await textOf(page, 'h2'), 'Test-time: serve');
      await send(page, { type: 'data', data: { ...preview, version: 8 } });
      assert.equal(await textOf(page, 'h2'), 'Test-time: serve');
    }));

  it('or says why a chart is not available', () =>
    withPanel({ data: { ...preview, charts: [unavailableChart] } }, async page => {
      assert.match(await textOf(page, '.chart-picture'), /no pass rate to start from/u);
      assert.match((await page.locator('.chart-stage').getAttribute('aria-label')) ?? '', /no pass rate to start from/u);
      assert.equal(await page.locator('.chart-tools').isVisible(), false);
    }));

  it('or says that there is none', () =>
    withPanel({ data: { ...preview, charts: [], budgets: [] } }, async page => {
      assert.match(await textOf(page, '#view-curves'), /There is no curve yet/u);
      assert.match(await textOf(page, '#view-budget'), /There is no budget yet/u);
    }));

  it('that fit 370 pixels', () =>
    withPanel({ width: 370 }, async page => {
      const picture = (await page.locator('.chart-picture svg').boundingBox())!;
      assert.ok(picture.x >= 0 && picture.x + picture.width <= 370);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      await page.setViewportSize({ width: 700, height: 900 });
      await settle(page);
      assert.ok((await page.locator('.chart-picture svg').boundingBox())!.width > picture.width + 200, 'laid out again for more room');
    }));
});

describePanel('the panel answers pointer and keys', withPanel => {
  it('shows the values under the pointer', () =>
    withPanel({}, async page => {
      const box = (await page.locator('.chart-stage').boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.2, box.y + 60);
      await settle(page);
      const words = await textOf(page, '.chart-tooltip');
      assert.match(words, /Training compute.*FLOP.*Best size at each compute.*–.*median/u);
      await page.mouse.move(5, 5);
      await settle(page);
      assert.equal(await page.locator('.chart-tooltip').isVisible(), false);
    }));

  it('goes to the source when a marker is clicked, but not when the plot is', () =>
    withPanel({}, async page => {
      const box = (await page.locator('.chart-stage').boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.15, box.y + box.height * 0.75);
      assert.deepEqual(await sentMessages(page, 'goto'), []);
      const plan = (await page.locator('.chart-picture [data-id=plan] > path').boundingBox())!;
      await page.mouse.click(plan.x + plan.width / 2, plan.y + plan.height / 2);
      assert.deepEqual(await sentMessages(page, 'goto'), [{ type: 'goto', uri: preview.uri, offset: 120 }]);
    }));

  it('leaves the bare wheel to the page and zooms with ctrl', () =>
    withPanel({}, async page => {
      const box = (await page.locator('.chart-stage').boundingBox())!;
      const axis = (): Promise<string> => textOf(page, '[data-part=x-axis]');
      const all = await axis();
      await page.setViewportSize({ width: 900, height: 400 });
      await page.mouse.move(box.x + 300, box.y + 100);
      await page.mouse.wheel(0, 120);
      await page.waitForFunction(() => window.scrollY > 0);
      assert.equal(await axis(), all);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -600);
      await page.keyboard.up('Control');
      await settle(page);
      assert.notEqual(await axis(), all);
    }));

  it('pans by dragging', () =>
    withPanel({}, async page => {
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await settle(page);
      const path = (): Promise<string | null> => page.locator('[data-part=line][data-id=frontier] path').first().getAttribute('d');
      const start = await path();
      const box = (await page.locator('.chart-stage').boundingBox())!;
      await page.mouse.move(box.x + 400, box.y + 100);
      await page.mouse.down();
      await page.mouse.move(box.x + 300, box.y + 100, { steps: 4 });
      await page.mouse.up();
      await settle(page);
      assert.notEqual(await path(), start);
      assert.deepEqual(await sentMessages(page, 'goto'), []);
    }));

  it('moves a cursor by keys, tells its values politely, and goes to the source with Enter', () =>
    withPanel({}, async page => {
      await page.locator('.chart-stage').focus();
      const live = (): Promise<string> => textOf(page, '.chart [aria-live=polite]');
      await page.keyboard.press('ArrowRight');
      assert.match(await live(), /^base: Training compute/u);
      await page.keyboard.press('ArrowDown');
      assert.match(await live(), /^Best size at each compute: loss/u);
      const before = await live();
      await page.keyboard.press('ArrowRight');
      assert.notEqual(await live(), before);
      await page.keyboard.press('End');
      assert.match(await live(), /outside the range of the law/u);
      await page.keyboard.press('Enter');
      assert.equal((await sentMessages(page, 'goto')).length, 1);
      await page.keyboard.press('Escape');
      assert.equal(await live(), '');
      assert.equal(await page.evaluate(() => document.activeElement?.className === 'chart-stage'), false);
    }));

  it('zooms by keys and shows everything again with 0', () =>
    withPanel({}, async page => {
      await page.locator('.chart-stage').focus();
      const all = await textOf(page, '[data-part=x-axis]');
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await settle(page);
      assert.notEqual(await textOf(page, '[data-part=x-axis]'), all);
      await page.keyboard.press('0');
      await settle(page);
      assert.equal(await textOf(page, '[data-part=x-axis]'), all);
    }));

  it('switches series off and on by buttons that say so', () =>
    withPanel({}, async page => {
      const button = page.getByRole('button', { name: 'Best size at each compute' });
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      await button.focus();
      await page.keyboard.press('Enter');
      await settle(page);
      assert.equal(await button.getAttribute('aria-pressed'), 'false');
      assert.equal(await page.locator('[data-part=line]').count(), 1);
      assert.equal(await button.evaluate(element => element === document.activeElement), true, 'focus stays');
      await page.keyboard.press('Enter');
      await settle(page);
      assert.equal(await page.locator('[data-part=line]').count(), 2);
    }));
});
