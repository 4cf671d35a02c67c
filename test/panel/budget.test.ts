import assert from 'node:assert/strict';
import { it } from 'mocha';
import { sentMessages, settle } from './harness.js';
import { budget, preview } from './sample.js';
import { choose, describePanel, textOf } from './suite.js';

describePanel('the panel shows the budget', withPanel => {
  it('as bars and as a table with the same parts', () =>
    withPanel({}, async page => {
      await page.getByRole('tab', { name: 'Budget' }).click();
      await settle(page);
      assert.equal(await page.locator('.budget-picture [data-part=part]').count(), 3);
      const rows = await page.locator('#view-budget table').first().locator('tbody tr').allTextContents();
      assert.equal(rows.length, 5);
      assert.match(rows[0]!, /Pre-training of base.*6\.44M GPU-hours.*64 %/u);
      assert.match(rows[4]!, /Derivatives by others.*not in the total/u);
      assert.equal((await sentMessages(page, 'state')).at(-1)!.state.view, 'budget');
    }));

  it('by keyboard, with the arrows of the tabs', () =>
    withPanel({}, async page => {
      await page.getByRole('tab', { name: 'Curves' }).focus();
      for (let tab = 0; tab < 2 && (await page.getByRole('tab', { name: 'Budget' }).getAttribute('aria-selected')) !== 'true'; tab++) {
        await page.keyboard.press('ArrowRight');
        await settle(page);
      }
      assert.equal(await page.getByRole('tab', { name: 'Budget' }).getAttribute('aria-selected'), 'true');
      assert.equal(await page.locator('.budget-picture').isVisible(), true);
    }));

  it('with the limit and what is left', () =>
    withPanel({}, async page => {
      assert.match(await textOf(page, '.limit'), /^Limit \$30M: \$4\.91M left in the mean; 94 % of the draws stay within it\.$/u);
    }));

  it('in another measure, and says why something is unknown', () =>
    withPanel({}, async page => {
      await page.getByRole('tab', { name: 'Budget' }).click();
      await choose(page, 'Measure', 4);
      const unknown = page.locator('#view-budget table').first().locator('tr[data-id=serve] td').first();
      assert.match((await unknown.textContent()) ?? '', /^unknown: no grid is given/u);
      assert.equal(await unknown.getAttribute('title'), `Unknown, because ${budget.parts[2]!.cells.co2.because}`);
      assert.equal((await sentMessages(page, 'state')).at(-1)!.state.total, 'unknown');
      assert.match(await textOf(page, '.budget-picture'), /unknown: no grid/u);
    }));

  it('and every measure with the phases side by side', () =>
    withPanel({}, async page => {
      const overview = page.locator('#view-budget table').nth(1);
      assert.deepEqual(await overview.locator('tbody th').allTextContents(), ['GPU-hours', 'Compute', 'Cost', 'Energy', 'CO2 emissions']);
      const heads = (await overview.locator('thead th').allTextContents()).join(' | ');
      assert.match(heads, /Post-training: rl \|.*Total \| Derivatives by others \(not in the total\)/u);
    }));

  it('and goes to the source of a part', () =>
    withPanel({}, async page => {
      await page.getByRole('tab', { name: 'Budget' }).click();
      await page.getByRole('button', { name: 'Post-training: rl' }).click();
      assert.deepEqual((await sentMessages(page, 'goto')).at(-1), { type: 'goto', uri: preview.uri, offset: 480 });
    }));
});
