/** What every suite about the page needs: one browser, fresh pages, and no silent faults. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'mocha';
import type { Page } from 'playwright-core';
import { PanelHarness, settle } from './harness.js';
import type { OpenOptions } from './harness.js';

export type WithPanel = (options: OpenOptions, check: (page: Page) => Promise<void>) => Promise<void>;

/** A suite that opens panels; it fails when a page wrote an error or met a refusal of the content policy. */
export function describePanel(title: string, body: (withPanel: WithPanel) => void): void {
  describe(title, () => {
    let harness: PanelHarness;

    before(async () => {
      harness = await PanelHarness.start();
    });
    after(async () => {
      await harness.stop();
      assert.deepEqual(harness.faults, [], 'errors in the console of the page');
    });

    body(async (options, check) => {
      const page = await harness.open(options);
      await settle(page);
      await check(page);
      assert.deepEqual(await page.evaluate(() => window.refused), [], 'refused by the content policy');
      await page.close();
    });
  });
}

export async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().textContent()) ?? '';
}

/** Chooses in one of the toolkit's lists, by keyboard as a person would. */
export async function choose(page: Page, label: string, steps: number): Promise<void> {
  await page.getByRole('combobox', { name: label }).focus();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await settle(page);
}

/** What one of the toolkit's lists shows as chosen. */
export async function chosen(page: Page, label: string): Promise<string> {
  return page.getByRole('combobox', { name: label }).evaluate(element => (element as HTMLSelectElement).value);
}
