import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { after, before, describe, it } from 'mocha';
import type { Page } from 'playwright-core';
import { PanelHarness, settle } from './harness.js';
import { preview } from './sample.js';
import { themeNames } from './themes.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that axe finds broken, with the elements: every rule it has, best practices as well. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  assert.ok(results.passes.length > 15, 'axe looked at something');
  return results.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${node.html.slice(0, 120)}`));
}

describe('accessibility of the panel', () => {
  let harness: PanelHarness;

  before(async () => {
    harness = await PanelHarness.start();
  });
  after(() => harness.stop());

  for (const theme of themeNames) {
    for (const width of [900, 370]) {
      it(`has no violations in ${theme} at ${width} pixels, in every view, open tables and a problem included`, async () => {
        const problem = { message: 'a unit is missing', line: 3, offset: 10, count: 1 };
        const page = await harness.open({ theme, width, data: { ...preview, problem } });
        await page.getByText('The same numbers as a table').click();
        await settle(page);
        assert.deepEqual(await violations(page), []);
        for (const view of ['Three laws', 'Budget']) {
          await page.getByRole('tab', { name: view }).click();
          await settle(page);
          assert.deepEqual(await violations(page), [], view);
        }
        await page.close();
      });
    }
  }

  it('has none while it waits', async () => {
    const page = await harness.open({ data: null });
    assert.deepEqual(await violations(page), []);
    await page.close();
  });

  it('can be walked through by Tab, every stop with a name and in view', async () => {
    const page = await harness.open({ width: 370 });
    await settle(page);
    const stops: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
      });
      if (stop === null) break;
      stops.push(stop.slice(0, 40));
    }
    assert.ok(stops.length >= 12, stops.join(' | '));
    assert.ok(
      stops.every(stop => stop !== ''),
      stops.join(' | '),
    );
    for (const wanted of ['Curves', 'Zoom in', 'This plan', 'Copy CSV']) {
      assert.ok(
        stops.some(stop => stop.includes(wanted)),
        `${wanted} in ${stops.join(' | ')}`,
      );
    }
    await page.close();
  });

  it('moves nothing when motion is to be reduced', async () => {
    const page = await harness.open({ reducedMotion: true });
    await settle(page);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(element => {
          const style = getComputedStyle(element);
          return (style.transitionProperty !== 'none' && style.transitionDuration !== '0s') || style.animationName !== 'none';
        })
        .map(element => element.tagName),
    );
    assert.deepEqual(moving, []);
    await page.close();
  });

  it('draws high contrast without translucent areas', async () => {
    const page = await harness.open({ theme: 'highContrast' });
    await settle(page);
    assert.equal(await page.locator('[data-part=band] path[fill-opacity]').count(), 0);
    assert.ok((await page.locator('[data-part=band] path[fill^="url(#"]').count()) > 0);
    await page.close();
  });
});
