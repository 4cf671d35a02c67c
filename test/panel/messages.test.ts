import assert from 'node:assert/strict';
import { it } from 'mocha';
import { send, sentMessages, settle } from './harness.js';
import { preview, pretrainChart } from './sample.js';
import { chosen, describePanel, textOf } from './suite.js';

const line14 = { message: 'unknown block kind `pretran`, did you mean `pretrain`?', line: 14, offset: 333, count: 3 };

describePanel('the panel says what it is doing', withPanel => {
  it('waits, greets, and asks for nothing else', () =>
    withPanel({ data: null }, async page => {
      assert.match(await textOf(page, 'main'), /Waiting for the figures/u);
      assert.deepEqual(await page.evaluate(() => window.sent), [{ type: 'ready' }]);
      assert.equal(await page.locator('vscode-panels').isVisible(), false);
    }));

  it('gives the reason when there is nothing to show', () =>
    withPanel({ data: null }, async page => {
      await send(page, { type: 'empty', reason: 'Open a .scale file to see its curves.' });
      assert.match(await textOf(page, 'main'), /Open a \.scale file/u);
    }));

  it('names file and provenance', () =>
    withPanel({}, async page => {
      assert.equal(await textOf(page, 'h1'), 'frontier.scale');
      assert.equal(await textOf(page, '.provenance'), 'seed 1 · 4,096 draws · library 2026-11');
    }));

  it('reports its state after each drawing', () =>
    withPanel({}, async page => {
      const last = (await sentMessages(page, 'state')).at(-1)!.state;
      assert.deepEqual(last, {
        uri: preview.uri,
        view: 'curves',
        version: 7,
        charts: 4,
        curvePoints: 425,
        budgetRows: 3,
        stale: false,
        total: '10M GPU-hours',
      });
      const row = await page.locator('tr.total').first().textContent();
      assert.ok(row?.includes(last.total), row ?? '');
    }));
});

describePanel('the panel listens to the extension', withPanel => {
  it('keeps the picture, dimmed, with a link to the broken line', () =>
    withPanel({ data: { ...preview, problem: line14 } }, async page => {
      assert.match(await textOf(page, '.banner'), /^Line 14: unknown block kind `pretran`.*and 2 more/u);
      assert.equal(await page.locator('.chart-picture').evaluate(element => getComputedStyle(element).opacity), '0.6');
      assert.equal(await page.locator('.chart-picture [data-part=line]').count(), 2);
      await page.getByRole('button', { name: 'Line 14' }).click();
      assert.deepEqual(await sentMessages(page, 'goto'), [{ type: 'goto', uri: preview.uri, offset: 333 }]);
    }));

  it('dims when told that the figures are old, and recovers with new ones', () =>
    withPanel({}, async page => {
      await send(page, { type: 'stale', reason: 'The language server is restarting.' });
      assert.match(await textOf(page, '.banner'), /restarting/u);
      assert.equal((await sentMessages(page, 'state')).at(-1)!.state.stale, true);
      await send(page, { type: 'data', data: { ...preview, version: 8 } });
      assert.equal(await page.locator('.banner').isVisible(), false);
      assert.equal((await sentMessages(page, 'state')).at(-1)!.state.stale, false);
    }));

  it('keeps zoom and scroll place over an update', () =>
    withPanel({}, async page => {
      await page.setViewportSize({ width: 900, height: 420 });
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await page.evaluate(() => {
        window.scrollTo(0, 120);
      });
      await settle(page);
      const zoomed = await textOf(page, '[data-part=x-axis]');
      await send(page, { type: 'data', data: { ...preview, version: 8 } });
      assert.equal(await textOf(page, '[data-part=x-axis]'), zoomed);
      assert.equal(await page.evaluate(() => window.scrollY), 120);
    }));

  it('drops figures that were overtaken', () =>
    withPanel({}, async page => {
      await send(page, { type: 'data', data: { ...preview, version: 6, file: 'older.scale' } });
      assert.equal(await textOf(page, 'h1'), 'frontier.scale');
    }));

  it('shows the chart of a block, or the budget when the block has none', () =>
    withPanel({}, async page => {
      await send(page, { type: 'reveal', block: 'rl' });
      assert.equal(await textOf(page, 'h2'), 'Post-training: rl');
      assert.equal(await chosen(page, 'Chart'), 'rl:accuracy');
      await send(page, { type: 'reveal', block: 'plan' });
      assert.equal(await page.getByRole('tab', { name: 'Budget' }).getAttribute('aria-selected'), 'true');
      await send(page, { type: 'reveal', block: 'serve' });
      assert.equal(await page.getByRole('tab', { name: 'Curves' }).getAttribute('aria-selected'), 'true');
    }));

  it('ignores what it does not know and names what is broken', () =>
    withPanel({}, async page => {
      const before = (await page.evaluate(() => window.sent)).length;
      for (const message of [{ type: 'toString' }, { type: 'later' }, { nothing: 1 }]) await send(page, message);
      assert.equal((await page.evaluate(() => window.sent)).length, before);
      await send(page, { type: 'data', data: { ...preview, charts: [{ ...pretrainChart, markers: 'none' }] } });
      assert.match(await textOf(page, '.banner'), /shape this panel does not know/u);
      assert.equal(await page.locator('[data-part=line]').count(), 2);
    }));

  it('writes markup in names as text', () =>
    withPanel(
      {
        data: { ...preview, file: '<img src=x>', charts: [{ ...pretrainChart, title: '<b>x</b>' }] },
      },
      async page => {
        assert.equal(await textOf(page, 'h1'), '<img src=x>');
        assert.equal(await page.locator('img, b').count(), 0);
      },
    ));

  it('returns after a reload as it was', () =>
    withPanel(
      {
        state: {
          uri: preview.uri,
          view: 'budget',
          chart: 'rl:accuracy',
          budget: 'plan',
          measure: 'cost',
          tableOpen: true,
          charts: { 'rl:accuracy': { zoom: [1000, 10_000], hidden: [] } },
        },
      },
      async page => {
        assert.equal(await page.getByRole('tab', { name: 'Budget' }).getAttribute('aria-selected'), 'true');
        assert.match(await textOf(page, 'tr.total'), /\$25/u);
        assert.equal(await chosen(page, 'Measure'), 'cost');
        await page.getByRole('tab', { name: 'Curves' }).click();
        await settle(page);
        assert.equal(await textOf(page, 'h2'), 'Post-training: rl');
        assert.doesNotMatch(await textOf(page, '[data-part=x-axis]'), /100,000/u);
        assert.equal(await page.evaluate(() => (window.savedState as { uri: string }).uri), preview.uri);
      },
    ));

  it('starts afresh from a state that is not its own', () =>
    withPanel({ state: { view: 'nowhere', charts: 3 } }, async page => {
      assert.equal(await textOf(page, 'h2'), 'Pre-training: base');
    }));
});
